package lang

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// token is a word, a mark or a line end: what numbers, dates and names are
// read from. White space within a line is not a token.
type token struct {
	Span
	raw    string
	folded string
}

// tokens cuts the text as Words does, keeps the marks, and also parts digits
// from the letters they are joined to: "3.4m" is "3.4" and "m".
func tokens(text, language string) []token {
	out := make([]token, 0, len(text)/5)
	for it := words.FromString(text); it.Next(); {
		raw, start := it.Value(), it.Start()
		r, _ := utf8.DecodeRuneInString(raw)
		if unicode.IsSpace(r) && r != '\n' {
			continue
		}
		for raw != "" {
			n := partLength(raw, language)
			out = append(out, token{Span{start, start + n}, raw[:n], Fold(raw[:n])})
			raw, start = raw[n:], start+n
		}
	}
	return out
}

// partLength returns the bytes of the first part of a word: what joint finds,
// the digits before letters, or the Arabic or Hebrew prefix before digits. A
// Latin word that ends in digits, such as "G7" or "M23", is a name and stays
// whole.
func partLength(word, language string) int {
	if n := joint(word, language); n > 0 {
		return n
	}
	first, _ := utf8.DecodeRuneInString(word)
	digits := unicode.IsDigit(first)
	if !digits && (!unicode.IsLetter(first) || unicode.Is(unicode.Latin, first)) {
		return len(word)
	}
	for i, r := range word {
		if digits && unicode.IsLetter(r) || !digits && unicode.IsDigit(r) {
			return i
		}
	}
	return len(word)
}

// isNumeric reports whether the token begins with a digit.
func (t token) isNumeric() bool { return startsDigit(t.folded) }

// isWord reports whether the token begins with a letter.
func (t token) isWord() bool {
	r, _ := utf8.DecodeRuneInString(t.folded)
	return unicode.IsLetter(r)
}

// touches reports whether no white space parts the token from the next one.
func (t token) touches(next token) bool { return t.End == next.Start }

// at returns the token at the index, or an empty one outside the list.
func at(list []token, i int) token {
	if i < 0 || i >= len(list) {
		return token{}
	}
	return list[i]
}

// isDash reports whether the token is a hyphen or a dash.
func (t token) isDash() bool { return t.folded == "-" || t.folded == "–" || t.folded == "—" }
