package ground

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// verbatimFault says why a claim in a language without lists may not be
// shown, or "". Nobody told the program which words negate or hedge there, so
// the claim must repeat a cited sentence word for word.
func verbatimFault(text string, lines []news.Line) string {
	for _, l := range lines {
		if slices.Equal(bareWords(text), bareWords(l.Text())) {
			return ""
		}
	}
	return "in this language a claim must repeat a cited sentence word for word"
}

// bareWords returns the words of a text as printed, without marks.
func bareWords(text string) []string {
	return strings.FieldsFunc(typeset(text), func(r rune) bool { return !wordRune(r) })
}

var _ = lang.Fold
