package extract

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Pick is a chosen run of one or two sentences.
type Pick struct {
	// First and Last are the lines where the run begins and ends; the same
	// line for one sentence. They follow each other in one paragraph.
	First, Last news.Line
	// Clause is the index of the clause of the question that it answers.
	Clause int
	// Cover is the share of the clause that it meets, 0 to 1.
	Cover float64
	// Value is where the value stands that is asked for, in bytes of the
	// article's text; zero where none is certain.
	Value lang.Span
	score float64
	best  int // the index of the line that was ranked
}

// Quote returns the run as one quotation.
func (p Pick) Quote() (news.Quote, error) {
	return p.Last.Article.Quote(p.First.Sentence.Start, p.Last.Sentence.End)
}

// text is the run as printed.
func (p Pick) text() string {
	return p.Last.Article.Text[p.First.Sentence.Start:p.Last.Sentence.End]
}

// Choice is what was chosen for a question.
type Choice struct {
	// Picks are at most MaxPicks, those for the first clause first.
	Picks []Pick
	// Answered counts the clauses that have a pick, Asked all of them.
	Answered, Asked int
	// covers holds for each line, by number less one, the most that it meets
	// of any clause.
	covers []float64
	// Unstated says of each clause that has no pick that no article states it.
	Unstated []string
	// Parts are the clauses in their order.
	Parts []Part
	// own holds the same of the words of the line alone.
	own     []float64
	ranked  []Pick
	support float64
	mayBe   bool
}

// Part is a clause of the question with the picks that answer it, best first;
// none where nothing does.
type Part struct {
	Asked string // as it was asked, without its question mark
	Picks []Pick
}

// Ranked returns the best runs for the question whether or not they carry an
// answer, and the support for the best: how far it goes to answer, the more the better.
// It is what refusals are measured with.
func (c Choice) Ranked() ([]Pick, float64) { return c.ranked, c.support }

// MayAnswer reports whether the nearest sentence of a question that is refused may
// answer it all the same, so that to deny it flatly may be false.
func (c Choice) MayAnswer() bool { return c.mayBe && c.Answered == 0 }

// None is the choice without anything to show: not even as the nearest.
func (c Choice) None() Choice {
	c.Picks, c.ranked, c.Answered, c.mayBe = nil, nil, 0, false
	return c
}

// Most is the choice with no more than so many picks; 0 leaves it as it is.
func (c Choice) Most(picks int) Choice {
	if picks > 0 {
		c.Picks = c.Picks[:min(picks, len(c.Picks))]
	}
	return c
}

// Bears reports whether the line with the number has to do with the question
// at all, so that it may be shown where a claim about it did not hold.
func (c Choice) Bears(number int) bool {
	return number >= 1 && number <= len(c.covers) && c.covers[number-1] >= minBears
}

// After returns the choice that stands once a model has read the evidence. A
// model that found something to say leaves it as it is; where it found
// nothing, only picks that meet nearly all of the question remain.
func (c Choice) After(found bool) Choice {
	if found {
		return c
	}
	var sure []Pick
	for _, p := range c.Picks {
		if p.Cover >= sureCover {
			sure = append(sure, p)
		}
	}
	c.Picks = sure
	return c
}

// MaxPicks is the most quotations in an answer: what a reader takes in at a
// glance. A question of several clauses may have one more for each.
const MaxPicks = 3

const (
	denied    = 0.3  // the chance of an answer below which it is flatly denied: above, half of the refused have one
	leastMet  = 0.2  // of a question, by a line with its headline and the lines beside it, for an answer
	minBears  = 0.35 // of a question, for a line to have to do with it
	sureCover = 0.85 // of a question, for a line to answer it where a model saw no answer
)

// Reading is a question with its evidence, read once: what is chosen by any
// table stands on it.
type Reading struct {
	ev      evidence
	q       Question
	clauses []*asked
	rows    [][][]float64 // by clause and line
}

