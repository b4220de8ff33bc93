package ground

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
	"golang.org/x/text/unicode/norm"
)

// copied returns the claim with each part in quotation marks copied from the
// line that prints it so, mark for mark and byte for byte: a model types no
// quotation. It fails where no line prints the same words inside quotation
// marks of its own, from the first to the last: marks around the article's own
// words, around indirect speech or around half of what somebody said would make
// a quotation that nobody spoke.
func copied(claim string, lines []news.Line) (string, Fault) {
	spans, closed := quotations(claim)
	if !closed {
		return "", Fault{Rule: Misquoted, Said: claim}
	}
	for _, s := range slices.Backward(spans) {
		words := claim[s.Start:s.End]
		printed := printedQuote(lines, trimmedQuote(words))
		if printed == "" {
			return "", Fault{Rule: Misquoted, Said: words}
		}
		stop := words[len(strings.TrimRight(words, " .,;:!?")):]
		_, open := utf8.DecodeLastRuneInString(claim[:s.Start])
		_, end := utf8.DecodeRuneInString(claim[s.End:])
		claim = claim[:s.Start-open] + "“" + printed + stop + "”" + claim[s.End+end:]
	}
	return claim, Fault{}
}

// trimmedQuote returns quoted words in one setting, without a stop at the
// ends that may belong to the sentence around them.
func trimmedQuote(words string) string { return strings.Trim(typeset(words), " .,;:!?") }

// printedQuote returns the words as a line prints them inside quotation marks,
// or "".
func printedQuote(lines []news.Line, words string) string {
	for _, l := range lines {
		p := news.ParagraphOf(l)
		spans, _ := quotations(p.Text)
		for _, s := range spans {
			if part, ok := within(s, p.Line); ok && words != "" && trimmedQuote(p.Text[part.Start:part.End]) == words {
				return strings.Trim(p.Text[part.Start:part.End], " .,;:!?")
			}
		}
	}
	return ""
}

// marked returns the spans of the claim that the line has inside quotation
// marks and the claim has not: a name or a term, such as “carve out” states,
// found whole. Of other words in marks, those of a statement or half of what
// stands between two marks, somebody else must be told, and it returns false.
func (m *matcher) marked() (spans []lang.Span, whole bool) {
	at := map[int]int{} // token of the line -> token of the claim
	for _, p := range m.found {
		for i := range m.line.unitEnd(p.line) - p.line {
			at[p.line+i] = p.claim + i
		}
	}
	inMarks, _ := quotations(m.claim.text)
	for from := 0; from < len(m.line.tokens); from++ {
		to := from
		first, last, used := -1, -1, 0
		for ; to < len(m.line.tokens) && m.line.tokens[to].quoted; to++ {
			if i, ok := at[to]; ok {
				if first < 0 {
					first = i
				}
				last = i
				used++
			}
		}
		if used > 0 {
			run := m.claim.tokens[first : last+1]
			if used != to-from || len(run) != used || strings.IndexByte(m.line.kinds(m.line.chunkAt(from), m.line.chunkAt(to-1)+1), 'V') >= 0 ||
				!slices.EqualFunc(run, m.line.tokens[from:to], func(x, y token) bool { return x.key == y.key }) {
				return nil, false
			}
			span := lang.Span{Start: run[0].Start, End: run[used-1].End}
			if !slices.ContainsFunc(inMarks, func(s lang.Span) bool { return s.Start <= span.Start && span.End <= s.End }) {
				spans = append(spans, span)
			}
		}
		from = to
	}
	return spans, true
}

// withMarks returns the claim with quotation marks around the spans.
func withMarks(claim string, spans []lang.Span) string {
	slices.SortFunc(spans, func(a, b lang.Span) int { return b.Start - a.Start })
	for _, s := range spans {
		claim = claim[:s.Start] + "“" + claim[s.Start:s.End] + "”" + claim[s.End:]
	}
	return claim
}

// within returns the part of s that lies in the frame.
func within(s, frame lang.Span) (lang.Span, bool) {
	s.Start, s.End = max(s.Start, frame.Start), min(s.End, frame.End)
	return s, s.Start < s.End
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
