package feed

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// maxMarkup is how many markup characters a Markdown file may hold. An article
// has a few hundred. The parser's time grows with their square: 20,000 in the
// worst order ("[a](" without end) took 5 s, and nested quotations a stack as
// deep as their number.
const maxMarkup = 10_000

// readMarkdown reads Markdown by way of the HTML that it stands for, so that
// one set of rules says what a paragraph is. Raw HTML in it is left out.
func readMarkdown(source string) (draft, error) {
	markup := 0
	for i := range len(source) {
		if strings.IndexByte("[]*_`<>|~!", source[i]) >= 0 {
			markup++
		}
	}
	if markup > maxMarkup {
		return draft{}, fmt.Errorf("%w: more Markdown signs than an article has", ErrTooLarge)
	}
	var out bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	if err := md.Convert([]byte(source), &out); err != nil {
		return draft{}, fmt.Errorf("%w: not Markdown", ErrBinary)
	}
	return readPage(out.String(), Options{}) // no zone: Markdown has no times outside its front matter
}
