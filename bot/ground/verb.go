package ground

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// verb is a group of verbs that say one thing together: "has not been
// arrested", "to close", "leaving".
type verb struct {
	base string // see vocabulary.verbBase
	// form is what the group can be in a sentence.
	form verbForm
	// modal is "will", "can", "may", "must" or another word of the kind, in
	// the present; empty for none.
	modal                  string
	not, passive, ing, has bool
	past                   bool     // of the first verb of the group
	asides                 []string // adverbs inside it
}

type verbForm byte

const (
	finite     verbForm = 'V' // "closed", "is closing", "will close"
	infinitive verbForm = 'I' // "to close", and "close" after "helped"
	gerund     verbForm = 'G' // "closing"
	participle verbForm = 'E' // "closed" where no verb stands before it; it may be a finite past
)

// presentModal are modals as they are compared: in reported speech "will"
// becomes "would".
var presentModal = lexicon.Kept(func() map[string]string {
	out := map[string]string{}
	for _, e := range lexicon.Entries("modals", english) {
		for _, w := range e.Words {
			out[w] = e.Name
		}
	}
	return out
})

// reportedModal are the modals that stand for another in reported speech.
var reportedModal = map[string]string{"would": "will", "could": "can", "might": "may", "should": "shall"}

// readVerb reads the group of verbs that begins at token i, and returns where
// it ends. It returns i when none begins there.
func readVerb(tokens []token, i int, lex *vocabulary) (v verb, end int) {
	j := i
	if tokens[j].tag == "TO" {
		k := skipAdverbs(tokens, j+1)
		if k >= len(tokens) || tokens[k].tag != "VB" {
			return verb{}, i
		}
		v.form = infinitive
		v.asides = adverbsIn(tokens[j+1:k], &v)
		j = k
	}
	if !isVerbal(tokens[j]) {
		return verb{}, i
	}
	if v.form == 0 {
		v.form = formOf(tokens[j])
	}
	v.past = tokens[j].tag == "VBD" || tokens[j].tag == "VBN" || reportedModal[tokens[j].key] != "" || tokens[j].key == "'d"
	for {
		t := tokens[j]
		key := t.key
		v.base = lex.verbBase(key)
		if isHave(tokens, j) {
			v.base, v.past = "have", key == "'d"
		}
		if m, ok := presentModal()[key]; ok && t.tag == "MD" && v.base != "have" {
			v.modal, v.form = m, finite
		}
		j++
		next := skipAdverbs(tokens, j)
		if next >= len(tokens) || !follows(tokens, t, v.base, next) {
			if j < len(tokens) && isNot(tokens[j]) {
				v.asides = append(v.asides, adverbsIn(tokens[j:j+1], &v)...)
				j++
			}
			if t.tag == "MD" {
				v.base = "modal" // "all they can"
			}
			return v, j
		}
		v.asides = append(v.asides, adverbsIn(tokens[j:next], &v)...)
		switch v.base {
		case "have":
			v.has = true
		case "be":
			v.ing = v.ing || tokens[next].tag == "VBG"
			v.passive = tokens[next].tag != "VBG"
		}
		j = next
	}
}

// follows reports whether the verb at token next belongs to the group of the
// helping verb t.
func follows(tokens []token, t token, base string, next int) bool {
	n := tokens[next]
	edForm := n.tag == "VBN" || n.tag == "VBD" || n.tag == "JJ" && (strings.HasSuffix(n.key, "ed") || strings.HasSuffix(n.key, "en"))
	switch {
	case base == "have":
		return (edForm || isBeen(n)) && !premodifies(tokens, next)
	case t.tag == "MD":
		return n.tag == "VB" || n.tag == "VBP"
	case base == "be":
		return n.tag == "VBG" || edForm && !premodifies(tokens, next)
	case base == "do":
		return n.tag == "VB"
	case base == "get" || base == "become":
		return false
	}
	return false
}

