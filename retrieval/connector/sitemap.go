package connector

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/fetch"
	"github.com/pullquote/pullquote/retrieval/news"
)

const (
	// maxURLs bounds a sitemap, as its standard does, and maxMaps how many an
	// index may name.
	maxURLs = 50_000
	maxMaps = 100
	// maxUnzipped bounds a sitemap that comes as a gzip file.
	maxUnzipped = 20 << 20
	// mapPortion is how many pages are handed on at once.
	mapPortion = 100
)

// sitemap reads the pages that a sitemap names: those of a news sitemap, and of
// another one those that say of themselves that they are articles.
type sitemap struct {
	settings Settings
	client   *fetch.Client
	pages    *pages
}

func openSitemap(s Settings, c *fetch.Client, _ string) Source {
	return &sitemap{settings: s, client: c, pages: newPages(c)}
}

// mapped is a page as a sitemap names it.
type mapped struct {
	Loc     string `xml:"loc"`
	Lastmod string `xml:"lastmod"`
	News    *struct {
		Publication struct {
			Name string `xml:"name"`
		} `xml:"publication"`
		Date  string `xml:"publication_date"`
		Title string `xml:"title"`
	} `xml:"news"`
}

func (m mapped) changed() string {
	if m.Lastmod == "" && m.News != nil {
		return strings.TrimSpace(m.News.Date)
	}
	return strings.TrimSpace(m.Lastmod)
}

// Changed implements Source. The whole list is gone through each time: a page
// that is known in the form of its date is not asked for again.
func (s *sitemap) Changed(ctx context.Context, cursor string, take func([]Item, string) error) error {
	urls, maps, err := s.read(ctx, s.settings.URL)
	if err != nil {
		return err
	}
	if len(maps) > maxMaps {
		return fmt.Errorf("it names more than %d sitemaps", maxMaps)
	}
	for _, m := range maps {
		further, _, err := s.read(ctx, strings.TrimSpace(m.Loc))
		if err != nil {
			return fmt.Errorf("%s: %w", strings.TrimSpace(m.Loc), err)
		}
		urls = append(urls, further...)
	}
	slices.SortStableFunc(urls, func(a, b mapped) int { return strings.Compare(a.changed(), b.changed()) })
	for portion := range slices.Chunk(urls, mapPortion) {
		var items []Item
		for _, m := range portion {
			if m.Loc = strings.TrimSpace(m.Loc); m.Loc != "" {
				items = append(items, s.item(m))
			}
		}
		if err := take(items, cursor); err != nil {
			return err
		}
	}
	return nil
}

// Listed implements Source: a news sitemap holds the last two days only.
func (s *sitemap) Listed(context.Context, func(key, version string)) error { return errUnlisted }

// Fetch implements Source.
func (s *sitemap) Fetch(context.Context, string) (Item, error) { return Item{}, errUnlisted }

// read gets one sitemap.
func (s *sitemap) read(ctx context.Context, at string) (urls, maps []mapped, err error) {
	got, err := s.client.Get(ctx, fetch.Request{URL: at})
	if err != nil {
		return nil, nil, denied(err, "and whether the sitemap is open to all")
	}
	return parseSitemap(got.Body)
}

var errSitemap = errors.New("it is no sitemap that can be read; check url")

// parseSitemap reads a sitemap, or an index of sitemaps. A gzip file is
// unpacked.
func parseSitemap(text []byte) (urls, maps []mapped, err error) {
	if bytes.HasPrefix(text, []byte("\x1f\x8b")) {
		unpacked, err := gzip.NewReader(bytes.NewReader(text))
		if err != nil {
			return nil, nil, errSitemap
		}
		if text, err = io.ReadAll(io.LimitReader(unpacked, maxUnzipped+1)); err != nil || len(text) > maxUnzipped {
			return nil, nil, errSitemap
		}
	}
	d := xml.NewDecoder(bytes.NewReader(text))
	root := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && root != "" {
			return urls, maps, nil
		}
		if err != nil {
			return nil, nil, errSitemap
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		var m mapped
		switch name := start.Name.Local; {
		case root == "" && (name == "urlset" || name == "sitemapindex"):
			root = name
			continue
		case root == "urlset" && name == "url", root == "sitemapindex" && name == "sitemap":
			err = d.DecodeElement(&m, &start)
		case root == "":
			return nil, nil, errSitemap
		default:
			err = d.Skip()
		}
		switch {
		case err != nil:
			return nil, nil, errSitemap
		case len(urls)+len(maps) >= maxURLs:
			return nil, nil, fmt.Errorf("it names more than %d pages", maxURLs)
		case start.Name.Local == "url":
			urls = append(urls, m)
		case start.Name.Local == "sitemap":
			maps = append(maps, m)
		}
	}
}

// item makes an item of a page that is named.
func (s *sitemap) item(m mapped) Item {
	it := Item{Key: short(m.Loc), Stated: news.Article{URL: m.Loc, Collection: s.settings.Collection}}
	said := m.changed()
	if m.News != nil {
		said += "\x00" + m.News.Title
		it.Lacking = news.Article{Headline: title(m.News.Title), Publisher: title(m.News.Publication.Name)}
		if at, ok := feed.StatedTime(strings.TrimSpace(m.News.Date), s.settings.Zone, false); ok && at.Before(time.Now().Add(ahead)) {
			it.Lacking.Published = at
		}
	}
	it.Lacking.Publisher = cmp.Or(s.settings.Publisher, it.Lacking.Publisher)
	it.Version = short(said + "\x00" + s.settings.mark())
	it.complete = func(ctx context.Context, it *Item) error { return s.complete(ctx, it, m.News != nil) }
	return it
}

// article finds what a page says of itself when it is one (schema.org).
var article = regexp.MustCompile(`(?i)"@type"\s*:\s*(?:\[[^\]]*)?"[a-z]*(?:Article|BlogPosting)"`)

// complete gets the page. What it says of itself counts, its address too; the
// sitemap's word stands in.
func (s *sitemap) complete(ctx context.Context, it *Item, isNews bool) error {
	link := it.Stated.URL
	if err := s.pages.get(ctx, it); err != nil || it.Refused != "" {
		return err
	}
	if !isNews && !article.MatchString(it.Body) {
		it.Refused = "its page does not say that it is an article"
		return nil
	}
	it.Stated.URL, it.Lacking.URL = "", link
	return nil
}
