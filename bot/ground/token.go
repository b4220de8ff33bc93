package ground

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
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

// tokenForm finds scores and spans of years, numbers with their marks, dotted
// acronyms, words with their hyphens and apostrophes, dashes, and any other
// mark. Spaces of any width and characters that are not seen are no tokens.
var tokenForm = regexp.MustCompile(spanOfNumbers + `(?:-\p{L}+)*|\d[\d.,:/]*\d\p{L}*(?:-\p{L}+)*|(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}]+(?:[-.'’&/][\p{L}\p{N}\p{M}]+)*|--|…|[^\s\p{Z}\p{Cf}]`)

// spanOfNumbers are two numbers with a hyphen or a short dash: "2016-2018".
const spanOfNumbers = `\d(?:[\d.,]*\d)?(?:[-–]\d(?:[\d.,]*\d)?)+`

// spanForm is a token that is nothing but a span of numbers.
var spanForm = regexp.MustCompile(`^` + spanOfNumbers + `$`)

// contraction finds a negation, a possessive or a short form at the end of a
// word.
var contraction = regexp.MustCompile(`(?i)^.+?(n['’]t|['’](?:s|re|ve|ll|d|m))$`)

// tokensOf cuts a text into tokens, without parts of speech.
func tokensOf(text, language string) []token {
	var out []token
	for _, at := range tokenForm.FindAllStringIndex(text, -1) {
		start, end := at[0], at[1]
		if strings.EqualFold(text[start:end], "cannot") {
			out = append(out, tokenAt(text, start, start+len("can")))
			start += len("can")
		} else if m := contraction.FindStringSubmatchIndex(text[start:end]); m != nil {
			out = append(out, tokenAt(text, start, start+m[2]))
			start += m[2]
		}
		out = append(out, tokenAt(text, start, end))
	}
	for i := 1; i < len(out); i++ { // "the drivers' strike"
		if t := &out[i]; t.raw == "'" && strings.HasSuffix(strings.ToLower(out[i-1].raw), "s") && out[i-1].End == t.Start && i+1 < len(out) && out[i+1].Start > t.End {
			t.raw, t.key = "'s", "'s"
		}
	}
	return joinNumbers(joinStops(unquoted(out), text), text, language)
}

// joinStops makes the full stop of an abbreviation part of it: "Mr.", "Ohio
// Gov.", "Harry M. Reid". A stop that ends the text is the sentence's. "No
// longer" is one word as well, since neither half says it.
func joinStops(tokens []token, text string) []token {
	lex := englishVocabulary()
	out := tokens[:0]
	for i, t := range tokens {
		if n := len(out) - 1; t.raw == "." && n >= 0 && i+1 < len(tokens) && out[n].End == t.Start && isAbbreviation(out[n], tokens[i+1], lex) {
			out[n].End = t.End
			out[n].raw = text[out[n].Start:t.End]
			continue
		}
		if n := len(out) - 1; t.key == "longer" && n >= 0 && out[n].key == "no" {
			out[n].End, out[n].raw, out[n].key = t.End, text[out[n].Start:t.End], "no-longer"
			continue
		}
		out = append(out, t)
	}
	return out
}

// isAbbreviation reports whether a full stop behind the token, with another
// token next, is part of an abbreviation.
func isAbbreviation(t, next token, lex *vocabulary) bool {
	first, _ := utf8.DecodeRuneInString(t.raw)
	if !unicode.IsUpper(first) {
		return false
	}
	after, size := utf8.DecodeRuneInString(next.raw)
	if len(t.raw) == utf8.RuneLen(first) { // the initial of a name
		return unicode.IsUpper(after) && len(next.raw) > size
	}
	part := t.key[strings.LastIndexByte(t.key, '-')+1:] // "D-Conn."
	return lex.is("abbreviations", strings.ToLower(part)) || unicode.IsDigit(after) && lex.is("counted", t.key)
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
		for end+1 < len(tokens) && scales.Has(tokens[end+1].key) {
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
var scales = lexicon.Named("statements", "scale")

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
	if raw == "n't" {
		return "not"
	}
	if raw[0] >= '0' && raw[0] <= '9' {
		raw = strings.ReplaceAll(raw, "–", "-")
		return strings.TrimRight(strings.ReplaceAll(strings.ToLower(raw), ",", ""), ".:/")
	}
	return lang.Fold(bare)
}

// isMark reports whether a token has no letter and no digit.
func isMark(raw string) bool {
	return !strings.ContainsFunc(raw, wordRune)
}
