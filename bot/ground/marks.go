package ground

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/pullquote/pullquote/retrieval/news"
)

// struck reports whether a claim puts marks on letters or figures, as to strike
// them out or to hide them, or has joiners or blank letters among them, that no
// line prints so. A letter with an accent is one letter, however it is composed.
func struck(text string, lines []news.Line) bool {
	letters := []rune(norm.NFC.String(text))
	for from := 0; from < len(letters); {
		to := from + 1
		for to < len(letters) && marks(letters[to]) {
			to++
		}
		marked := to > from+1 && plainLetter(letters[from]) || blank(letters[from])
		whole := string(letters[from:to])
		if marked && !slices.ContainsFunc(lines, func(l news.Line) bool { return strings.Contains(norm.NFC.String(l.Text()), whole) }) {
			return true
		}
		from = to
	}
	return false
}

// marks reports what stands on or behind a letter without being one.
func marks(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me) || r == '\u200c' || r == '\u200d'
}

// plainLetter reports letters whose accents are composed with them, and figures.
func plainLetter(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Nd, unicode.Zs, unicode.P)
}

// blank reports letters and signs that are drawn as nothing.
func blank(r rune) bool {
	switch r {
	case '\u115f', '\u1160', '\u3164', '\uffa0', '\u2800':
		return true
	}
	return false
}
