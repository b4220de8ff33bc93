package eval

import (
	"slices"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/measure"
)

// foundRanks are the list lengths of the table and of the picture.
var foundRanks = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}

// Reckon makes the figures of what became of each question.
func (v *Result) Reckon(questions []Question, got []Examined) {
	var rankings measure.Rankings
	var refusal measure.Refusal
	var times []time.Duration
	answers, refusals := &AnswersResult{}, &RefusalResult{}
	var said, best Quoted
	v.Dropped = map[string]int{}
	for i, q := range questions {
		e := got[i]
		times = append(times, e.Took)
		for _, d := range e.Answer.Dropped {
			v.Dropped[d.Rule]++
		}
		faults := q.Faults(e.Answer)
		if len(faults) > 0 {
			v.Missed = append(v.Missed, Missed{q.ID, faults})
		}
		if !q.answerable() {
			refusals.Questions++
			refusals.Refused += indicator(len(faults) == 0)
			refusal.Unanswerable = append(refusal.Unanswerable, e.Support)
			continue
		}
		answers.Questions++
		answers.Answered += indicator(e.Answer.Outcome != answer.NotFound)
		answers.Right += indicator(len(faults) == 0)
		refusal.Answerable = append(refusal.Answerable, e.Support)
		if r, ok := q.Ranking(e.Found); ok {
			rankings = append(rankings, r)
		}
		if len(q.QuoteAny) > 0 {
			said.Add(q.QuotedAt(QuotesOf(e.Answer)))
			best.Add(q.QuotedAt(e.Best))
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

// Quoted counts answers by whether the first 1, 2 and 3 quotations hold what
// was asked for.
type Quoted struct {
	first [bestQuotes]int
	All   int // the answers counted
}

// Add counts an answer by the number of the quotation that holds it; 0 stands
// for none.
func (c *Quoted) Add(number int) {
	c.All++
	for k := range c.first {
		if number > 0 && number <= k+1 {
			c.first[k]++
		}
	}
}

// Shares returns the shares of all answers; nil when there are none.
func (c Quoted) Shares() []AtRank {
	var out []AtRank
	for k, n := range c.first {
		if c.All > 0 {
			out = append(out, AtRank{k + 1, measure.Share(float64(n), c.All)})
		}
	}
	return out
}

func searchFigures(r measure.Rankings) *SearchResult {
	if len(r) == 0 {
		return nil
	}
	s := &SearchResult{Questions: len(r), MRR: r.MRR(Ranks), Recall: r.Recall(Ranks), AllFacts: r.Complete(Ranks)}
	for _, k := range foundRanks {
		s.Found = append(s.Found, AtRank{k, r.Hits(k)})
	}
	return s
}

func (a *AnswersResult) finish(said, best Quoted) *AnswersResult {
	if a.Questions == 0 {
		return nil
	}
	a.Answered = measure.Share(a.Answered, a.Questions)
	a.Right = measure.Share(a.Right, a.Questions)
	a.Quoted, a.Best = said.Shares(), best.Shares()
	return a
}

// finish sweeps the threshold, when there are questions of both kinds.
func (r *RefusalResult) finish(scores measure.Refusal) *RefusalResult {
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

func point(p measure.Point) RefusalPoint {
	return RefusalPoint{Answered: p.Answered, Refused: p.Refused, Threshold: p.Threshold}
}

// indicator is 1 for yes and 0 for no, to be summed.
func indicator(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
