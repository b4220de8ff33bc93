package extract

import "github.com/pullquote/pullquote/retrieval/lang"

// times says how well the line tells a time.
func (l *line) times(c Clause) (best float64) {
	for _, d := range l.dates {
		best = max(best, l.timeFit(d.Span, c, 1))
	}
	for _, n := range l.numbers {
		if n.Unit == "time" {
			return 1
		}
		if _, ok := bareYear(n); ok { // "Die Brauerei wurde 1846 gegründet."
			best = max(best, yearFit)
		}
	}
	for _, w := range l.words {
		if moments.Has(w.Folded) {
			best = max(best, l.timeFit(w.Span, c, aMoment))
		}
	}
	return best
}

// How well a time answers that is told by a word such as "Monday", and one at which
// something was said, where it is asked when it happened. The first is older than the
// folds by article; with the second 2 in 100 more questions have a right sentence
// within three across folds.
const (
	aMoment  = 0.8
	whenSaid = 0.3
)

// timeFit is how well the time in the span answers, fit unless it is that of a
// saying.
func (l *line) timeFit(s lang.Span, c Clause, fit float64) float64 {
	if c.ofSaying() || !l.saidOn(s) {
		return fit
	}
	return whenSaid
}

// ofSaying reports whether it is asked when something was said.
func (c Clause) ofSaying() bool {
	for _, t := range c.Terms {
		if t.Weight > earlierWeight && (sayers.Has(t.Folded) || reporting.Has(t.Folded)) {
			return true
		}
	}
	return false
}

// saidWithin is how many words back a verb of saying stands at most from its time:
// "said in a statement late on Monday".
const saidWithin = 5

// saidOn reports whether the time in the span is that of a saying: "announced
// Sunday", "said late on Monday", "on Friday confirmed".
func (l *line) saidOn(s lang.Span) bool {
	says := func(w lang.Word) bool { return sayers.Has(w.Folded) || reporting.Has(w.Folded) }
	at, ok := l.wordsOf(s)
	if !ok {
		return false
	}
	between := 0 // words that are neither small nor of time
	for k := at.first - 1; k >= max(0, at.first-saidWithin); k-- {
		w := l.words[k]
		switch {
		case says(w):
			return true
		case leaning.Has(w.Folded): // "said it will open on Monday"
			return false
		case !w.Stop && !moments.Has(w.Folded):
			if between++; between > 1 {
				return false
			}
		}
	}
	return at.last+1 < len(l.words) && says(l.words[at.last+1])
}
