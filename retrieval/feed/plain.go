package feed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

const (
	// maxHeadlineRunes is more than any of 3,721 headlines of 2023 and 2024 had
	// (the longest had 212); a longer first line is a paragraph.
	maxHeadlineRunes = 250
	// maxLeadLines is how many lines may stand between the headline and the
	// first paragraph: byline, date, caption, standfirst.
	maxLeadLines = 4
)

// readPlain reads plain text. With a headline already stated by the front
// matter the text is taken to begin at once.
func readPlain(text, headline string, o Options) draft {
	d := draft{body: blocks(unwrap(strings.Split(text, "\n")))}
	if len(d.body) == 0 || len(d.body) == 1 && len(d.body[0]) == 1 {
		return d // a single line is the text, whatever it looks like
	}
	if slugLine().MatchString(d.body[0][0]) { // a desk's name for the text, and no headline
		d.body = withoutFirst(d.body)
		if headline == "" && bylineStart().MatchString(d.body[0][0]) {
			d.takeLead(o, maxLeadLines)
			return d
		}
	}
	switch first := d.body[0][0]; {
	case headline == "" && isHeadline(first):
		d.Headline = oneLine(first)
	case headlineKey(headline) != headlineKey(first):
		return d
	}
	d.body = dropHeadline(d.body, headline, d.Headline)
	d.takeLead(o, maxLeadLines)
	return d
}

// isHeadline reports whether a line can be a headline: short and without the
// full stop that ends a sentence, though "in U.S." or "in Ga." may end one.
// Some headlines do end with a full stop; they are left in the text, because a
// first paragraph taken for one would be lost.
func isHeadline(line string) bool {
	if utf8.RuneCountInString(line) > maxHeadlineRunes || strings.HasSuffix(line, "。") || strings.HasSuffix(line, "۔") {
		return false
	}
	body, stopped := strings.CutSuffix(line, ".")
	last := body[strings.LastIndex(body, " ")+1:]
	return !stopped || strings.Contains(last, ".") || abbreviated.Has(last)
}

// abbreviated are words that are printed with a full stop: the states of the
// United States as news agencies shorten them, and what ends a company's or a
// person's name.
var abbreviated = lexicon.Named("print", "stopped")

// dropHeadline takes every repetition of the headlines out of the body: a
// headline is not evidence.
func dropHeadline(body []block, headlines ...string) []block {
	same := map[string]bool{}
	for _, h := range headlines {
		if key := headlineKey(h); key != "" {
			same[key] = true
		}
	}
	return keepLines(body, func(line string) bool {
		return len(line) > 4*maxHeadlineRunes || !same[headlineKey(line)]
	})
}

// headlineKey is a headline without what varies between its repetitions:
// case, spaces and the shape of quotation marks.
func headlineKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// keepLines returns the body with the lines for which keep is true.
func keepLines(body []block, keep func(line string) bool) []block {
	var out []block
	for _, b := range body {
		var kept block
		for _, line := range b {
			if keep(line) {
				kept = append(kept, line)
			}
		}
		if len(kept) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

var (
	slugLine    = lexicon.ExpressionOf("page", "slug")
	bylineStart = lexicon.ExpressionOf("print", "byline")
	dateLabel   = lexicon.ExpressionOf("print", "datelabel")
	// dateLine begins like a date or says what it is the date of.
	dateLine = lexicon.ExpressionOf("print", "dateline")
)

// takeLead takes out the lines between the headline and the first paragraph,
// at most so many, and reads the byline and the date of publication in them.
// If the lines turn out to be a list, or no paragraph follows, they are the
// text and stay.
func (d *draft) takeLead(o Options, most int) {
	body, byline, published := d.body, d.Byline, d.Published
	for range most + 1 {
		if len(body) == 0 {
			return
		}
		line := body[0][0]
		if isListed(line) && !dateLine().MatchString(line) { // "3. Mai 2025" is a date
			return
		}
		if !isLead(line) {
			d.body, d.Byline, d.Published = body, byline, published
			return
		}
		if m := bylineStart().FindStringSubmatch(line); m != nil && byline == "" {
			byline = oneLine(m[1])
		}
		if t, ok := parseTime(dateLabel().ReplaceAllString(line, ""), o.zone(), earlier); ok && published.IsZero() {
			published = t
		}
		body = withoutFirst(body)
	}
}

// isLead reports a line that leads from the headline to the text: a caption, a
// byline, a date, a few words without a figure. Figures are news, so a line
// with one stays unless it is a date.
func isLead(line string) bool {
	if isFurniture(line) {
		return true
	}
	if dateLine().MatchString(line) && (strings.HasSuffix(line, " a.m.") || strings.HasSuffix(line, " p.m.")) {
		line = strings.TrimSuffix(line, ".") // no end of a sentence
	}
	return isFragment(line) && (!strings.ContainsFunc(line, unicode.IsDigit) || dateLine().MatchString(line))
}

// withoutFirst returns the body without its first line.
func withoutFirst(body []block) []block {
	if len(body[0]) > 1 {
		return append([]block{body[0][1:]}, body[1:]...)
	}
	return body[1:]
}
