package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Altered finds sentences that copies of the lines' articles print with
// another name, number or date in one place. The lines and the copies are
// numbered apart.
func Altered(lines, copies []news.Line) []Comparison {
	return readBoard(lines, slices.Concat(lines, copies)).altered(nil)
}

// A sentence that is taken over keeps a run of gramWords words, however it is
// altered in one place. A run that stands in more than commonGram lines is a
// phrase; it would only make the search long.
const (
	gramWords  = 3
	commonGram = 20
)

// altered returns what cited lines and copies of them in other articles say
// otherwise in one place. Lines that differ speaks of are left out: what is
// otherwise in them is told.
func (b board) altered(differ []Comparison) (out []Comparison) {
	told := map[int]bool{} // by the number of the line
	for _, c := range differ {
		for _, p := range c.Positions {
			for _, l := range p.Lines {
				told[l.Number] = true
			}
		}
	}
	near := b.neighbours()
	for _, lines := range b.articles {
		for _, l := range lines {
			if !l.cited {
				continue
			}
			var readings []reading
			for _, m := range near(l) {
				r := l.alteredTypes(m)
				if told[m.Number] || r == nil || len(readings) > 0 && !slices.ContainsFunc(readings[:1], r[0].same) {
					continue
				}
				if len(readings) == 0 {
					readings = r[:1]
				}
				readings = append(readings, r[1])
				told[m.Number] = true
			}
			if len(readings) > 0 {
				told[l.Number] = true // the others need not be set beside it once more
				out = append(out, Comparison{About: aboutAltered(readings[0]), Positions: positions(readings)})
			}
		}
	}
	return out
}

// alteredTypes returns the name, number or date in which two lines differ that
// are copies beyond doubt.
func (l *line) alteredTypes(m *line) []reading {
	if l.likeness(m) < alikeShareWords {
		return nil
	}
	return l.altered(m, false)
}

// neighbours returns a search for the lines of other articles that share a run
// of words with a line, in the order of the board.
func (b board) neighbours() func(l *line) []*line {
	holders := map[string][]*line{}
	for _, lines := range b.articles {
		for _, l := range lines {
			for _, g := range l.grams() {
				holders[g] = append(holders[g], l)
			}
		}
	}
	return func(l *line) (out []*line) {
		met := map[*line]bool{}
		for _, g := range l.grams() {
			if len(holders[g]) > commonGram {
				continue
			}
			for _, m := range holders[g] {
				if m.Article.ID != l.Article.ID && !met[m] {
					met[m] = true
					out = append(out, m)
				}
			}
		}
		slices.SortFunc(out, func(a, b *line) int { return a.Number - b.Number })
		return out
	}
}

// grams are the runs of words of the line.
func (l *line) grams() (out []string) {
	for i := 0; i+gramWords <= len(l.words); i++ {
		var run []string
		for _, w := range l.words[i : i+gramWords] {
			run = append(run, w.Folded)
		}
		out = append(out, strings.Join(run, " "))
	}
	return out
}

// aboutAltered names what is told otherwise: what a number counts, or else the
// sentence.
func aboutAltered(r reading) string {
	if v := r.value.(extract.Value); v.Number != nil && v.Number.Noun != "" {
		for _, w := range r.line.words {
			if w.Stem == v.Number.Noun && w.Start >= v.Number.End {
				return w.Folded
			}
		}
	}
	return oneSentence
}
