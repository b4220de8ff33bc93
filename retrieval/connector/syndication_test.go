package connector

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/fetch"
	"github.com/pullquote/pullquote/retrieval/news"
)

// A feed cannot overflow the stack of its parser, however its tags are spelt:
// that would end the process.
func TestFeedDepth(t *testing.T) {
	const channel = `<rss version="2.0"><channel><title>T</title>`
	for name, text := range map[string]string{
		"underscore": channel + "<_:a>" + strings.Repeat("<_>", 3_000_000),
		"letters":    channel + strings.Repeat("<é>", 3_000_000),
		"controls":   channel + strings.Repeat("<\x01b>", 3_000_000),
		"attribute":  channel + strings.Repeat(`<b c="/>">`, 1_000_000),
		"names":      channel + manyNames(100_000),
		"encodings":  strings.Repeat(`<?xml version="1.0" encoding="latin1"?>`, 20_000) + channel,
	} {
		if _, err := parseFeed([]byte(text)); !errors.Is(err, errFeed) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// manyNames are elements of which each brings a name space of its own.
func manyNames(count int) string {
	var b strings.Builder
	for i := range count {
		fmt.Fprintf(&b, `<a xmlns:n%d="u%d"/>`, i, i)
	}
	return b.String()
}

// The bound leaves real feeds alone, with their faults.
func TestFeedRead(t *testing.T) {
	const item = `<rss version="2.0"><channel><title>Harbour</title><item><title>Bridge</title><guid>1</guid><description>%</description></item></channel></rss>`
	for name, text := range map[string]string{
		"plain":        strings.Replace(item, "%", "It opened.", 1),
		"mark first":   "\xef\xbb\xbf" + strings.Replace(item, "%", "It opened.", 1),
		"old encoding": `<?xml version="1.0" encoding="iso-8859-1"?>` + strings.Replace(item, "%", "Caf\xe9", 1),
		"control":      strings.Replace(item, "%", "It\x0b opened.", 1),
		"entity":       strings.Replace(item, "%", "It &nbsp; opened & closed.", 1),
		"tags as text": strings.Replace(item, "%", "<![CDATA["+strings.Repeat("<br>", 1000)+"]]>", 1),
		"atom":         `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><entry><id>1</id><title>Bridge</title></entry></feed>`,
		"json":         `{"version":"https://jsonfeed.org/version/1.1","title":"Harbour","items":[{"id":"1","title":"Bridge","content_text":"It opened."}]}`,
	} {
		got, err := parseFeed([]byte(text))
		if err != nil || len(got.Items) != 1 || got.Items[0].Title != "Bridge" {
			t.Errorf("%s: got %v, %v", name, got, err)
		}
	}
}

// A page that shows itself to be behind a wall is refused, one with teasers of
// other articles below it is not.
func TestPageWalled(t *testing.T) {
	pages := map[string]string{
		"/free":     `<p>The bridge opened.</p><a class="more-link" href="/next">More</a>`,
		"/paywall":  `<p>The bridge</p><div class="site-paywall">Subscribe</div>`,
		"/password": `<form class="post-password-form"><input type="password"></form>`,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if pages[r.URL.Path] == "" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(pages[r.URL.Path]))
	}))
	defer server.Close()
	at, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	s := newPages(fetch.New(fetch.Options{PrivateHosts: []string{at.Hostname()}}))
	for path := range pages {
		it := Item{Stated: news.Article{URL: server.URL + path}}
		if err := s.get(context.Background(), &it); err != nil || (it.Refused == "") != (path == "/free") {
			t.Errorf("%s: refused %q, %v", path, it.Refused, err)
		}
	}
}
