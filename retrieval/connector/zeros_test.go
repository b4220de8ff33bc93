package connector

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

// A zero byte in an article makes no other encoding of it, in which its limits would
// not be read, and what expires is kept with the time.
func TestLimitsAreKept(t *testing.T) {
	for _, pad := range []string{"", "x"} { // where the byte stands tells how a pair of bytes reads
		it := Item{Body: pad + "The editor Quorin Blatt\x00 will resign in December, the board decided.",
			Stated: news.Article{Headline: "Secret", Collection: "staff", Embargo: time.Date(2035, 1, 1, 0, 0, 0, 0, time.UTC)}}
		if a, _, err := it.Read("wire:1", time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), feed.Options{}); !errors.Is(err, feed.ErrBinary) {
			t.Errorf("%q: %+v, %v", pad, a, err)
		}
	}
	got, err := Records([]byte(`{"id":"a","version":1,"text":"The pier closes.","expires":"2025-01-01"}`), time.UTC)
	if err != nil || !got[0].Stated.Expires.Equal(time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("%+v, %v", got, err)
	}
	for _, limit := range []string{`"expires":"some day"`, `"expiry":"2025-01-01"`, `"valid_until":"2025-01-01"`} {
		got, err := Records([]byte(`{"id":"a","version":1,"text":"The pier closes.",`+limit+`}`), time.UTC)
		if err != nil || got[0].Refused == "" || got[0].Later || !strings.Contains(got[0].Refused, strings.Trim(strings.SplitN(limit, ":", 2)[0], `"`)) {
			t.Errorf("%s: %+v, %v", limit, got[0], err)
		}
	}
}
