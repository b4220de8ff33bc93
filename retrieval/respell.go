package retrieval

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// A word of the question that stands in no visible passage may be spelled
// otherwise there: mistyped, written as it is heard, in another script, or
// joined of two. It is then looked for under the stems of the archive that are
// most like it.

const (
	// shortestRespelled is the fewest letters of a word that is respelled:
	// nearly all shorter ones are like some other.
	shortestRespelled = 4
	// respellings is how many stems stand in for a word at most. They are looked up
	// until as many stand in a visible passage, however many do not: to stop before
	// would tell how many names alike stand in what the reader may not see.
	respellings = 3
)

// firstLetters are the letters that a name may begin with in another spelling.
var firstLetters = []string{"ckqgx", "sczx", "fpv", "jgyi", "aeio", "uvwy", "tdz", "hk"}

// alternative is stems that may be a word in another spelling: one, or two
// that follow each other.
type alternative struct {
	stems    []string
	distance float64 // 0 for the same letters, 1 for others throughout
}

// respell looks for the terms that stand nowhere under other spellings. Those
// found count as known, under the passages returned for them.
func (a *Archive) respell(ctx context.Context, tx *sql.Tx, q *question, s scope, read func(match string) ([]int64, error)) (map[int][]int64, error) {
	out := map[int][]int64{}
	for folded, i := range q.at {
		if !q.unheld.has(i) || utf8.RuneCountInString(folded) < shortestRespelled || strings.ContainsAny(folded, "0123456789") {
			continue
		}
		list, err := alternatives(ctx, tx, a.stems(s.generation), folded)
		if err != nil {
			return nil, err
		}
		for _, alt := range list {
			if len(out[i]) > 0 && q.respelled[i] == respellings {
				break
			}
			ids, err := read(`"` + strings.Join(alt.stems, " ") + `"`)
			if err != nil {
				return nil, err
			}
			if len(ids) > 0 {
				out[i] = append(out[i], ids...)
				q.standFor(alt.stems, i)
			}
		}
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out, nil
}

// standFor lets stems stand for a term of the question in every language.
func (q *question) standFor(stems []string, i int) {
	q.respelled[i]++
	for _, in := range q.stems {
		for _, stem := range stems {
			if _, taken := in[stem]; !taken {
				in[stem] = i
			}
		}
	}
}

// alternatives returns what a word may be in another spelling, the likest
// first.
func alternatives(ctx context.Context, tx *sql.Tx, v *vocabulary, folded string) ([]alternative, error) {
	word, foreign := lang.Latin(folded)
	if word == "" || word[0] < 'a' || word[0] > 'z' {
		return nil, nil
	}
	var out []alternative
	asked := letters{[]rune(word), spell.Skeleton(word), foreign}
	stem := letters{[]rune(stemOf(word)), asked.skeleton, foreign}
	ending := stemOf(withE(word))
	for _, letter := range firstLettersLike(word[:1]) {
		stems, err := v.from(ctx, tx, letter)
		if err != nil {
			return nil, err
		}
		for _, other := range stems {
			if d, ok := asked.like(other); ok {
				out = append(out, alternative{[]string{other.stem}, d})
			} else if d, ok := stem.like(other); ok {
				out = append(out, alternative{[]string{other.stem}, d})
			} else if other.stem == ending {
				out = append(out, alternative{[]string{other.stem}, vowelDistance / float64(len(word))})
			}
		}
	}
	joined, err := parted(ctx, tx, v, word)
	out = append(out, joined...)
	slices.SortStableFunc(out, func(x, y alternative) int {
		return cmp.Or(cmp.Compare(x.distance, y.distance), slices.Compare(x.stems, y.stems))
	})
	return out, err
}

// stemOf returns the stem of a word, itself when it is not one word.
func stemOf(word string) string {
	if words := lang.Words(word, "en"); len(words) == 1 {
		return words[0].Stem
	}
	return word
}

// withE returns a word with an e for its last vowel. The stem of "Ahmed" is
// "ahm", from which nobody tells that "Ahmad" is the same.
func withE(word string) string {
	at := strings.LastIndexAny(word, spell.Vowels)
	if at < 0 {
		return word
	}
	return word[:at] + "e" + word[at+1:]
}

// firstLettersLike returns the letter, and those that may stand for it.
func firstLettersLike(letter string) []string {
	out := []string{letter}
	for _, group := range firstLetters {
		if !strings.Contains(group, letter) {
			continue
		}
		for _, l := range strings.Split(group, "") {
			if !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

// letters is a word that others are compared with.
type letters struct {
	word     []rune
	skeleton string
	foreign  bool // it was in another script, where vowels may be left out
}

// vowelDistance is how far apart two spellings are whose consonants are the
// same, against one with as many letters changed.
const vowelDistance = 0.5

// mostChanges is how many letters may be wrong of a word of eight or more.
const mostChanges = 2

// like returns how far apart two words are, and whether they may be the same.
// One letter in five or six may be wrong; more, when all consonants are there.
func (l letters) like(other entry) (distance float64, ok bool) {
	n := len(l.word)
	if other.letters < n-n/3-1 || other.letters > n+n/3+1 {
		return 0, false
	}
	sameConsonants := len(l.skeleton) >= tellingName && other.skeleton == l.skeleton
	if more := len(l.skeleton) - len(other.skeleton); !sameConsonants && (more < -mostChanges || more > mostChanges || other.letters > n+mostChanges || other.letters < n-mostChanges) {
		return 0, false // nothing but vowels and a few consonants may differ
	}
	longest := float64(max(n, other.letters))
	changed := spell.Slips(l.word, []rune(other.stem))
	if changed == 1 && n > 3 || changed == mostChanges && n > 7 {
		return float64(changed) / longest, true
	}
	if !sameConsonants || !l.foreign && 2*changed > n {
		return 0, false
	}
	return vowelDistance * float64(changed) / longest, true
}

// shortestPart is the fewest letters of each of two words that are joined.
const shortestPart = 3

// parted returns the two stems that follow each other in a word that joins
// them, as "Portellen" does.
func parted(ctx context.Context, tx *sql.Tx, v *vocabulary, word string) ([]alternative, error) {
	var out []alternative
	for at := shortestPart; at+shortestPart <= len(word); at++ {
		var stems []string
		for _, part := range []string{word[:at], word[at:]} {
			words := lang.Words(part, "en")
			if len(words) != 1 || part[0] < 'a' || part[0] > 'z' {
				break
			}
			known, err := v.from(ctx, tx, part[:1])
			if err != nil {
				return nil, err
			}
			if _, ok := slices.BinarySearchFunc(known, words[0].Stem, func(e entry, stem string) int { return strings.Compare(e.stem, stem) }); !ok {
				break
			}
			stems = append(stems, words[0].Stem)
		}
		if len(stems) == 2 {
			out = append(out, alternative{stems, 0})
		}
	}
	return out, nil
}
