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
	// clauseEvening is how far clauses are made even: each counts as many
	// times more as the passage that fits it best has less than the one that
	// fits any clause best, to this power. At 0 a long clause, or one of rare
	// words, leaves the others no room; at 1 a few words at random count as
	// much as the point of the question. Found on questions over several
	// articles: 0.3 to 0.5 did equally well, and the least of them changes
	// other questions the least.
	clauseEvening = 0.3
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
	clauses := q.fitClauses(list, all)
	const whole = ^terms(0)
	for i, c := range list {
		e := all[i]
		f := e.fit(q, whole)
		clause := f.sum()
		if c.clause = -1; len(q.clauses) > 0 {
			clause, c.clause = clauses.best(i)
		}
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

// clauseFits is how well each candidate fits each clause: by clause, then by
// candidate.
type clauseFits [][]float64

// fitClauses compares the candidates with the clauses, which it makes even.
func (q *question) fitClauses(list []*candidate, all []*evidence) clauseFits {
	fits := make(clauseFits, len(q.clauses))
	most := make([]float64, len(q.clauses)) // of each clause
	for k, clause := range q.clauses {
		fits[k] = make([]float64, len(list))
		for i, c := range list {
			fits[k][i] = all[i].fit(q, clause).sum()
			if q.foreign(clause, c.outlet) {
				fits[k][i] *= foreignClause
			}
			most[k] = max(most[k], fits[k][i]*q.sourceFactor(c))
		}
	}
	for k, of := range fits {
		if most[k] == 0 {
			continue
		}
		factor := math.Pow(slices.Max(most)/most[k], clauseEvening)
		for i := range of {
			of[i] *= factor
		}
	}
	return fits
}

// best returns how well a candidate fits the clause it fits best, and which
// that is.
func (f clauseFits) best(candidate int) (most float64, which int) {
	for k, of := range f {
		if of[candidate] > most {
			most, which = of[candidate], k
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
