package main

import (
	"strings"

	"github.com/rivo/uniseg"
)

// ink is how a run of text is set: the parameter of an ANSI "select graphic
// rendition" sequence (ECMA-48, section 8.3.117).
type ink string

const (
	normal ink = ""
	strong ink = "1"
	quiet  ink = "2"
	mark   ink = "36"   // cyan: the [n] marks
	alert  ink = "33"   // yellow: where the sources differ, and notices
	value  ink = "1;32" // bold and green: what was asked for, in a quotation
)

// style says how text is put before the reader.
type style struct {
	// width is the number of columns, 0 in a pipe, where lines are not
	// wrapped so that a whole quotation can be searched for.
	width int
	// colour is whether inks are used.
	colour bool
	// isolate is whether right-to-left lines are wrapped in isolate marks;
	// only a terminal reorders text, a pipe gets the bytes.
	isolate bool
}

// page collects what is printed, line by line.
type page struct {
	style style
	b     strings.Builder
}

// String returns the page as it is written out.
func (p *page) String() string { return p.b.String() }

// gap adds an empty line, except at the top of the page and after another.
func (p *page) gap() {
	if s := p.b.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		p.b.WriteByte('\n')
	}
}

// text adds the spans, wrapped. The first line starts with first, each later
// one with next; both are margins whose widths the wrapping allows for, and
// they must be equally wide.
func (p *page) text(first, next line, spans ...span) {
	width := p.style.width
	if width > 0 {
		width = max(width-columns(first), minimumText)
	}
	margin := first
	for _, l := range wrap(spans, width) {
		p.b.WriteString(p.style.paint(margin))
		p.b.WriteString(p.style.embed(l))
		p.b.WriteByte('\n')
		margin = next
	}
}

// whole adds the spans as one line, however long: for what must be copied in
// one piece, such as an address.
func (p *page) whole(margin line, spans ...span) {
	p.b.WriteString(p.style.paint(append(margin, spans...)))
	p.b.WriteByte('\n')
}

// items adds the parts as one line with dots between them. On a narrow
// screen the line breaks between parts and not within them.
func (p *page) items(ink ink, parts ...string) {
	now := ""
	for _, part := range parts {
		next := join(" · ", now, part)
		if p.style.width > 0 && now != "" && part != "" && uniseg.StringWidth(next) > p.style.width {
			p.text(nil, nil, span{now, ink})
			next = part
		}
		now = next
	}
	p.text(nil, nil, span{now, ink})
}

// minimumText is the narrowest column of text, so that a very narrow window
// gets overlong lines and not one letter a line.
const minimumText = 20

// embed paints a line of foreign text, isolated where its direction differs
// from the page's.
func (s style) embed(l line) string {
	if s.isolate && isRightToLeft(plain(l)) {
		return firstStrongIsolate + s.paint(l) + popIsolate
	}
	return s.paint(l)
}

// paint returns the line with its inks, or without any when colour is off.
func (s style) paint(l line) string {
	if !s.colour {
		return plain(l)
	}
	var b strings.Builder
	for _, part := range l {
		if part.ink == normal {
			b.WriteString(part.text)
			continue
		}
		b.WriteString("\x1b[" + string(part.ink) + "m" + part.text + "\x1b[0m")
	}
	return b.String()
}
