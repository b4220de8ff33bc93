package feed

import (
	"strings"
	"unicode"
)

// clean unifies line ends to \n, makes a tab a space, and drops characters
// that no reader sees but that can reorder or hide words: see dropped. All
// else stays as published, the no-break space included.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			return '\n'
		case dropped(r):
			return -1
		}
		return r
	}, s)
}

// dropped reports characters that are left out of every text: controls, the
// bidirectional overrides and isolates that can make a text display in another
// order than it is stored, zero-width space and byte order mark, and the tag
// characters, which can carry instructions that no reader sees (Unicode
// Technical Reports 36 and 51). The zero-width joiner and non-joiner stay:
// Persian, Urdu and emoji are spelled with them.
func dropped(r rune) bool {
	switch {
	case unicode.IsControl(r):
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r == 0x200B, r == 0xFEFF:
		return true
	case r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return false
}

// oneLine is how a headline, a name or an id is kept: cleaned, and with every
// run of white space made one space.
func oneLine(s string) string {
	return strings.Join(strings.Fields(clean(s)), " ")
}
