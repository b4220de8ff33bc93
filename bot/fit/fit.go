// Package fit finds the weights by which sentences are chosen and questions
// refused, on questions whose answers are known, and says how well they do on
// questions about articles that they were not found on.
package fit

import (
	"hash/fnv"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Case is a question with its evidence and what is right for it.
type Case struct {
	Set, ID string
	// Story is the same for questions about the same articles: they are in one
	// fold.
	Story string
	// Weight is how much it counts.
	Weight   float64
	Question extract.Question
	Evidence news.Evidence
	// Stated says that an article answers it, and Parts how many things it asks.
	Stated bool
	Parts  int
	// Holds reports whether the lines hold the answer to a part.
	Holds func(lines []news.Line, part int) bool
	// First says that the first quotation has to hold a part.
	First bool
	// Judged says that refusing is learnt from it, and Ranked that ranking is.
	Judged, Ranked bool
}

// folds is in how many parts the stories are cut: what is told of one is found
// on the others.
const folds = 5

func (c *Case) fold() int {
	h := fnv.New32a()
	h.Write([]byte(c.Story))
	return int(h.Sum32()>>3) % folds
}

// Cut is the case without the passages that hold an answer: a question about
// something that articles tell of, of which none states what is asked. ok is
// false where nothing is left.
func (c Case) Cut() (cut Case, ok bool) {
	if !c.Stated {
		return cut, false
	}
	cut = c
	cut.Set, cut.Stated, cut.Ranked = c.Set+", cut", false, false
	holding, number := map[int]bool{}, map[int]int{}
	for _, l := range c.Evidence.Lines {
		for p := range c.Parts {
			if c.Holds([]news.Line{l}, p) {
				holding[l.Passage] = true
			}
		}
	}
	cut.Evidence.Lines = nil
	for _, l := range c.Evidence.Lines {
		if holding[l.Passage] {
			continue
		}
		if _, known := number[l.Passage]; !known {
			number[l.Passage] = len(number)
		}
		l.Passage, l.Number = number[l.Passage], len(cut.Evidence.Lines)+1
		cut.Evidence.Lines = append(cut.Evidence.Lines, l)
	}
	return cut, len(cut.Evidence.Lines) > 0
}

// sample is a clause of a case.
type sample struct {
	of    *Case
	read  *extract.Reading
	n     int // of the clause
	rows  [][]float64
	right []bool
	any   bool
}

// samples reads the cases, which takes most of the time. The readings are those
// of the cases.
func samples(cases []Case) (readings []*extract.Reading, out []sample) {
	readings = make([]*extract.Reading, len(cases))
	inParallel(len(cases), func(n int) { readings[n] = extract.Read(cases[n].Question, cases[n].Evidence) })
	for n, r := range readings {
		c := &cases[n]
		for k, rows := range r.Rows() {
			one := sample{of: c, read: r, n: k, rows: rows, right: make([]bool, len(rows))}
			for i, l := range c.Evidence.Lines {
				for p := range c.Parts {
					if len(r.Rows()) == c.Parts && p != k {
						continue // each clause has an answer of its own
					}
					one.right[i] = one.right[i] || c.Holds([]news.Line{l}, p)
				}
				one.any = one.any || one.right[i]
			}
			out = append(out, one)
		}
	}
	return readings, out
}

// tables are what was found on all folds but one, for each, and on all.
type tables struct {
	without [folds]*extract.Table
	all     *extract.Table
	// scale is the spread of each sign.
	scale map[string]float64
}

func (t *tables) each(do func(table *extract.Table, use func(fold int) bool)) {
	inParallel(folds+1, func(k int) {
		if k == folds {
			do(t.all, func(int) bool { return true })
			return
		}
		do(t.without[k], func(fold int) bool { return fold != k })
	})
}

func newTables(of extract.Table) *tables {
	one := func() *extract.Table {
		t := of
		t.Rank, t.Sure = map[string]float64{}, map[string]float64{}
		return &t
	}
	t := &tables{all: one()}
	for k := range t.without {
		t.without[k] = one()
	}
	return t
}

// rank finds the weights of the features.
func (t *tables) rank(all []sample, drop map[string]bool) {
	names := extract.FeatureNames()
	var rows [][]float64
	var choices []choiceOf
	for _, s := range all {
		if !s.of.Ranked || !s.any {
			continue
		}
		rows = append(rows, s.rows...)
	}
	scale := scales(rows, len(names))
	for _, s := range all {
		if !s.of.Ranked || !s.any {
			continue
		}
		scaled := make([][]float64, len(s.rows))
		for i, r := range s.rows {
			scaled[i] = make([]float64, len(r))
			for j, x := range r {
				if !drop[names[j]] {
					scaled[i][j] = x / scale[j]
				}
			}
		}
		choices = append(choices, choiceOf{rows: scaled, right: s.right, weight: s.of.Weight, fold: s.of.fold()})
	}
	t.each(func(table *extract.Table, use func(int) bool) {
		for j, w := range softmax(choices, len(names), use) {
			if !drop[names[j]] {
				table.Rank[names[j]] = w / scale[j]
			}
		}
	})
}

// sure finds the weights of the signs. The signs of a question in a fold are
// those by the ranking found without it, so that they are as good as those of
// questions that come.
func (t *tables) sure(all []sample, drop map[string]bool) {
	var names []string
	signs := make([][]float64, len(all))
	inParallel(len(all), func(n int) {
		if !all[n].of.Judged {
			return
		}
		_, signs[n] = all[n].read.Signs(t.without[all[n].of.fold()], all[n].n)
	})
	for _, s := range all {
		if names, _ = s.read.Signs(t.all, s.n); names != nil {
			break
		}
	}
	var rows [][]float64
	for n, s := range all {
		if s.of.Judged && signs[n] != nil {
			rows = append(rows, signs[n])
		}
	}
	scale := scales(rows, len(names))
	t.scale = map[string]float64{}
	for j, n := range names {
		t.scale[n] = scale[j]
	}
	var verdicts []verdict
	for n, s := range all {
		if !s.of.Judged || signs[n] == nil {
			continue
		}
		v := verdict{signs: make([]float64, len(names)), yes: s.of.Stated && s.any, weight: s.of.Weight, fold: s.of.fold()}
		for j, x := range signs[n] {
			if !drop[names[j]] {
				v.signs[j] = x / scale[j]
			}
		}
		verdicts = append(verdicts, v)
	}
	t.each(func(table *extract.Table, use func(int) bool) {
		for j, w := range logistic(verdicts, len(names), use) {
			if !drop[names[j]] {
				table.Sure[names[j]] = w / scale[j]
			}
		}
	})
}

// unsteady are the names whose weight is not of one sign in all folds: they do
// not help on articles that they were not found on.
func (t *tables) unsteady(of func(*extract.Table) map[string]float64) map[string]bool {
	out := map[string]bool{}
	for name, w := range of(t.all) {
		for _, f := range t.without {
			if of(f)[name]*w <= 0 {
				out[name] = true
			}
		}
	}
	return out
}
