package feed

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// The forms of credits; print.txt of the lexicon says what each is.
var (
	creditAtEnd = lexicon.ExpressionOf("print", "creditatend")
	creditLabel = lexicon.ExpressionOf("print", "creditlabel")
	creditBy    = lexicon.ExpressionOf("print", "creditby")
	creditAlone = lexicon.ExpressionOf("print", "creditalone")
)

// maxCreditBytes: a credit on a line of its own names a person and an agency.
const maxCreditBytes = 180

// isCaption reports a picture's caption, told by its credit.
func isCaption(line string) bool {
	if len(line) > maxCaptionBytes {
		return false
	}
	if open := strings.LastIndexAny(line, "(["); open >= 0 && creditAtEnd().MatchString(line[open:]) {
		return true
	}
	return len(line) <= maxCreditBytes &&
		(creditLabel().MatchString(line) || creditBy().MatchString(line) || creditAlone().MatchString(line))
}
