package feed

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// controlled gives the characters of Windows-1252 that C1 controls stand for: a
// text in it that was read as Latin-1 has them for quotation marks and dashes.
// A next-line control on its own is a line end.
func controlled(s string) string {
	isC1 := func(r rune) bool { return 0x80 <= r && r <= 0x9F && r != '\u0085' }
	if !strings.ContainsFunc(s, isC1) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < 0x80 || r > 0x9F {
			return r
		}
		if c := charmap.Windows1252.DecodeByte(byte(r)); c != utf8.RuneError {
			return c
		}
		return r
	}, s)
}

// Signs of text in UTF-8 that was read as Windows-1252 and saved so: "cafÃ©",
// "â€œnoâ€". A capital Ã or Â may stand before a closing mark or a space, so
// that those alone are no sign. misreadLetter matches all that one character
// of such a text can have become.
var (
	misread       = regexp.MustCompile(`[ÂÃ][¡-º¼-¿]|â€[^\x00-\x7F]`)
	misreadLetter = regexp.MustCompile(`[Â-Å][^\x00-\x7FÂ-Åâ]|â[€‚„][^\x00-\x7F]`)
)

// reread gives the text that was meant where UTF-8 was read as Windows-1252, and
// an example of what stood there, or "" where nothing did.
func reread(s string) (text, example string) {
	if example = misread.FindString(s); example == "" {
		return s, ""
	}
	return misreadLetter.ReplaceAllStringFunc(s, func(letter string) string {
		var raw []byte
		for _, r := range letter {
			b, ok := charmap.Windows1252.EncodeRune(r)
			switch {
			case !ok && r > unicode.MaxLatin1:
				return letter
			case !ok: // a control, which stands for the byte that has no character
				b = byte(r)
			}
			raw = append(raw, b)
		}
		if r, size := utf8.DecodeRune(raw); r != utf8.RuneError && size == len(raw) {
			return string(r)
		}
		return letter
	}), example
}