// Read reads the evidence for the question.
func Read(q Question, e news.Evidence) *Reading {
	r := &Reading{q: q}
	if len(q.whole().Terms) == 0 { // "How old is she?", out of the blue
		return r
	}
	if r.ev = read(e); len(r.ev.lines) == 0 {
		return r
	}
	r.q = q.with(e.Words)
	for _, c := range r.q.Clauses {
		a := r.ev.asked(c)
		r.clauses, r.rows = append(r.clauses, a), append(r.rows, a.rows())
	}
	return r
}

// Choose picks the lines that answer, or none.
func (t *Table) Choose(r *Reading) Choice {
	n := len(r.ev.lines)
	choice := Choice{Asked: len(r.q.Clauses), covers: make([]float64, n), own: make([]float64, n)}
	for i, a := range r.clauses {
		choice.Parts = append(choice.Parts, Part{Asked: a.text})
		for k := range r.ev.lines {
			choice.covers[k] = max(choice.covers[k], a.covers[k])
			choice.own[k] = max(choice.own[k], share(a.rare, a.met[k]))
		}
		scores := t.scores(r.rows[i])
		order := a.order(scores)
		if len(order) == 0 {
			choice.Unstated = append(choice.Unstated, a.Unstated(false))
			continue
		}
		sure := t.sure(a.signs(order[0], scores))
		choice.support = max(choice.support, sure)
		runs := t.runs(a, i, order, scores)
		choice.ranked = append(choice.ranked, runs...)
		if barred := a.barred(order[0]); barred || sure < t.Refuse || !a.states(order[0]) {
			mayBe := !barred && sure >= denied
			choice.mayBe = choice.mayBe || mayBe
			choice.Unstated = append(choice.Unstated, a.Unstated(mayBe))
			continue
		}
		choice.Answered++
		for n, p := range runs {
			if n == 0 || !a.saidElsewhere(runs[0], p) && (len(r.clauses) == 1 || p.First.Article.ID != runs[0].First.Article.ID) && p.score >= runs[0].score-t.Beside && a.adds(runs[0], p) {
				choice.add(p, len(r.clauses))
				choice.Parts[i].Picks = append(choice.Parts[i].Picks, p)
			}
		}
	}
	return choice
}

// barred reports whether the question is refused whatever speaks for its best line.
func (a *asked) barred(best int) bool {
	return a.opinion || a.ofNamesake(best) || !a.ev.tellOf(a.deed) || share(a.rare, a.neighbourly(best)) < leastMet
}

// order is the lines that may answer, by index, best first; of those that print
// the same words the best.
func (a *asked) order(scores []float64) []int {
	var able []int
	for i := range a.ev.lines {
		if l := &a.ev.lines[i]; !l.isQuestion() && !l.isFurniture() && a.ev.mayAnswer(i, a) {
			able = append(able, i)
		}
	}
	able = a.stating(a.telling(able))
	slices.SortStableFunc(able, func(i, j int) int {
		switch {
		case scores[i] > scores[j]:
			return -1
		case scores[i] < scores[j]:
			return 1
		}
		return 0
	})
	return able
}

// telling leaves out, where it is asked who did something, how many or when, the
// lines that do not tell of it, if one of their article does that has a value of the
// kind; where many are counted, if one of any article does.
func (a *asked) telling(able []int) []int {
	if a.Kind == Where && len(a.phrase) > 0 {
		return a.placing(able)
	}
	if a.deed == "" || a.amount || a.Kind != HowMany && a.Kind != Who && a.Kind != When && !a.anybody {
		return able
	}
	anywhere, in := false, map[int]bool{}
	for _, i := range able {
		if a.kinds[i] >= countsThem && a.ev.does(i, a.deed) {
			anywhere, in[a.ev.lines[i].article] = true, true
		}
	}
	anywhere = anywhere && a.Kind == HowMany
	return slices.DeleteFunc(able, func(i int) bool {
		return (anywhere || in[a.ev.lines[i].article]) && !a.ev.does(i, a.deed)
	})
}

