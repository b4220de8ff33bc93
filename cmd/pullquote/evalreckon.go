package main

import (
	"slices"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/measure"
)

// foundRanks are the list lengths of the table and of the picture.
var foundRanks = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}

// reckon makes the figures of what became of each question.
func (v *evaluation) reckon(questions []evalQuestion, got []examined) {
	var rankings measure.Rankings
	var refusal measure.Refusal
	var times []time.Duration
	answers, refusals := &answersResult{}, &refusalResult{}
	var said, best quoted
	for i, q := range questions {
		e := got[i]
		times = append(times, e.took)
		faults := q.faults(e.answer)
		if len(faults) > 0 {
			v.Missed = append(v.Missed, missed{q.ID, faults})
		}
		if !q.answerable() {
			refusals.Questions++
			refusals.Refused += indicator(len(faults) == 0)
			refusal.Unanswerable = append(refusal.Unanswerable, e.support)
			continue
		}
		answers.Questions++
		answers.Answered += indicator(e.answer.Outcome != bot.NotFound)
		answers.Right += indicator(len(faults) == 0)
		refusal.Answerable = append(refusal.Answerable, e.support)
		if r, ok := q.ranking(e.found); ok {
			rankings = append(rankings, r)
		}
		if len(q.QuoteAny) > 0 {
			said.add(q.quotedAt(quotesOf(e.answer)))
			best.add(q.quotedAt(e.best))
		}
	}
	v.Answerable = answers.Questions
	v.Search = searchFigures(rankings)
	v.Answers = answers.finish(said, best)
	v.Refusals = refusals.finish(refusal)
	v.Cost.P50, v.Cost.P95 = milliseconds(measure.Quantile(times, .5)), milliseconds(measure.Quantile(times, .95))
	v.Cost.Memory = peakMemory()
}

// bestQuotes is up to which quotation it is counted whether the answer stands
// in the first so many: what a reader takes in at a glance.
const bestQuotes = 3

// quoted counts answers by whether the first 1, 2 and 3 quotations hold what
// was asked for.
type quoted struct {
	first [bestQuotes]int
	all   int
}

// add counts an answer by the number of the quotation that holds it; 0 stands
// for none.
func (c *quoted) add(number int) {
	c.all++
	for k := range c.first {
		if number > 0 && number <= k+1 {
			c.first[k]++
		}
	}
}

// shares returns the shares of all answers; nil when there are none.
func (c quoted) shares() []atRank {
	var out []atRank
	for k, n := range c.first {
		if c.all > 0 {
			out = append(out, atRank{k + 1, measure.Share(float64(n), c.all)})
		}
	}
	return out
}

func searchFigures(r measure.Rankings) *searchResult {
	if len(r) == 0 {
		return nil
	}
	s := &searchResult{Questions: len(r), MRR: r.MRR(ranks), Recall: r.Recall(ranks), AllFacts: r.Complete(ranks)}
	for _, k := range foundRanks {
		s.Found = append(s.Found, atRank{k, r.Hits(k)})
	}
	return s
}

func (a *answersResult) finish(said, best quoted) *answersResult {
	if a.Questions == 0 {
		return nil
	}
	a.Answered = measure.Share(a.Answered, a.Questions)
	a.Right = measure.Share(a.Right, a.Questions)
	a.Quoted, a.Best = said.shares(), best.shares()
	return a
}

// finish sweeps the threshold, when there are questions of both kinds.
func (r *refusalResult) finish(scores measure.Refusal) *refusalResult {
	if r.Questions == 0 || len(scores.Answerable) == 0 {
		return nil
	}
	r.Refused = measure.Share(r.Refused, r.Questions)
	r.AUC = scores.AUC()
	for _, least := range []float64{.90, .95} {
		at := point(scores.At(least))
		at.AtLeast = least
		r.At = append(r.At, at)
	}
	for _, p := range scores.Curve() {
		r.Curve = append(r.Curve, point(p))
	}
	slices.Reverse(r.Curve) // fewest answered first, as the picture has it
	return r
}

func point(p measure.Point) refusalPoint {
	return refusalPoint{Answered: p.Answered, Refused: p.Refused, Threshold: p.Threshold}
}

// indicator is 1 for yes and 0 for no, to be summed.
func indicator(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