// isHave reports whether the short form at token j stands for "has" or "had":
// "he's been", "they'd left". "He's accused" is "he is".
func isHave(tokens []token, j int) bool {
	key := tokens[j].key
	if key != "'s" && key != "'d" {
		return false
	}
	next := skipAdverbs(tokens, j+1)
	return next < len(tokens) && (tokens[next].tag == "VBN" || tokens[next].tag == "VBD") && (key == "'d" || isBeen(tokens[next]))
}

func isBeen(t token) bool { return t.key == "been" }

// premodifies reports whether the participle at token i stands before a noun
// that it belongs to: "the suspended minister".
func premodifies(tokens []token, i int) bool {
	if i+1 >= len(tokens) || !isNounTag(tokens[i+1].tag) && !(strings.HasPrefix(tokens[i+1].tag, "JJ") && i+2 < len(tokens) && isNounTag(tokens[i+2].tag)) {
		return false
	}
	if i == 0 {
		return false
	}
	before := i - 1
	for before > 0 && strings.HasPrefix(tokens[before].tag, "RB") { // "a newly published study"
		before--
	}
	switch tokens[before].tag {
	case "DT", "PRP$", "POS", "JJ", "JJR", "JJS", "CD", "PDT":
		return true
	}
	return tokens[i].tag == "VBN" && (tokens[before].tag == "IN" || takesNoun(tokens[before])) && (tokens[i+1].tag == "NN" || tokens[i+1].tag == "NNS")
}

// takesNoun reports whether a token is a verb that helps no other, so that a
// participle behind it belongs to its object: "gained paid members".
func takesNoun(t token) bool {
	return (t.tag == "VBD" || t.tag == "VBZ" || t.tag == "VBP" || t.tag == "VB") && !lexHelps[englishVocabulary().verbBase(t.key)]
}

func isVerbal(t token) bool { return t.tag == "MD" || strings.HasPrefix(t.tag, "VB") }

func formOf(t token) verbForm {
	switch t.tag {
	case "VBG":
		return gerund
	case "VBN":
		return participle
	}
	return finite
}

// skipAdverbs returns the first token from i on that is no adverb.
func skipAdverbs(tokens []token, i int) int {
	for i < len(tokens) && (strings.HasPrefix(tokens[i].tag, "RB") || isNot(tokens[i]) || tokens[i].key == "likely") {
		i++
	}
	return i
}

func isNot(t token) bool { return t.key == "not" || t.key == "never" || t.key == "no-longer" }

// adverbsIn returns the adverbs among the tokens, and notes a negation.
func adverbsIn(tokens []token, v *verb) []string {
	var out []string
	for _, t := range tokens {
		v.not = v.not || isNot(t)
		if t.key != "not" {
			out = append(out, t.key)
		}
	}
	return out
}

// same reports whether a claim may say its verb where a line prints another.
// In reported speech the time of the verb may be one step further back.
func (c verb) same(l verb, lex *vocabulary, isReported bool) bool {
	if c.base != l.base || c.not != l.not || c.ing != l.ing {
		return false
	}
	if c.passive != l.passive || c.form != l.form && !(isPastForm(c) && isPastForm(l)) {
		return false
	}
	if c.modal != l.modal && !(isReported && (reportedModal[c.modal] == l.modal && l.modal != "" || reportedModal[l.modal] == c.modal && c.modal != "")) {
		return false
	}
	if c.form == finite && c.modal == "" && c.past != l.past && !c.has && !l.has && !isReported && c.passive == l.passive && l.form != participle {
		return false
	}
	if c.has != l.has && c.form == finite && !(c.past || l.past || c.passive == l.passive) {
		return false
	}
	return sameAsides(c.asides, l.asides, lex)
}

// isPastForm reports whether the group can be a simple past.
func isPastForm(v verb) bool {
	return v.form == finite && v.past && !v.has || v.form == participle
}

// sameAsides reports whether the adverbs of a claim's verb are those of the
// line's, but for such as may be left out.
func sameAsides(claim, line []string, lex *vocabulary) bool {
	added := slices.ContainsFunc(claim, func(a string) bool { return !slices.Contains(line, a) })
	lost := slices.ContainsFunc(line, func(a string) bool { return !slices.Contains(claim, a) && !lex.is("aside", a) })
	return !added && !lost
}
