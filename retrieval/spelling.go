package retrieval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// Names from other scripts are spelled in many ways: Deir ez-Zour, Deir
// ez-Zor, Dayr az-Zawr. What they share is their consonants. The skeleton of a
// word is its consonants, with those made alike that spellings exchange. The
// choices are ours, made on Arabic, Persian and Russian names in the news.

// consonants are the letters of a skeleton by the letters of a spelling,
// longest spelling first. Letters that are not here are left out.
var consonants = []struct{ spelled, as string }{
	{"tsch", "c"}, {"tch", "c"}, {"sch", "c"},
	{"sh", "c"}, {"ch", "c"}, {"kh", "k"}, {"gh", "k"}, {"th", "t"}, {"dh", "d"}, {"ph", "f"}, {"ck", "k"}, {"ts", "s"},
	{"b", "b"}, {"c", "k"}, {"d", "d"}, {"f", "f"}, {"g", "k"}, {"j", "j"}, {"k", "k"}, {"l", "l"}, {"m", "m"},
	{"n", "n"}, {"p", "p"}, {"q", "k"}, {"r", "r"}, {"s", "s"}, {"t", "t"}, {"v", "f"}, {"x", "s"}, {"z", "s"},
}

const vowels = "aeiou"

// skeleton returns the skeleton of a folded word: "deir" and "dayr" are "dr",
// "mohammed" and "muhammad" are "mhmd". A doubled consonant counts once. An h
// counts before a vowel only, w and y never.
func skeleton(folded string) string {
	var out []byte
	for rest := folded; rest != ""; {
		spelled, as := rest[:1], ""
		if rest[0] == 'h' && len(rest) > 1 && strings.ContainsRune(vowels, rune(rest[1])) {
			as = "h"
		}
		for _, c := range consonants {
			if strings.HasPrefix(rest, c.spelled) {
				spelled, as = c.spelled, c.as
				break
			}
		}
		again := strings.HasPrefix(rest[len(spelled):], spelled)
		rest = rest[len(spelled):]
		if !again {
			out = append(out, as...)
		}
	}
	return string(out)
}

// articles stand before or within Arabic names and are often left out.
var articles = map[string]bool{
	"al": true, "el": true, "ul": true, "il": true, "az": true, "ez": true, "ad": true, "ed": true, "as": true, "es": true,
	"ash": true, "esh": true, "ar": true, "er": true, "an": true, "en": true, "at": true, "et": true,
}

// Skeletons shorter than these fit too many names.
const (
	shortestOfOne = 3 // consonants of one word
	shortestOfTwo = 4 // consonants of two words together
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
		if articles[w.Folded] {
			continue
		}
		if w.Stop || !quiet && !capitalised(text[w.Start:]) {
			before = spelled{}
			continue
		}
		one := spelled{skeleton(w.Folded), []string{w.Folded}}
		if len(one.skeleton) >= shortestOfOne {
			out = append(out, one)
		}
		two := before.skeleton + one.skeleton
		if before.words != nil && len(two) >= shortestOfTwo {
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

// unknownName is a name in the question of which some words stand in no
// visible passage, so that it may be spelled otherwise there.
type unknownName struct {
	skeleton string
	missing  terms
}

// unknownNames returns the names to look for in other spellings. The lexical
// leg must have been asked before.
func (q *question) unknownNames() []unknownName {
	var out []unknownName
	for _, s := range namesIn(q.text) {
		n := unknownName{skeleton: s.skeleton}
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

// spelling returns which terms of the question stand in the passage as names
// in another spelling.
func spelling(names []unknownName, passage string) terms {
	if len(names) == 0 {
		return 0
	}
	held := map[string]bool{}
	for _, s := range namesIn(passage) {
		held[s.skeleton] = true
	}
	var out terms
	for _, n := range names {
		if held[n.skeleton] {
			out |= n.missing
		}
	}
	return out
}
