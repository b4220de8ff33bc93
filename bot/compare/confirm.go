package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Confirm finds a told difference in its own lines. What it returns is made of
// the bytes of the lines alone: the values as they are printed there, and what
// they are of in words of ours or of the lines. A difference that is not near
// certain comes with a doubt, and without a comparison.
//
// It does not know whether the articles tell of one event: see package events.
func Confirm(t Told) (Comparison, Doubt) {
	var all [][]printed
	for _, p := range t.Positions {
		found := findPrinted(p)
		if len(found) == 0 {
			return Comparison{}, Doubt{Rule: NotPrinted, Said: p.Value}
		}
		all = append(all, found)
	}
	for i, p := range all {
		for j, q := range all[:i] {
			if rule := p[0].against(q[0]); rule != "" {
				return Comparison{}, Doubt{Rule: rule, Said: t.Positions[j].Value, Other: t.Positions[i].Value}
			}
		}
	}
	out := Comparison{About: aboutPrinted(t.About, all)}
	for _, found := range all {
		position := Position{Text: found[0].worded()}
		for _, p := range found {
			position.Lines = append(position.Lines, p.line.Line)
		}
		out.Positions = append(out.Positions, position)
	}
	return out, Doubt{}
}

// printed is a value where a line prints it, read as what it is.
type printed struct {
	line *line
	extract.Value
}

// findPrinted returns the value in each of the lines that print it, as long as
// they print the same.
func findPrinted(p ToldPosition) (out []printed) {
	for _, l := range p.Lines {
		read := readLine(l, true)
		span, ok := read.find(lang.Words(p.Value, l.Article.Language))
		if !ok {
			continue
		}
		found := printed{read, read.typed(span)}
		if len(out) == 0 || found.ofOneKind(out[0]) && !found.isApart(out[0]) {
			out = append(out, found)
		}
	}
	return out
}

// find returns where the line holds the words in a row.
func (l *line) find(words []lang.Word) (lang.Span, bool) {
	for i := 0; len(words) > 0 && i+len(words) <= len(l.words); i++ {
		same := func(a, b lang.Word) bool { return a.Folded == b.Folded }
		if slices.EqualFunc(l.words[i:i+len(words)], words, same) {
			return lang.Span{Start: l.words[i].Start, End: l.words[i+len(words)-1].End}, true
		}
	}
	return lang.Span{}, false
}

// typed is the one date, number or name in the span. Where there is none, or
// more than one of a kind, it is no value that can be set against another.
func (l *line) typed(span lang.Span) extract.Value {
	touches := func(s lang.Span) bool { return s.Start < span.End && span.Start < s.End }
	v := extract.Value{Line: l.Line, Span: span}
	found := 0
	for i, d := range l.dates {
		if touches(d.Span) {
			v.Date, v.Span, found = &l.dates[i], d.Span, found+1
		}
	}
	for i, n := range l.numbers {
		if touches(n.Span) && (v.Date == nil || n.Start >= v.Date.End || n.End <= v.Date.Start) {
			v.Number, v.Span, found = &l.numbers[i], n.Span, found+1
		}
	}
	for i, n := range l.names {
		if found == 0 && touches(n.Span) || v.Name != nil && touches(n.Span) {
			v.Name, v.Span, found = &l.names[i], l.titled(n), found+1
		}
	}
	if found != 1 {
		return extract.Value{Line: l.Line, Span: span}
	}
	return v
}

// worded is the value as printed.
func (p printed) worded() string { return p.line.worded(p.Value) }

// against says why two values are no difference, or "".
func (p printed) against(q printed) Rule {
	switch {
	case p.line.Article.ID == q.line.Article.ID:
		return OneOrigin
	case ofTwoDays(p.line.Article, q.line.Article):
		return NotOneEvent
	case !p.ofOneKind(q):
		return NotOneKind
	case !p.isApart(q):
		return Held
	case !p.ofOneThing(q):
		return NotOneThing
	case p.isToldBy(q.line.Article), q.isToldBy(p.line.Article):
		return Held
	}
	return ""
}

// ofTwoDays reports whether the articles were published too far apart to be
// set against each other.
func ofTwoDays(a, b *news.Article) bool {
	return !a.Published.IsZero() && !b.Published.IsZero() && a.Published.Sub(b.Published).Abs() > oneTime
}

// ofOneKind reports whether two values are of one kind: numbers that count the
// same thing or are in the same unit, dates, persons, or places.
func (p printed) ofOneKind(q printed) bool {
	switch n, m := p.Number, q.Number; {
	case n != nil && m != nil:
		counted := n.Noun != "" && (n.Noun == m.Noun || extract.Alike(n.Noun, m.Noun))
		measured := n.Unit != "" && n.Noun == m.Noun
		return !n.Ordinal && !m.Ordinal && n.Unit == m.Unit && (counted || measured) &&
			p.line.isWhole(*n) == q.line.isWhole(*m) && p.line.isPart(*n) == q.line.isPart(*m)
	case p.Date != nil && q.Date != nil:
		return true
	case p.Name != nil && q.Name != nil:
		return p.isPerson() && q.isPerson() || p.isPlace() && q.isPlace()
	}
	return false
}

