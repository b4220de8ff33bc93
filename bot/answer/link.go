package answer

import (
	"net/url"
	"strings"
)

// fragmentWords is how many words of each end of a quotation a link carries:
// enough to be unique within an article, few enough for a link to be read.
const fragmentWords = 4

// linkMax is the longest link in bytes; Slack takes 3,000 characters.
const linkMax = 2500

// Link returns the address of the article at the quotation: the article's URL
// with a text fragment, which browsers scroll to and highlight
// (https://wicg.github.io/scroll-to-text-fragment/). It is empty when the
// article has no web address, and without the fragment when that would make
// it too long for the places where links are shown.
func (c Citation) Link() string {
	link := c.Page()
	directive := textDirective(c.Quote)
	if link == "" || len(link)+len(directive) > linkMax {
		return link
	}
	if !strings.Contains(link, "#") {
		link += "#"
	}
	return link + ":~:text=" + directive
}

// Page returns the web address of the article, or "" when it has none.
func (c Citation) Page() string {
	address, err := url.Parse(c.URL)
	if err != nil || address.Host == "" || (address.Scheme != "https" && address.Scheme != "http") {
		return ""
	}
	return address.String()
}

// textDirective returns the quotation as "start,end", or whole when it is
// short. Both ends lie on word borders, as browsers require.
func textDirective(quote string) string {
	words := strings.Fields(quote)
	if len(words) <= 2*fragmentWords {
		return escapeDirective(strings.Join(words, " "))
	}
	start := strings.Join(words[:fragmentWords], " ")
	end := strings.Join(words[len(words)-fragmentWords:], " ")
	return escapeDirective(start) + "," + escapeDirective(end)
}

// escapeDirective percent-encodes text for a directive, in which "-", "," and
// "&" have a meaning of their own.
func escapeDirective(s string) string {
	s = strings.ReplaceAll(url.QueryEscape(s), "+", "%20")
	return strings.ReplaceAll(s, "-", "%2D")
}
