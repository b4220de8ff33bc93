package retrieval

import (
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// An article is named by its id, its address, its headline or most of it, and
// by what the reader may see alone.
func TestNamed(t *testing.T) {
	a := openTemp(t, Options{})
	at := time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)
	for i, article := range []news.Article{
		{ID: "bridge", Headline: "New bridge over the Thames opens in Marlow", URL: "https://www.example.org/bridge/", Text: "The bridge opened."},
		{ID: "notes1", Headline: "Council notes", URL: "https://example.org/notes?n=1", Text: "The council met."},
		{ID: "notes2", Headline: "Council notes", URL: "https://example.org/notes?n=2", Text: "The council met again."},
		{ID: "secret", Headline: "Minister to resign", Embargo: at.Add(time.Hour), Text: "The minister will resign."},
		{ID: "desk", Headline: "Auditors find holes in accounts", Collection: "desk", Text: "The auditors found holes."},
	} {
		article.Published = at.Add(time.Duration(i) * time.Minute)
		take(t, a, article)
	}
	for words, want := range map[string]string{
		"bridge": "bridge", " bridge ": "bridge", "Bridge": "",
		"https://example.org/bridge": "bridge", "http://www.EXAMPLE.org/bridge/#opens": "bridge", "https://example.org/notes?n=2": "notes2", "https://example.org/notes": "",
		"new bridge over the thames opens in marlow!": "bridge", "bridge thames opens marlow": "bridge", "opens bridge marlow thames": "", "the thames": "",
		"Council notes": "notes2 notes1",
		"secret":        "", "Minister to resign": "", "desk": "", "Auditors find holes in accounts": "",
		"": "", "://": "", "%zz": "", strings.Repeat("bridge ", 10_000): "",
	} {
		found, err := a.Named(t.Context(), words, news.Reader{At: at})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, f := range found {
			ids = append(ids, string(f.ID))
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%.40q names %q, want %q", words, got, want)
		}
	}
	if found, err := a.Named(t.Context(), "desk", news.Reader{At: at, Collections: []string{"desk"}}); err != nil || len(found) != 1 {
		t.Errorf("who may see the desk's article finds %d: %v", len(found), err)
	}
}
