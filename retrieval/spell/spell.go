// Package spell tells spellings of one word: a name from another script, a
// word written as it is heard, a slip of the keyboard. Nothing else in the
// program compares words by their letters.
package spell

import (
	"slices"
	"strings"

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

// Vowels are the letters that spellings exchange freely in a slip.
const Vowels = "aeiou"

// Skeleton returns the skeleton of a folded word: "deir" and "dayr" are "dr",
// "mohammed" and "muhammad" are "mhmd". A doubled consonant counts once. An h
// counts before a vowel only, w and y never.
func Skeleton(folded string) string {
	var out []byte
	for rest := folded; rest != ""; {
		spelled, as := rest[:1], ""
		if rest[0] == 'h' && len(rest) > 1 && strings.ContainsRune(Vowels, rune(rest[1])) {
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

// Vowels are told in two kinds, in front of the mouth and at its back: the
// spellings of one name exchange those of a kind, "Deir" and "Dayr", "Zour" and
// "Zawr". Two of different kinds are two names: "Olsen" and "Olson".
const (
	front = 'e'
	back  = 'o'
)

// melody returns the kind of each run of vowels of a folded word.
func melody(folded string) string {
	var out []byte
	run := byte(0)
	end := func() {
		if run != 0 {
			out = append(out, run)
		}
		run = 0
	}
	for _, r := range folded {
		switch {
		case strings.ContainsRune("ouw", r):
			run = back
		case strings.ContainsRune("aeiy", r):
			run = max(run, front)
		case r != 'h' && r != '\'':
			end()
		}
	}
	end()
	return string(out)
}

// Word is a folded word as far as spellings of it agree.
type Word struct {
	letters int // bytes
	skeleton,
	melody string
	opens   bool // it begins with a vowel
	foreign bool // it is in another script, where vowels may be left out
}

// Read reads a folded word, in whatever script, by its Latin letters.
func Read(folded string) Word {
	word, foreign := lang.Latin(folded)
	return Word{len(word), Skeleton(word), melody(word), word != "" && strings.ContainsRune(Vowels, rune(word[0])), foreign}
}

const (
	// shortest is the fewest letters of the longer one of two spellings: short
	// words have too many neighbours.
	shortest = 4
	// fewest is the fewest consonants of a skeleton that is compared.
	fewest = 2
)

// Same reports whether two words may be spellings of one name.
func (w Word) Same(o Word) bool {
	return max(w.letters, o.letters) >= shortest && len(w.skeleton) >= fewest && w.skeleton == o.skeleton && w.opens == o.opens &&
		(w.foreign || o.foreign || w.melody == o.melody)
}

// Same reports whether two folded words may be spellings of one name: "zour"
// and "zor", "mohammed" and "muhammad", but not "olsen" and "olson".
func Same(a, b string) bool { return a == b || Read(a).Same(Read(b)) }

// Akin reports whether two folded words may be spellings of one name, or one
// is what the other is called by: "syria" and "syrian".
func Akin(a, b string) bool { return Same(a, b) || Derived(a, b) }

// endings make of a place's name what its people and things are called, in
// English and German. Others make another name: Ann and Anna, Peter and Peters,
// Park and Parker.
var endings = []string{"n", "an", "ian", "ean", "ns", "ans", "ians", "eans", "ish", "ese", "i", "is", "ic", "isch", "ische", "ischen", "ischer", "isches"}

// Derived reports whether one folded word is the other with such an ending.
func Derived(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < shortest {
		return false
	}
	core := strings.TrimRight(a, "aey")
	rest, ok := strings.CutPrefix(b, core)
	if core != a && !slices.Contains(endings, rest) { // "Libya", "Libyan"
		rest = strings.TrimLeft(rest, "aey")
	}
	return ok && slices.Contains(endings, rest)
}
