package connector

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

const newsMap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
 <url><loc> https://example.org/a?b=1&amp;c=2 </loc><image:image><image:loc>https://example.org/a.jpg</image:loc></image:image><n:news><n:publication><n:name>The Islander</n:name><n:language>en</n:language></n:publication><n:publication_date>2025-11-21T10:00:00Z</n:publication_date><n:title>Ferry sails</n:title></n:news></url>
 <url><loc>https://example.org/b</loc><lastmod>2025-11-21</lastmod></url>
</urlset>`

// A sitemap is read with its news, an index with its sitemaps, also as gzip;
// anything else is refused.
func TestParseSitemap(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(newsMap)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"plain": newsMap, "gzip": packed.String(), "marked": "\ufeff" + newsMap} {
		urls, maps, err := parseSitemap([]byte(text))
		if err != nil || len(urls) != 2 || len(maps) != 0 || urls[0].News == nil || urls[1].News != nil {
			t.Errorf("%s: %+v, %v", name, urls, err)
			continue
		}
		if strings.TrimSpace(urls[0].Loc) != "https://example.org/a?b=1&c=2" || urls[0].changed() != "2025-11-21T10:00:00Z" || urls[0].News.Title != "Ferry sails" || urls[0].News.Publication.Name != "The Islander" {
			t.Errorf("%s: %+v", name, urls[0])
		}
	}
	if urls, maps, err := parseSitemap([]byte(`<sitemapindex><sitemap><loc>https://example.org/1.xml</loc></sitemap></sitemapindex>`)); err != nil || len(urls) != 0 || len(maps) != 1 {
		t.Errorf("an index: %v %v %v", urls, maps, err)
	}
	bomb := packed
	bomb.Reset()
	z = gzip.NewWriter(&bomb)
	if _, err := z.Write(append([]byte("<urlset>"), make([]byte, maxUnzipped)...)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"empty": "", "page": "<html><body></body></html>", "cut": newsMap[:500], "feed": "<rss><channel/></rss>", "bomb": bomb.String(),
		"entity": `<!DOCTYPE a [<!ENTITY b "c">]><urlset><url><loc>&b;</loc></url></urlset>`,
		"many":   "<urlset>" + strings.Repeat("<url><loc>a</loc></url>", maxURLs+1) + "</urlset>",
		"deep":   "<urlset>" + strings.Repeat("<url>", 200_000),
	} {
		if urls, maps, err := parseSitemap([]byte(text)); err == nil {
			t.Errorf("%s: taken with %d and %d", name, len(urls), len(maps))
		}
	}
}

// FuzzSitemap: no bytes lead the reader of sitemaps astray.
func FuzzSitemap(f *testing.F) {
	f.Add([]byte(newsMap))
	f.Add([]byte(`<sitemapindex><sitemap><loc>https://example.org/1.xml</loc></sitemap></sitemapindex>`))
	f.Fuzz(func(t *testing.T, text []byte) {
		urls, maps, err := parseSitemap(text)
		if err != nil && len(urls)+len(maps) > 0 {
			t.Error("pages with an error")
		}
		for _, m := range urls {
			if it := (&sitemap{}).item(m); it.Key == "" || it.Version == "" {
				t.Errorf("no key or version: %+v", it)
			}
		}
	})
}

// FuzzFeed: no bytes lead the reader of feeds astray.
func FuzzFeed(f *testing.F) {
	f.Add([]byte(`<rss version="2.0"><channel><title>H</title><item><title>B</title><guid>1</guid></item></channel></rss>`))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1.1","title":"H","items":[{"id":"1","title":"B","content_text":"It opened."}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		if parsed, err := parseFeed(text); err == nil && parsed == nil {
			t.Error("neither a feed nor an error")
		}
	})
}
