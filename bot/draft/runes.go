package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u00a0' || r == '\u202f' }

// lowerFirst is the text with its first letter small: a quotation may begin in
// the middle of a sentence.
func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}

// isCapital reports whether the text begins with a capital letter.
func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func trimRight(s string) string { return strings.TrimRightFunc(s, isSpace) }
