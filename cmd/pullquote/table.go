package main

import (
	"strings"

	worded "github.com/pullquote/pullquote/bot/page"
	"github.com/rivo/uniseg"
)

// fewestColumns is the narrowest terminal on which a table has columns: below it
// a sentence takes a line for every few words.
const fewestColumns = 100

// labelColumns is the width of the first column, which holds dates and labels.
const labelColumns = 16

// layTable sets the cells side by side where there is room, and below each other
// where there is none. In a pipe a quotation stays in one line.
func layTable(p *page, t worded.Table) {
	if p.style.width < fewestColumns || len(t.Head) < 2 {
		layBlocks(p, t.Else)
		return
	}
	widths := columnWidths(p.style.width, len(t.Head))
	var head [][]line
	for i, l := range t.Head {
		head = append(head, wrap(spansOf(l), widths[i]))
	}
	p.gap()
	p.row(head, widths)
	for _, row := range t.Rows {
		var cells [][]line
		for i, c := range row {
			cells = append(cells, cellLines(c, widths[i]))
		}
		p.gap()
		p.row(cells, widths)
	}
	p.tableLinks(t)
}

// tableLinks adds the addresses of the quotations in a table below it, where each
// stands in one piece.
func (p *page) tableLinks(t worded.Table) {
	begun := false
	for _, row := range t.Rows {
		for _, c := range row {
			for _, q := range c.Quotations {
				if q.Link == "" {
					continue
				}
				if !begun {
					p.gap()
				}
				begun = true
				p.whole(line{{worded.MarkOf(q.N), mark}, {text: " "}}, span{oneLine(q.Link), quiet})
			}
		}
	}
}

// columnWidths shares the width out: the rest of the first column in equal parts.
func columnWidths(width, columns int) []int {
	left := width - labelColumns - len(columnGap)*(columns-1)
	widths := []int{labelColumns}
	for range columns - 1 {
		widths = append(widths, left/(columns-1))
	}
	return widths
}

const columnGap = "  "

// cellLines are the lines of a cell: its words, then its quotations.
func cellLines(c worded.Cell, width int) []line {
	var out []line
	if len(c.Line) > 0 {
		out = wrap(spansOf(c.Line), width)
	}
	for _, q := range c.Quotations {
		if len(out) > 0 {
			out = append(out, nil)
		}
		out = append(out, wrap(append([]span{{worded.MarkOf(q.N), mark}, {text: " "}}, quotationSpans(q)...), width)...)
	}
	return out
}

// row adds cells side by side.
func (p *page) row(cells [][]line, widths []int) {
	high := 0
	for _, c := range cells {
		high = max(high, len(c))
	}
	for n := range high {
		var b strings.Builder
		for i, c := range cells {
			var l line
			if n < len(c) {
				l = c[n]
			}
			b.WriteString(p.style.embed(l))
			if i+1 < len(cells) {
				b.WriteString(strings.Repeat(" ", max(0, widths[i]-uniseg.StringWidth(plain(l)))) + columnGap)
			}
		}
		p.b.WriteString(strings.TrimRight(b.String(), " ") + "\n")
	}
}
