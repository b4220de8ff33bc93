package extract

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// candidate is a value of a line that may be the answer, with how well it is
// of the kind asked for, from 0 to 1.
type candidate struct {
	first, last int // words of the line
	fit         float64
}

// candidates are the values in the line that the clause may ask for and that
// the question does not hold itself.
func (l *line) candidates(c Clause) (out []candidate) {
	add := func(s lang.Span, fit float64) {
		if at, ok := l.wordsOf(s); ok && fit > 0 {
			at.fit = fit
			out = append(out, at)
		}
	}
	if c.Kind == HowMany {
		for _, n := range l.numbers {
			add(n.Span, l.numberFit(n, c))
		}
	}
	if c.Kind == When {
		for _, d := range l.dates {
			add(d.Span, l.timeFit(d.Span, c, 1))
		}
		for _, n := range l.numbers {
			if _, ok := bareYear(n); ok && !c.holdsWord(n.Value) {
				add(n.Span, yearFit)
			}
		}
		for k, w := range l.words {
			if moments.Has(w.Folded) {
				out = append(out, candidate{k, k, l.timeFit(w.Span, c, aMoment)})
			}
		}
	}
	if c.Kind == Who || c.Kind == Where || c.Kind == Open || c.Kind == Said {
		for _, n := range l.names {
			switch {
			case c.isNamed(n.Words):
			case c.Kind == Where && !l.placed(n):
				add(n.Span, unplaced)
			default:
				add(n.Span, 1)
			}
		}
	}
	return out
}

// wordsOf are the words of the line that stand in the span; ok is false when
// none does.
func (l *line) wordsOf(s lang.Span) (at candidate, ok bool) {
	at.first = -1
	for k, w := range l.words {
		if w.End > s.Start && w.Start < s.End {
			if at.first < 0 {
				at.first = k
			}
			at.last = k
		}
	}
	return at, at.first >= 0
}

// numberFit is how well the number is what is counted or measured.
func (l *line) numberFit(n lang.Number, c Clause) float64 {
	if c.holdsWord(n.Value) {
		return 0
	}
	if n.Ordinal {
		return 0.2
	}
	if c.measure == aCount && l.isAge(n) || l.isLabel(n, c) {
		return 0
	}
	counted := c.isCounted(n)
	switch c.measure {
	case aCount:
		switch {
		case counted:
			return 1
		case n.Unit != "":
			return 0.3
		case c.framed || l.holdsStem(c.Focus):
			return 0.7
		}
		return 0.4
	case aShare:
		if n.Unit == "%" {
			return 1
		}
		return 0.3
	case aTotal:
		return totalFit(n, counted || l.holdsStem(c.Focus))
	case aMeasure:
		return 0.8
	case aSpan:
		return spanFit(n)
	case anAge:
		return ageFit(n)
	}
	switch n.Unit {
	case "":
		return 0.4
	case "second", "minute", "hour", "day", "week", "month", "year", "time":
		if c.measure == anAmount && !counted && !c.asksAbout("time") && !c.asksAbout("longer") { // nobody steals three years
			return 0
		}
		return 0.2
	}
	return 1
}

// spanFit is how well the number is how long something was: in time or, of a
// bridge, in space.
func spanFit(n lang.Number) float64 {
	switch n.Unit {
	case "second", "minute", "hour", "day", "week", "month", "year":
		return 1
	case "":
		return 0.3
	}
	return 0.9 * lengths[n.Unit]
}

// ageFit is how well the number is an age: of years, or of nothing, as in "Ann
// Carr, 34,". Nobody and hardly a house is older than oldest.
func ageFit(n lang.Number) float64 {
	const oldest = 3 // digits
	switch {
	case n.Unit == "year" || n.Unit == "month":
		return 1
	case n.Unit == "" && n.Noun == "" && len(n.Value) <= oldest:
		return 0.8
	}
	return 0
}

// totalFit is how well the number is a population, a toll or another whole
// number: of people best, of something else or where the word is not named
// hardly, and one with a unit or a fraction never.
func totalFit(n lang.Number, named bool) float64 {
	switch {
	case n.Unit != "" || strings.Contains(n.Value, "."):
		return 0
	case headed()[n.Noun]:
		return 1
	case n.Noun != "" || !named:
		return 0.3
	}
	return 0.8
}

// headed are the stems of words for people who are counted by head.
var headed = lang.StemsOf(lexicon.Named("people", "headed"), "en")
