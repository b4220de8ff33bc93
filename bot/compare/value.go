package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// printed is a value where a line prints it, read as what it is: one of number,
// date, name and places. All are empty for words that are none of these.
type printed struct {
	line *line
	lang.Span
	number *lang.Number
	date   *lang.Date
	name   *lang.Name
	places []string
}

// is tells the kinds of values apart.
type is int

const (
	isWords is = iota
	isNumber
	isDate
	isName
	isPlaces
)

func (p printed) kind() is {
	switch {
	case p.number != nil:
		return isNumber
	case p.date != nil:
		return isDate
	case p.name != nil:
		return isName
	case p.places != nil:
		return isPlaces
	}
	return isWords
}

// text is the value as printed: a number with what it counts and the words that
// say how exact it is, a name with its title.
func (p printed) text() string {
	if p.number != nil {
		return p.line.counted(*p.number)
	}
	return p.line.text[p.Start:p.End]
}

// bounds are the words before a number that say that it is not exact.
var bounds = lexicon.Named("numbers", "bound")

func (l *line) counted(n lang.Number) string {
	start, end := n.Start, n.End
	for i := len(l.words) - 1; i >= 0 && n.Bound != ""; i-- {
		if w := l.words[i]; w.End <= start {
			if !bounds.Has(w.Folded) {
				break
			}
			start = w.Start
		}
	}
	if w, ok := l.noun(n); ok && w.Start-n.End < nextTo {
		end = w.End
	}
	return l.text[start:end]
}

// noun is the word that the number counts.
func (l *line) noun(n lang.Number) (lang.Word, bool) {
	for _, w := range l.words {
		if n.Noun != "" && w.Start >= n.End && w.Stem == n.Noun {
			return w, true
		}
	}
	return lang.Word{}, false
}

// isWhole reports whether the number is the 120 of "41 of 120 seats", isPart
// whether it is the 41.
func (l *line) isWhole(n lang.Number) bool {
	return slices.ContainsFunc(l.numbers, func(m lang.Number) bool { return m.End < n.Start && strings.TrimSpace(l.text[m.End:n.Start]) == "of" })
}

func (l *line) isPart(n lang.Number) bool {
	return slices.ContainsFunc(l.numbers, func(m lang.Number) bool { return n.End < m.Start && strings.TrimSpace(l.text[n.End:m.Start]) == "of" })
}

// isAmong reports whether the number counts some of those who are told of: the
// three of "three of the injured" is not how many were injured. "Dozens of
// people" are all of them.
func (l *line) isAmong(n lang.Number) bool {
	rest := l.Article.Sense().Beside(l.text[n.End:]).Words()
	return len(rest) > 0 && rest[0].Folded == "of" && n.Bound != vague && !l.isPart(n)
}

// counts reports whether the number is one that can be set against another: a
// count or an amount, and no ordinal, time of day, age, score, range, or part of
// a name.
func (l *line) counts(n lang.Number) bool {
	switch {
	case n.Ordinal, n.Unit == "time", l.isWhole(n), l.isRange(n), l.inName(n), l.isAge(n):
		return false
	}
	_, digits := numeric(n.Value)
	return digits && !slices.ContainsFunc(l.dates, func(d lang.Date) bool { return touches(d.Span, n.Span) })
}

// vague is the bound of a number such as "dozens" or "millions".
const vague = "many"

// isRange reports whether the number is one end of "10 to 14 days", or a score
// such as "5-4".
func (l *line) isRange(n lang.Number) bool {
	return slices.ContainsFunc(l.numbers, func(m lang.Number) bool {
		return m.Span != n.Span && m.Unit == n.Unit && gap(m.Span, n.Span) >= 0 && ranging[strings.TrimSpace(l.text[between(m.Span, n.Span).Start:between(m.Span, n.Span).End])]
	})
}

var ranging = map[string]bool{"-": true, "–": true, "—": true, "to": true, "or": true, ":": true}

// isAge reports whether the number is the age of somebody: "his 12-year-old son",
// "64 years old".
func (l *line) isAge(n lang.Number) bool {
	if n.Unit != "year" {
		return false
	}
	rest := l.Article.Sense().Beside(l.text[n.End:]).Words()
	return len(rest) > 0 && (rest[0].Folded == "old" || rest[0].Folded == "of" && len(rest) > 1 && rest[1].Folded == "age")
}

