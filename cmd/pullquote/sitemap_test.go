package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// fakePaper is a site with pages, a sitemap and a robots.txt.
type fakePaper struct {
	*httptest.Server
	mu    sync.Mutex
	files map[string]string // by path; HOST stands for the site's address
	asked map[string]int
}

func newFakePaper(t *testing.T) *fakePaper {
	p := &fakePaper{files: map[string]string{}, asked: map[string]int{}}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.asked[r.URL.Path]++
		text, ok := p.files[r.URL.Path]
		if code := 0; strings.HasPrefix(text, "status ") {
			_, _ = fmt.Sscanf(text, "status %d", &code)
			w.WriteHeader(code)
			return
		}
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprint(w, strings.ReplaceAll(text, "HOST", p.URL))
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *fakePaper) put(path, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files[path] = text
}

// paperPage is a page of a paper, with what it says of itself.
func paperPage(linked, text string) string {
	return `<!doctype html><html lang="en"><head><title>Ferry | The Islander</title><script type="application/ld+json">` + linked + `</script></head><body><nav><a href="/">Home</a></nav><article><h1>Ferry sails again</h1><p>` + text + `</p><p>It had been closed for three weeks, and the island ran short of diesel and of bread.</p></article></body></html>`
}

const ferryLinked = `{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry sails again","author":[{"@type":"Person","name":"Ann Carr"}],"datePublished":"2025-11-21T10:00:00Z","dateModified":"2025-11-21T11:00:00Z","url":"HOST/news/ferry","publisher":{"@type":"Organization","name":"The Islander"}}`

// mapEntry is a page in a sitemap.
func mapEntry(path, changed, more string) string {
	return "<url><loc>HOST" + path + "</loc><lastmod>" + changed + "</lastmod>" + more + "</url>"
}

// The pages of a sitemap are taken with what they say of themselves, once for
// each date; what is no article, or is kept from programs, is not.
func TestSitemap(t *testing.T) {
	paper := newFakePaper(t)
	news := `<news:news><news:publication><news:name>The Islander</news:name></news:publication><news:publication_date>2025-11-21T09:00:00Z</news:publication_date><news:title>Road closed</news:title></news:news>`
	entries := mapEntry("/ferry?from=map", "2025-11-21T11:00:00Z", "") + mapEntry("/contact", "2025-01-01", "") + mapEntry("/private/memo", "2025-11-21", "") + mapEntry("/gone", "2025-11-20", news)
	paper.put("/map.xml", `<sitemapindex><sitemap><loc>HOST/news.xml</loc></sitemap><sitemap><loc>HOST/all.xml</loc></sitemap></sitemapindex>`)
	paper.put("/news.xml", `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">`+mapEntry("/road", "2025-11-21T10:00:00Z", news)+`</urlset>`)
	paper.put("/all.xml", `<urlset>`+entries+`</urlset>`)
	paper.put("/robots.txt", "User-agent: *\nDisallow: /private/\n")
	paper.put("/ferry", paperPage(ferryLinked, "The ferry to Port Ellen sails again from Monday, its operator said."))
	paper.put("/road", strings.Replace(paperPage("{}", "The road to Bowmore is closed until Friday for repairs, the council said."), "<h1>Ferry sails again</h1>", "", 1))
	paper.put("/contact", paperPage(`{"@type":"WebPage","headline":"Contact"}`, "Write to us at the harbour whenever you like, we answer within a week."))
	paper.put("/private/memo", paperPage(ferryLinked, "The memo of the harbour master says that the crane is unsafe."))
	rig := newConnectorRig(t, "paper:\n  kind: sitemap\n  url: "+paper.URL+"/map.xml\n  private_hosts: 127.0.0.1\n")

	got := rig.sync(statusDone)
	rig.holds("first", got, "new 2, changed 0, unchanged 0, withdrawn 0, refused 3")
	rig.asks("When does the ferry to Port Ellen sail again?", "from Monday", true)
	if paper.asked["/private/memo"] > 0 || paper.asked["/robots.txt"] != 1 {
		t.Errorf("asked: %v", paper.asked)
	}
	_, list := rig.run("articles")
	for _, want := range []string{"Ferry sails again", "The Islander"} {
		if !strings.Contains(list, want) {
			t.Errorf("%q is not in:\n%s", want, list)
		}
	}
	for _, f := range got.New {
		_, said := rig.run("article", f.Article, "--meta")
		if ferry := strings.Contains(said, "Ferry sails"); ferry && !(strings.Contains(said, "Ann Carr") && strings.Contains(said, paper.URL+"/news/ferry") && strings.Contains(said, "2025-11-21T10:00:00Z")) {
			t.Errorf("the ferry:\n%s", said)
		} else if !ferry && !(strings.Contains(said, paper.URL+"/road") && strings.Contains(said, "2025-11-21T09:00:00Z")) {
			t.Errorf("the road:\n%s", said)
		}
	}

	before := paper.asked["/ferry"]
	rig.holds("again", rig.sync(statusDone), "new 0, changed 0, unchanged 4, withdrawn 0, refused 1") // robots.txt may be another by now
	paper.put("/ferry", paperPage(ferryLinked, "The ferry to Port Ellen sails again from Tuesday, its operator said."))
	paper.put("/all.xml", `<urlset>`+strings.Replace(entries, "T11:00", "T12:00", 1)+`</urlset>`)
	rig.holds("corrected", rig.sync(statusDone), "new 0, changed 1, unchanged 3, withdrawn 0, refused 1")
	if paper.asked["/ferry"] != before+1 {
		t.Errorf("the page was asked for %d times", paper.asked["/ferry"])
	}
	rig.asks("When does the ferry to Port Ellen sail again?", "from Tuesday", true)
	paper.put("/ferry", "status 404")
	paper.put("/all.xml", `<urlset>`+strings.Replace(entries, "T11:00", "T13:00", 1)+`</urlset>`)
	rig.holds("taken down", rig.sync(statusDone), "new 0, changed 0, unchanged 3, withdrawn 1, refused 2")
}

// While a site's robots.txt fails nothing of it is asked for, nor taken back; a
// name of its own in it counts.
func TestSitemapRobots(t *testing.T) {
	paper := newFakePaper(t)
	paper.put("/map.xml", `<urlset>`+mapEntry("/ferry", "2025-11-21", "")+`</urlset>`)
	paper.put("/ferry", paperPage(ferryLinked, "The ferry to Port Ellen sails again from Monday, its operator said."))
	rig := newConnectorRig(t, "paper:\n  kind: sitemap\n  url: "+paper.URL+"/map.xml\n  private_hosts: 127.0.0.1\n")
	rig.sync(statusDone)
	asked := paper.asked["/ferry"]
	for changed, robots := range []string{"status 503", "status 500", "User-agent: Pullquote\nDisallow: /\n\nUser-agent: *\nAllow: /\n"} {
		paper.put("/robots.txt", robots)
		paper.put("/map.xml", `<urlset>`+mapEntry("/ferry", fmt.Sprintf("2025-11-21T1%d:00:00Z", changed), "")+`</urlset>`)
		_, said := rig.run("connector", "run")
		if paper.asked["/ferry"] != asked || asked != 1 || strings.Contains(said, "1 withdrawn") {
			t.Errorf("%q: the page was asked for %d times: %s", robots, paper.asked["/ferry"], said)
		}
		rig.asks("When does the ferry to Port Ellen sail again?", "from Monday", true)
		rig.now = rig.now.Add(defaultRest)
	}
}
