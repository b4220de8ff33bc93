// Package page puts what the bot says into words, once: claims, quotations,
// labels, refusals, notices and the quiet line at the end, in the order in which
// they are read. It knows no terminal and no Slack: those lay a Page out, each
// within its own limits, and add no words of their own.
//
// The texts of articles and models in it are as they are stored. Whoever lays
// them out leaves out what could steer the reader's screen.
package page

import (
	"time"

	"github.com/pullquote/pullquote/bot/answer"
)

// Page is a message in words, from top to bottom.
type Page struct {
	Blocks []Block
	// Footer is the quiet line at the end, in parts.
	Footer []string
	// First is what is read aloud and shown on a phone.
	First string
}

// Block is a part of a page that is not torn apart: Text, Heading, List,
// Quotation, Note, Table or Choice.
type Block interface{ block() }

// Ink is how words are set.
type Ink int

const (
	Plain Ink = iota
	Strong
	Quiet
	Alert
	// Mark is a [n] that stands for quotation n.
	Mark
)

// Words are a run of text in one ink.
type Words struct {
	Text string
	Ink  Ink
	Link string // the web address that they lead to; empty for none
}

// Line is what stands on one line where there is room for it.
type Line []Words

// Text is a line of its own: a claim, a refusal, who is quoted.
type Text struct {
	Line  Line
	Under bool // it belongs under the heading before it
}

// Heading begins what follows it.
type Heading struct{ Line Line }

// List is a line with others below it that belong to it.
type List struct {
	Title Line
	Items []Line
}

// Quotation is the bytes of an article, with where they are from.
type Quotation struct {
	N int // the number that marks refer to
	// Before are words of the article that stand in front of its first mark:
	// who speaks, and what was asked.
	Before string
	Quote  string
	Value  *answer.Within // what was asked for, within Quote
	Link   string         // opens the article at the quotation
	// Source names the article; empty where another line has named it.
	Source Line
	// Also says where the same stands; empty for nowhere.
	Also []Line
}

// Note is a line of small print, or of a notice where its ink is Alert.
type Note struct {
	Text string
	Ink  Ink
}

// Choice is an article that may have been meant.
type Choice struct {
	Name    string
	Article string // its id
}

// Table sets what belongs together side by side. Else is the same one below the
// other, for where there is no room.
type Table struct {
	Head []Line
	Rows [][]Cell
	Else []Block
}

// Cell is a cell of a table: words, quotations, or both.
type Cell struct {
	Line       Line
	Quotations []Quotation
}

func (Text) block()      {}
func (Heading) block()   {}
func (List) block()      {}
func (Quotation) block() {}
func (Note) block()      {}
func (Choice) block()    {}
func (Table) block()     {}

// Options say how a message is put into words.
type Options struct {
	Zone *time.Location // the newsroom's, in which hours are told; nil: UTC
	// Streamed says that the claims were shown before the rest, so that they
	// come first and all of them are shown.
	Streamed bool
	// Asked says that what was asked is not to be seen where the page is shown.
	Asked bool
}

// Of puts the message into words. ok is false for a message of a kind that it
// does not know.
func Of(m answer.Message, o Options) (p Page, ok bool) {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if d, ok := m.(answer.Digest); ok {
		return digest(d, o.Zone), true
	}
	_, asked := m.(answer.Answer)
	b := &builder{shown: map[int]bool{}, named: map[string]int{}, options: o}
	switch m := m.(type) {
	case answer.Answer:
		b.a, b.asked = m, "Asked"
		b.answer()
	case answer.Summary:
		b.a, b.asked = m.Answer, "Summary"
		b.report(b.summary)
	case answer.Timeline:
		b.a, b.asked = m.Answer, "Timeline"
		b.report(b.timeline)
	case answer.Comparison:
		b.a, b.asked = m.Answer, "Comparison"
		b.report(b.comparison)
	case answer.Sources:
		b.a, b.asked = m.Answer, "Who is quoted"
		b.report(b.sources)
	default:
		return Page{}, false
	}
	return Page{Blocks: b.blocks, Footer: footer(b.a, o.Zone, asked), First: b.first()}, true
}
