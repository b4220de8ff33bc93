package retrieval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// articles stand before or within Arabic names and are often left out.
var articles = lexicon.Named("names", "hyphened")

const (
	// shortestName is the fewest consonants that a skeleton is compared by.
	shortestName = 2
	// tellingName is the fewest by which it tells names apart on its own;
	// below it the words must be alike in their vowels too.
	tellingName = 3
)

// spelled is what may be a name: one word, or two that follow each other.
type spelled struct {
	skeleton string
	words    []string // folded
}

// namesIn returns what may be names in a text, singly and by two with nothing
// but an article between: words with a capital letter, or all words of a text
// without capitals, as questions often are.
func namesIn(text string) []spelled {
	quiet := !strings.ContainsFunc(text, unicode.IsUpper)
	var out []spelled
	var before spelled // the name just before; without words when there is none
	for _, w := range lang.Words(text, "") {
		if articles.Has(w.Folded) {
			continue
		}
		if w.Stop || !quiet && !capitalised(text[w.Start:]) {
			before = spelled{}
			continue
		}
		one := spelled{spell.Skeleton(w.Folded), []string{w.Folded}}
		if len(one.skeleton) >= shortestName {
			out = append(out, one)
		}
		two := before.skeleton + one.skeleton
		if before.words != nil && len(two) > tellingName {
			out = append(out, spelled{two, []string{before.words[0], w.Folded}})
		}
		before = one
	}
	return out
}

// capitalised reports whether a word starts with a capital letter.
func capitalised(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// alike reports whether two names with the same skeleton may be the same.
func (s spelled) alike(other spelled) bool {
	return len(s.skeleton) >= tellingName || len(s.words) == 1 && len(other.words) == 1 && spell.Similar(s.words[0], other.words[0])
}

// unknownName is a name in the question of which some words stand in no
// visible passage, so that it may be spelled otherwise there.
type unknownName struct {
	spelled
	missing terms
}

// unknownNames returns the names to look for in other spellings. The lexical
// leg must have been asked before.
func (q *question) unknownNames() []unknownName {
	var out []unknownName
	for _, s := range namesIn(q.text) {
		n := unknownName{spelled: s}
		for _, word := range s.words {
			if i, ok := q.at[word]; ok && !q.terms[i].known {
				n.missing |= 1 << i
			}
		}
		if n.missing != 0 {
			out = append(out, n)
		}
	}
	return out
}

// respelled returns which terms of the question stand in a text as names in
// another spelling.
func respelled(names []unknownName, text string) terms {
	var out terms
	for _, s := range namesIn(text) {
		for _, n := range names {
			if n.skeleton == s.skeleton && n.alike(s) {
				out |= n.missing
			}
		}
	}
	return out
}