// inName reports whether the number is a part of a name: "the Marlow Three",
// "Flight 1282", "737 Max", "MAX 9 planes".
func (l *line) inName(n lang.Number) bool {
	if c := l.text[n.Start]; n.Start > 0 && isCapital(c) {
		return true
	}
	for i, w := range l.words {
		if w.Start < n.Start || w.End > n.End {
			continue
		}
		if i > 0 && (i > 1 || n.Noun == "" && n.Unit == "") && w.Start == n.Start && isCapital(l.text[l.words[i-1].Start]) && strings.TrimSpace(l.text[l.words[i-1].End:n.Start]) == "" && !weekday.Has(l.words[i-1].Folded) && (i < 2 || !placing.Has(l.words[i-2].Folded)) {
			return true
		}
		if i+1 < len(l.words) && w.End == n.End && n.Unit == "" && isCapital(l.text[l.words[i+1].Start]) && l.words[i+1].Stem == n.Noun {
			return true
		}
	}
	return false
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

// weekday are the days, which stand before numbers and name nothing.
var weekday = lexicon.Named("calendar", "weekday")

// typed is the one date, number or name in the span. Where there is none, or
// more than one of a kind, it is no value that can be set against another.
func (l *line) typed(span lang.Span) printed {
	v := printed{line: l, Span: span}
	found := 0
	for i, d := range l.dates {
		if touches(d.Span, span) {
			v.date, v.Span, found = &l.dates[i], d.Span, found+1
		}
	}
	for i, n := range l.numbers {
		if touches(n.Span, span) && (v.date == nil || !touches(n.Span, v.date.Span)) {
			v.number, v.Span, found = &l.numbers[i], n.Span, found+1
		}
	}
	for i, n := range l.names {
		if found == 0 && touches(n.Span, span) || v.name != nil && touches(n.Span, span) {
			v.name, v.Span, found = &l.names[i], l.titled(n), found+1
		}
	}
	if found != 1 {
		return printed{line: l, Span: span}
	}
	return v
}

// around are the stems of the line without those of the value and of what it
// counts.
func (p printed) around() map[string]bool {
	out := map[string]bool{}
	for _, w := range p.line.words {
		if !w.Stop && !touches(w.Span, p.Span) && (p.number == nil || w.Stem != p.number.Noun) {
			out[w.Stem] = true
		}
	}
	return out
}

// isPlace reports whether the name stands where a place does: after "in" and
// the like.
func (p printed) isPlace() bool {
	before := strings.Fields(p.line.text[:p.name.Start])
	if len(before) > 0 && strings.EqualFold(before[len(before)-1], "the") {
		before = before[:len(before)-1]
	}
	return len(before) > 0 && p.name.Title == "" && placing.Has(strings.ToLower(before[len(before)-1]))
}

// isPerson reports whether the name is that of a person beyond doubt: it has a
// title or an office, or it speaks.
func (p printed) isPerson() bool {
	if p.name.Title != "" || p.holder().role != "" {
		return true
	}
	words := p.line.words
	for i, w := range words {
		before, after := w.End <= p.name.Start, w.Start >= p.name.End
		switch {
		case before && i+1 < len(words) && words[i+1].Start >= p.name.Start,
			after && i > 0 && words[i-1].End <= p.name.End:
			if speaks.Has(w.Folded) && len(p.name.Words) > 1 {
				return true
			}
		}
	}
	return false
}

// speaks are the verbs next to which a name of several words is the speaker's.
var speaks = lexicon.Named("speech", "tells")

// holder is the office that the line gives to the person.
func (p printed) holder() holder {
	for _, h := range p.line.holders() {
		if h.name.Span == p.name.Span {
			return h
		}
	}
	return holder{}
}

// spelledAlike reports whether two folded names are of as many words, each a
// spelling of the other's.
func spelledAlike(a, b []string) bool {
	return len(a) == len(b) && len(a) > 0 && !slices.ContainsFunc(seq(len(a)), func(i int) bool { return a[i] != b[i] && !spell.Same(a[i], b[i]) })
}

func seq(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
