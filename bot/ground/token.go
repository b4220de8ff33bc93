package ground

import (
	"regexp"
	"strings"
	"sync"

	"github.com/jdkato/prose/tag"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// token is a word or a mark of a sentence.
type token struct {
	lang.Span        // bytes of the text it was read from
	raw       string // as printed, with straight apostrophes
	key       string // what it is compared by
	// tag is the part of speech in the Penn Treebank's tags ("NNP", "VBD"),
	// or the mark itself.
	tag    string
	quoted bool // stands inside quotation marks
}

// tokenForm finds numbers with their marks, dotted acronyms, words with their
// hyphens and apostrophes, dashes, and any other mark.
var tokenForm = regexp.MustCompile(`\d[\d.,:/]*\d\p{L}*(?:-\p{L}+)*|(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}]+(?:[-.'’&/][\p{L}\p{N}\p{M}]+)*|--|…|\S`)

// contraction finds a negation, a possessive or a short form at the end of a
// word.
var contraction = regexp.MustCompile(`(?i)^.+?(n['’]t|['’](?:s|re|ve|ll|d|m))$`)

// tokensOf cuts a text into tokens, without parts of speech.
func tokensOf(text, language string) []token {
	var out []token
	for _, at := range tokenForm.FindAllStringIndex(text, -1) {
		start, end := at[0], at[1]
		if m := contraction.FindStringSubmatchIndex(text[start:end]); m != nil {
			out = append(out, tokenAt(text, start, start+m[2]))
			start += m[2]
		}
		out = append(out, tokenAt(text, start, end))
	}
	for i := 1; i < len(out); i++ { // "the drivers' strike"
		if t := &out[i]; t.raw == "'" && strings.HasSuffix(out[i-1].raw, "s") && out[i-1].End == t.Start && i+1 < len(out) && out[i+1].Start > t.End {
			t.raw, t.key = "'s", "'s"
		}
	}
	return joinNumbers(unquoted(out), text, language)
}

// unquoted returns the tokens without quotation marks: they part no words from
// each other, and what stands inside them is known; see token.quoted.
func unquoted(tokens []token) []token {
	out := tokens[:0]
	for _, t := range tokens {
		r := []rune(t.raw)
		if len(r) == 1 && (isQuotationMark(r[0]) || r[0] == '\'') {
			continue
		}
		out = append(out, t)
	}
	return out
}

func tokenAt(text string, start, end int) token {
	raw := strings.ReplaceAll(text[start:end], "’", "'")
	return token{Span: lang.Span{Start: start, End: end}, raw: raw, key: keyOf(raw)}
}

// joinNumbers makes a number one token with its value as the key, however it
// is printed: "5m", "5 million", "sixty-one".
func joinNumbers(tokens []token, text, language string) []token {
	out := tokens[:0]
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		end := i
		for end+1 < len(tokens) && scales[tokens[end+1].key] {
			end++
		}
		if found := lang.Numbers(text[t.Start:tokens[end].End], language); len(found) == 1 && found[0].Unit == "" && !found[0].Ordinal && found[0].Start == 0 && found[0].End == tokens[end].End-t.Start {
			t.End, t.key = tokens[end].End, found[0].Value
			t.raw = text[t.Start:t.End]
			i = end
		}
		out = append(out, t)
	}
	return out
}

// scales are the words that multiply a number before them.
var scales = setOf(strings.Fields("hundred thousand million billion trillion m bn tn"), nil)

// keyOf folds a word for comparing; an acronym keeps its capitals, so that
// "IS" is not "is".
func keyOf(raw string) string {
	bare := strings.ReplaceAll(raw, ".", "")
	if len(bare) > 1 && bare == strings.ToUpper(bare) && bare != strings.ToLower(bare) {
		return bare
	}
	if bare == "" {
		return raw
	}
	if bare == "percent" || bare == "%" {
		return "%"
	}
	if raw[0] >= '0' && raw[0] <= '9' {
		return strings.TrimRight(strings.ReplaceAll(strings.ToLower(raw), ",", ""), ".:/")
	}
	return lang.Fold(bare)
}

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

// isMark reports whether a token has no letter and no digit.
func isMark(raw string) bool {
	return !strings.ContainsFunc(raw, wordRune)
}
