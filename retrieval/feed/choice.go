package feed

import (
	"slices"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// The extractor's time grows with the square of the number of paragraphs and
// of their length: 0.9 MB of text took 1.5 s, 2.7 MB took 10 s, 100,000 tiny
// paragraphs 5 s. A news page shows some 20 KB in 2,000 elements. A page over
// these limits is taken as it is.
const (
	maxExtractBytes    = 256 << 10
	maxExtractElements = 20_000
)

// articleLines returns those lines of a page that belong to its article. The
// extractor decides which; the words come from the page itself, because the
// extractor changes white space and sometimes drops, repeats or joins words.
func articleLines(doc *html.Node, lines []line) []line {
	if !extractable(doc, lines) {
		return lines
	}
	found, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled,
	})
	if err != nil || found.ContentNode == nil {
		return lines
	}
	if kept := newChoice(lines, pageLines(found.ContentNode)).lines(lines); len(kept) > 0 {
		return kept
	}
	return lines
}

// extractable reports whether the extractor can be trusted with the page.
func extractable(doc *html.Node, lines []line) bool {
	size, elements := 0, 0
	for _, l := range lines {
		size += len(l.text)
	}
	for range doc.Descendants() {
		elements++
	}
	return size <= maxExtractBytes && elements <= maxExtractElements
}

// choice matches the lines of a page with the lines that the extractor chose.
// Both are compared by their letters and digits.
type choice struct {
	keys   []string       // of the page's lines
	keep   []bool         // the page's lines that belong to the article
	chosen map[string]int // where in the extractor's lines each stands first
	at     map[place]bool // everywhere that each stands
	rest   string         // the extractor's lines that are no line of the page
}

// place is one of the extractor's lines and its position among them.
type place struct {
	key      string
	position int
}

func newChoice(lines, chosen []line) *choice {
	c := &choice{keep: make([]bool, len(lines)), chosen: map[string]int{}, at: map[place]bool{}}
	onPage := map[string]bool{}
	for _, l := range lines {
		key := headlineKey(l.text)
		c.keys = append(c.keys, key)
		onPage[key] = true
	}
	var rest strings.Builder
	for i, l := range chosen {
		key := headlineKey(l.text)
		if _, known := c.chosen[key]; !known {
			c.chosen[key] = i
		}
		c.at[place{key, i}] = true
		if !onPage[key] {
			rest.WriteString(key + "\n")
		}
	}
	c.rest = rest.String()
	return c
}

// repeatedBytes is the length from which a line that comes again is a teaser,
// or the article once more for small screens.
const repeatedBytes = 120

// lines returns those of the page's lines that belong to the article.
func (c *choice) lines(page []line) []line {
	c.keepLong()
	c.keepRuns()
	c.keepJoined()
	c.keepBetween()
	var kept []line
	seen := map[string]bool{}
	for i, l := range page {
		if !c.keep[i] || len(c.keys[i]) >= repeatedBytes && seen[c.keys[i]] {
			continue
		}
		seen[c.keys[i]] = true
		kept = append(kept, l)
	}
	return kept
}

func (c *choice) isChosen(key string) bool {
	_, ok := c.chosen[key]
	return ok
}

const (
	// sureBytes is the length from which a line cannot be among the chosen by
	// chance, as the name of a section in a menu can.
	sureBytes = 40
	// chunkBytes and chunkShare: a line that the extractor changed is known by
	// most of its pieces being in what the extractor chose.
	chunkBytes = 12
	chunkShare = 0.5
)

// keepLong keeps the long lines that were chosen, whole or changed.
func (c *choice) keepLong() {
	for i, key := range c.keys {
		if len(key) >= sureBytes {
			c.keep[i] = c.isChosen(key) || c.mostlyInRest(key)
		}
	}
}

func (c *choice) mostlyInRest(key string) bool {
	chunks, found := 0, 0
	for at := 0; at+chunkBytes <= len(key); at += chunkBytes {
		chunks++
		if strings.Contains(c.rest, key[at:at+chunkBytes]) {
			found++
		}
	}
	return float64(found) >= chunkShare*float64(chunks)
}

// keepRuns keeps lists and verse: lines that are short but follow each other
// on the page as they do in what was chosen.
func (c *choice) keepRuns() {
	for start := 0; start < len(c.keys); {
		end, size := start, 0
		position, ok := c.chosen[c.keys[start]]
		for ok {
			size += len(c.keys[end])
			end++
			position++
			ok = end < len(c.keys) && c.at[place{c.keys[end], position}]
		}
		for i := start; i < end && size >= sureBytes; i++ {
			c.keep[i] = true
		}
		start = max(end, start+1)
	}
}

// keepJoined keeps the items of lists that the extractor made one line of.
func (c *choice) keepJoined() {
	for start := 0; start < len(c.keys); {
		end, joined := start, ""
		for end < len(c.keys) && strings.Contains(c.rest, joined+c.keys[end]) {
			joined += c.keys[end]
			end++
		}
		for i := start; i < end && len(joined) >= sureBytes; i++ {
			c.keep[i] = true
		}
		start = max(end, start+1)
	}
}

// keepBetween keeps single short lines that were chosen, if they stand inside
// the article or directly at its end.
func (c *choice) keepBetween() {
	first, last := slices.Index(c.keep, true), -1
	for i, kept := range c.keep {
		if kept {
			last = i
		}
	}
	if first < 0 {
		return
	}
	for i := first; i < len(c.keys); i++ {
		if i > last && !c.isChosen(c.keys[i]) {
			return
		}
		c.keep[i] = c.keep[i] || c.isChosen(c.keys[i])
	}
}
