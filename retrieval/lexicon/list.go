package lexicon

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync/atomic"
)

// tables are files whose names are words too, one for each entry, such as the verb
// of its forms.
var tables = []string{"verbs", "nouns", "reported", "zones", "zoneplaces", "offices", "numerals", "abbreviations", "bounds", "months", "fractions", "dollars", "percent", "letters", "modals", "homographs", "units", "whether"}

// readElsewhere are files whose sentences only their reader can try.
var readElsewhere = []string{"courtesy", "search", "desk", "homographs"}

// Kept returns what build makes of the words, made once and again after a newsroom's
// words have joined.
func Kept[T any](build func() T) func() T {
	type made struct {
		from *contents
		what T
	}
	var kept atomic.Pointer[made]
	return func() T {
		c := now()
		if m := kept.Load(); m != nil && m.from == c {
			return m.what
		}
		m := &made{c, build()}
		kept.Store(m)
		return m.what
	}
}

// List is the words of one name in one file, in all languages that have it. It is
// read when it is first asked for.
type List struct{ read func() sets }

// sets is what a list holds.
type sets struct {
	ordered map[string][]string
	has     map[string]map[string]bool
	all     map[string]bool
}

// Named returns a list of a file. That there is one, a test holds.
func Named(file, name string) List {
	return List{Kept(func() sets {
		s := sets{map[string][]string{}, map[string]map[string]bool{}, map[string]bool{}}
		for language, entries := range now().entries[file] {
			for _, e := range entries {
				if e.Name != name {
					continue
				}
				if s.has[language] == nil {
					s.has[language] = map[string]bool{}
				}
				s.ordered[language] = append(s.ordered[language], e.Words...)
				for _, w := range e.Words {
					s.has[language][w], s.all[w] = true, true
				}
			}
		}
		return s
	})}
}

// Has reports whether a word stands in the list of any language.
func (l List) Has(word string) bool { return l.read().all[word] }

// All returns the words of all languages. It is read only.
func (l List) All() map[string]bool { return l.read().all }

// In returns the words of one language; a tag may name a region. It is read only.
func (l List) In(language string) map[string]bool { return l.read().has[base(language)] }

// Words returns the words of one language in their order. It is read only.
func (l List) Words(language string) []string { return l.read().ordered[base(language)] }

// Languages returns those that have the list.
func (l List) Languages() (out []string) {
	for language := range l.read().ordered {
		out = append(out, language)
	}
	sort.Strings(out)
	return out
}

// base returns the language of a tag that may name a region.
func base(language string) string {
	if len(language) == 2 && language[0] >= 'a' && language[1] >= 'a' { // nearly all, and asked for with every word
		return language
	}
	tag, _, _ := strings.Cut(language, "-")
	return strings.ToLower(tag)
}

// Languages returns those that have a file.
func Languages(file string) []string { return inOrder(now().entries[file]) }

// Entries returns the lines of a file in one language, in their order.
func Entries(file, language string) []Entry { return now().entries[file][base(language)] }

// Pattern returns what a regular expression says for any of the words, the longest
// first; a star stands for one word of any kind.
func Pattern(words ...string) string {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	for i, w := range words {
		words[i] = strings.ReplaceAll(regexp.QuoteMeta(w), `\*`, `[\pL\pN_]+`)
	}
	return "(?:" + strings.Join(words, "|") + ")"
}
