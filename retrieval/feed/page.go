package feed

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// maxExtractBytes is how much visible text is searched for its article: the
// extractor's time grows with the square of the number of paragraphs (0.9 MB
// of text took 1.5 s, 2.7 MB took 10 s), and no news page shows a tenth of it.
// A longer page is taken as it is.
const maxExtractBytes = 512 << 10

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
	for _, l := range lines {
		if l.heading == 1 && d.Headline == "" {
			d.Headline = oneLine(l.text)
		}
		if l.heading == 0 || endsSentence(l.text) {
			d.body = append(d.body, block{l.text})
		}
	}
	return d, nil
}

// articleLines returns those lines of a page that belong to its article. The
// extractor decides which; the words come from the page itself, because the
// extractor changes white space and sometimes repeats or joins paragraphs.
func articleLines(doc *html.Node, lines []line) []line {
	size := 0
	for _, l := range lines {
		size += len(l.text)
	}
	if size > maxExtractBytes {
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
	chosen := newChoice(pageLines(found.ContentNode))
	first, last := -1, -1
	for i, l := range lines {
		if chosen.surely(l) {
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return lines
	}
	var kept []line
	for i, l := range lines {
		if chosen.surely(l) || first < i && i < last && chosen.maybe(l) {
			kept = append(kept, l)
		}
	}
	return kept
}

// choice is the text that the extractor chose, without spaces and punctuation.
type choice struct {
	all   string
	lines map[string]bool
}

func newChoice(lines []line) choice {
	c := choice{lines: map[string]bool{}}
	var all strings.Builder
	for _, l := range lines {
		key := headlineKey(l.text)
		c.lines[key] = true
		all.WriteString(key)
	}
	c.all = all.String()
	return c
}

// sureRunes is the length from which a line cannot be in the chosen text by
// chance, as the name of a section in a menu can.
const sureRunes = 40

// surely reports a line long enough to be known by its words alone.
func (c choice) surely(l line) bool {
	key := headlineKey(l.text)
	return utf8.RuneCountInString(key) >= sureRunes && strings.Contains(c.all, key)
}

// maybe reports a line that the extractor chose as a line too.
func (c choice) maybe(l line) bool { return c.lines[headlineKey(l.text)] }
