package feed

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// pageLimit returns an error that wraps ErrHeld when a page states a limit
// where no reader sees it: in a meta element, or in a comment that says when it
// may be read or stands before the page.
func pageLimit(doc *html.Node) error {
	for n := range doc.Descendants() {
		said := ""
		switch {
		case n.Type == html.CommentNode:
			said = limitIn(n.Data, n.Parent == doc)
		case n.Type == html.ElementNode && n.Data == "meta":
			name, value := cmp.Or(attr(n, "name"), attr(n, "property"), attr(n, "itemprop")), attr(n, "content")
			if line := name[strings.LastIndexAny(name, ":.")+1:] + ": " + value; fieldLimits(line, false) {
				said = line
			}
		}
		if said != "" {
			return fmt.Errorf("%w: %q stands in the page unseen; state it above the page between two lines of ---, as embargo: or collection:", ErrHeld, oneLine(said))
		}
	}
	return nil
}

// limitIn returns the line of a comment that states a limit, or "". First
// comments are written by whoever made the file, others by templates too, which
// have collections of their own.
func limitIn(comment string, first bool) string {
	for _, line := range strings.Split(comment, "\n") {
		if isEmbargo(line) || first && len(line) <= instructionBytes && fieldLimits(line, false) {
			return line
		}
	}
	return ""
}
