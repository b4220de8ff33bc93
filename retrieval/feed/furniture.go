package feed

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// dropFurniture takes out what a page puts around an article. Two kinds of
// line are told by their words: furniture, which goes wherever it stands, and
// endings such as "Related Posts", after which the article does not go on.
// What follows an ending goes too, as long as it does not read like the
// article's text: a paragraph lost is worse than a teaser kept.
func dropFurniture(body []block) []block {
	return keepLines(cutEnding(regroup(body)), func(line string) bool { return !isFurniture(line) && !isEnding(line) })
}

// regroup makes the lines of a block with two or more paragraphs in it blocks
// of their own: it is text laid out without empty lines. A paragraph with an
// ending right below it is parted from the ending.
func regroup(body []block) []block {
	out := make([]block, 0, len(body))
	for _, b := range body {
		if len(b) > 1 && countProse(b) >= 2 {
			out = append(out, single(b)...)
			continue
		}
		paragraph := slices.IndexFunc(b, isProse)
		if paragraph >= 0 && slices.ContainsFunc(b[paragraph:], isEnding) && !slices.ContainsFunc(b[:paragraph], isEnding) {
			out = append(out, b[:paragraph+1])
			b = b[paragraph+1:]
		}
		out = append(out, b)
	}
	return out
}

// cutEnding cuts the body at the first block with an ending that is followed
// by nothing but such blocks, furniture and fragments. A sentence that stands
// in one block with an ending, below it, belongs to the ending.
func cutEnding(body []block) []block {
	end := len(body)
	for i := len(body) - 1; i >= 0; i-- {
		b := body[i]
		if slices.ContainsFunc(b, isEnding) && !slices.ContainsFunc(b, isLong) {
			end = i
			continue
		}
		if countProse(b) > 0 || slices.ContainsFunc(b, isListed) {
			break
		}
	}
	return body[:aboveEnding(body, end)]
}

// aboveEnding moves the cut up over an appeal in capitals that leads to an
// ending, with the few small words that may stand between its lines.
func aboveEnding(body []block, end int) int {
	if end == len(body) {
		return end
	}
	for i := end - 1; i > 0; i-- {
		between := i == end-1 && isShouting(body[end]) && isShouting(body[i-1]) && countWords(body[i][0]) <= maxBetweenWords
		switch {
		case isShouting(body[i]):
			end = i
		case !between:
			return end
		}
	}
	return end
}

// maxBetweenWords is the length of "about the" and the like.
const maxBetweenWords = 3

// isShouting reports a block that begins with a line in capitals and holds
// neither a paragraph nor a figure.
func isShouting(b block) bool {
	line := b[0]
	return strings.ToUpper(line) == line && strings.ToLower(line) != line && countProse(b) == 0 && !strings.ContainsFunc(line, unicode.IsDigit)
}

func countProse(b block) int {
	n := 0
	for _, line := range b {
		if isProse(line) && !isFurniture(line) {
			n++
		}
	}
	return n
}

const (
	// minProseWords: "Sign up today." ends like a sentence too.
	minProseWords = 4
	// longProseWords: a line that long is text however it ends.
	longProseWords = 25
	// maxFragmentWords: captions, names and labels are shorter.
	maxFragmentWords = 14
)

// isProse reports a line that reads like a paragraph of an article.
func isProse(line string) bool {
	return isLong(line) || countWords(line) >= minProseWords && endsSentence(line)
}

func isLong(line string) bool { return countWords(line) >= longProseWords }

// isFragment reports a short line that neither ends like a sentence nor leads
// on to the next line.
func isFragment(line string) bool {
	return countWords(line) <= maxFragmentWords && !endsSentence(line) && !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, ",")
}

// listItem is the start of a line in a list: a bullet or a number.
var listItem = regexp.MustCompile(`^\s*(?:[-*•‣▪–—]\s|\(?\d{1,3}[.)]\s)`)

func isListed(line string) bool { return listItem.MatchString(line) }

// countWords counts words between spaces; in scripts without spaces two
// characters count for a word.
func countWords(line string) int {
	words, packed, inWord := 0, 0, false
	for _, r := range line {
		switch {
		case unicode.IsSpace(r):
			inWord = false
		case unspaced(r):
			packed++
		case !inWord:
			words++
			inWord = true
		}
	}
	return words + packed/2
}

// endsSentence reports whether a line ends with the mark that ends a sentence,
// inside closing quotation marks and brackets or not.
func endsSentence(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)]）」』`, r)
	})
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…。！？؟۔।։።", last) && line != ""
}
