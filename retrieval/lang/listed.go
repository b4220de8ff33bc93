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

// GroupsOf returns for each stem of the words of a file the groups that it is in: the
// numbers of its lines.
func GroupsOf(file, language string) func() map[string][]int {
	return lexicon.Kept(func() map[string][]int {
		out := map[string][]int{}
		for n, e := range lexicon.Entries(file, language) {
			for _, word := range append([]string{e.Name}, e.Words...) {
				for _, w := range Words(word, language) {
					out[w.Stem] = append(out[w.Stem], n)
				}
			}
		}
		return out
	})
}
