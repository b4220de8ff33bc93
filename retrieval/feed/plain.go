package feed

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxHeadlineRunes is longer than any headline in the 1,702 of a news
	// archive that were counted (the longest had 170); a first line beyond it
	// is a paragraph.
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
// full stop that ends a sentence, though "in U.S." may end one.
func isHeadline(line string) bool {
	if utf8.RuneCountInString(line) > maxHeadlineRunes {
		return false
	}
	body, stopped := strings.CutSuffix(line, ".")
	last := body[strings.LastIndexAny(body, " ")+1:]
	return !(stopped && !strings.Contains(last, ".")) && !strings.HasSuffix(line, "。") && !strings.HasSuffix(line, "۔")
}

// dropHeadline takes every repetition of the headlines out of the body: a
// headline is not evidence.
func dropHeadline(body []block, headlines ...string) []block {
	same := map[string]bool{}
	for _, h := range headlines {
		if h != "" {
			same[headlineKey(h)] = true
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
	bylineStart = regexp.MustCompile(`^(?:By|BY)\s+(\p{Lu}.{1,100})$`)
	dateLabel   = regexp.MustCompile(`(?i)^(?:published|posted|date)\s*(?:on)?\s*:?\s*`)
)

// takeLead takes out the lines between the headline and the first paragraph,
// at most so many, and reads the byline and the date of publication in them.
// If the lines turn out to be a list, or no paragraph follows, they are the
// text and stay.
func (d *draft) takeLead(o Options, most int) {
	body, byline, published := d.body, d.Byline, d.Published
	for range most + 1 {
		if len(body) == 0 || isListed(body[0][0]) {
			return
		}
		line := body[0][0]
		if !isCaption(line) && !isFragment(line) {
			d.body, d.Byline, d.Published = body, byline, published
			return
		}
		if m := bylineStart.FindStringSubmatch(line); m != nil && byline == "" {
			byline = oneLine(m[1])
		}
		if t, ok := parseTime(dateLabel.ReplaceAllString(line, ""), o.zone(), earlier); ok && published.IsZero() {
			published = t
		}
		body = withoutFirst(body)
	}
}

// withoutFirst returns the body without its first line.
func withoutFirst(body []block) []block {
	if len(body[0]) > 1 {
		return append([]block{body[0][1:]}, body[1:]...)
	}
	return body[1:]
}
