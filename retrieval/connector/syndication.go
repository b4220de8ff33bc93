package connector

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"

	"github.com/pullquote/pullquote/retrieval/fetch"
	"github.com/pullquote/pullquote/retrieval/news"
)

const (
	// maxItems bounds a feed; a long one has 200.
	maxItems = 2000
	// maxDepth and maxTags bound what is handed to the parser of feeds, which
	// goes down into each element. A feed with XHTML in it is 15 deep.
	maxDepth = 64
	maxTags  = 1_000_000
	// maxPrefixWork bounds how many names of name spaces are known at an element,
	// over all elements: that parser copies them for each. A feed has some 20, and
	// the longest one 100,000 elements.
	maxPrefixWork = 10_000_000
)

// syndication reads RSS, Atom and JSON Feed.
type syndication struct {
	settings Settings
	client   *fetch.Client
	pages    *pages
}

// feedCursor is what the server said of the feed as it was last read.
type feedCursor struct {
	ETag     string `json:"etag"`
	Modified string `json:"modified"`
	Settings string `json:"settings"`
}

func openSyndication(s Settings, c *fetch.Client, _ string) Source {
	return &syndication{settings: s, client: c, pages: newPages(c)}
}

// Changed implements Source. A feed that has not changed is not sent again.
func (s *syndication) Changed(ctx context.Context, cursor string, take func([]Item, string) error) error {
	var last feedCursor
	if json.Unmarshal([]byte(cursor), &last) != nil || last.Settings != s.settings.mark() {
		last = feedCursor{}
	}
	got, err := s.client.Get(ctx, fetch.Request{URL: s.settings.URL, ETag: last.ETag, LastModified: last.Modified})
	if err != nil {
		return denied(err, "and whether the feed is open to all")
	}
	if got.Unchanged {
		return take(nil, cursor)
	}
	parsed, err := parseFeed(got.Body)
	if err != nil {
		return err
	}
	base, err := url.Parse(got.URL)
	if err != nil {
		return err
	}
	var items []Item
	for _, entry := range parsed.Items[:min(maxItems, len(parsed.Items))] {
		if it, ok := s.item(parsed, entry, base); ok {
			items = append(items, it)
		}
	}
	next, err := json.Marshal(feedCursor{got.ETag, got.LastModified, s.settings.mark()})
	if err != nil {
		return err
	}
	return take(items, string(next))
}

// Listed implements Source: a feed holds the newest articles only, and one that
// is not in it any more may well be there.
func (s *syndication) Listed(context.Context, func(key, version string)) error { return errUnlisted }

// Fetch implements Source.
func (s *syndication) Fetch(context.Context, string) (Item, error) { return Item{}, errUnlisted }

var errFeed = errors.New("it is no RSS, Atom or JSON feed that can be read; check url")

// parseFeed reads a feed, proof against faults of the parser: it is others' code
// and the bytes are anybody's.
func parseFeed(text []byte) (parsed *gofeed.Feed, err error) {
	text = withoutControls(text)
	if err := bounded(text); err != nil {
		return nil, err
	}
	defer func() {
		if recover() != nil {
			parsed, err = nil, errFeed
		}
	}()
	parsed, err = gofeed.NewParser().Parse(bytes.NewReader(text))
	if err != nil {
		return nil, errFeed
	}
	return parsed, nil
}

// withoutControls drops the bytes no XML may hold, as the parser of feeds does
// itself: what is measured is to be what is parsed. It works on bytes, for the
// encoding is not known yet.
func withoutControls(text []byte) []byte {
	kept := make([]byte, 0, len(text))
	for _, b := range text {
		if b >= ' ' || b == '\t' || b == '\n' || b == '\r' {
			kept = append(kept, b)
		}
	}
	return kept
}

// bounded refuses XML that would lead the parser of feeds too deep: it goes down
// into each element, and a stack that overflows ends the process. The XML is
// read by the decoder that parser uses, set the same, so that no spelling of a
// tag counts for one and not for the other. Where the decoder stops, the parser
// stops too.
func bounded(text []byte) error {
	if start := bytes.TrimLeft(text, "\ufeff \t\r\n"); bytes.HasPrefix(start, []byte("{")) {
		return nil // JSON, whose depth the standard library bounds
	}
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false
	d.CharsetReader = oneCharset()
	for depth, tags, prefixes, work := 0, 0, 0, 0; ; {
		token, err := d.Token()
		if errors.Is(err, errCharsets) {
			return fmt.Errorf("%w: it names more than one encoding", errFeed)
		}
		if err != nil {
			return nil
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			tags++
			for _, a := range t.Attr {
				if a.Name.Space == "xmlns" {
					prefixes++
				}
			}
			work += prefixes
		case xml.EndElement:
			depth--
		}
		if depth > maxDepth || tags > maxTags || work > maxPrefixWork {
			return fmt.Errorf("%w: it is nested too deeply or has too many elements", errFeed)
		}
	}
}

// errCharsets says that a text changes its encoding on the way.
var errCharsets = errors.New("more than one encoding")

// oneCharset returns what reads the encoding a feed names, once: the decoder
// puts one reader on the other for each further declaration.
func oneCharset() func(string, io.Reader) (io.Reader, error) {
	named := false
	return func(label string, in io.Reader) (io.Reader, error) {
		if named {
			return nil, errCharsets
		}
		named = true
		return charset.NewReaderLabel(label, in)
	}
}

// item makes an item of an entry; ok is false when it names neither itself nor
// a page.
func (s *syndication) item(of *gofeed.Feed, entry *gofeed.Item, base *url.URL) (it Item, ok bool) {
	link := ""
	if at, err := base.Parse(strings.TrimSpace(entry.Link)); err == nil && entry.Link != "" {
		link = at.String()
	}
	key := cmp.Or(strings.TrimSpace(entry.GUID), link)
	if key == "" {
		return it, false
	}
	it.Key = short(key)
	it.Version = short(strings.Join([]string{entry.Title, entry.Content, entry.Description, entry.Updated, entry.Published, link, s.settings.mark()}, "\x00"))
	it.Stated = news.Article{
		Publisher: cmp.Or(s.settings.Publisher, title(of.Title)), Headline: title(entry.Title), Byline: authors(entry), URL: link,
		Published: timeOf(entry.PublishedParsed), Updated: timeOf(entry.UpdatedParsed), Collection: s.settings.Collection,
	}
	it.Body = asHTML(entry.Content)
	if s.settings.Text == "feed" {
		it.Body = cmp.Or(it.Body, asHTML(entry.Description))
	}
	it.Refused = unwhole(it.Body)
	if s.settings.Text == "page" || it.Refused != "" && s.settings.Text != "feed" {
		it.Body, it.Refused, it.complete = "", "", s.pages.get
		if link == "" {
			it.Refused = "the feed has not the whole text, and names no page"
		}
	}
	return it, true
}

// short is the name of something in as many letters as no two share.
func short(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

func authors(entry *gofeed.Item) string {
	var names []string
	for _, a := range entry.Authors {
		if a != nil && a.Name != "" {
			names = append(names, title(a.Name))
		}
	}
	return strings.Join(names, ", ")
}

func timeOf(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

// asHTML makes HTML of a text without markup, as JSON Feed may hold it.
func asHTML(text string) string {
	if strings.TrimSpace(text) == "" || marked(text) {
		return text
	}
	paragraphs := strings.Split(strings.TrimSpace(html.UnescapeString(text)), "\n\n")
	for i, p := range paragraphs {
		paragraphs[i] = "<p>" + html.EscapeString(p) + "</p>"
	}
	return strings.Join(paragraphs, "\n")
}
