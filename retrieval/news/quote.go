package news

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// ErrNotQuotable says that a span cannot be quoted: it lies outside the text,
// cuts a character, or holds nothing but white space.
var ErrNotQuotable = errors.New("span cannot be quoted")

// Quote is a span of one revision of an article. Its fields are unexported
// so that the only way to a Quote is Article.Quote, which copies the
// article's own bytes: words that are in no article cannot become one.
type Quote struct {
	article    *Article
	start, end int
}

// Quote returns the quotation of bytes [start, end) of the article's text,
// or an error that wraps ErrNotQuotable.
func (a *Article) Quote(start, end int) (Quote, error) {
	bad := func(why string) (Quote, error) {
		return Quote{}, fmt.Errorf("article %s revision %d, bytes %d to %d: %s: %w", a.ID, a.Revision, start, end, why, ErrNotQuotable)
	}
	switch {
	case start < 0 || end > len(a.Text) || start >= end:
		return bad("outside the text")
	case !utf8.RuneStart(a.Text[start]) || (end < len(a.Text) && !utf8.RuneStart(a.Text[end])):
		return bad("cuts a character")
	case strings.TrimSpace(a.Text[start:end]) == "":
		return bad("holds only white space")
	}
	return Quote{article: a, start: start, end: end}, nil
}

// Article returns the revision that the quotation was copied from; nil for
// the zero Quote.
func (q Quote) Article() *Article { return q.article }

// Start returns the first byte of the quotation in the article's text.
func (q Quote) Start() int { return q.start }

// End returns the byte after the quotation in the article's text.
func (q Quote) End() int { return q.end }

// Text returns the quoted bytes; empty for the zero Quote.
func (q Quote) Text() string {
	if q.article == nil {
		return ""
	}
	return q.article.Text[q.start:q.end]
}
