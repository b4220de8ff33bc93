// Package compare finds where articles agree and where they differ about
// what was asked: who holds a role (roles.go), how many of something there
// were (counts.go), when (dates.go), where (places.go) and who did it
// (people.go); where these find nothing, what else stands in the place of an
// answer (answers.go), and whether a sentence that is shown stands in another
// article with something else in one place (copies.go). Where nothing was asked,
// facts.go finds what several articles speak of. It reads the articles' own
// sentences and reports what is printed there: it picks no winner. Of a
// difference that a model tells of (told.go) it shows only what it finds printed
// itself (confirm.go, atodds.go).
//
// It is pure, and its results come in a fixed order.
package compare

import (
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Position is what one or more articles say about something.
type Position struct {
	// Text is the value as the first of the articles prints it: "Maj. Gen.
	// Fares Khalil", "61 raids".
	Text  string
	Lines []news.Line
}

// Comparison is one thing that several articles speak of.
type Comparison struct {
	// About names the thing in plain words: "spokesperson", "raids".
	About string
	// Positions are two or more where the articles differ, one where they
	// agree.
	Positions []Position
}

// reading is what one article says about something.
type reading struct {
	text string
	line *line
	// same reports whether another reading is the same value.
	same func(other reading) bool
	// value is what same looks at; its type is the kind of reading's own.
	value any
}

// Articles compares what the articles say about the question. Cited are the
// lines that the answer shows, offered all lines of the evidence. It returns
// what they say differently and what two or more say alike.
func Articles(question string, cited, offered []news.Line) (differ, agree []Comparison) {
	b := readBoard(cited, offered)
	if len(b.articles) < 2 {
		return nil, nil
	}
	seen := map[string]bool{}
	add := func(about string, readings []reading) {
		c := Comparison{About: about, Positions: positions(readings)}
		if seen[about] || len(c.Positions) == 0 || !independent(readings) {
			return
		}
		seen[about] = true
		if len(c.Positions) > 1 {
			differ = append(differ, c)
		} else {
			agree = append(agree, c)
		}
	}
	anyWords := false
	for _, c := range extract.Analyse(question, nil).Clauses {
		anyWords = anyWords || c.Kind == extract.Open
		before := len(seen)
		addOf := func(about string, readings []reading) {
			if !ofTwoTimes(c, readings) && !ofTwoMeasures(readings) {
				add(about, readings)
			}
		}
		b.kind(c, addOf)
		// Two values in the place of an answer are told apart with more
		// certainty than they are known to answer alike.
		if answers := b.answers(c); len(seen) == before && len(positions(answers)) > 1 {
			addOf(c.Subject(), answers)
		}
	}
	// The sentences shown may name different holders of one role, whatever
	// was asked: whoever quotes them has to know.
	for _, role := range b.rolesCited() {
		if holders := b.holders(role, nil); len(positions(holders)) > 1 {
			add(role, holders)
		}
	}
	if len(differ) == 0 {
		add(oneSentence, b.copies(anyWords))
	}
	return differ, agree
}

// kind compares what the clause asks for by its kind.
func (b board) kind(c extract.Clause, add func(about string, readings []reading)) {
	if role := roleAsked(c); role != "" {
		add(role, b.holders(role, &c))
		return
	}
	switch c.Kind {
	case extract.HowMany:
		add(c.Subject(), b.untold(b.counts(c)))
	case extract.When:
		add("date", b.untold(b.dates(c)))
		add("time", b.times(c))
	case extract.Where:
		add("places", b.untold(b.places(c)))
		add("places", b.shown().lists()) // "operations" may be the raids that were asked about
	case extract.Who:
		// The nearest name is a guess: "Lund" of "the Lund mill" owns no mill
		// because two articles name it.
		if people := b.people(c); len(positions(people)) > 1 {
			add(c.Subject(), people)
		}
	}
}

// independent reports whether at least two of the readings stand in sentences
// of their own: copies of one report are one voice, however many print it.
func independent(readings []reading) bool {
	for _, r := range readings {
		if r.line.folded() != readings[0].line.folded() {
			return true
		}
	}
	return false
}

// positions puts readings of one value together.
func positions(readings []reading) []Position {
	var out []Position
	var first []reading
next:
	for _, r := range readings {
		for i, f := range first {
			if f.same(r) || r.same(f) {
				out[i].Lines = append(out[i].Lines, r.line.Line)
				continue next
			}
		}
		first = append(first, r)
		out = append(out, Position{Text: r.text, Lines: []news.Line{r.line.Line}})
	}
	return out
}
