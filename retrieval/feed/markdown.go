package feed

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// readMarkdown reads Markdown by way of the HTML that it stands for, so that
// one set of rules says what a paragraph is. Raw HTML in it is left out.
func readMarkdown(source string) (draft, error) {
	var out bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	if err := md.Convert([]byte(source), &out); err != nil {
		return draft{}, fmt.Errorf("%w: not Markdown", ErrBinary)
	}
	return readPage(out.String(), Options{}) // it states no time
}
