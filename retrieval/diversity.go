package retrieval

import (
	"cmp"
	"slices"
)

// How much less each further passage is worth that has something in common
// with those taken before it. Many passages of one article leave no room for
// the others, yet the answer may well stand in two of them: to allow only one
// lost far more. And a question of several clauses, or over several outlets,
// asks for something of each.
const (
	articleCrowding = 0.1
	clauseCrowding  = 0.05
	outletCrowding  = 0.05
)

// looked is how many candidates are looked at for each that is taken. What is
// further down is worth too little to be moved up.
const looked = 15

// choose returns at most limit candidates, best first, taking each for a
// little less the more that is like it has been taken before. Candidates
// without any score are never taken; among equals that of the newer article
// goes first, and one without a date last.
//
// One text gets few places, however many articles repeat it; see copies. The
// copies left out come back beside.
func choose(q *question, list []*candidate, limit int, told *copies) (out, repeated []*candidate) {
	left := slices.DeleteFunc(slices.Clone(list), func(c *candidate) bool { return c.score <= 0 })
	slices.SortFunc(left, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), b.article.Published.Compare(a.article.Published), cmp.Compare(a.id, b.id))
	})
	left = left[:min(len(left), looked*max(limit, 0))]
	taken := crowd{articles: map[int64]int{}, clauses: map[int]int{}, outlets: map[string]int{}}
	for len(out) < limit && len(left) > 0 {
		next, most := 0, 0.0
		for i, c := range left {
			if worth := c.score / taken.like(q, c); worth > most {
				next, most = i, worth
			}
		}
		if told.take(left[next]) {
			taken.add(left[next])
			out = append(out, left[next])
		} else {
			repeated = append(repeated, left[next])
		}
		left = slices.Delete(left, next, next+1)
	}
	return out, repeated
}

// crowd counts what has been taken, by revision, clause and outlet.
type crowd struct {
	articles map[int64]int
	clauses  map[int]int
	outlets  map[string]int
}

func (t crowd) add(c *candidate) {
	t.articles[c.row]++
	t.clauses[c.clause]++
	t.outlets[c.outlet]++
}

// like is what the score of a candidate is divided by for what is like it.
func (t crowd) like(q *question, c *candidate) float64 {
	by := 1 + articleCrowding*float64(t.articles[c.row])
	if len(q.clauses) > 1 {
		by *= 1 + clauseCrowding*float64(t.clauses[c.clause])
	}
	if len(q.outlets) > 1 && slices.Contains(q.outlets, c.outlet) {
		by *= 1 + outletCrowding*float64(t.outlets[c.outlet])
	}
	return by
}
