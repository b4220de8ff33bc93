package lang

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// homographs are English verb forms, folded, that look like a noun of another
// meaning, by the stem that they share with it.
var homographs = lexicon.Kept(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, e := range lexicon.Entries("homographs", "en") {
		verbs := map[string]bool{}
		for _, form := range e.Words {
			verbs[form] = true
		}
		out[stemWord(e.Name, e.Name, "en")] = verbs
	}
	return out
})

// HasHomograph reports whether an English verb looks like the noun of the stem
// and means something else, as "fired" looks like "fire".
func HasHomograph(stem string) bool { return homographs()[stem] != nil }

// HoldsNoun reports whether one of the English words is the noun of the stem, and
// no verb that looks like it: "fires" is one in "two fires", and neither "fired"
// nor "Mill fires 15 workers" has it.
func HoldsNoun(words []Word, stem string) bool {
	for i, w := range words {
		counts := i+1 < len(words) && startsDigit(words[i+1].Folded)
		if w.Stem == stem && !homographs()[stem][w.Folded] && !(counts && homographs()[stem] != nil && strings.HasSuffix(w.Folded, "s")) {
			return true
		}
	}
	return false
}
