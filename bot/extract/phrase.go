package extract

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// polar are the verbs that begin a question of yes or no, and that stand
// beside the question word of any other.
var polar = lexicon.Named("ask", "polar")

// asker is the index of the question word: "which" in "was found in which
// city"; a verb that begins a question of yes or no where there is none; -1
// where nothing asks.
func asker(words []lang.Word, language string) int {
	verb := -1
	for i, w := range words {
		switch {
		case !asks(w.Folded, language):
		case verb == 0 && language == "en" && aside(words, i): // "was anyone hurt WHEN it sank"
		case !polar.Has(w.Folded):
			return i
		case verb < 0:
			verb = i
		}
	}
	return verb
}

// aside reports whether the question word with the index, in a question that begins
// with a verb, only opens a clause of it, and is not what is asked as in "do we know
// when", "is it clear when".
func aside(words []lang.Word, i int) bool {
	before := words[i-1]
	return i > 2 && !before.Stop && !frames.Has(before.Folded) && !sayers.Has(before.Folded) && !asking.Has(before.Folded)
}

// asking are further words that a question word stands after which is asked.
var asking = lexicon.Named("ask", "asking")

// questioning reports whether the words ask something.
func questioning(words []lang.Word, language string) bool {
	at := asker(words, language)
	return at >= 0 && (!polar.Has(words[at].Folded) || at == 0)
}

// longestPhrase is how many words a noun with what stands before it has.
const longestPhrase = 5

// naming are nouns that hand on to the noun after "of": "the name of the
// FESTIVAL".
var naming = lexicon.Named("ask", "naming")

// phrase returns the noun that the question word asks about with the words
// before it: "which US SOCIAL MEDIA PLATFORM said", "what was the name of the
// FESTIVAL". It ends where a verb or a small word begins. Empty where there
// is none: "who won".
func phrase(words []lang.Word, language string) []lang.Word {
	at := asker(words, language)
	if at < 0 || polar.Has(words[at].Folded) {
		return nil
	}
	rest := words[at+1:]
	if len(rest) > 0 && afterHow.Has(rest[0].Folded) && !quantity.Has(rest[0].Folded) {
		return nil // "how long did it last": what follows is no noun
	}
	for len(rest) > 0 && quantity.Has(rest[0].Folded) {
		rest = rest[1:]
	}
	if len(rest) > 1 && (being.Has(rest[0].Folded)) && (rest[1].Stop || askedKind(words[at], language) == Open) {
		rest = rest[1:]
		for len(rest) > 0 && rest[0].Stop {
			rest = rest[1:]
		}
	} else if askedKind(words[at], language) != Open && askedKind(words[at], language) != HowMany {
		return nil // "who won": what follows is a verb
	}
	run := nounRun(rest)
	if len(run) > 0 && naming.Has(run[len(run)-1].Folded) {
		rest = rest[len(run):]
		for len(rest) > 0 && rest[0].Stop {
			rest = rest[1:]
		}
		if inner := nounRun(rest); len(inner) > 0 {
			return inner
		}
	}
	return run
}

// headOf is the noun of a phrase: its last word where adjectives stand before
// the noun, its first in the Romance and Semitic languages.
func headOf(phrase []lang.Word, language string) lang.Word {
	switch language {
	case "fr", "es", "ar", "he":
		return phrase[0]
	}
	return phrase[len(phrase)-1]
}

func askedKind(w lang.Word, language string) Kind { return askers()[language][w.Folded] }

// nounRun is the run of words up to a verb or a small word.
func nounRun(words []lang.Word) []lang.Word {
	for i, w := range words {
		if i == longestPhrase || w.Stop || polar.Has(w.Folded) || (i > 0 && isVerb(w)) {
			return words[:i]
		}
	}
	return words
}

// isVerb reports whether an English word is one by its looks: a past tense in
// -ed, an irregular one, or a verb of saying.
func isVerb(w lang.Word) bool {
	return (strings.HasSuffix(w.Folded, "ed") && len(w.Folded) > len("need")) || sayers.Has(w.Folded) || reporting.Has(w.Folded) || past.Has(w.Folded)
}

// past are irregular past tenses and other verbs that follow what is asked for.
var past = lexicon.Named("ask", "past")

// secondNoun is the stem of the word that is joined to what is counted.
func secondNoun(words, counted []lang.Word) string {
	if len(counted) == 0 {
		return ""
	}
	at := slices.IndexFunc(words, func(w lang.Word) bool { return w.Start == counted[len(counted)-1].End+1 })
	if at < 0 || at+1 >= len(words) || !isJoiner(words[at].Folded) || words[at+1].Stop {
		return ""
	}
	return words[at+1].Stem
}

// Counted is the clause for each noun that it counts: one for raids and one for
// arrests of "how many raids and arrests were there".
func (c Clause) Counted() []Clause {
	if c.also == "" {
		return []Clause{c}
	}
	first, second := c, c
	first.Terms, second.Terms, second.Focus = c.without(c.also), c.without(c.Focus), c.also
	first.also, second.also = "", ""
	return []Clause{first, second}
}

func (c Clause) without(stem string) []Term {
	return slices.DeleteFunc(slices.Clone(c.Terms), func(t Term) bool { return t.Stem == stem })
}
