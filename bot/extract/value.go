package extract

import (
	"math"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Value is what a line gives as the answer to a clause.
type Value struct {
	Line      news.Line
	lang.Span // bytes of the line's text
	// One of these is what stands there, as the kind that is asked for.
	Number *lang.Number
	Date   *lang.Date
	Name   *lang.Name
	// Worth is how much of the question stands close to it, 0 to 1.2.
	Worth float64
	// Named is how many words of the question's names its article holds.
	Named int
}

// Text is the value as printed.
func (v Value) Text() string { return v.Line.Text()[v.Start:v.End] }

// valueOf returns the value of the lines of one article that most likely
// answers the clause: one of the kind that is asked for, that stands close to
// the words of the question. ok is false where no line holds one.
func valueOf(c Clause, lines []news.Line) (best Value, ok bool) {
	if len(lines) == 0 {
		return best, false
	}
	ev := read(news.Evidence{Lines: lines})
	terms, met := ev.weigh(c), ev.meets(c)
	all := 0.0
	for _, w := range terms {
		all += w
	}
	for i := range ev.lines {
		l := &ev.lines[i]
		if !c.tells(l.stems) {
			continue
		}
		places, around := l.placesOf(c), ev.cover(i, c, terms)
		for _, v := range l.valuesFor(c) {
			near := 0.0
			for j, w := range terms {
				near += w * met[i][j] * math.Exp(-v.gap(places[j])/reach)
			}
			if all > 0 {
				v.Worth = v.fit * (near/all + aroundShare*around)
			}
			if v.Worth > best.Worth {
				best, ok = v.Value, true
				best.Line = l.Line
			}
		}
	}
	best.Named = ev.articles[0].named(c)
	return best, ok
}

// aroundShare is what the words of the question count that stand around a
// value, against those close to it. It only decides between values that are
// equally close.
const aroundShare = 0.2

// named counts the words of the clause's names that the article holds, in any
// spelling.
func (a *article) named(c Clause) (n int) {
	text, head := line{folded: a.words(), lexicon: a.lexicon}, line{folded: a.titles, lexicon: a.lexicon}
	for _, name := range c.names {
		for _, w := range name {
			if text.holdsWord(w) || head.holdsWord(w) {
				n++
			}
		}
	}
	return n
}

// fitting is a value with how well it is of the kind asked for, 0 to 1.
type fitting struct {
	Value
	candidate
}

// valuesFor are the values in the line that the clause may ask for and that
// the question does not hold itself.
func (l *line) valuesFor(c Clause) (out []fitting) {
	add := func(v Value, s lang.Span, fit float64) {
		if at, ok := l.wordsOf(s); ok && fit > 0 {
			at.fit, v.Span = fit, s
			out = append(out, fitting{v, at})
		}
	}
	switch c.Kind {
	case HowMany:
		for i, n := range l.numbers {
			if c.NeedsNoun() && !c.Names(n.Noun) && !c.isCounted(n) && (n.Noun != "" || !l.holdsStem(c.Focus)) {
				continue // of something else
			}
			fit := l.numberFit(n, c)
			if c.measure == aMeasure && (n.Unit == "%" || n.Noun != "" && n.Noun != c.Focus) {
				fit *= otherMeasure
			}
			add(Value{Number: &l.numbers[i]}, n.Span, fit)
		}
	case When:
		for i, d := range l.dates {
			add(Value{Date: &l.dates[i]}, d.Span, 1)
		}
		for _, n := range l.numbers {
			if year, ok := bareYear(n); ok && !c.holdsWord(n.Value) {
				add(Value{Date: &lang.Date{Span: n.Span, Year: year}}, n.Span, yearFit)
			}
		}
	case Who, Where, Open:
		for i, n := range l.names {
			if !c.isNamed(n.Words) {
				add(Value{Name: &l.names[i]}, n.Span, l.nameFit(n, c))
			}
		}
	}
	return out
}

// nameFit is how well the name may be the one that is asked for: a person is
// mostly named in two words, does what is asked about at the beginning of the
// sentence, and stands after no "in"; a place mostly does. A name that shares a
// word with the question is mostly that of what is asked about.
func (l *line) nameFit(n lang.Name, c Clause) float64 {
	fit, placed := 1.0, l.placed(n)
	switch {
	case c.Kind == Where && !placed:
		fit *= unplaced
	case c.Kind == Who && placed:
		fit *= placedPerson
	}
	if c.Kind == Who && n.Title == "" && len(n.Words) == 1 {
		fit *= oneWord
	}
	if c.Kind == Who && n.Start == l.names[0].Start {
		fit *= firstNamed
	}
	for _, w := range n.Words {
		if c.holdsWord(undotted(w)) {
			return fit * partNamed
		}
	}
	return fit
}

// How well values fit that may be something else; the order matters, not the
// digits.
const (
	oneWord      = 0.5 // a name of one word, for a person
	placedPerson = 0.3 // a name after "in" or "at", for a person
	firstNamed   = 1.5 // the first name of the sentence, for a person
	unplaced     = 0.5 // a name after none of these, for a place
	partNamed    = 0.4 // a name that shares a word with the question
	otherMeasure = 0.5 // a share, or a count of something, for a measure
)

// yearFit is how well a number that may be a year is one.
const yearFit = 0.7

// bareYear reads a number of four digits that counts nothing as a year.
func bareYear(n lang.Number) (year int, ok bool) {
	if len(n.Value) != 4 || n.Noun != "" || n.Unit != "" || n.Ordinal || (n.Value[0] != '1' && n.Value[0] != '2') {
		return 0, false
	}
	for _, r := range n.Value {
		if r < '0' || r > '9' {
			return 0, false
		}
		year = year*10 + int(r-'0')
	}
	return year, true
}
