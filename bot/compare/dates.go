package compare

import (
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// dates reads from each article the date that the clause asks for: the one
// nearest to a word of the question. A date elsewhere in the sentence dates
// something else.
func (b board) dates(c extract.Clause) []reading {
	return b.best(c, func(l *line) (reading, float64, bool) {
		var best reading
		fit := 0.0
		for _, d := range l.dates {
			if f := max(anywhere, l.nearTerm(c, d.Span)); f > fit {
				best, fit = reading{text: l.text[d.Start:d.End], line: l, value: d, same: sameDate(d)}, f
			}
		}
		return best, fit, fit > 0
	})
}

// times reads from each article the time of day that the clause asks for.
func (b board) times(c extract.Clause) []reading {
	return b.best(c, func(l *line) (reading, float64, bool) {
		var best reading
		fit := 0.0
		for _, n := range l.numbers {
			if f := l.nearTerm(c, n.Span); n.Unit == "time" && f > fit {
				best, fit = reading{text: l.text[n.Start:n.End], line: l, value: n, same: sameCount(n)}, f
			}
		}
		return best, fit, fit > 0
	})
}

// sameDate holds two dates for the same when they agree in all that both
// state.
func sameDate(d lang.Date) func(reading) bool {
	alike := func(a, b int) bool { return a == 0 || b == 0 || a == b }
	return func(r reading) bool {
		e := r.value.(lang.Date)
		return alike(d.Year, e.Year) && alike(d.Month, e.Month) && alike(d.Day, e.Day)
	}
}
