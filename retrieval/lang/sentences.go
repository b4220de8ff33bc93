package lang

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentences returns the sentences of the text, ascending, without the white
// space around them. No sentence crosses a line end, and nothing but white
// space lies outside them.
func Sentences(text, language string) []Span {
	var spans []Span
	for it := sentences.FromString(text); it.Next(); {
		if s, ok := trimmed(text, Span{it.Start(), it.End()}); ok {
			spans = append(spans, s)
		}
	}
	return spans
}

// trimmed returns the span without the white space at its ends, and whether
// anything is left.
func trimmed(text string, s Span) (Span, bool) {
	part := text[s.Start:s.End]
	left := len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	right := len(strings.TrimRightFunc(part, unicode.IsSpace))
	if left >= right {
		return Span{}, false
	}
	return Span{s.Start + left, s.Start + right}, true
}
