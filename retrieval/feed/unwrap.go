package feed

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hard-wrapped text is told by how it was made: a word went to the next line
// exactly when it did not fit. So every line is at most as long as the margin,
// and would be longer than the margin with the next line's first word on it.
// Lines that are paragraphs of their own satisfy that only by chance.
const (
	minMargin = 40  // narrower text is verse or a table, but for columns
	minColumn = 25  // columns of a newspaper's page are wider
	maxMargin = 100 // wider lines are paragraphs; editors wrap at 65 to 80
	// wrappedShare is how many of the line breaks must be at the margin. The
	// rest are the short last lines of paragraphs that no empty line follows.
	wrappedShare = 0.5
	// minWrapped is how many such breaks there must be before chance is ruled
	// out.
	minWrapped = 3
	// columnWrapped is how many there must be of a column, where all must be at
	// the margin: verse has lines of any length.
	columnWrapped = 6
)

// unwrap joins the lines of hard-wrapped text into paragraphs. Text that is
// not hard-wrapped comes back as it is.
func unwrap(lines []string) []string {
	margin, wrapped := findMargin(lines)
	if !wrapped {
		return lines
	}
	out := make([]string, 0, len(lines))
	var paragraph strings.Builder
	for i, line := range lines {
		paragraph.WriteString(strings.TrimSpace(line))
		if i+1 < len(lines) && continues(line, lines[i+1], margin) {
			paragraph.WriteString(joint(line, lines[i+1]))
			continue
		}
		out = append(out, paragraph.String())
		paragraph.Reset()
	}
	return out
}

// findMargin returns the width, in runes, at which the text was wrapped.
func findMargin(lines []string) (margin int, wrapped bool) {
	for _, line := range lines {
		margin = max(margin, width(line))
		if margin > maxMargin {
			return 0, false
		}
	}
	if margin < minColumn {
		return 0, false
	}
	breaks, full, mid := 0, 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if isBlank(lines[i]) || isBlank(lines[i+1]) {
			continue
		}
		breaks++
		if continues(lines[i], lines[i+1], margin) {
			full++
			if !endsSentence(lines[i]) {
				mid++
			}
		}
	}
	if margin < minMargin && (full < columnWrapped || full < breaks) {
		return 0, false
	}
	return margin, full >= minWrapped && float64(full) >= wrappedShare*float64(breaks) && mid*2 > full
}

// continues reports whether next goes on where line was broken at the margin.
// An indented line or a list item begins anew.
func continues(line, next string, margin int) bool {
	if isBlank(line) || isBlank(next) || isListed(next) || indent(next) > indent(line) {
		return false
	}
	return width(line)+1+firstWordWidth(next) > margin
}

// joint is what stood between two lines before they were parted: a space, but
// nothing after a hyphen or between characters of a script without spaces.
func joint(line, next string) string {
	line, next = strings.TrimSpace(line), strings.TrimSpace(next)
	last, _ := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(next)
	before, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(line, "-"))
	hyphenated := last == '-' && unicode.IsLetter(before) && unicode.IsLetter(first)
	if hyphenated || unspaced(last) && unspaced(first) {
		return ""
	}
	return " "
}

// width is the length of a line in runes, with its indent.
func width(line string) int { return utf8.RuneCountInString(strings.TrimRight(line, " ")) }

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

// firstWordWidth is the length in runes of what cannot be parted at the start
// of a line.
func firstWordWidth(line string) int {
	line = strings.TrimSpace(line)
	if first, _ := utf8.DecodeRuneInString(line); unspaced(first) {
		return 1
	}
	word, _, _ := strings.Cut(line, " ")
	return utf8.RuneCountInString(word)
}

// unspaced reports characters of scripts that are written without spaces and
// broken anywhere.
func unspaced(r rune) bool {
	if r < 0x0E00 { // before Thai, the first of them
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60
}
