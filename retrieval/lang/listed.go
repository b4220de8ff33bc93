package lang

import "github.com/pullquote/pullquote/retrieval/lexicon"

// StemsOf returns the stems of the words of a list in one language.
func StemsOf(list lexicon.List, language string) func() map[string]bool {
	return lexicon.Kept(func() map[string]bool {
		out := map[string]bool{}
		for _, word := range list.Words(language) {
			for _, w := range Words(word, language) {
				out[w.Stem] = true
			}
		}
		return out
	})
}
