package ground

import (
	"regexp"
	"strings"
	"sync"

	"github.com/jdkato/prose/tag"
)

// tagger tells the parts of speech of English words. Loading its model takes
// a quarter of a second, so that it waits for the first claim.
var tagger = sync.OnceValue(tag.NewPerceptronTagger)

// tagTokens fills in the parts of speech. Quotation marks and dashes are not
// shown to the tagger, which takes them for words.
func tagTokens(tokens []token, lex *lexicon) {
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
	for _, right := range []func(int) string{m.word, m.participle, m.word, m.tailVerb} {
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
	lex    *lexicon
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
	helps := lexHelps[m.lex.verbBase(t.key)]
	determined := m.is(i-1, "DT", "PRP$", "POS", "CD", "JJ")
	switch {
	case t.key == "according":
		return "IN"
	case t.key == "no-longer":
		return "RB"
	case t.key == "aged":
		return "JJ"
	case t.raw == "£" || t.raw == "€":
		return "$"
	case t.key == "&" && m.is(i-1, "NN") && m.is(i+1, "NN"):
		return "NNP" // "Technology & Media"
	case spanForm.MatchString(t.raw):
		return "CD"
	case t.tag == "MD" && i == 0 && m.is(i+1, "NNP"):
		return "NNP" // "Will Hunt", "May Reed"
	case t.tag == "VB" && m.is(i-1, "TO") && notVerbal.MatchString(t.key):
		if strings.HasSuffix(t.key, "ern") || strings.HasSuffix(t.key, "d") {
			return "JJ" // "to eastern Canada"
		}
		return "NN"
	case t.key == "her" && t.tag == "PRP$" && !m.is(i+1, "NN", "JJ", "CD", "VB", "RB"):
		return "PRP" // "for her as an envoy"
	case t.tag == "NNS" && (m.key(i-1) == "this" || m.key(i-1) == "that") && m.tag(i-1) == "DT":
		return "VBZ" // "this includes cars"
	case t.tag == "RP" && !m.lex.is("particles", t.key):
		if m.mayBe(i, "VBN") {
			return "VBN"
		}
		return "NN" // "facing attack ads"
	case t.tag == "NN" && m.is(i-1, "NN") && !m.mayBe(i, "NN") && m.mayBe(i, "VBD") && m.mayBe(i, "VBN"):
		return "VBD" // "a car bought for £1"
	case t.tag == "VB" && m.key(i-1) == "'d" && !m.mayBe(i, "VB") && m.mayBe(i, "VBN"):
		return "VBN" // "they'd left"
	case t.tag == "RB" && (determined || m.is(i-1, "NN") && m.is(i+1, "IN", "RB")) && !m.lex.is("adverbs", t.key) && !m.lex.is("aside", t.key) && !strings.HasSuffix(t.key, "ly") && !m.is(i+1, "JJ", "NN", "VBN", "RB", "CD"):
		return "NN" // "the northern hemisphere"
	case t.key == "'s" && t.tag == "VBZ" && m.is(i-1, "NN") && (m.is(i+1, "NN") || m.is(i+1, "JJ") && m.is(i+2, "NN")):
		return "POS"
	case t.tag == "VBZ" && determined && !helps && !m.indefinite(i-1) && !m.standsFor(i-1) && !isYear(m.tokens[i-1]):
		return "NNS" // "56 carries"
	case (t.tag == "VBP" || t.tag == "VB") && m.is(i+1, "NNP") && m.lex.is("titles", t.key) && !m.is(i-1, "TO", "MD", "PRP", "RB"):
		return "NN" // ", captain Owen Farrell"
	case t.tag == "NNS" && m.is(i-1, "NNP") && m.lex.is("says", m.lex.verbBase(t.key)) && (m.key(i+1) == "." || m.key(i+1) == "" || m.key(i+1) == "that"):
		return "VBZ" // ", Isaac Becker reports."
	case (t.tag == "VBG" || t.tag == "VBN" || t.tag == "VBD" && !m.standsFor(i-1)) && m.is(i-1, "DT", "JJ", "PRP$") && !m.is(i+1, "NN", "JJ", "RB") && m.tag(i+1) != "DT" && (t.tag == "VBG" || !m.is(i-1, "JJ")):
		return "NN" // "a preliminary hearing"
	case t.tag == "VBG" && m.is(i-1, "NN") && !m.is(i-1, "NNP") && m.isFinite(i+1):
		return "NN" // "sports betting is"
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

// notVerbal finds words that are nouns or adjectives by their endings.
var notVerbal = regexp.MustCompile(`^(?:second|third|\p{L}+(?:thern|stern|culture|ity|ness|ism))$`)

// indefinite reports whether the adjective at token i stands behind
// "something" or a word of its kind: "something very weird happens".
func (m mender) indefinite(i int) bool {
	if !m.is(i, "JJ") {
		return false
	}
	for i--; m.is(i, "RB"); i-- {
	}
	return strings.HasSuffix(m.key(i), "thing")
}

// isFinite reports whether token i is a verb that has a subject of its own.
func (m mender) isFinite(i int) bool {
	switch m.tag(i) {
	case "MD", "VBD", "VBZ", "VBP":
		return true
	}
	return false
}

// mayBe reports whether the tagger has learnt the word with the tag.
func (m mender) mayBe(i int, tag string) bool {
	return tagger().TagMap()[m.tokens[i].raw] == tag || tagger().Weights()["i word "+strings.ToLower(m.tokens[i].raw)][tag] > 0
}
