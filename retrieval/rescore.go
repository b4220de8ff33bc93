package retrieval

import (
	"math"
	"strings"
)

// The re-scorer puts the candidates in order. What it looks at, and how much
// each counts, was found on questions over several news articles each, half of
// them kept apart until the end: words by weight, words that follow each other
// as in the question, two sentences that hold much of it together, the clause
// of the question that fits best, and the outlet when the question names one.

// Parts are what the score of a passage is made of.
type Parts struct {
	Words  float64 // words of the question, each by its weight
	Pairs  float64 // words that follow each other in both
	Window float64 // the best two sentences
	Clause float64 // the same three for the best clause
	Vector float64 // closeness by an embedding model
	Outlet float64 // what the sum of the above was multiplied by
}

func (p Parts) sum() float64 {
	return (p.Words + p.Pairs + p.Window + p.Clause + p.Vector) * p.Outlet
}

var (
	// saturation and lengthShare are BM25's k1 and b.
	saturation  = 0.8
	lengthShare = 0.75
	// usualLength of a passage, in words.
	usualLength = 75.0
	// headlineWeight is what a word is worth that stands in the headline
	// only.
	headlineWeight = 0.5
	// spellingWeight is what a name in another spelling is worth.
	spellingWeight = 0.8
	pairWeight     = 0.7
	windowWeight   = 0.5
	clauseWeight   = 1.0
	// outletFactor multiplies the score when the question names the outlet.
	outletFactor = 1.5
	// vectorWeight is the share of the question's whole weight that the
	// closest vector is worth. It has not been measured with a model.
	vectorWeight = 0.25
)

// rescore sets the score of each candidate.
func rescore(q *question, list []*candidate) {
	whole := ^terms(0)
	closeness := q.closeness(list)
	for i, c := range list {
		e := q.evidence(c)
		c.parts.Words, c.parts.Pairs, c.parts.Window = e.worth(q, whole)
		for _, clause := range q.clauses {
			words, pairs, window := e.worth(q, clause)
			c.parts.Clause = max(c.parts.Clause, clauseWeight*(words+pairs+window))
		}
		if len(q.clauses) == 0 {
			c.parts.Clause = clauseWeight * (c.parts.Words + c.parts.Pairs + c.parts.Window)
		}
		c.parts.Vector = vectorWeight * closeness[i] * q.weigh(whole)
		c.parts.Outlet = 1
		if names(q.text, c.Article.Publisher) {
			c.parts.Outlet = outletFactor
		}
		c.score = c.parts.sum()
	}
}

// evidence is what a passage holds of a question.
type evidence struct {
	gain      [maxTerms]float64 // of each term
	pairs     []bool            // of the question's pairs
	sentences []terms           // that stand in each sentence
}

func (q *question) evidence(c *candidate) evidence {
	stems := q.stems[c.Article.Language]
	e := evidence{pairs: make([]bool, len(q.pairs)), sentences: make([]terms, len(c.body))}
	var count [maxTerms]int
	length := 0
	for s, sentence := range c.body {
		before, further := -1, -1 // the terms one and two words back
		for _, stem := range sentence {
			i, ok := stems[stem]
			if !ok {
				i = -1
			} else {
				count[i]++
				e.sentences[s] |= 1 << i
				q.notePairs(e.pairs, before, further, i)
			}
			before, further = i, before
		}
		length += len(sentence)
	}
	norm := saturation * (1 - lengthShare + lengthShare*float64(length)/usualLength)
	for i, n := range count {
		if n > 0 {
			e.gain[i] = q.terms[i].weight * float64(n) * (saturation + 1) / (float64(n) + norm)
		}
	}
	for s, t := range c.respelled {
		e.sentences[s] |= t
		for i := range q.terms {
			if t.has(i) {
				e.gain[i] = max(e.gain[i], spellingWeight*q.terms[i].weight)
			}
		}
	}
	for _, stem := range c.headline {
		if i, ok := stems[stem]; ok {
			e.gain[i] = max(e.gain[i], headlineWeight*q.terms[i].weight)
		}
	}
	return e
}

// notePairs marks the pairs that term i closes, at most one word apart.
func (q *question) notePairs(marked []bool, before, further, i int) {
	for k, p := range q.pairs {
		if p.second == i && (p.first == before || p.first == further) {
			marked[k] = true
		}
	}
}

// worth is what the passage is worth to a part of the question.
func (e *evidence) worth(q *question, part terms) (words, pairs, window float64) {
	for i := range q.terms {
		if part.has(i) {
			words += e.gain[i]
		}
	}
	for k, p := range q.pairs {
		if e.pairs[k] && part.has(p.first) && part.has(p.second) {
			pairs += pairWeight * (q.terms[p.first].weight + q.terms[p.second].weight) / 2
		}
	}
	for s, held := range e.sentences {
		if s+1 < len(e.sentences) {
			held |= e.sentences[s+1]
		}
		window = max(window, windowWeight*q.weigh(held&part))
	}
	return words, pairs, window
}

// weigh is the weight of the terms together.
func (q *question) weigh(t terms) float64 {
	sum := 0.0
	for i := range q.terms {
		if t.has(i) {
			sum += q.terms[i].weight
		}
	}
	return sum
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

// names reports whether the question names the outlet, as it is printed.
func names(question, publisher string) bool {
	return publisher != "" && strings.Contains(question, publisher)
}
