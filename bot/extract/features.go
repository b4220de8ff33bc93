package extract

import (
	"maps"
	"math"
	"slices"
	"strings"
)

// feature is one thing that speaks for a line or against it. Each is a
// number from 0 to 1.
type feature int

const (
	around   feature = iota // the share of the question that the line and what stands around it meets
	pairs                   // the share of the question's neighbouring words that it keeps together
	typed                   // how well it holds the kind of answer asked for
	near                    // how much of the question stands close to a possible answer
	pool                    // how well other lines support the values in it
	headline                // the share of the question that the headline meets
	best                    // the largest share that any one line of the article meets
	names                   // three names or more that the question does not hold
	fresh                   // words that the question does not hold, twenty or more
	opening                 // it opens its article
	asking                  // it is a question itself
	features
)

// vector is what speaks for a line.
type vector [features]float64

// weights say how much each feature counts. They are the weights of a
// conditional logit over the lines of a question (the softmax of the scores is
// the chance that a line holds the answer; Cooper and others, 1992, and as
// "ListNet", Cao and others, 2007), found on one half of some news questions,
// checked on the other and rounded to one digit; the scale is that of the
// logit.
var weights = vector{around: 1.7, pairs: 0.9, typed: 1.6, near: 1.3, pool: 1.7, headline: 1.0, best: 0.5, names: 0.8, fresh: 0.5, opening: 0.4, asking: -0.5}

// score is the weighted sum of the features.
func (v vector) score() float64 {
	sum := 0.0
	for i, x := range v {
		sum += x * weights[i]
	}
	return sum
}

// Counts of names and words of a line's own at which more say no more.
const (
	manyNames = 3
	manyFresh = 20
)

// vectors returns what speaks for each line. covers and kinds are its cover
// and how well it holds the kind of answer.
func (ev *evidence) vectors(c Clause, terms []float64, covers, kinds []float64) []vector {
	out := make([]vector, len(ev.lines))
	met := ev.meets(c)
	heads, tops := make([]float64, len(ev.articles)), make([]float64, len(ev.articles))
	for k := range ev.articles {
		heads[k] = share(terms, ev.articles[k].headMet(c))
	}
	for i := range ev.lines {
		at := ev.lines[i].article
		tops[at] = max(tops[at], share(terms, met[i]))
	}
	pooled := ev.pool(c, covers)
	for i := range ev.lines {
		l := &ev.lines[i]
		v := vector{
			around: covers[i], pairs: l.pairsOf(c), typed: kinds[i], near: l.nearness(c, terms, met[i]), pool: pooled[i],
			headline: heads[l.article], best: tops[l.article], names: min(1, float64(l.freshNames(c))/manyNames), fresh: l.freshness(c),
		}
		if i == 0 || ev.lines[i-1].article != l.article {
			v[opening] = 1
		}
		if strings.HasSuffix(strings.TrimRight(l.Text(), `"”’'»“`), "?") {
			v[asking] = 1
		}
		out[i] = v
	}
	return out
}

// meets says for each line how well it holds each term of the clause.
func (ev *evidence) meets(c Clause) [][]float64 {
	out := make([][]float64, len(ev.lines))
	for i := range ev.lines {
		out[i] = make([]float64, len(c.Terms))
		for j, t := range c.Terms {
			out[i][j] = ev.lines[i].holds(t)
		}
	}
	return out
}

// share is the share of the terms' weight that is met.
func share(terms, met []float64) float64 {
	var sum, all float64
	for j, w := range terms {
		all += w
		sum += w * met[j]
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// headMet says of each term whether the headline or the publisher holds it.
func (a *article) headMet(c Clause) []float64 {
	met := make([]float64, len(c.Terms))
	for j, t := range c.Terms {
		if a.head[t.Stem] || a.heads[t.Folded] {
			met[j] = 1
		}
	}
	return met
}

func (l *line) freshNames(c Clause) int {
	n := 0
	for _, name := range l.names {
		if !c.isNamed(name.Words) {
			n++
		}
	}
	return n
}

// freshness is how many of the line's words are not the question's, up to
// manyFresh, on a scale of logarithms: the first few say most.
func (l *line) freshness(c Clause) float64 {
	n := 0
	for stem := range l.stems {
		if !c.has(stem) {
			n++
		}
	}
	return min(1, math.Log1p(float64(n))/math.Log1p(manyFresh))
}

// given says for each value how far each article, by its index, speaks for it:
// the square of the cover of its best line with the value. What stands near
// the words of the question is more likely what is asked for.
func (ev *evidence) given(c Clause, covers []float64) map[string]map[int]float64 {
	out := map[string]map[int]float64{}
	for i := range ev.lines {
		l := &ev.lines[i]
		for _, v := range l.values(c) {
			if out[v] == nil {
				out[v] = map[int]float64{}
			}
			out[v][l.article] = max(out[v][l.article], covers[i]*covers[i])
		}
	}
	return out
}

// backing is what articles say for a value together.
func backing(by map[int]float64) (sum float64) {
	for _, article := range slices.Sorted(maps.Keys(by)) { // in order: sums of floats depend on it
		sum += by[article]
	}
	return sum
}

// pool is, for each line, the backing of the best of its values; the value
// with the most counts 1.
func (ev *evidence) pool(c Clause, covers []float64) []float64 {
	support, most := map[string]float64{}, 0.0
	for v, by := range ev.given(c, covers) {
		support[v] = backing(by)
		most = max(most, support[v])
	}
	out := make([]float64, len(ev.lines))
	for i := range ev.lines {
		for _, v := range ev.lines[i].values(c) {
			if most > 0 {
				out[i] = max(out[i], support[v]/most)
			}
		}
	}
	return out
}
