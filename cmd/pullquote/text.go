package main

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Unicode's isolate marks keep a right-to-left run from reordering the text
// around it (Unicode Standard Annex 9, section 2.4).
const (
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

// clean returns s without anything that could steer a terminal instead of
// being read: control characters of both sets (C0, C1, DEL) and the marks
// that reorder text (Unicode Standard Annex 9, embeddings, overrides and
// isolates). Every kind of line break becomes "\n" and a tab one space, so
// that the width of a line can be counted; broken UTF-8 becomes U+FFFD.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\t':
			return ' '
		case unicode.IsControl(r), r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
			return -1
		}
		return r
	}, s)
}

// oneLine returns s clean and with every run of white space as one space.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// rightToLeft holds the scripts that are written from right to left.
var rightToLeft = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko,
	unicode.Samaritan, unicode.Mandaic, unicode.Adlam,
}

// isRightToLeft reports whether s holds a letter of a right-to-left script.
func isRightToLeft(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, rightToLeft...) })
}

// opening returns about the first width columns of s on one line, cut between
// words and marked with an ellipsis when something is left out.
func opening(s string, width int) string {
	s = oneLine(s)
	if uniseg.StringWidth(s) <= width {
		return s
	}
	lines := wrap([]span{{text: s}}, max(width-1, 1))
	return strings.TrimRight(plain(lines[0]), " ,;:") + "…"
}
