package feed

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean unifies line ends to \n, makes a tab a space, and drops characters
// that no reader sees but that can reorder, part or hide words: see dropped. All
// else stays as published, the no-break space included.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return unjoined(strings.Map(func(r rune) rune {
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
	}, s))
}

// unligated gives the letters of Latin ligatures: a typesetter joins them, and no
// reader spells a word with them.
var unligated = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// dropped reports characters that are left out of every text: controls, soft
// hyphens, the bidirectional overrides and isolates that can make a text display
// in another order than it is stored, zero-width space, word joiner and byte order
// mark, the invisible signs of formulas, and the tag characters, which can carry
// instructions that no reader sees (Unicode Technical Reports 36 and 51).
func dropped(r rune) bool {
	switch {
	case unicode.IsControl(r):
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	case r == 0x00AD, r == 0x034F, r == 0x180E, r == 0x200B, r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB:
		return true
	case r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return false
}

// unjoined drops the zero-width joiner and non-joiner within Latin, Greek and
// Cyrillic words and numbers, where they only part what readers see whole. They
// stay elsewhere: Persian, Urdu and emoji are spelled with them.
func unjoined(s string) string {
	if !strings.ContainsAny(s, joiners) {
		return s
	}
	var out strings.Builder
	before, rest := rune(0), s
	for rest != "" {
		r, size := utf8.DecodeRuneInString(rest)
		if after := strings.TrimLeft(rest, joiners); size > 0 && len(after) < len(rest) {
			next, _ := utf8.DecodeRuneInString(after)
			if !apart(before) || !apart(next) {
				out.WriteString(rest[:len(rest)-len(after)])
			}
			before, rest = r, after
			continue
		}
		out.WriteString(rest[:size])
		before, rest = r, rest[size:]
	}
	return out.String()
}

const joiners = "\u200c\u200d"

// apart reports characters of scripts that are not joined.
func apart(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) || r >= '0' && r <= '9'
}

// oneLine is how a headline, a name or an id is kept: cleaned, and with every
// run of white space made one space.
func oneLine(s string) string {
	return strings.Join(strings.Fields(clean(s)), " ")
}
