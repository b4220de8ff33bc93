package feed

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// wholePage tells a saved page from a fragment of one, such as an export from
// a publishing system: a fragment has nothing around the article.
var wholePage = regexp.MustCompile(`(?i)<(?:html|head|body)\b`)

// readPage reads a web page or a fragment of one.
func readPage(source string, o Options) (draft, error) {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return draft{}, fmt.Errorf("%w: HTML nested too deeply", ErrTooLarge)
	}
	if err := pageLimit(doc); err != nil {
		return draft{}, err
	}
	d := draft{Article: pageFacts(doc, o), captioned: hasCaptions(doc)}
	prune(doc)
	lines := pageLines(doc)
	d.Byline = cmp.Or(d.Byline, shownByline(lines))
	if wholePage.MatchString(source) {
		lines = articleLines(doc, lines)
	}
	lead := maxLeadLines
	for i, l := range lines {
		if l.heading == 1 && d.Headline == "" {
			d.Headline = oneLine(l.text)
		}
		if l.heading > 0 && !endsSentence(l.text) && !numbered(lines[i:]) {
			continue
		}
		if l.item {
			lead = min(lead, len(d.body)-1) // a list is no byline or caption
		}
		d.body = append(d.body, block{l.text})
	}
	if d.Headline != "" {
		d.body = dropHeadline(d.body, d.Headline)
		d.takeLead(o, lead)
	}
	return d, nil
}

// numbered reports whether the first of the lines is a heading with a number, and
// text below it: "3. The old mill" names what the text is of. Headings one below
// the other are titles of other articles.
func numbered(lines []line) bool {
	return len(lines) > 1 && isListed(lines[0].text) && lines[1].heading == 0
}

// bylineWithin is how many lines below the headline a byline may stand: a
// standfirst and a label come before it.
const bylineWithin = 3

// shownByline returns the author displayed below the first heading.
func shownByline(lines []line) string {
	below := slices.IndexFunc(lines, func(l line) bool { return l.heading == 1 }) + 1
	if below == 0 {
		return ""
	}
	for _, l := range lines[below:min(len(lines), below+bylineWithin)] {
		if m := bylineStart().FindStringSubmatch(l.text); m != nil && isFragment(l.text) {
			return oneLine(m[1])
		}
	}
	return ""
}
