package feed

import (
	"fmt"
	"regexp"
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
	d := draft{Article: pageFacts(doc, o)}
	lines := pageLines(doc)
	if wholePage.MatchString(source) {
		lines = articleLines(doc, lines)
	}
	lead := maxLeadLines
	for _, l := range lines {
		if l.heading == 1 && d.Headline == "" {
			d.Headline = oneLine(l.text)
		}
		if l.heading > 0 && !endsSentence(l.text) {
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
