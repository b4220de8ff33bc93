package books_test

import (
	"context"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// A message that quotes an article is to be edited once when the article is taken
// back; one that did not arrive, or was only a part of another, is not.
func TestOfTakenBack(t *testing.T) {
	ctx := context.Background()
	a, q := quoted(t)
	for key, address := range map[string]string{"answer/1": "C1/1.0", "answer/2": "", "live/answer/1/1": "C1/1.0"} {
		if _, err := a.Books.Intend(ctx, key, noon, []byte(`{"kind":"answer","place":"slack:C1:1.0"}`), []news.Quote{q}); err != nil {
			t.Fatal(err)
		}
		if address == "" {
			continue
		}
		if err := a.Books.Receipt(ctx, key, address); err != nil {
			t.Fatal(err)
		}
	}
	found := func(want int) (entry int64) {
		t.Helper()
		all, err := a.Books.OfTakenBack(ctx)
		if err != nil || len(all) != want {
			t.Fatalf("%+v, %v, want %d", all, err, want)
		}
		for _, u := range all {
			if u.Key != "answer/1" || u.Address != "C1/1.0" || u.Place != "slack:C1:1.0" {
				t.Errorf("%+v", u)
			}
			entry = u.Entry
		}
		return entry
	}
	found(0)
	if _, err := a.Withdraw(ctx, q.Article().ID); err != nil {
		t.Fatal(err)
	}
	entry := found(1)
	for range 2 { // after a crash it is noted twice
		if err := a.Books.TookBack(ctx, entry); err != nil {
			t.Fatal(err)
		}
	}
	found(0)
	e, err := a.Books.Entry(ctx, "answer/1")
	if err != nil || string(e.Record) != `{"kind":"answer","place":"slack:C1:1.0","taken_back":true}` {
		t.Errorf("%s, %v", e.Record, err)
	}
}
