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
		if articles[w.Folded] {
			continue
		}
		if w.Stop || !quiet && !capitalised(text[w.Start:]) {
			before = spelled{}
			continue
		}
		one := spelled{skeleton(w.Folded), []string{w.Folded}}
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
	return len(s.skeleton) >= tellingName || len(s.words) == 1 && len(other.words) == 1 && similar(s.words[0], other.words[0])
}

// similar reports whether at most a third of the letters differ.
func similar(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return 3*distance(x, y) <= max(len(x), len(y))
}

// distance is how many letters must be put in, taken out or changed to make
// one word of the other (Levenshtein's).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		corner := row[0]
		row[0] = i + 1
		for j, y := range b {
			change := corner
			if x != y {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
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
