package lang

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Values of Number.Bound.
const (
	boundMore  = "more"
	boundLess  = "less"
	boundAbout = "about"
	boundMany  = "many"
)

// boundsBefore are the phrases before a number that say it is not exact, by
// language, folded. "At least" counts as more and "up to" as less: what is
// said is on which side of the number the truth lies.
var boundsBefore = lexicon.Kept(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, language := range lexicon.Languages("bounds") {
		out[language] = map[string]string{}
		for _, e := range lexicon.Entries("bounds", language) {
			for _, phrase := range e.Words {
				if !strings.HasPrefix(e.Name, afterNumber) {
					out[language][phrase] = e.Name
				}
			}
		}
	}
	return out
})

// afterNumber begins the names of the lists of phrases after a number.
const afterNumber = "after"

// boundsAfter are the phrases after a number, in any language.
var boundsAfter = lexicon.Kept(func() map[string]string {
	out := map[string]string{}
	for _, language := range lexicon.Languages("bounds") {
		for _, e := range lexicon.Entries("bounds", language) {
			if bound, ok := strings.CutPrefix(e.Name, afterNumber); ok {
				for _, phrase := range e.Words {
					out[phrase] = bound
				}
			}
		}
	}
	return out
})

// longestBound is how many words the longest of them has.
var longestBound = lexicon.Kept(func() int {
	longest := 0
	for _, phrases := range boundsBefore() {
		for phrase := range phrases {
			longest = max(longest, len(strings.Fields(phrase)))
		}
	}
	return longest
})

// boundBefore returns the bound that the tokens before the index state; the
// longest phrase counts.
func (r *reader) boundBefore(i int) string {
	if r.language == "he" && at(r.list, i-1).folded == "-" { // כ-40
		i--
	}
	bound, phrase := "", ""
	for n := 1; n <= longestBound() && i-n >= 0; n++ {
		phrase = strings.TrimSpace(r.list[i-n].folded + " " + phrase)
		if b := boundsBefore()[r.language][phrase]; b != "" {
			bound = b
		}
	}
	return bound
}

// boundAfter returns the bound that the tokens from the index state, and the
// index after it.
func (r *reader) boundAfter(i int) (string, int) {
	phrase := ""
	for n := range 2 {
		phrase = strings.TrimSpace(phrase + " " + at(r.list, i+n).folded)
		if b := boundsAfter()[phrase]; b != "" {
			return b, i + n + 1
		}
	}
	return "", i
}