// isPerson reports whether the name is that of a person beyond doubt: it has a
// title or an office, or it speaks.
func (p printed) isPerson() bool {
	if p.Name.Title != "" || p.holder().role != "" {
		return true
	}
	for i, w := range p.line.words {
		before, after := w.End <= p.Name.Start, w.Start >= p.Name.End
		switch {
		case before && i+1 < len(p.line.words) && p.line.words[i+1].Start >= p.Name.Start,
			after && p.line.words[i-1].End <= p.Name.End:
			if speaks[w.Folded] && len(p.Name.Words) > 1 {
				return true
			}
		}
	}
	return false
}

// speaks are the verbs next to which a name of several words is the speaker's.
var speaks = map[string]bool{"said": true, "says": true, "told": true, "added": true, "argued": true, "warned": true, "wrote": true, "denied": true}

// isPlace reports whether the name stands where a place does: after "in" and
// the like.
func (p printed) isPlace() bool {
	before := strings.Fields(p.line.text[:p.Name.Start])
	if len(before) > 0 && strings.EqualFold(before[len(before)-1], "the") {
		before = before[:len(before)-1]
	}
	return len(before) > 0 && p.Name.Title == "" && placing[strings.ToLower(before[len(before)-1])]
}

// isToldBy reports whether the article gives the value too, wherever: then it
// only tells it differently.
func (p printed) isToldBy(a *news.Article) bool {
	switch {
	case p.Number != nil:
		return slices.ContainsFunc(lang.Numbers(a.Text, a.Language), func(n lang.Number) bool {
			return n.Value == p.Number.Value && n.Unit == p.Number.Unit && (n.Noun == "" || n.Noun == p.Number.Noun || extract.Alike(n.Noun, p.Number.Noun))
		})
	case p.Date != nil:
		return slices.ContainsFunc(lang.Dates(a.Text, a.Language), func(d lang.Date) bool {
			return d.Month == p.Date.Month && d.Day == p.Date.Day && (d.Year == p.Date.Year || d.Year == 0 || p.Date.Year == 0)
		})
	}
	return slices.ContainsFunc(lang.Names(a.Text, a.Language), func(n lang.Name) bool { return sameNames(n.Words, p.Name.Words) })
}

// ofOneThing reports whether the lines speak of the same thing, as far as
// words tell: who holds one office of one body, or sentences that share enough
// words beside the values. Of one event more is counted than once, and more people
// speak than one.
func (p printed) ofOneThing(q printed) bool {
	if p.Name != nil {
		a, b := p.holder(), q.holder()
		switch {
		case a.role != b.role:
			return false
		case len(a.of) > 0 && len(b.of) > 0:
			return ofOneBody(a.of, b.of)
		}
	}
	shared, least := 0, min(len(p.around()), len(q.around()))
	for stem := range p.around() {
		if q.around()[stem] {
			shared++
		}
	}
	if p.Number == nil { // nothing but the words around tells what a date or a name is of
		return shared >= sharedDiffer-1 && float64(shared) >= coverDiffer*float64(least)
	}
	f, fine := p.line.figure(*p.Number, 0)
	g, too := q.line.figure(*q.Number, 1)
	return fine && too && shared >= sharedSame && float64(shared) >= coverTold*float64(least) && (nearShared(f, g) != "" || f.alone() && g.alone())
}

// coverTold is how much of the words around one of two numbers the other must
// have around it. It is less than for numbers that nobody has set side by side
// (coverDiffer), since the one who told of them read both sentences.
const coverTold = 0.3

// holder is the office that the line gives to the person.
func (p printed) holder() holder {
	for _, h := range p.line.holders() {
		if h.name.Span == p.Name.Span {
			return h
		}
	}
	return holder{}
}

// around are the stems of the line without those of the value and of what it
// counts.
func (p printed) around() map[string]bool {
	out := map[string]bool{}
	for _, w := range p.line.words {
		inside := w.Start < p.End && p.Start < w.End
		if !w.Stop && !inside && (p.Number == nil || w.Stem != p.Number.Noun) {
			out[w.Stem] = true
		}
	}
	return out
}

// aboutPrinted names what the values are of. The words of the one who told are
// taken only where the first line prints them in a row and every other line
// has them: they are shown to readers.
func aboutPrinted(told string, all [][]printed) string {
	first := all[0][0]
	if first.Number != nil {
		for _, w := range first.line.words {
			if n := first.Number; n.Noun != "" && w.Stem == n.Noun && w.Start >= n.Start {
				return w.Folded
			}
		}
	}
	if about, ok := printedByAll(told, all); ok {
		return about
	}
	switch {
	case first.Number != nil && first.Number.Unit == "time":
		return "time"
	case first.Number != nil:
		return "figures"
	case first.Date != nil:
		return "date"
	case first.isPlace():
		return "places"
	}
	if role := first.holder().role; role != "" {
		return role
	}
	return "names"
}

// printedByAll returns the words as the first line prints them in a row, if
// all of them tell something and a line of every position has them.
func printedByAll(told string, all [][]printed) (string, bool) {
	first := all[0][0].line
	words := lang.Words(told, first.Article.Language)
	span, ok := first.find(words)
	if !ok {
		return "", false
	}
	for _, found := range all {
		for _, w := range words {
			if !found[0].around()[w.Stem] {
				return "", false
			}
		}
	}
	return strings.ToLower(first.text[span.Start:span.End]), true
}
