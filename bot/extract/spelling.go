package extract

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// shortest is the shortest word that may be met by another spelling: shorter
// ones have too many neighbours.
const shortest = 4

// Akin reports whether two folded words may be spellings of one name, or one
// the other with an ending: "Syria" and "Syrian".
func Akin(a, b string) bool { return SpelledAlike(a, b) || derived(a, b) }

// SpelledAlike reports whether two folded words may be spellings of one
// transliterated name: the same consonants in the same order once letters
// that transliterations use for one sound are made equal ("zour", "zor",
// "zawr"; "mohammed", "muhammad"), with the same first sound.
func SpelledAlike(a, b string) bool {
	return a == b || spell(a).alike(spell(b))
}

// spelling is a folded word as far as transliterations of it agree.
type spelling struct {
	letters  int // bytes
	skeleton string
	vowel    bool // it begins with one
}

// spell reads a folded word, in whatever script, by its Latin letters.
func spell(word string) spelling {
	word, _ = lang.Latin(word)
	return spelling{len(word), skeleton(word), firstSound(word)}
}

func (s spelling) alike(o spelling) bool {
	return (s.letters >= shortest || o.letters >= shortest) && len(s.skeleton) >= 2 && s.skeleton == o.skeleton && s.vowel == o.vowel && apart(s.letters, o.letters) <= 2
}

// derived reports whether one word is the other with an ending, as "Syrian"
// is of "Syria".
func derived(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= shortest && len(b)-len(a) <= 3 && strings.HasPrefix(b, strings.TrimRight(a, "aey"))
}

// sounds maps letters that transliterations use for one sound to one of them.
var sounds = strings.NewReplacer("kh", "h", "gh", "g", "ph", "f", "th", "t", "dh", "d", "sh", "s", "ch", "s", "q", "k", "c", "k", "z", "s", "w", "", "y", "", "h", "")

// skeleton is the run of consonants of a word, doubled ones once.
func skeleton(word string) string {
	var out []rune
	for _, r := range sounds.Replace(word) {
		if strings.ContainsRune("aeiou'", r) || (len(out) > 0 && out[len(out)-1] == r) {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// firstSound tells words that begin with a vowel from those that do not.
func firstSound(word string) bool { return word != "" && strings.ContainsRune("aeiou", rune(word[0])) }

func apart(a, b int) int {
	if a > b {
		return a - b
	}
	return b - a
}
