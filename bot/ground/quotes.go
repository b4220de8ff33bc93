package ground

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
	"golang.org/x/text/unicode/norm"
)

// quoteFault says why the words that a claim puts in quotation marks may not
// stand there, or "". They may only if a cited sentence holds the same words
// inside quotation marks of its own: marks around the article's own words, or
// around indirect speech, would make a quotation that nobody spoke.
func quoteFault(claim string, lines []news.Line) string {
	spans, closed := quotations(claim)
	if !closed {
		return "a quotation mark is not closed"
	}
	for _, s := range spans {
		words := trimmedQuote(claim[s.Start:s.End])
		if words == "" || !quotedIn(lines, words) {
			return "no cited sentence holds the words in quotation marks"
		}
	}
	return ""
}

// minQuoted is how many words of a longer quotation may stand alone: fewer
// can be cut so that they say the opposite.
const minQuoted = 4

// trimmedQuote returns quoted words in one setting, without a stop at the
// ends that may belong to the sentence around them.
func trimmedQuote(words string) string { return strings.Trim(typeset(words), " .,;:!?") }

// quotedIn reports whether one of the lines holds the words, at word borders,
// inside quotation marks.
func quotedIn(lines []news.Line, words string) bool {
	for _, l := range lines {
		p := paragraphOf(l)
		spans, _ := quotations(p.text)
		for _, s := range spans {
			part, ok := within(s, p.line)
			if !ok {
				continue
			}
			printed := trimmedQuote(p.text[part.Start:part.End])
			if printed == words || len(strings.Fields(words)) >= minQuoted && holdsWords(printed, words) {
				return true
			}
		}
	}
	return false
}

// within returns the part of s that lies in the frame.
func within(s, frame lang.Span) (lang.Span, bool) {
	s.Start, s.End = max(s.Start, frame.Start), min(s.End, frame.End)
	return s, s.Start < s.End
}

// holdsWords reports whether text holds the words and cuts no word or number
// of it.
func holdsWords(text, words string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(words)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !wordRune(before) && !wordRune(after) {
			return true
		}
		at = end
	}
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// typography makes the ways of setting the same words equal: quotation
// marks, dashes, ligatures, dots and soft hyphens. Letters, digits and their
// case stay.
var typography = strings.NewReplacer(
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "‚", "'", "ʼ", "'",
	"–", "-", "—", "-", "‑", "-", "‐", "-", "−", "-", "…", "...", "\u00ad", "",
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl")

// typeset returns text in the one form that two settings of the same words
// share, with single spaces.
func typeset(text string) string {
	return strings.Join(strings.Fields(typography.Replace(norm.NFC.String(text))), " ")
}

// quotations returns the spans inside the quotation marks of a paragraph,
// without the marks, and whether every mark is closed. A double mark that is
// never closed holds to the end of the paragraph, as print does when speech
// goes on in the next one. Apostrophes are no quotation marks.
func quotations(text string) (spans []lang.Span, closed bool) {
	double, single := -1, -1
	for i, r := range text {
		after := i + utf8.RuneLen(r)
		switch r {
		case '‘', '\'', '’', '‚', '‛':
			switch {
			case opensAt(text, i, after) && single < 0:
				single = after
			case single >= 0 && closesAt(text, i, after):
				spans = append(spans, lang.Span{Start: single, End: i})
				single = -1
			}
		default:
			switch {
			case !isQuotationMark(r):
			case double < 0:
				double = after
			default:
				spans = append(spans, lang.Span{Start: double, End: i})
				double = -1
			}
		}
	}
	if double >= 0 {
		spans = append(spans, lang.Span{Start: double, End: len(text)})
	}
	return spans, double < 0
}

// isQuotationMark reports whether a rune is a quotation mark by Unicode's
// property Quotation_Mark, or one of the ornaments that look like one.
func isQuotationMark(r rune) bool {
	return unicode.Is(unicode.Quotation_Mark, r) || '❛' <= r && r <= '❠' || r == '❮' || r == '❯'
}

// opensAt reports whether the mark at [start, end) stands before a word.
func opensAt(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !wordRune(before) && wordRune(after)
}

// closesAt reports whether the mark at [start, end) stands after a word or
// its stop and before none.
func closesAt(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !unicode.IsSpace(before) && !wordRune(after)
}
