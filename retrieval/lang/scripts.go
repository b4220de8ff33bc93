package lang

import (
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// latinLetters are the Latin letters that names have for those of other
// scripts, as the press writes them: folded Cyrillic, Greek, Arabic and Hebrew.
var latinLetters = lexicon.Kept(func() map[rune]string {
	out := map[rune]string{}
	for _, e := range lexicon.Entries("letters", "any") {
		latin := e.Name
		if latin == "none" {
			latin = ""
		}
		for _, w := range e.Words {
			for _, r := range w {
				out[r] = latin
			}
		}
	}
	return out
})

// Latin returns a folded word in Latin letters, as the press writes names, and
// whether it was in others. Letters that it does not know stay as they are.
func Latin(folded string) (word string, other bool) {
	if strings.IndexFunc(folded, func(r rune) bool { return r > unicode.MaxLatin1 }) < 0 {
		return folded, false
	}
	var b strings.Builder
	letters := latinLetters()
	for _, r := range folded {
		if as, ok := letters[r]; ok {
			b.WriteString(as)
			other = true
		} else {
			b.WriteRune(r)
		}
	}
	return b.String(), other
}
