package feed

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pullquote/pullquote/retrieval/news"
)

// pageFacts returns what a page states about its article. Structured data
// comes before meta elements, and those before what is only displayed.
func pageFacts(doc *html.Node, o Options) news.Article {
	f := facts{meta: map[string]string{}}
	f.walk(doc)
	ld := f.ld
	at := func(values ...string) time.Time {
		for _, v := range values {
			if t, ok := parseTime(strings.TrimSpace(v), o.zone(), earlier); ok {
				return t
			}
		}
		return time.Time{}
	}
	a := news.Article{
		Publisher: cmp.Or(ld.publisher, f.meta["og:site_name"], f.meta["dc.publisher"]),
		Byline: cmp.Or(ld.authors, person(f.meta["author"]), person(f.meta["article:author"]), person(f.meta["parsely-author"]),
			person(f.meta["dc.creator"]), person(f.meta["byl"]), f.author),
		URL: cmp.Or(f.canonical, webAddress(f.meta["og:url"]), ld.url),
		Published: at(ld.published, f.meta["article:published_time"], f.meta["og:published_time"], f.meta["datepublished"],
			f.meta["parsely-pub-date"], f.meta["dc.date.issued"], f.meta["dc.date"], f.meta["pubdate"], f.meta["date"]),
		Updated:  at(ld.modified, f.meta["article:modified_time"], f.meta["og:updated_time"], f.meta["datemodified"], f.meta["last-modified"]),
		Language: tag(cmp.Or(f.lang, ld.language, f.meta["og:locale"])),
	}
	a.Headline = f.headline(a.Publisher)
	return a
}

// facts are the statements found in a page.
type facts struct {
	meta      map[string]string // by name, property or itemprop, in lower case; the first counts
	ld        linkedData
	canonical string
	lang      string
	title     string
	h1        []string
	author    string // marked up as the author in the page itself
}

func (f *facts) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		f.read(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.walk(c)
	}
}

func (f *facts) read(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		f.lang = attr(n, "lang")
	case atom.Title:
		if f.title == "" && n.Namespace == "" {
			f.title = unescaped(textOf(n))
		}
	case atom.H1:
		f.h1 = append(f.h1, unescaped(textOf(n)))
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") && f.canonical == "" {
			f.canonical = webAddress(strings.TrimSpace(attr(n, "href")))
		}
	case atom.Meta:
		name := strings.ToLower(cmp.Or(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
		if _, seen := f.meta[name]; !seen && name != "" {
			f.meta[name] = unescaped(attr(n, "content"))
		}
	case atom.Script:
		if attr(n, "type") == "application/ld+json" {
			f.ld.add(textOf(n))
		}
	case atom.Time:
		if attr(n, "itemprop") == "datePublished" && f.meta["datepublished"] == "" {
			f.meta["datepublished"] = attr(n, "datetime")
		}
	}
	if f.author == "" && (attr(n, "rel") == "author" || attr(n, "itemprop") == "author") {
		f.author = person(unescaped(textOf(n)))
	}
}

// headline picks the article's headline. The first heading is preferred where
// the others begin with it: they add the name of the site.
func (f *facts) headline(site string) string {
	said := cmp.Or(f.ld.headline, f.meta["og:title"], f.title)
	if len(f.h1) == 1 && f.h1[0] != "" && (said == "" || strings.HasPrefix(said, f.h1[0])) {
		return f.h1[0]
	}
	if site == "" {
		return said
	}
	for _, bar := range []string{" | ", " - ", " – ", " — ", " : ", " · "} {
		if cut, ok := strings.CutSuffix(said, bar+site); ok {
			return cut
		}
	}
	return said
}

// person returns a name if it can be one: an address or an account is not.
func person(s string) string {
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "By "), "by "))
	if u, err := url.Parse(s); err == nil && u.Scheme != "" || strings.HasPrefix(s, "@") || len(s) > 200 {
		return ""
	}
	return s
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf returns all text below n.
func textOf(n *html.Node) string {
	var text strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return text.String()
}

// unescaped is a line that publishing systems often escape twice.
func unescaped(s string) string { return oneLine(unreferenced(s)) }
