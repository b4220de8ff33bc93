package compare

import (
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// counts reads from each article the number that the clause asks for.
func (b board) counts(c extract.Clause) []reading {
	return b.best(c, func(l *line) (reading, float64, bool) {
		var best reading
		fit := 0.0
		for _, n := range l.numbers {
			if f := l.countFit(c, n); f > fit {
				best, fit = reading{text: l.counted(n), line: l, value: n, same: sameCount(n)}, f
			}
		}
		return best, fit, fit > 0
	})
}

// countFit says how well the number is what the clause asks for.
func (l *line) countFit(c extract.Clause, n lang.Number) float64 {
	switch {
	case n.Ordinal || c.Holds(n.Value) || c.AsksAmount() != (n.Unit != "") || l.isWhole(n):
		return 0
	case l.isPart(n):
		return 1
	case n.Noun != "" && c.Names(n.Noun), n.Unit != "" && c.Names(n.Unit):
		return 1
	case !c.NeedsNoun():
		return 0.8 * max(anywhere, l.nearTerm(c, n.Span))
	}
	return 0
}

// isWhole reports whether the number is the 120 of "41 of 120 seats", isPart
// whether it is the 41.
func (l *line) isWhole(n lang.Number) bool {
	for _, m := range l.numbers {
		if m.End < n.Start && strings.TrimSpace(l.text[m.End:n.Start]) == "of" {
			return true
		}
	}
	return false
}

func (l *line) isPart(n lang.Number) bool {
	for _, m := range l.numbers {
		if n.End < m.Start && strings.TrimSpace(l.text[n.End:m.Start]) == "of" {
			return true
		}
	}
	return false
}

// sameCount holds two counts for the same when the number is; "some 1,200"
// is no other count than "1,200", while "more than 40" is not 40.
func sameCount(n lang.Number) func(reading) bool {
	exact := func(bound string) string { return strings.TrimPrefix(bound, "about") }
	return func(r reading) bool {
		m := r.value.(lang.Number)
		return n.Value == m.Value && n.Unit == m.Unit && exact(n.Bound) == exact(m.Bound)
	}
}

// bounds are the words before a number that say that it is not exact.
var bounds = map[string]bool{"more": true, "than": true, "at": true, "least": true, "most": true, "fewer": true, "less": true, "about": true, "nearly": true,
	"almost": true, "around": true, "up": true, "to": true, "over": true, "some": true, "roughly": true, "under": true, "only": true}

// counted is the number with the noun that it counts and the words before it
// that say how exact it is, as printed.
func (l *line) counted(n lang.Number) string {
	start, end := n.Start, n.End
	for i := len(l.words) - 1; i >= 0 && n.Bound != ""; i-- {
		if w := l.words[i]; w.End <= start {
			if !bounds[w.Folded] {
				break
			}
			start = w.Start
		}
	}
	for _, w := range l.words {
		if n.Noun != "" && w.Start >= n.End && w.Stem == n.Noun {
			if w.Start-n.End < near {
				end = w.End
			}
			break
		}
	}
	return l.text[start:end]
}
