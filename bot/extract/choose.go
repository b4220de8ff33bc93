package extract

import (
	"cmp"
	"slices"
	"sort"

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

// Choice is what was chosen for a question.
type Choice struct {
	// Picks are at most MaxPicks, those for the first clause first.
	Picks []Pick
	// Answered counts the clauses that have a pick, Asked all of them.
	Answered, Asked int
	// covers holds for each line, by number less one, the most that it meets
	// of any clause.
	covers  []float64
	ranked  []Pick
	support float64
}

// Ranked returns the best runs for the question whether or not they carry an
// answer, and the support for the best: how far it goes to answer, from 0 up.
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

// Thresholds of the choice. minCover is what the best line must meet of the
// question, or it is refused; a line that holds the kind of answer asked for
// may meet a little less. alsoScore is how near another line must come to the
// best to stand beside it. Found on questions with and without an answer
// about our own texts.
const (
	minCover      = 0.58
	minCoverTyped = 0.50
	alsoScore     = 0.82
	alsoSame      = 0.92 // for a second line of the same article
	minBears      = 0.35 // has to do with the question
	sureCover     = 0.85 // answers even where a model saw no answer
)

// Choose picks the lines that answer the question, or none.
func Choose(q Question, e news.Evidence) Choice {
	choice := Choice{Asked: len(q.Clauses), covers: make([]float64, len(e.Lines))}
	if len(e.Lines) == 0 {
		return choice
	}
	ev := read(e)
	for i, c := range q.Clauses {
		ranked := ev.score(c)
		for _, s := range ranked {
			choice.covers[s.line] = max(choice.covers[s.line], s.cover)
		}
		picks := ev.pick(c, i, ranked)
		choice.rank(ev, i, ranked)
		if len(picks) > 0 {
			choice.Answered++
		}
		for _, p := range picks {
			choice.add(p, len(q.Clauses))
		}
	}
	return choice
}

// rank notes the best runs of a clause and the support for them.
func (c *Choice) rank(ev evidence, clause int, ranked []scored) {
	sorted := slices.Clone(ranked)
	slices.SortStableFunc(sorted, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	for _, s := range sorted[:min(MaxPicks, len(sorted))] {
		c.ranked = append(c.ranked, Pick{First: ev.lines[ev.withContext(s.line)].Line, Last: ev.lines[s.line].Line, Clause: clause, Cover: s.cover})
		c.support = max(c.support, s.score)
	}
}

// add takes a pick unless its sentences are there already.
func (c *Choice) add(p Pick, clauses int) {
	for i, known := range c.Picks {
		same := known.Last.Article.ID == p.Last.Article.ID
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

// pick returns the picks for one clause, best first, or none when even the
// best does not carry an answer.
func (ev *evidence) pick(c Clause, index int, ranked []scored) []Pick {
	sort.SliceStable(ranked, func(i, j int) bool { return ranked[i].score > ranked[j].score })
	var taken []scored
	for _, s := range ranked {
		if len(taken) == MaxPicks {
			break
		}
		if ev.carries(s, c) && ev.adds(s, taken) {
			taken = append(taken, s)
		}
	}
	var picks []Pick
	for _, s := range taken {
		first := ev.withContext(s.line)
		picks = append(picks, Pick{First: ev.lines[first].Line, Last: ev.lines[s.line].Line, Clause: index, Cover: s.cover})
	}
	return picks
}

// carries reports whether the line can answer the clause at all.
func (ev *evidence) carries(s scored, c Clause) bool {
	a := &ev.articles[ev.lines[s.line].article]
	for _, name := range c.names {
		if !a.holdsName(name) {
			return false
		}
	}
	switch {
	case c.Kind == Open || c.Kind == Why:
		return s.cover >= minCover
	case s.typed >= 0.7:
		return s.cover >= minCoverTyped
	}
	return s.typed >= 0.4 && s.cover >= minCover
}

// adds reports whether the line stands beside those taken: close enough to
// the best, and not the same words again.
func (ev *evidence) adds(s scored, taken []scored) bool {
	if len(taken) == 0 {
		return true
	}
	needed := alsoScore
	for _, t := range taken {
		if sameWords(ev.lines[t.line], ev.lines[s.line]) {
			return false
		}
		if ev.lines[t.line].article == ev.lines[s.line].article {
			needed = alsoSame
		}
	}
	return s.score >= needed*taken[0].score
}
