// Package spell tells spellings of one word: a name from another script, a
// word written as it is heard, a slip of the keyboard. Nothing else in the
// program compares words by their letters.
package spell

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Names from other scripts are spelled in many ways: Deir ez-Zour, Deir
// ez-Zor, Dayr az-Zawr. What they share is their consonants. The skeleton of a
// word is its consonants, with those made alike that spellings exchange. The
// choices are ours, made on Arabic, Persian and Russian names in the news.

// clusters are the consonants of a skeleton by the letters of a spelling that
// stand for one together, longest first.
var clusters = []struct {
	spelled string
	as      byte
}{
	{"tsch", 'c'}, {"tch", 'c'}, {"sch", 'c'},
	{"sh", 'c'}, {"ch", 'c'}, {"kh", 'k'}, {"gh", 'k'}, {"th", 't'}, {"dh", 'd'}, {"ph", 'f'}, {"ck", 'k'}, {"ts", 's'},
}

// Single letters, and the consonants that stand for them in a skeleton. Letters
// that are not here are left out.
const (
	letters    = "bcdfgjklmnpqrstvxz"
	consonants = "bkdfkjklmnpkrstfss"
)

// Vowels are the letters that spellings exchange freely in a slip.
const Vowels = "aeiou"

// Skeleton returns the skeleton of a folded word: "deir" and "dayr" are "dr",
// "mohammed" and "muhammad" are "mhmd". A doubled consonant counts once. An h
// counts before a vowel only, w and y never.
func Skeleton(folded string) string {
	out := make([]byte, 0, 16)
	for rest := folded; rest != ""; {
		spelled, as := first(rest)
		again := strings.HasPrefix(rest[len(spelled):], spelled)
		rest = rest[len(spelled):]
		if !again && as != 0 {
			out = append(out, as)
		}
	}
	return string(out)
}

// first returns what the word begins with, and the consonant that it stands for;
// 0 for none.
func first(word string) (spelled string, as byte) {
	if len(word) > 1 && strings.IndexByte("hkcs", word[1]) >= 0 { // the second letter of a cluster
		for _, c := range clusters {
			if strings.HasPrefix(word, c.spelled) {
				return c.spelled, c.as
			}
		}
	}
	if at := strings.IndexByte(letters, word[0]); at >= 0 {
		return word[:1], consonants[at]
	}
	if word[0] == 'h' && len(word) > 1 && strings.IndexByte(Vowels, word[1]) >= 0 {
		return word[:1], 'h'
	}
	return word[:1], 0
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
	return Word{len(word), Skeleton(word), melody(word), opens(word), foreign}
}

func opens(word string) bool { return word != "" && strings.IndexByte(Vowels, word[0]) >= 0 }

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
func Same(a, b string) bool {
	if a == b {
		return true
	}
	x, foreign := lang.Latin(a)
	y, other := lang.Latin(b)
	if max(len(x), len(y)) < shortest || opens(x) != opens(y) { // as most words are, and cheaply seen
		return false
	}
	skeleton := Skeleton(x)
	return len(skeleton) >= fewest && skeleton == Skeleton(y) && (foreign || other || melody(x) == melody(y))
}

// Akin reports whether two folded words may be spellings of one name, or one
// is what the other is called by: "syria" and "syrian".
func Akin(a, b string) bool { return Same(a, b) || Derived(a, b) }

// endings make of a place's name what its people and things are called, in
// English and German. Others make another name: Ann and Anna, Peter and Peters,
// Park and Parker.
var endings = lexicon.Kept(func() map[string]bool {
	out := map[string]bool{}
	for ending := range lexicon.Named("names", "ofplace").All() {
		out[strings.TrimPrefix(ending, "-")] = true
	}
	return out
})

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
	if core != a && !endings()[rest] { // "Libya", "Libyan"
		rest = strings.TrimLeft(rest, "aey")
	}
	return ok && endings()[rest]
}
