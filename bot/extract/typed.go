package extract

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// answers says how well the line holds the kind of answer that the clause
// asks for: 1 for one that stands by the noun asked about, less for one
// anywhere in the line, 0 for none.
func (l *line) answers(c Clause, ev *evidence) float64 {
	switch c.Kind {
	case HowMany:
		return l.counts(c)
	case Who:
		return l.people(c)
	case When:
		return l.times()
	case Where:
		return l.places(c)
	case Said:
		return l.speech(c, ev)
	case Why:
		return l.reasons()
	}
	return 1
}

// near is how many bytes from the noun asked about a value still belongs to
// it: about six words.
const near = 40

func (l *line) counts(c Clause) float64 {
	best := 0.0
	for _, n := range l.numbers {
		if n.Ordinal {
			continue
		}
		switch {
		case n.Noun != "" && (n.Noun == c.Focus || alike(n.Noun, c.Focus)):
			return 1
		case l.stemNear(n.Span, func(stem string) bool { return c.asksAbout(stem) }):
			best = max(best, 0.8)
		default:
			best = max(best, 0.4)
		}
	}
	return best
}

// asksAbout reports whether the clause has the stem as one of its own words.
func (c Clause) asksAbout(stem string) bool {
	for _, t := range c.Terms {
		if t.Weight > earlierWeight && (t.Stem == stem || alike(t.Stem, stem)) {
			return true
		}
	}
	return false
}

// stemNear reports whether a word that is wanted stands near the span.
func (l *line) stemNear(s lang.Span, wanted func(stem string) bool) bool {
	for _, w := range l.words {
		if !w.Stop && w.End > s.Start-near && w.Start < s.End+near && !(w.Start >= s.Start && w.End <= s.End) && wanted(w.Stem) {
			return true
		}
	}
	return false
}

func (l *line) people(c Clause) float64 {
	best := 0.0
	for _, n := range l.names {
		if c.isNamed(n.Words) {
			continue
		}
		switch {
		case l.stemNear(n.Span, func(stem string) bool { return stem == c.Focus || alike(stem, c.Focus) }):
			return 1
		case n.Title != "" || len(n.Words) > 1:
			best = max(best, 0.7)
		default:
			best = max(best, 0.4)
		}
	}
	return best
}

// isNamed reports whether the words are all in names of the clause itself: a
// name in the question is not its answer.
func (c Clause) isNamed(words []string) bool {
	for _, w := range words {
		found := false
		for _, t := range c.Terms {
			found = found || t.Folded == undotted(w)
		}
		if !found {
			return false
		}
	}
	return true
}

// moments are words that tell a time without a date.
var moments = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"today": true, "yesterday": true, "tomorrow": true, "week": true, "month": true, "year": true, "hours": true, "days": true, "months": true, "years": true, "weeks": true,
	"morning": true, "evening": true, "night": true, "afternoon": true,
	"january": true, "february": true, "march": true, "april": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true,
}

func (l *line) times() float64 {
	if len(l.dates) > 0 {
		return 1
	}
	for w := range l.folded {
		if moments[w] {
			return 0.8
		}
	}
	return 0
}

// placing are the words that stand before a place.
var placing = map[string]bool{"in": true, "at": true, "near": true, "across": true, "from": true, "to": true, "around": true, "outside": true, "throughout": true, "between": true, "through": true,
	"dans": true, "a": true, "en": true, "aus": true, "nach": true, "bei": true, "في": true}

func (l *line) places(c Clause) float64 {
	fresh, placed := 0, 0.0
	for _, n := range l.names {
		if c.isNamed(n.Words) {
			continue
		}
		fresh++
		for _, w := range l.words {
			if placing[w.Folded] && w.End <= n.Start && n.Start-w.End <= len(" the ") {
				placed = 0.8
			}
		}
	}
	switch {
	case placed > 0 && fresh >= 3:
		return 1
	case placed > 0:
		return placed
	case fresh > 0:
		return 0.3
	}
	return 0
}

// speech values a line in which somebody says something; when the clause
// names the speaker, the speaker has to be here or in the sentence before.
func (l *line) speech(c Clause, ev *evidence) float64 {
	said := strings.ContainsAny(l.Text(), "“”\"«»„") // a quotation
	for _, w := range l.words {
		said = said || sayers[w.Folded] || reporting[w.Folded]
	}
	if !said {
		return 0
	}
	if len(c.names) == 0 {
		return 1
	}
	for _, name := range c.names {
		if l.hasAll(name) {
			return 1
		}
		if l.before >= 0 && ev.lines[l.before].hasAll(name) {
			return 0.8
		}
	}
	return 0.3
}

func (l *line) hasAll(name []string) bool {
	for _, w := range name {
		if !l.folded[w] {
			return false
		}
	}
	return true
}

// reporting are verbs and phrases of attribution beside the sayers.
var reporting = map[string]bool{"added": true, "noted": true, "declared": true, "emphasized": true, "emphasised": true, "stated": true, "explained": true, "insisted": true, "confirmed": true,
	"denied": true, "emphasizing": true, "according": true, "stressed": true, "expressed": true, "welcomed": true, "reported": true, "acknowledged": true}

// causes are words that give a reason.
var causes = map[string]bool{"because": true, "due": true, "aimed": true, "aim": true, "designed": true, "prevent": true, "since": true, "purpose": true, "reason": true, "so": true, "order": true, "after": true, "following": true,
	"weil": true, "wegen": true, "damit": true, "parce": true, "car": true, "porque": true, "لأن": true, "כי": true}

func (l *line) reasons() float64 {
	for w := range l.folded {
		if causes[w] {
			return 1
		}
	}
	return 0.3
}