// placing leaves out, where it is asked in which provinces or towns, the lines that
// name none of an article of which another line does: "across several provinces".
func (a *asked) placing(able []int) []int {
	in := map[int]bool{}
	for _, i := range able {
		in[a.ev.lines[i].article] = in[a.ev.lines[i].article] || a.kinds[i] >= nameNearby
	}
	return slices.DeleteFunc(able, func(i int) bool { return in[a.ev.lines[i].article] && a.kinds[i] < nameNearby })
}

// countsThem is how well a value must be of the kind asked for, such as a number of
// those who are counted.
const countsThem = 0.65

// runs are the best of the lines as quotations, at most MaxPicks. What says the
// same as one before is left out: the same words, or no other value of the kind
// asked for.
func (t *Table) runs(a *asked, clause int, order []int, scores []float64) (out []Pick) {
	var taken []int
	told := map[string]bool{}
	for _, i := range order {
		if len(out) == MaxPicks {
			break
		}
		if slices.ContainsFunc(taken, func(k int) bool { return k == i || sameWords(&a.ev.lines[k], &a.ev.lines[i]) }) {
			continue
		}
		if a.repeats(i, told) {
			continue
		}
		first, last := t.joined(a, i, scores)
		for k := first; k <= last; k++ {
			taken = append(taken, k)
		}
		p := Pick{First: a.ev.lines[first].Line, Last: a.ev.lines[last].Line, Clause: clause, Cover: a.covers[i], score: scores[i], best: i}
		if at, ok := a.certain(i); ok {
			begin := a.ev.lines[i].Sentence.Start
			p.Value = lang.Span{Start: begin + at.Start, End: begin + at.End}
		}
		out = append(out, p)
	}
	return out
}

// negates reports whether the line says that something is not so: the same value
// in it is no repetition.
func (l *line) negates() bool { return l.folded["not"] || l.folded["never"] || l.denies(Clause{}) }

// repeats reports whether the line gives no value of the kind asked for that was
// not told before, and notes those that it gives.
func (a *asked) repeats(i int, told map[string]bool) bool {
	if a.Kind == Open || a.Kind == Said || a.Kind == Why || a.ev.lines[i].negates() {
		return false
	}
	values := a.ev.lines[i].values(a.Clause)
	fresh := len(values) == 0
	for _, v := range values {
		fresh = fresh || !told[v]
		told[v] = true
	}
	return !fresh
}

// add takes a pick unless its sentences are there already, in its article or
// word for word in another.
func (c *Choice) add(p Pick, clauses int) {
	for i, known := range c.Picks {
		same := known.Last.Article.ID == p.Last.Article.ID
		if !same && (strings.Contains(known.text(), p.text()) || strings.Contains(p.text(), known.text())) {
			return
		}
		if same && known.First.Sentence.Start <= p.First.Sentence.Start && p.Last.Sentence.End <= known.Last.Sentence.End {
			return
		}
		if same && p.First.Sentence.Start <= known.First.Sentence.Start && known.Last.Sentence.End <= p.Last.Sentence.End {
			c.Picks[i] = p
			return
		}
	}
	if len(c.Picks) < MaxPicks+clauses-1 {
		c.Picks = append(c.Picks, p)
	}
}

// Rows describe each line for each clause, by the features of FeatureNames.
func (r *Reading) Rows() [][][]float64 { return r.rows }

// FeatureNames are those of the rows.
func FeatureNames() (names []string) {
	for _, f := range features() {
		names = append(names, f.name)
	}
	return names
}

// Signs are those of the line that the table ranks first for the clause; nil
// where none may answer.
func (r *Reading) Signs(t *Table, clause int) (names []string, values []float64) {
	a := r.clauses[clause]
	scores := t.scores(r.rows[clause])
	order := a.order(scores)
	if len(order) == 0 {
		return nil, nil
	}
	for _, g := range a.signs(order[0], scores) {
		names, values = append(names, g.name), append(values, g.value)
	}
	return names, values
}
