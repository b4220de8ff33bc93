package ground

import (
	"strings"
	"sync"

	"github.com/jdkato/prose/tag"
)

// tagger tells the parts of speech of English words. Loading its model takes
// a quarter of a second, so that it waits for the first claim.
var tagger = sync.OnceValue(tag.NewPerceptronTagger)

// tagTokens fills in the parts of speech. Quotation marks and dashes are not
// shown to the tagger, which takes them for words.
func tagTokens(tokens []token, lex *vocabulary) {
	var words []string
	var at []int
	for i, t := range tokens {
		if isMark(t.raw) && !strings.ContainsAny(t.raw, ",.;:?!%$£€'") {
			tokens[i].tag = t.raw
			continue
		}
		words, at = append(words, strings.ReplaceAll(t.raw, " ", "")), append(at, i)
	}
	for k, tagged := range tagger().Tag(words) {
		tokens[at[k]].tag = tagged.Tag
	}
	m := mender{tokens, lex}
	for _, right := range []func(int) string{m.word, m.tailVerb} {
		for i := range tokens {
			if tag := right(i); tag != "" {
				tokens[i].tag = tag
			}
		}
	}
}

// mender puts tags right where the tagger, which looks at two words on each
// side, goes against the structure of the sentence.
type mender struct {
	tokens []token
	lex    *vocabulary
}

// tag returns the tag of token i, or "" beyond the ends.
func (m mender) tag(i int) string {
	if i < 0 || i >= len(m.tokens) {
		return ""
	}
	return m.tokens[i].tag
}

// key returns what token i is compared by, or "" beyond the ends.
func (m mender) key(i int) string {
	if i < 0 || i >= len(m.tokens) {
		return ""
	}
	return m.tokens[i].key
}

// is reports whether the tag of token i begins with one of the prefixes.
func (m mender) is(i int, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(m.tag(i), p) {
			return true
		}
	}
	return false
}

// word returns the right tag of a word that its neighbours decide, or "" where
// the tagger's stands.
func (m mender) word(i int) string {
	t := m.tokens[i]
	switch {
	case t.key == "according":
		return "IN"
	case t.key == "no-longer":
		return "RB"
	case t.raw == "£" || t.raw == "€":
		return "$"
	case spanForm.MatchString(t.raw):
		return "CD"
	case t.tag == "NN" && m.is(i-1, "NN") && !m.mayBe(i, "NN") && m.mayBe(i, "VBD"):
		return "VBD" // "the inquiry heard"
	case t.key == "'s" && t.tag == "VBZ" && m.is(i-1, "NN") && (m.is(i+1, "NN") || m.is(i+1, "JJ") && m.is(i+2, "NN")):
		return "POS"
	case t.tag == "NNS" && m.is(i-1, "NNP") && m.lex.is("says", m.lex.verbBase(t.key)) && (m.key(i+1) == "." || m.key(i+1) == "" || m.key(i+1) == "that"):
		return "VBZ" // ", Isaac Becker reports."
	}
	return ""
}

// tailVerb returns the tag of a verb of saying or knowing that ends a sentence
// behind a comma and its subject: ", the inquest heard.", ", The Islander
// understands." Taken for a noun it would be an apposition, which may go.
func (m mender) tailVerb(i int) string {
	base := m.lex.verbBase(m.key(i))
	ends := m.key(i+1) == "." || m.key(i+1) == "" || m.is(i+1, "IN") && m.lex.is("time", m.key(i+2))
	if !m.is(i, "NN", "JJ", "VBN") || !m.is(i-1, "NN", "JJ") || !ends || !m.lex.is("says", base) && !m.lex.is("holds", base) {
		return ""
	}
	k := i - 1
	for m.is(k, "NN", "DT", "JJ", "POS", "IN", "VBN", "CD") {
		k--
	}
	switch {
	case m.key(k) != ",":
		return ""
	case m.mayBe(i, "VBD"):
		return "VBD"
	case strings.HasSuffix(m.key(i), "s"):
		return "VBZ"
	}
	return "VBP"
}

// lexHelps are the verbs that help others.
var lexHelps = setOf(strings.Fields("be have do"), nil)

// mayBe reports whether the tagger has learnt the word with the tag.
func (m mender) mayBe(i int, tag string) bool {
	return tagger().TagMap()[m.tokens[i].raw] == tag || tagger().Weights()["i word "+strings.ToLower(m.tokens[i].raw)][tag] > 0
}
