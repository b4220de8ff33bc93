package lang

import "strings"

// set is a read-only set of folded words.
type set map[string]bool

// setOf returns the set of the words that white space parts in s.
func setOf(s string) set {
	out := set{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// base returns the language of a BCP 47 tag without script and region: "en"
// for "en-US". An article that states no language is read as English.
func base(language string) string {
	if i := strings.IndexAny(language, "-_"); i >= 0 {
		language = language[:i]
	}
	if language == "" {
		return "en"
	}
	return strings.ToLower(language)
}
