package connector

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Item is one article as its place gives it.
type Item struct {
	// Key is the place's own name for it, Version that of its present form.
	Key, Version string
	// Order is the place of the version among those of the article, as its place
	// tells it; then the Version begins with it. 0 stands for unknown.
	Order int64
	// Stated is what the place says of it: all but the id and the text.
	Stated news.Article
	// Lacking is what the place says where the text says nothing itself.
	Lacking news.Article
	// Body is its text as HTML.
	Body string
	// Refused says why the article cannot be taken as a whole; empty: it can.
	Refused string
	// Later says of a refusal that the article may come the next time; what it
	// said before stays.
	Later bool

	// complete gets what a listing lacks; nil when it lacks nothing.
	complete func(context.Context, *Item) error
}

// ahead is how far after now a day of publication may lie and still be
// believed: clocks and zones differ by less than two days.
const ahead = 48 * time.Hour

// Read makes the article of the item, by the same steps as that of a file. raw
// is what it is kept as: the form of a file with front matter. The error is one
// of feed.Read's.
func (it Item) Read(id news.ArticleID, now time.Time, o feed.Options) (a news.Article, raw []byte, err error) {
	s := it.Stated
	if s.Published.After(now.Add(ahead)) && s.Embargo.IsZero() {
		s.Published = time.Time{}
	}
	if s.Updated.Before(s.Published) || s.Updated.After(now.Add(ahead)) {
		s.Updated = time.Time{}
	}
	var b strings.Builder
	b.WriteString("---\n")
	for _, field := range []struct{ key, value string }{
		{"id", string(id)}, {"publisher", s.Publisher}, {"headline", s.Headline}, {"byline", s.Byline}, {"url", s.URL},
		{"published", instant(s.Published)}, {"updated", instant(s.Updated)}, {"language", s.Language}, {"collection", s.Collection}, {"embargo", instant(s.Embargo)}, {"expires", instant(s.Expires)},
	} {
		if field.value == "" {
			continue
		}
		quoted, err := json.Marshal(strings.Join(strings.Fields(field.value), " ")) // a JSON string is one of YAML
		if err != nil {
			return a, nil, err
		}
		fmt.Fprintf(&b, "%s: %s\n", field.key, quoted)
	}
	b.WriteString("---\n")
	b.WriteString(it.Body)
	raw = []byte(b.String())
	if bytes.IndexByte(raw, 0) >= 0 { // it is UTF-8, and a zero byte could pass for another encoding
		return a, nil, feed.ErrBinary
	}
	a, err = feed.Read("article.html", raw, o)
	if err == nil && a.ID != id { // its limits would be lost as its id was
		return a, nil, feed.ErrBinary
	}
	if err == nil {
		l := it.Lacking
		a.Publisher, a.Headline, a.URL = cmp.Or(a.Publisher, l.Publisher), cmp.Or(a.Headline, l.Headline), cmp.Or(a.URL, l.URL)
		if a.Published.IsZero() {
			a.Published = l.Published
		}
	}
	return a, raw, err
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

var (
	// locked finds the form that asks for a post's password, and cutMark what
	// publishing systems and pay-wall plug-ins leave where they cut a text.
	locked  = regexp.MustCompile(`(?i)<input\b[^>]*\btype\s*=\s*["']?password`)
	cutMark = regexp.MustCompile(`(?i)class\s*=\s*["'][^"']*(?:more-link|paywall)`)
)

// marked says whether there is a tag or a comment in the text.
func marked(text string) bool {
	_, after, ok := strings.Cut(text, "<")
	return ok && strings.Contains(after, ">")
}

// unmarked returns the source with gap in place of each tag and comment. It
// looks for the end of a comment no second time when there is none: a pattern
// would, for each comment left open, and need hours for a long text of them.
func unmarked(source, gap string) string {
	var b strings.Builder
	closed := true // a "-->" may still come
	for {
		before, rest, ok := strings.Cut(source, "<")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		if inner, comment := strings.CutPrefix(rest, "!--"); comment && closed {
			if _, source, closed = strings.Cut(inner, "-->"); closed {
				b.WriteString(gap)
				continue
			}
		}
		_, after, ok := strings.Cut(rest, ">")
		if !ok {
			b.WriteString("<" + rest)
			return b.String()
		}
		b.WriteString(gap)
		source = after
	}
}

// plainText returns the text of a piece of HTML on one line.
func plainText(source string) string {
	return strings.Join(strings.Fields(html.UnescapeString(unmarked(source, " "))), " ")
}

// title returns a headline without markup; "<em>" leaves no space.
func title(source string) string {
	return strings.Join(strings.Fields(html.UnescapeString(unmarked(source, ""))), " ")
}

// unwhole says why the text is not the whole article; empty: nothing speaks
// against it.
func unwhole(body string) string {
	text := plainText(body)
	switch {
	case locked.MatchString(body):
		return "it is behind a password"
	case text == "":
		return "there is no text in it"
	case cutMark.MatchString(body), strings.HasSuffix(text, "…"), strings.HasSuffix(text, "[...]"), strings.HasSuffix(text, "[…]"):
		return "its text is cut"
	}
	return ""
}
