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
	known map[string]map[string]known // by language and token
	size  int
}

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
func NewVocabulary() *Vocabulary { return &Vocabulary{known: map[string]map[string]known{}} }

// Forget forgets all words.
func (v *Vocabulary) Forget() {
	v.mu.Lock()
	defer v.mu.Unlock()
	clear(v.known)
	v.size = 0
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
		language: base(language), shouting: !strings.ContainsFunc(text, unicode.IsLower),
		out: make([]Word, 0, len(text)/6),
	}
	if v != nil {
		v.mu.RLock()
		r.all, r.kept = v.known[r.language], true
		defer func() { v.add(r.language, r.fresh) }()
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
func (v *Vocabulary) add(language string, fresh map[string]known) {
	if len(fresh) == 0 {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.size += len(fresh); v.size > mostKnown {
		clear(v.known)
		v.size = len(fresh)
	}
	if v.known[language] == nil {
		v.known[language] = map[string]known{}
	}
	for token, k := range fresh {
		if len(token) <= longestKnown {
			v.known[language][token] = k
		}
	}
}

// wordReader reads the words of one text.
type wordReader struct {
	all      map[string]known // those of the vocabulary, which keeps what is new
	kept     bool
	language string
	shouting bool // the text has no small letters, so capitals say nothing
	fresh    map[string]known
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
	if k, ok := r.all[token]; ok {
		return k
	}
	if k, ok := r.fresh[token]; ok {
		return k
	}
	if r.kept { // a part of a text would keep all of it
		token = strings.Clone(token)
	}
	var k known
	k.folded = foldWord(token, r.language)
	k.stem = stemWord(token, k.folded, r.language)
	k.stop, k.acronym = stopWords.In(r.language)[k.folded], isAcronym(token)
	if r.fresh == nil {
		r.fresh = map[string]known{}
	}
	r.fresh[token] = k
	return k
}
