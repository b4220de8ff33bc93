package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	worded "github.com/pullquote/pullquote/bot/page"
)

// messagePage lays the message out for a person to read at a terminal. Hours are
// told in the zone.
func messagePage(message answer.Message, s style, zone *time.Location) (string, error) {
	words, ok := worded.Of(message, worded.Options{Zone: zone})
	if !ok {
		return "", fmt.Errorf("a terminal cannot show a %T", message)
	}
	p := &page{style: s}
	layBlocks(p, words.Blocks)
	p.gapAfter(isNote(words.Blocks))
	p.items(quiet, words.Footer...)
	return p.String(), nil
}

// isNote reports whether the last of the blocks is small print, with which the
// footer stands together.
func isNote(blocks []worded.Block) bool {
	if len(blocks) == 0 {
		return false
	}
	_, ok := blocks[len(blocks)-1].(worded.Note)
	return ok
}

// gapAfter adds an empty line unless the lines belong together.
func (p *page) gapAfter(together bool) {
	if !together {
		p.gap()
	}
}

// layBlocks lays the blocks out, one below the other.
func layBlocks(p *page, blocks []worded.Block) {
	var before worded.Block
	for _, b := range blocks {
		layBlock(p, before, b)
		before = b
	}
}

// indent is in front of what belongs under a heading.
var indent = line{{text: "  "}}

func layBlock(p *page, before, b worded.Block) {
	_, afterText := before.(worded.Text)
	_, afterNote := before.(worded.Note)
	_, afterHeading := before.(worded.Heading)
	switch b := b.(type) {
	case worded.Text:
		p.gapAfter(afterText || afterHeading)
		margin := line(nil)
		if b.Under {
			margin = indent
		}
		p.text(margin, margin, spansOf(b.Line)...)
	case worded.Heading:
		p.gap()
		p.text(nil, nil, spansOf(b.Line)...)
		layLinks(p, nil, b.Line)
	case worded.Note:
		p.gapAfter(afterNote || afterHeading)
		p.text(nil, nil, span{clean(b.Text), inkOf(b.Ink)})
	case worded.List:
		layList(p, b)
	case worded.Quotation:
		layQuotation(p, b)
	case worded.Choice:
		p.gap()
		p.text(nil, nil, span{text: clean(b.Name)})
		p.whole(indent, span{"pullquote summary " + oneLine(b.Article), quiet})
	case worded.Table:
		layTable(p, b)
	}
}

// layList lays a list out; one without a title goes on with what is above it.
func layList(p *page, l worded.List) {
	if len(l.Title) > 0 {
		p.gap()
		p.text(nil, nil, spansOf(l.Title)...)
	}
	for _, item := range l.Items {
		p.text(line{{text: "  - "}}, line{{text: "    "}}, spansOf(item)...)
	}
}

// layQuotation lays a quotation out with a bar at its left, and below it where it
// comes from.
func layQuotation(p *page, q worded.Quotation) {
	p.gap()
	label := worded.MarkOf(q.N)
	wide := strings.Repeat(" ", len(label)+1)
	p.text(line{{label, mark}, {" │ ", quiet}}, line{{wide + "│ ", quiet}}, quotationSpans(q)...)
	margin := line{{text: wide}}
	if len(q.Source) > 0 {
		p.text(margin, margin, dimmed(spansOf(q.Source))...)
		layLinks(p, margin, q.Source)
	}
	for _, also := range q.Also {
		p.text(margin, margin, dimmed(spansOf(also))...)
	}
}

// quotationSpans are the bytes of the quotation, with the value that was asked
// for where it stands, and what stands before them.
func quotationSpans(q worded.Quotation) []span {
	var out []span
	if q.Before != "" {
		out = append(out, span{clean(q.Before), quiet})
	}
	if q.Value == nil {
		return append(out, span{text: clean(q.Quote)})
	}
	for _, part := range []span{
		{text: q.Quote[:q.Value.Start]}, {q.Quote[q.Value.Start:q.Value.End], value}, {text: q.Quote[q.Value.End:]},
	} {
		if part.text = clean(part.text); part.text != "" {
			out = append(out, part)
		}
	}
	return out
}

// layLinks adds the addresses that the words of a source lead to, each in one
// piece, so that it can be copied.
func layLinks(p *page, margin line, l worded.Line) {
	for _, w := range l {
		if w.Link != "" && w.Ink != worded.Mark {
			p.whole(slices.Clone(margin), span{oneLine(w.Link), quiet})
		}
	}
}

// spansOf sets the words in the terminal's inks.
func spansOf(l worded.Line) []span {
	var out []span
	for _, w := range l {
		out = append(out, span{clean(w.Text), inkOf(w.Ink)})
	}
	return out
}

func inkOf(i worded.Ink) ink {
	return map[worded.Ink]ink{worded.Strong: strong, worded.Quiet: quiet, worded.Alert: alert, worded.Mark: mark}[i]
}

// dimmed sets plain words in the quiet ink.
func dimmed(spans []span) []span {
	for i := range spans {
		if spans[i].ink == normal {
			spans[i].ink = quiet
		}
	}
	return spans
}
