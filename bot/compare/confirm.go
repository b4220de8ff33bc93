package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
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
			if rule := p[0].toldAgainst(q[0]); rule != "" {
				return Comparison{}, Doubt{Rule: rule, Said: t.Positions[j].Value, Other: t.Positions[i].Value}
			}
		}
	}
	return comparison(aboutPrinted(t.About, all), all), Doubt{}
}

// findPrinted returns the value in each of the lines that print it, as long as
// they print the same.
func findPrinted(p ToldPosition) (out []printed) {
	for _, l := range p.Lines {
		read := readLine(l, true)
		span, ok := read.find(l.Article.Sense().Beside(p.Value).Words())
		if !ok {
			continue
		}
		found := read.typed(span)
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

// toldAgainst says why two values that somebody set side by side are no
// difference, or "". Nothing tells what was asked, so the sentences themselves
// have to speak of one thing.
func (p printed) toldAgainst(q printed) Rule {
	rule := p.against(q)
	switch {
	case rule == "" && !p.ofTellableKind(q):
		return NotOneKind
	case (rule == "" || rule == Held && p.isApart(q)) && !p.ofOneThing(q):
		return NotOneThing
	}
	return rule
}

// ofTellableKind reports whether values of one kind are of one that can be told
// without a question: numbers of the same noun, dates, persons, or places.
func (p printed) ofTellableKind(q printed) bool {
	switch {
	case p.number != nil:
		return (p.number.Noun != "" || p.number.Unit != "") && p.number.Noun == q.number.Noun
	case p.name != nil:
		return p.isPerson() && q.isPerson() || p.isPlace() && q.isPlace()
	}
	return p.date != nil
}

// coverTold is how much of the words around one of two numbers the other must
// have around it. It is less than for numbers that nobody has set side by side
// (coverDiffer), since the one who told of them read both sentences.
const coverTold = 0.3

// ofOneThing reports whether the lines speak of the same thing, as far as
// words tell: who holds one office of one body, or sentences that share enough
// words beside the values. Of one event more is counted than once, and more people
// speak than one.
func (p printed) ofOneThing(q printed) bool {
	if p.name != nil {
		a, b := p.holder(), q.holder()
		switch {
		case a.role != b.role:
			return false
		case len(a.of) > 0 && len(b.of) > 0:
			return ofOneBody(a, b)
		}
	}
	shared, least := sharedStems(p.around(), q.around()), min(len(p.around()), len(q.around()))
	if p.number == nil { // nothing but the words around tells what a date or a name is of
		return shared >= sharedDiffer-1 && float64(shared) >= coverDiffer*float64(least)
	}
	return shared >= sharedSame && float64(shared) >= coverTold*float64(least) && (p.nearShared(q) != "" || p.alone() && q.alone())
}

// aboutPrinted names what the values are of. The words of the one who told are
// taken only where the first line prints them in a row and every other line
// has them: they are shown to readers.
func aboutPrinted(told string, all [][]printed) string {
	first := all[0][0]
	if first.number != nil {
		if w, ok := first.line.noun(*first.number); ok {
			return w.Folded
		}
	}
	if about, ok := printedByAll(told, all); ok {
		return about
	}
	switch {
	case first.number != nil:
		return "figures"
	case first.date != nil:
		return "date"
	case first.name != nil && first.isPlace():
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
	words := first.Article.Sense().Beside(told).Words()
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
