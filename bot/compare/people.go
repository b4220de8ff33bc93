package compare

import (
	"slices"

	"github.com/pullquote/pullquote/bot/extract"
)

// anywhere is the fit of a value in a line about the question that stands near
// none of its words.
const anywhere = 0.05

// people reads from each article the person or body that the clause asks
// for: the name nearest to the words of the question.
func (b board) people(c extract.Clause) []reading {
	readings := b.best(c, func(l *line) (reading, float64, bool) {
		var best reading
		fit := 0.0
		for _, n := range l.names {
			if f := max(anywhere, l.nearTerm(c, n.Span)); f > fit && fresh(c, n.Words) {
				s := l.titled(n)
				best, fit = reading{text: l.text[s.Start:s.End], line: l, value: n.Words, same: sameName(n.Words)}, f
			}
		}
		return best, fit, fit > 0
	})
	return b.unsupported(readings)
}

// unsupported drops readings of which another article's lines hold the value
// too: then the articles do not differ, they only tell it differently.
func (b board) unsupported(readings []reading) []reading {
	for i, r := range readings {
		for j, other := range readings {
			if i != j && !r.same(other) && b.mentions(other.line, r.value.([]string)) {
				return nil
			}
		}
	}
	return readings
}

// mentions reports whether any line of the same article as l holds the name.
func (b board) mentions(l *line, words []string) bool {
	for _, lines := range b.articles {
		if lines[0].Article.ID != l.Article.ID {
			continue
		}
		for _, other := range lines {
			for _, n := range other.names {
				if sameWords(n.Words, words) {
					return true
				}
			}
		}
	}
	return false
}

func sameName(words []string) func(reading) bool {
	return func(r reading) bool { return sameWords(words, r.value.([]string)) }
}

// sameWords holds two names for the same when one is a part of the other: a
// surname, or the name without its middle.
func sameWords(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return len(a) > 0
}
