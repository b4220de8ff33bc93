package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// The three kinds of feed, with the whole text or with a page; %s is the
// server.
const (
	rssFeed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Islander</title>
<item><guid isPermaLink="false">n1</guid><title>Harbour &#8216;reopens&#8217;</title><link>%[1]s/harbour</link><pubDate>Fri, 21 Nov 2025 10:00:00 +0000</pubDate>
<description>The harbour is open.</description>
<content:encoded><![CDATA[<p>The harbour of Port Ellen reopened on Monday after a closure of three weeks, the harbour master said.</p>]]></content:encoded></item>
<item><guid isPermaLink="false">n2</guid><title>Church</title><link>%[1]s/church</link><description>Blue it is &#8230;</description></item>
<item><guid isPermaLink="false">n3</guid><title>Bank</title><link>http://169.254.169.254/bank</link><description>Robbed</description></item>
<item><guid isPermaLink="false">n4</guid><title>Mill</title><link>%[1]s/mill</link><description>Burnt</description></item>
<item><guid isPermaLink="false">n5</guid><title>Locked</title><link>%[1]s/gone</link><content:encoded><![CDATA[<form><input type="password" name="post_password"></form>]]></content:encoded></item>
</channel></rss>`
	atomFeed = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Islander</title><entry><id>tag:a</id><title>Harbour</title><link href="/harbour"/><updated>2025-11-21T10:00:00Z</updated>
<author><name>Ann Carr</name></author><content type="html">&lt;p&gt;The harbour of Port Ellen reopened on Monday after a closure of three weeks, the harbour master said.&lt;/p&gt;</content></entry></feed>`
	jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"The Islander","items":[{"id":"1","title":"Harbour","url":"%[1]s/harbour","date_published":"2025-11-21T10:00:00Z",
"content_text":"The harbour of Port Ellen reopened on Monday after a closure of three weeks, the harbour master said.\n\nFerries sail again."}]}`
	churchPage = `<!DOCTYPE html><html><head><title>Church | The Islander</title></head><body><nav>Home</nav><article><h1>Church</h1>
<p>The church of Bowmore was painted blue by volunteers on Sunday morning, and the paint was given by a shop.</p>
<p>It had been white for a hundred years, the minister said, and many on the island were used to it.</p></article><footer>About us</footer></body></html>`
)

// feedServer serves a feed, which may be changed, and its pages.
type feedServer struct {
	*httptest.Server
	feed  string
	pages int
	asked []string
}

func newFeedServer(t *testing.T, feed string) *feedServer {
	t.Helper()
	f := &feedServer{}
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.asked = append(f.asked, r.URL.Path)
		switch r.URL.Path {
		case "/feed":
			tag := fmt.Sprintf(`"%d"`, len(f.feed))
			w.Header().Set("ETag", tag)
			if r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, f.feed)
		case "/church":
			f.pages++
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, churchPage)
		case "/mill":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, `<html><head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script></head><body><p>The mill of Bowmore burnt down on Sunday.</p></body></html>`)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(f.Close)
	f.feed = strings.ReplaceAll(feed, "%[1]s", f.URL)
	return f
}

func (f *feedServer) file() string {
	return "wire:\n  kind: feed\n  url: " + f.URL + "/feed\n  private_hosts: [127.0.0.1]\n"
}

// Full text comes from the feed, or from the page where the feed has it not;
// a feed that has not changed is not sent again, and what is locked, gone, not
// free or in a private network is refused.
func TestFeedTakes(t *testing.T) {
	f := newFeedServer(t, rssFeed)
	rig := newConnectorRig(t, f.file())
	got := rig.sync(statusDone)
	rig.holds("first", got, "new 2, changed 0, unchanged 0, withdrawn 0, refused 3")
	reasons := ""
	for _, s := range got.Skipped {
		reasons += s.Reason + "\n"
	}
	for _, want := range []string{"private network", "not free to read", "its page is gone"} {
		if !strings.Contains(reasons, want) {
			t.Errorf("%q is not among the reasons:\n%s", want, reasons)
		}
	}
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Monday", true)
	rig.asks("What colour was the church of Bowmore painted?", "painted blue by volunteers", true)
	rig.asks("What colour was the church of Bowmore painted?", "About us", false)

	rig.holds("again", rig.sync(statusDone), "new 0, changed 0, unchanged 4, withdrawn 0, refused 1") // the one that could not be had
	f.feed = strings.Replace(f.feed, "Monday", "Tuesday", 1)
	rig.holds("corrected", rig.sync(statusDone), "new 0, changed 1, unchanged 3, withdrawn 0, refused 1")
	rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Tuesday", true)
	if f.pages != 1 {
		t.Errorf("the page was asked for %d times", f.pages)
	}
}

// Atom and JSON Feed are read as well, and cost one request when nothing has
// changed.
func TestFeedForms(t *testing.T) {
	for _, form := range []string{atomFeed, jsonFeed} {
		f := newFeedServer(t, form)
		rig := newConnectorRig(t, f.file())
		rig.holds("first", rig.sync(statusDone), "new 1, changed 0, unchanged 0, withdrawn 0, refused 0")
		rig.asks("When did the harbour of Port Ellen reopen?", "reopened on Monday", true)
		rig.asks("When did the harbour of Port Ellen reopen?", f.URL+"/harbour", true)
		f.asked = nil
		rig.sync(statusDone)
		if len(f.asked) != 1 {
			t.Errorf("asked for %v", f.asked)
		}
	}
}

// A hostile feed harms nothing but itself.
func TestFeedHostile(t *testing.T) {
	good := newFeedServer(t, atomFeed)
	for name, feed := range map[string]string{
		"page":     churchPage,
		"empty":    "",
		"deep":     "<rss><channel>" + strings.Repeat("<a>", 500_000),
		"entities": `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><guid>1</guid><title>&b;</title><description>&b;</description></item></channel></rss>`,
		"nulls":    "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[null,{}]}",
	} {
		bad := newFeedServer(t, feed)
		rig := newConnectorRig(t, strings.Replace(bad.file(), "wire", "bad", 1)+good.file())
		_, said := rig.run("connector", "run")
		if !strings.Contains(said, "wire: 1 new") || !strings.Contains(said, "bad: 0 new") {
			t.Errorf("%s:\n%s", name, said)
		}
	}
}
