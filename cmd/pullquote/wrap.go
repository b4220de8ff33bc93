package main

import (
	"strings"

	"github.com/rivo/uniseg"
)

// span is a run of text in one ink.
type span struct {
	text string
	ink  ink
}

// line is what stands on one line of the screen.
type line []span

// plain returns the text of a line without its inks.
func plain(l line) string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.text)
	}
	return b.String()
}

// wrap lays the spans out in lines of at most width columns, or of any length
// when width is 0. Lines break only where Unicode allows it (Unicode Standard
// Annex 14) and after every "\n"; a word that is wider than the line stands
// on a line of its own, uncut, so that it can be copied. Nothing but the
// white space at the end of a line is left out.
func wrap(spans []span, width int) []line {
	var lines []line
	var now line
	used := 0
	flush := func() {
		lines = append(lines, trimEnd(now))
		now, used = nil, 0
	}
	for _, s := range spans {
		state := -1
		for rest := s.text; rest != ""; {
			var part string
			part, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			broken := strings.HasSuffix(part, "\n")
			part = strings.TrimRight(part, "\n")
			if width > 0 && used > 0 && used+uniseg.StringWidth(strings.TrimRight(part, " ")) > width {
				flush()
			}
			now = append(now, span{part, s.ink})
			used += uniseg.StringWidth(part)
			if broken {
				flush()
			}
		}
	}
	if len(now) > 0 {
		flush()
	}
	return lines
}

// trimEnd returns the line without the white space at its end, and with
// neighbours of one ink joined.
func trimEnd(l line) line {
	var joined line
	for _, s := range l {
		if n := len(joined); n > 0 && joined[n-1].ink == s.ink {
			joined[n-1].text += s.text
			continue
		}
		joined = append(joined, s)
	}
	for n := len(joined); n > 0; n = len(joined) {
		joined[n-1].text = strings.TrimRight(joined[n-1].text, " ")
		if joined[n-1].text != "" {
			break
		}
		joined = joined[:n-1]
	}
	return joined
}

// columns returns how many columns of the screen the line takes.
func columns(l line) int { return uniseg.StringWidth(plain(l)) }
