package lang

import (
	"regexp"
	"strconv"
	"strings"
)

var draftNumber = regexp.MustCompile(`\d+(?:,\d{3})*(?:\.\d+)?`)

// Numbers returns the quantities in the text; dates are not among them.
func Numbers(text, language string) []Number {
	var out []Number
	for _, m := range draftNumber.FindAllStringIndex(text, -1) {
		n := Number{Span: Span{m[0], m[1]}, Value: strings.ReplaceAll(text[m[0]:m[1]], ",", "")}
		if w := Words(text[m[1]:min(len(text), m[1]+40)], language); len(w) > 0 {
			n.Noun = w[0].Stem
		}
		if !covered(Dates(text, language), n.Span) {
			out = append(out, n)
		}
	}
	return out
}

func covered(dates []Date, s Span) bool {
	for _, d := range dates {
		if d.Start <= s.Start && s.End <= d.End {
			return true
		}
	}
	return false
}

var draftDate = regexp.MustCompile(`(?i)\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (\d{1,2})\b(?:, (\d{4}))?`)
var draftYear = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// Dates returns the calendar dates in the text.
func Dates(text, language string) []Date {
	var out []Date
	for _, m := range draftDate.FindAllStringSubmatchIndex(text, -1) {
		d := Date{Span: Span{m[0], m[1]}}
		d.Month = strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(text[m[2]:m[2]+3]))/3 + 1
		d.Day, _ = strconv.Atoi(text[m[4]:m[5]])
		if m[6] >= 0 {
			d.Year, _ = strconv.Atoi(text[m[6]:m[7]])
		}
		out = append(out, d)
	}
	for _, m := range draftYear.FindAllStringIndex(text, -1) {
		if !covered(out, Span{m[0], m[1]}) {
			y, _ := strconv.Atoi(text[m[0]:m[1]])
			out = append(out, Date{Span: Span{m[0], m[1]}, Year: y})
		}
	}
	return out
}
