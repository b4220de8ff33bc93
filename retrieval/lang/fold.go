package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as it is compared: in lower case, without diacritics, with
// straight apostrophes, plain hyphens and European digits, and without
// invisible characters. Hyphens stay: "al-Din" folds to "al-din". Arabic
// letters lose their hamza and final forms, as is usual in Arabic search.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		foldRune(&b, r)
	}
	return norm.NFC.String(b.String())
}

// foldRune appends the folded form of one decomposed rune.
func foldRune(b *strings.Builder, r rune) {
	if r < utf8.RuneSelf {
		b.WriteRune(unicode.ToLower(r))
		return
	}
	if with, ok := foldings[unicode.ToLower(r)]; ok {
		b.WriteString(with)
		return
	}
	switch {
	case isDiacritic(r) || unicode.Is(unicode.Cf, r):
	case unicode.Is(unicode.Nd, r):
		b.WriteByte('0' + digit(r))
	default:
		b.WriteRune(unicode.ToLower(r))
	}
}

// foldings are the letters and marks that Unicode does not decompose.
var foldings = map[rune]string{
	'‘': "'", '’': "'", 'ʼ': "'", 'ʻ': "'", '´': "'", '׳': "'", '״': `"`,
	'‐': "-", '‑': "-", '‒': "-", '−': "-",
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i",
	'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st",
	'ى': "ي", 'ة': "ه", 'ٱ': "ا", 'ـ': "", 'ک': "ك", 'ی': "ي", '٫': ".", '٬': ",",
}

// isDiacritic reports whether r is a mark that may be left out. The vowel
// signs of Indic scripts and the marks of Japanese kana may not: they make
// another letter.
func isDiacritic(r rune) bool {
	return unicode.Is(unicode.Mn, r) && unicode.In(r, unicode.Inherited, unicode.Hebrew, unicode.Arabic) &&
		r != '\u3099' && r != '\u309a'
}

// digit returns the value of a decimal digit of any script: Unicode keeps the
// ten of a script together, and the ranges of Nd start at a zero.
func digit(r rune) byte {
	for _, t := range unicode.Nd.R16 {
		if lo, hi := rune(t.Lo), rune(t.Hi); lo <= r && r <= hi {
			return byte((r - lo) % 10)
		}
	}
	for _, t := range unicode.Nd.R32 {
		if lo, hi := rune(t.Lo), rune(t.Hi); lo <= r && r <= hi {
			return byte((r - lo) % 10)
		}
	}
	return 0
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
