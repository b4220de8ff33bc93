// Package compare finds where articles agree and where they differ about
// what was asked: how many of something there were or how much (amount.go), on
// what day (day.go), who did it (doer.go), who holds an office (roles.go), where
// all of it was (places.go), and what somebody said (quoted.go). A sentence that
// two articles print alike but for one name, number or date is found whatever was
// asked (copies.go). Where nothing was asked, facts.go finds what several
// articles count. It reads the articles' own sentences and reports what is
// printed there: it picks no winner.
//
// A difference is shown only when it is near certain (against.go), for an
// invented conflict costs a newsroom more than one that it has to see itself. Of
// a difference that a model tells of (told.go) it shows only what it finds
// printed itself (confirm.go).
//
// It does not know whether two articles tell of one event: see package events.
// It is pure, and its results come in a fixed order.
package compare

import (
	"slices"

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
	// Changed says that the positions are states of one report at several times,
	// the latest first: no difference, but news.
	Changed bool
}

// Articles compares what the articles say about what is asked. Cited are the lines
// that the answer shows, offered all lines of the evidence. It returns what they say
// differently and what two or more say alike.
func Articles(asked extract.Question, cited, offered []news.Line) (differ, agree []Comparison) {
	b := readBoard(cited, offered)
	if len(b.articles) < 2 {
		return nil, nil
	}
	var all tally
	for _, c := range asked.Clauses {
		b.clause(c, &all)
	}
	return all.differ, all.agree
}

// Otherwise finds what other articles print otherwise of the lines that the answer
// shows, whatever was asked: whoever quotes them has to know. They may name another
// holder of an office, or print the sentence with another name, number or date, or a
// quotation in other words, which is told of those lines alone that answer.
func Otherwise(cited, answering, offered []news.Line) []Comparison {
	b := readBoard(cited, offered)
	var all tally
	for _, role := range b.rolesCited() {
		all.addDiffering(role, b.holders(role, nil))
	}
	answers := map[int]bool{}
	for _, l := range answering {
		answers[l.Number] = true
	}
	return slices.Concat(all.differ, b.copies(all.differ), b.quoted(func(l *line) bool { return answers[l.Number] }))
}

// clause compares what the clause asks for by its kind.
func (b board) clause(c extract.Clause, all *tally) {
	if role := roleAsked(c); role != "" {
		all.addDiffering(role, b.holders(role, &c))
		all.addDiffering(role, b.doers(c))
		return
	}
	switch c.Kind {
	case extract.HowMany:
		for _, one := range c.Counted() {
			all.add(one.Subject(), b.amounts(one))
		}
		if c.Asks("price") {
			b.rows(c, all)
		}
	case extract.When:
		all.add("date", b.days(c))
	case extract.Where:
		all.addDiffering("places", b.lists(c))
	case extract.Who:
		all.addDiffering(c.Subject(), b.doers(c))
	}
	if asksWords(c) {
		all.differ = append(all.differ, b.quoted(func(l *line) bool { return l.mayAnswer(c) })...)
	}
}

// tally is what was found so far, each thing once.
type tally struct {
	differ, agree []Comparison
	seen          map[string]bool
}

// add adds what the values of several articles, one of each, say differently or
// alike.
func (t *tally) add(about string, values []printed) {
	if c, ok := differing(about, values); ok {
		t.put(&t.differ, c)
	} else if c, ok := agreeing(about, values); ok {
		t.put(&t.agree, c)
	}
}

// addDiffering leaves out what they say alike: that two articles give the same
// name goes without saying.
func (t *tally) addDiffering(about string, values []printed) {
	if c, ok := differing(about, values); ok {
		t.put(&t.differ, c)
	}
}

func (t *tally) put(to *[]Comparison, c Comparison) {
	if t.seen == nil {
		t.seen = map[string]bool{}
	}
	if !t.seen[c.About] {
		t.seen[c.About] = true
		*to = append(*to, c)
	}
}

// differing sets the values at odds with the first of them against it: those
// that are at odds with each other, too, and with the values that they stand with.
func differing(about string, values []printed) (Comparison, bool) {
	for i, first := range values {
		groups := [][]printed{{first}}
	next:
		for _, v := range values[i+1:] {
			for g, group := range groups {
				if !slices.ContainsFunc(group, func(w printed) bool { return !v.isSame(w) }) {
					groups[g] = append(group, v)
					continue next
				}
			}
			if !slices.ContainsFunc(groups, func(group []printed) bool {
				return slices.ContainsFunc(group, func(w printed) bool { return v.against(w) != "" })
			}) {
				groups = append(groups, []printed{v})
			}
		}
		if len(groups) > 1 {
			changed := changed(groups)
			c := comparison(about, groups)
			c.Changed = changed
			return c, true
		}
	}
	return Comparison{}, false
}

// changed reports whether the groups are counts of one report at several times, and
// puts the latest first: an earlier print of a paper or an agency, or of the sentence
// itself.
func changed(groups [][]printed) bool {
	for i, group := range groups {
		p, first := group[0], groups[0][0]
		if p.number == nil || p.number.Unit != "" || p.line.Article.Published.IsZero() {
			return false
		}
		one := p.line.Article.Publisher != "" && p.line.Article.Publisher == first.line.Article.Publisher || p.line.likeness(first.line) >= alikeShare
		if i > 0 && (!one || p.line.Article.Published.Equal(first.line.Article.Published)) {
			return false
		}
	}
	slices.SortStableFunc(groups, func(a, b []printed) int { return b[0].line.Article.Published.Compare(a[0].line.Article.Published) })
	return true
}

// agreeing puts values together that are the same in sentences of their own:
// copies of one sentence are one voice, however many print it.
func agreeing(about string, values []printed) (Comparison, bool) {
	for i, first := range values {
		group := []printed{first}
		independent := false
		for _, v := range values[i+1:] {
			if v.isSame(first) {
				group = append(group, v)
				independent = independent || v.line.folded() != first.line.folded()
			}
		}
		if independent && !isVague(first) {
			return comparison(about, [][]printed{group}), true
		}
	}
	return Comparison{}, false
}

// isVague reports whether the value is one that many sentences share: a month or a
// year.
func isVague(p printed) bool { return p.date != nil && p.date.Day == 0 }

func comparison(about string, groups [][]printed) Comparison {
	c := Comparison{About: about}
	for _, group := range groups {
		p := Position{Text: group[0].text()}
		for _, v := range group {
			p.Lines = append(p.Lines, v.line.Line)
		}
		c.Positions = append(c.Positions, p)
	}
	return c
}
