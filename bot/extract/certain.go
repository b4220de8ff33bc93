package extract

import (
	"math"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// A value is marked in what is quoted only where it is certain that it is the
// one asked for: nothing else in the sentence is nearly as likely. Places and
// things are not marked, since names of them are hardly told from others: without
// them 25 of 26 marks in right quotations were right on questions about real
// articles and on rtqa, with them 42 of 47.
const (
	certainFit   = 0.65 // how well it is of the kind asked for, at least
	certainAhead = 1.5  // by how much it is likelier than the next one
	certainMet   = 0.35 // of the words of the question, in the sentence itself
)

// certain is where in the line with the index the value stands that the clause
// asks for, in bytes of the line's text. ok is false where none is certain.
func (a *asked) certain(i int) (at lang.Span, ok bool) {
	if a.Kind != HowMany && a.Kind != When && a.Kind != Who || a.measure == aName || a.polar || a.described {
		return at, false
	}
	l := &a.ev.lines[i]
	if share(a.rare, a.met[i]) < certainMet || a.deed != "" && !a.ev.does(i, a.deed) || a.Kind == HowMany && l.denies(a.Clause) {
		return at, false
	}
	places := l.placesOf(a.Clause)
	best, next, fit := 0.0, 0.0, 0.0
	for _, v := range l.valuesFor(a.Clause) {
		if v.Name != nil && len(v.Name.Words) == 1 || v.Number != nil && v.Number.Bound == "many" {
			continue // a person is named in two words, and "several hundred" is no count
		}
		near, all := 0.0, 0.0
		for j, w := range a.rare {
			near, all = near+w*a.met[i][j]*math.Exp(-v.gap(places[j])/reach), all+w
		}
		if all == 0 {
			return at, false
		}
		switch worth := v.fit * near / all; {
		case worth > best && l.Text()[v.Start:v.End] != l.Text()[at.Start:at.End]:
			best, next, fit, at = worth, best, v.fit, v.Span
		case worth > next:
			next = worth
		}
	}
	return at, best > 0 && fit >= certainFit && best >= certainAhead*next
}
