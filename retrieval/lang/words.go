package lang

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Words returns the words of the text in order, as Vocabulary.Words does.
func Words(text, language string) []Word { return (*Vocabulary)(nil).Words(text, language) }

// foldWord returns a word as Word.Folded has it.
func foldWord(token, language string) string {
	folded := Fold(token)
	switch {
	case startsDigit(folded):
		if value, ok := decimal(folded, language); ok {
			return value
		}
		return folded
	case isDotted(folded):
		return strings.ReplaceAll(folded, ".", "")
	}
	return strings.TrimSuffix(strings.TrimSuffix(folded, "'s"), "'")
}

// elided are the words that lose their vowel and stand before an apostrophe.
var elided = lexicon.Named("names", "elided")

// joint returns where the first of two words ends that UAX #29 takes for one:
// after an elided article, and before and after a colon as in "More:Khalil"; 0
// when there is only one word. In Swedish and Finnish a colon joins an ending.
func joint(token, language string) int {
	switch colon := strings.IndexByte(token, ':'); {
	case colon < 0 || len(token) == 1 || language == "sv" || language == "fi":
	case colon == 0:
		return 1
	default:
		return colon
	}
	for _, mark := range []string{"’", "'"} {
		head, tail, found := strings.Cut(token, mark)
		if found && tail != "" && elided.In(language)[Fold(head)] {
			return len(head) + len(mark)
		}
	}
	return 0
}
