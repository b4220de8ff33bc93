package retrieval

import (
	"math"
	"slices"
)

// The re-scorer puts the candidates in order. What it looks at, and how much
// each counts, was found by trial on 1,131 questions over several of 1,716
// news articles each; where several values did equally well, the plainest was
// taken.

const (
	// clauseWeight is what the clause that fits best is worth, against the
	// question as a whole.
	clauseWeight = 1.5
	// supportWeight is what a word is worth that the passage lacks and
	// another candidate of the same article, or the headline, has.
	supportWeight = 0.1
	// vectorWeight is the share of the question's whole weight that the
	// closest vector is worth. A passage that holds all words in two sentences
	// has about four times the whole, a good one half of that: so a vector
	// counts for about as much as what a good passage has over a poor one. It
	// has not been measured with a model.
	vectorWeight = 1
	// foreignClause is what a clause counts for a passage of another outlet
	// than those that the clause names.
	foreignClause = 0.6
	// outletFactor multiplies the score when the question names the outlet,
	// and dayFactor when it names the day of publication.
	outletFactor = 2.5
	dayFactor    = 2
)

// Parts are what the score of a passage is made of.
type Parts struct {
	Words   float64 // words of the question, each by how rare it is
	Pairs   float64 // words that follow each other in both
	Window  float64 // the best two sentences
	Clause  float64 // the same three for the best clause
	Support float64 // words that stand elsewhere in the article
	Vector  float64 // closeness by an embedding model
	Source  float64 // what the sum of the above is multiplied by, for outlet and day
}

func (p Parts) score() float64 {
	return (p.Words + p.Pairs + p.Window + p.Clause + p.Support + p.Vector) * p.Source
}

// rescore sets the score of each candidate. It returns how much of the
// question the passage holds that holds most of it, with its headline: 0 to 1.
func rescore(q *question, list []*candidate) (bearing float64) {
	all := make([]*evidence, len(list))
	ofArticle := map[int64]terms{} // by revision
	for i, c := range list {
		all[i] = q.evidence(c)
		ofArticle[c.row] |= all[i].held() | q.standIn(c.headline, q.stems[c.article.Language])
	}
	closeness := q.closeness(list)
	const whole = ^terms(0)
	for i, c := range list {
		e := all[i]
		f := e.fit(q, whole)
		clause, which := q.bestClause(e, c.outlet, f)
		c.clause = which
		c.parts = Parts{
			Words: f.words, Pairs: f.pairs, Window: f.window,
			Clause:  clauseWeight * clause,
			Support: supportWeight * q.sum(ofArticle[c.row]&^e.held()),
			Vector:  vectorWeight * closeness[i] * q.sum(whole),
			Source:  q.sourceFactor(c),
		}
		c.score = c.parts.score()
		c.bearing = q.certain(e.held()|e.headline|q.wordsOf(c.outlet)) / q.rare(whole)
		bearing = max(bearing, c.bearing)
	}
	return bearing
}

// bestClause is how well the passage fits the clause it fits best, and which
// that is; the whole question, and -1, when it has only one.
func (q *question) bestClause(e *evidence, outlet string, whole fit) (most float64, which int) {
	if len(q.clauses) == 0 {
		return whole.sum(), -1
	}
	for i, clause := range q.clauses {
		sum := e.fit(q, clause).sum()
		if q.foreign(clause, outlet) {
			sum *= foreignClause
		}
		if sum > most {
			most, which = sum, i
		}
	}
	return most, which
}

// sourceFactor is what naming the outlet or the day makes of the score.
func (q *question) sourceFactor(c *candidate) float64 {
	factor := 1.0
	if slices.Contains(q.outlets, c.outlet) {
		factor *= outletFactor
	}
	if q.namesDay(c.article.Published) {
		factor *= dayFactor
	}
	return factor
}

// closeness places each candidate of the vector leg between the furthest, 0,
// and the closest, 1: what a cosine is worth differs from model to model.
func (q *question) closeness(list []*candidate) []float64 {
	out := make([]float64, len(list))
	if !q.byMeaning {
		return out
	}
	least, most := math.Inf(1), math.Inf(-1)
	for _, c := range list {
		if c.vector.rank > 0 {
			least, most = min(least, c.vector.score), max(most, c.vector.score)
		}
	}
	for i, c := range list {
		switch {
		case c.vector.rank == 0:
		case most > least:
			out[i] = (c.vector.score - least) / (most - least)
		default:
			out[i] = 1
		}
	}
	return out
}
