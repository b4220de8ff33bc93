package extract

import (
	"math"
	"slices"
	"strings"

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
	// own holds the same of the words of the line alone.
	own     []float64
	ranked  []Pick
	support float64
}

// Ranked returns the best runs for the question whether or not they carry an
// answer, and the support for the best: how far it goes to answer, the more the better.
// It is what refusals are measured with.
func (c Choice) Ranked() ([]Pick, float64) { return c.ranked, c.support }

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

// Thresholds of the choice. minSupport is how far the evidence must go to answer
// the question, or it is refused: of the news questions that had an answer about
// one in thirty fell below it, of those over several articles one in ten. With
// surplus over it, the best lines are an answer even where none holds the kind
// that is asked for: what that is cannot always be told from the words of a
// question. minCover is what a line must meet of the question, minCore what of
// its plain words.
const (
	minSupport        = 0.85
	minSupportForeign = 0.3
	surplus           = 0.05
	minCover          = 0.20
	minCore           = 0.15
	spokenHere        = 0.8  // the one asked about speaks in the line or right before
	alsoMargin        = 3.0  // how much less than the best another line may be worth
	alsoCover         = 0.45 // the share of what the best meets that another line must meet
	newValue          = 1.0  // brings a value that is not there yet
	sameArticle       = 0.2  // is from an article that is there already
	repeats           = 10.0 // says the same words again
	alsoServes        = 0.75 // answers a second clause as well
	sameTyped         = 0.65 // difference in kind that still counts as the same
	minBears          = 0.35 // has to do with the question
	sureCover         = 0.85 // answers even where a model saw no answer
)

// Choose picks the lines that answer the question, or none.
func Choose(q Question, e news.Evidence) Choice {
	choice := Choice{Asked: len(q.Clauses), covers: make([]float64, len(e.Lines)), own: make([]float64, len(e.Lines))}
	if len(e.Lines) == 0 || len(q.whole().Terms) == 0 { // "How old is she?", out of the blue
		return choice
	}
	ev := read(e)
	q = q.With(e.Words)
	for i, c := range q.Clauses {
		vectors := ev.vectorsOf(c)
		all := scores(c, vectors)
		for _, s := range all {
			choice.covers[s.line] = max(choice.covers[s.line], s.cover)
		}
		choice.noteOwn(&ev, c)
		best := ev.bestOf(c, all, all)
		choice.rank(&ev, i, best, all)
		support := ev.support(q, vectors, c)
		choice.support = max(choice.support, support)
		var picks []scored
		told := ev.tellOf(c.deed)
		if told && support >= q.minSupport() {
			picks = ev.pick(c, all)
		}
		if told && len(picks) == 0 && support >= q.minSupport()+surplus {
			picks = ev.foremost(c, best)
		}
		if len(picks) > 0 {
			choice.Answered++
		}
		earlier := choice.Picks
		for _, s := range picks {
			if !ev.serves(earlier, s, c, all) {
				choice.add(ev.run(s, all, i), len(q.Clauses))
			}
		}
	}
	return choice
}

// minSupport is less for a language without rules, whose question words no
// article repeats.
func (q Question) minSupport() float64 {
	if q.foreign {
		return minSupportForeign
	}
	return minSupport
}

// serves reports whether a line that was chosen for an earlier clause answers
// this one nearly as well as s of the same article does: then s would only
// repeat it.
func (ev *evidence) serves(chosen []Pick, s scored, c Clause, all []scored) bool {
	for _, p := range chosen {
		known := all[p.Last.Number-1]
		if ev.lines[known.line].article == ev.lines[s.line].article && ev.carries(known, c) &&
			known.typed >= s.typed-sameTyped && known.score >= alsoServes*s.score {
			return true
		}
	}
	return false
}

