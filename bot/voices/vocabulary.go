package voices

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// vocabulary holds what the checks know of one language: which words are the
// same word, which change what a sentence claims, and which add nothing.
// Where nothing else is said, words stand by their key; see vocabulary.key.
// It is read only.
type vocabulary struct {
	language string
	bases    map[string]string // printed form -> the form it is a form of
	light    map[string]bool   // words that a paraphrase may add or leave out
	counted  map[string]bool   // nouns for people that texts count
	verbs    map[string]bool   // forms that show that a clause has a verb
	speech   map[string]speech // printed form -> how it reports speech
	roles    map[string]bool   // what a person can be, as printed: "mayor"
	persons  map[string]bool   // nouns for those who are quoted without a name: "nurse"
	starters map[string]bool   // words that open a clause after a comma
	divides  map[string]bool   // words that open a clause anywhere
	voices   map[string]bool   // general official voices: "officials"
	official map[string]bool   // words of a source that such a voice may stand for
}

// speech says how far a verb of speech reports what follows it.
type speech int

const (
	// says reports whatever follows: "said", "told".
	says speech = iota + 1
	// saysThat reports only before "that" or a quotation, or after a comma at
	// the end: "warned", "added". Elsewhere it is a verb like others.
	saysThat
	// gives reports a thing: "reported a loss", "announced a plan".
	gives
)

// vocabularies are the languages with lists. Claims about articles in other
// languages must repeat a sentence; see repeats.
var vocabularies = lexicon.Kept(func() map[string]*vocabulary { return map[string]*vocabulary{"en": newEnglish()} })

// vocabularyOf returns the lists of a language, or nil. The tag may name a
// region: "en-GB" is English.
func vocabularyOf(language string) *vocabulary {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	return vocabularies()[base]
}

// key returns what a word is compared by: its stem, without the dots of an
// abbreviation.
func (v *vocabulary) key(w lang.Word) string {
	folded := strings.ReplaceAll(w.Folded, ".", "")
	if base, ok := v.bases[folded]; ok {
		return v.stem(base)
	}
	if folded != w.Folded {
		return folded
	}
	return w.Stem
}

// stem returns the stem of a single word of the lists.
func (v *vocabulary) stem(word string) string {
	if ws := lang.Words(word, v.language); len(ws) == 1 {
		return ws[0].Stem
	}
	return word
}

// keyOf returns the key of a single printed word of the lists.
func (v *vocabulary) keyOf(word string) string {
	if ws := lang.Words(word, v.language); len(ws) == 1 {
		return v.key(ws[0])
	}
	return word
}

// keys returns the keys of the words of a list.
func (v *vocabulary) keys(list lexicon.List) map[string]bool {
	out := map[string]bool{}
	for w := range list.All() {
		out[v.keyOf(w)] = true
	}
	return out
}

// isRole reports whether a word names what a person can be.
func (v *vocabulary) isRole(t token) bool {
	return v.roles[t.Folded] || v.roles[strings.TrimSuffix(t.Folded, "s")] || v.roles[v.bases[t.Folded]]
}

// isPerson reports whether a word is a noun for a person, or for several.
func (v *vocabulary) isPerson(t token) bool {
	word := t.Folded
	return v.persons[word] || v.persons[strings.TrimSuffix(word, "s")] || v.persons[v.bases[word]] ||
		strings.HasSuffix(word, "men") && v.persons[strings.TrimSuffix(word, "men")+"man"]
}
