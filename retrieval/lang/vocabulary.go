package lang

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Vocabulary remembers the words of the texts that it has read, since few words
// make up most of a language and stemming one takes longer than all the rest. It
// is safe for use by several goroutines; nil remembers nothing beyond a text.
type Vocabulary struct {
	mu    sync.RWMutex
	known map[spelling]known
}

// spelling is a word as it is printed, in a language.
type spelling struct{ token, language string }

// known is what is the same of a word wherever it stands.
type known struct {
	folded, stem  string
	stop, acronym bool
}

// mostKnown is how many words are remembered before all are forgotten; about
// 10 MB. A year of a local paper has half as many.
const mostKnown = 1 << 16

// longestKnown is the longest word in bytes that is remembered: longer ones are
// addresses, and seldom seen twice.
const longestKnown = 32

// NewVocabulary returns a vocabulary without words.
func NewVocabulary() *Vocabulary { return &Vocabulary{known: map[spelling]known{}} }

// Forget forgets all words.
func (v *Vocabulary) Forget() {
	v.mu.Lock()
	defer v.mu.Unlock()
	clear(v.known)
}

// Words returns the words of the text in order, as the word boundaries of
// UAX #29 cut them. Marks and white space are not words.
//
// The parts of a hyphenated word are words of their own, so that "al Din",
// "al-Din" and "Deir ez-Zor" are found part by part. The elided article of
// French and Italian is a word too: "l’armée" is "l" and "armee". A dotted
// acronym folds to its letters ("U.S." to "us") and a number in digits to
// plain digits ("1,000" to "1000"). An acronym in capitals is never a Stop
// word, so that "IS" and "US" can be searched for, unless the whole text is in
// capitals.
func (v *Vocabulary) Words(text, language string) []Word {
	r := wordReader{
		all: v, language: base(language), shouting: !strings.ContainsFunc(text, unicode.IsLower),
		out: make([]Word, 0, len(text)/6),
	}
	if v != nil {
		v.mu.RLock()
		defer func() { v.add(r.fresh) }()
		defer v.mu.RUnlock()
	}
	for it := words.FromString(text); it.Next(); {
		token, start := it.Value(), it.Start()
		for cut := joint(token, r.language); cut > 0; cut = joint(token, r.language) {
			r.read(token[:cut], start)
			token, start = token[cut:], start+cut
		}
		r.read(token, start)
	}
	return r.out
}

// add remembers words.
func (v *Vocabulary) add(fresh map[spelling]known) {
	if len(fresh) == 0 {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.known)+len(fresh) > mostKnown {
		clear(v.known)
	}
	for s, k := range fresh {
		if len(s.token) <= longestKnown {
			v.known[s] = k
		}
	}
}

// wordReader reads the words of one text.
type wordReader struct {
	all      *Vocabulary
	language string
	shouting bool // the text has no small letters, so capitals say nothing
	fresh    map[spelling]known
	out      []Word
}

// read adds the word that the token at the byte is, if it is one.
func (r *wordReader) read(token string, start int) {
	if first, _ := utf8.DecodeRuneInString(token); !isWordRune(first) {
		return
	}
	k := r.known(token)
	r.out = append(r.out, Word{
		Span: Span{start, start + len(token)}, Folded: k.folded, Stem: k.stem,
		Stop: k.stop && (r.shouting || !k.acronym),
	})
}

func (r *wordReader) known(token string) known {
	s := spelling{token, r.language}
	if r.all != nil {
		if k, ok := r.all.known[s]; ok {
			return k
		}
	}
	if k, ok := r.fresh[s]; ok {
		return k
	}
	if r.all != nil { // a part of a text would keep all of it
		s.token = strings.Clone(token)
	}
	var k known
	k.folded = foldWord(s.token, r.language)
	k.stem = stemWord(s.token, k.folded, r.language)
	k.stop, k.acronym = stopWords.In(r.language)[k.folded], isAcronym(s.token)
	if r.fresh == nil {
		r.fresh = map[spelling]known{}
	}
	r.fresh[s] = k
	return k
}