// rank notes the best runs of a clause and the support for them.
func (c *Choice) rank(ev *evidence, clause int, best, all []scored) {
	for _, s := range best {
		c.ranked = append(c.ranked, ev.run(s, all, clause))
	}
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

// bestOf returns the best lines for the clause, best first. Each after the
// first is chosen with regard to those before it: one that brings another
// value or another article comes before one that repeats.
func (ev *evidence) bestOf(c Clause, able, all []scored) []scored {
	left := slices.Clone(able)
	known := map[string]bool{}
	var taken []scored
	for len(left) > 0 && len(taken) < MaxPicks {
		at, most := 0, math.Inf(-1)
		for i, s := range left {
			worth := s.score
			if len(taken) > 0 {
				worth += ev.news(s, c, taken, known)
			}
			if worth > most {
				at, most = i, worth
			}
		}
		s := left[at]
		first, last := ev.joined(s, all)
		left = slices.DeleteFunc(left, func(o scored) bool { return o.line == s.line || o.line == first || o.line == last })
		for _, v := range ev.lines[s.line].values(c) {
			known[v] = true
		}
		taken = append(taken, s)
	}
	return taken
}

// news is what a line brings beside those taken.
func (ev *evidence) news(s scored, c Clause, taken []scored, known map[string]bool) float64 {
	worth := 0.0
	for _, v := range ev.lines[s.line].values(c) {
		if !known[v] {
			worth += newValue
			break
		}
	}
	for _, t := range taken {
		if ev.lines[t.line].article == ev.lines[s.line].article {
			worth -= sameArticle
		}
		if sameWords(&ev.lines[t.line], &ev.lines[s.line]) {
			worth -= repeats
		}
	}
	return worth
}

// foremost returns of the best lines those that hold the kind of answer that
// is asked for as well as any of them does, even if that is not well.
func (ev *evidence) foremost(c Clause, best []scored) []scored {
	if c.Kind == HowMany && c.NeedsNoun() { // so many dismissals are not so many fires
		best = slices.DeleteFunc(slices.Clone(best), func(s scored) bool { return !ev.lines[s.line].holdsStem(c.Focus) })
	}
	most := 0.0
	for _, s := range best {
		most = max(most, s.typed)
	}
	var taken []scored
	for _, s := range best {
		if s.cover >= minCover && s.typed >= most && ev.mayAnswer(s, c) && ev.adds(s, taken) {
			taken = append(taken, s)
		}
	}
	return taken
}

// pick returns the best of the lines that carry an answer to the clause.
// Where one of them holds the very kind of answer that is asked for, one that
// does not is no answer.
func (ev *evidence) pick(c Clause, all []scored) []scored {
	var able []scored
	typed, covered := 0.0, 0.0
	for _, s := range all {
		if ev.carries(s, c) {
			able = append(able, s)
			typed, covered = max(typed, s.typed), max(covered, s.cover)
		}
	}
	able = slices.DeleteFunc(able, func(s scored) bool { return s.typed < typed-sameTyped || s.cover < alsoCover*covered })
	able = ev.telling(able, c)
	var taken []scored
	for _, s := range ev.bestOf(c, able, all) {
		if ev.adds(s, taken) {
			taken = append(taken, s)
		}
	}
	return taken
}

// telling drops the lines that do not tell of the deed that is asked about,
// where one does that holds the kind of answer asked for.
func (ev *evidence) telling(able []scored, c Clause) []scored {
	if c.deed == "" || c.Kind == Who { // there are too many words for what somebody does
		return able
	}
	told := func(s scored) bool { return ev.does(s.line, c.deed) }
	if !slices.ContainsFunc(able, func(s scored) bool { return s.typed >= sameTyped && told(s) }) {
		return able
	}
	return slices.DeleteFunc(able, func(s scored) bool { return !told(s) })
}

// carries reports whether the line can answer the clause at all.
func (ev *evidence) carries(s scored, c Clause) bool {
	for _, name := range c.names {
		if c.whoIs && !ev.isAbout(s.line, name) {
			return false
		}
	}
	switch {
	case !ev.mayAnswer(s, c):
		return false
	case c.Kind == Said && len(c.names) > 0:
		return s.typed >= spokenHere && s.cover >= minCover
	case c.Kind == Open || c.Kind == Why:
		return s.cover >= minCover
	}
	return s.cover >= minCover && s.typed >= 0.3 && ev.core(s.line, c) >= minCore
}

// adds reports whether the line stands beside those taken: close enough to
// the best, and not the same words again.
func (ev *evidence) adds(s scored, taken []scored) bool {
	for _, t := range taken {
		if sameWords(&ev.lines[t.line], &ev.lines[s.line]) {
			return false
		}
	}
	return len(taken) == 0 || (s.score >= taken[0].score-alsoMargin && s.cover >= alsoCover*taken[0].cover)
}
