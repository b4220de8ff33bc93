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
func tagTokens(tokens []token) {
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
	mendTags(tokens)
}

// mendTags puts tags right where the tagger is known to go wrong: it takes
// nouns in -ing behind an adjective for verbs ("a preliminary hearing"), and
// nouns in -s behind a number ("56 carries").
func mendTags(tokens []token) {
	for i := range tokens {
		t := &tokens[i]
		behind := ""
		if i > 0 {
			behind = tokens[i-1].tag
		}
		before := ""
		if i+1 < len(tokens) {
			before = tokens[i+1].tag
		}
		switch {
		case t.key == "according":
			t.tag = "IN"
		case t.tag == "MD" && i == 0 && strings.HasPrefix(before, "NNP"):
			t.tag = "NNP" // "Will Hunt", "May Reed"
		case t.key == "aged":
			t.tag = "JJ"
		case t.tag == "VBZ" && (behind == "CD" || behind == "DT" || behind == "PRP$" || behind == "JJ"):
			t.tag = "NNS"
		case t.key == "'s" && t.tag == "VBZ" && strings.HasPrefix(behind, "NN") && (strings.HasPrefix(before, "NN") || i+2 < len(tokens) && strings.HasPrefix(before, "JJ") && strings.HasPrefix(tokens[i+2].tag, "NN")):
			t.tag = "POS"
		case t.raw == "£" || t.raw == "€":
			t.tag = "$"
		case (t.tag == "VBG" || t.tag == "VBN" || t.tag == "VBD") && (behind == "DT" || behind == "JJ" || behind == "PRP$") && !strings.HasPrefix(before, "NN") && !strings.HasPrefix(before, "JJ") && before != "DT" && before != "RB":
			if t.tag == "VBG" || behind != "JJ" {
				t.tag = "NN"
			}
		}
	}
}
