package books_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

func quoted(t *testing.T) (*retrieval.Archive, news.Quote) {
	t.Helper()
	a := open(t)
	if _, err := a.Ingest(context.Background(), raidStory, []byte(raidStory.Text), retrieval.Source{}); err != nil {
		t.Fatal(err)
	}
	article, err := a.Article(context.Background(), "raids", 1)
	if err != nil {
		t.Fatal(err)
	}
	q, err := article.Quote(4, 21)
	if err != nil {
		t.Fatal(err)
	}
	return a, q
}

func TestIntendTwice(t *testing.T) {
	a, q := quoted(t)
	ctx := context.Background()
	for i, want := range []bool{true, false, false} {
		fresh, err := a.Books.Intend(ctx, "answer/1", noon, fmt.Appendf(nil, "record %d", i), []news.Quote{q, q})
		if err != nil || fresh != want {
			t.Errorf("time %d: got %v, %v", i, fresh, err)
		}
	}
	if _, err := a.Books.Intend(ctx, "answer/2", noon, nil, nil); err != nil {
		t.Fatal(err)
	}
	if err := a.Books.Receipt(ctx, "answer/1", "C1/123.456"); err != nil {
		t.Fatal(err)
	}
	if err := a.Books.Receipt(ctx, "answer/3", "C1"); !errors.Is(err, books.ErrNoEntry) {
		t.Errorf("receipt for nothing: %v", err)
	}
	var got []books.Entry
	if err := a.Books.Entries(ctx, func(e books.Entry) error { got = append(got, e); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Key != "answer/1" || string(got[0].Record) != "record 0" || got[0].Address != "C1/123.456" ||
		!got[0].At.Equal(noon) || len(got[0].Quotes) != 2 || got[1].Address != "" || len(got[1].Quotes) != 0 {
		t.Fatalf("got %+v", got)
	}
	want := books.QuotedSpan{Article: "raids", Revision: 1, Start: 4, End: 21, SHA256: books.Digest([]byte("ministry reported"))}
	if got[0].Quotes[0] != want {
		t.Errorf("got %+v, want %+v", got[0].Quotes[0], want)
	}
}

func TestEntriesStopsWhenTold(t *testing.T) {
	a, _ := quoted(t)
	ctx := context.Background()
	for i := range 3 {
		if _, err := a.Books.Intend(ctx, fmt.Sprint(i), noon, nil, nil); err != nil {
			t.Fatal(err)
		}
	}
	enough, n := errors.New("enough"), 0
	if err := a.Books.Entries(ctx, func(books.Entry) error { n++; return enough }); err != enough || n != 1 {
		t.Errorf("got %v after %d", err, n)
	}
}

func TestIntendRefusesWhatIsNotStored(t *testing.T) {
	a, _ := quoted(t)
	other := raidStory
	other.Revision, other.Text = 1, "The ministry reported 62 raids."
	elsewhere := raidStory
	elsewhere.Revision = 2
	for name, article := range map[string]*news.Article{"other words": &other, "another revision": &elsewhere} {
		q, err := article.Quote(0, len(article.Text))
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := a.Books.Intend(context.Background(), "k", noon, nil, []news.Quote{q})
		if fresh || !errors.Is(err, books.ErrNotStored) {
			t.Errorf("%s: got %v, %v", name, fresh, err)
		}
	}
	if _, err := a.Books.Intend(context.Background(), "k", noon, nil, []news.Quote{{}}); !errors.Is(err, books.ErrNotStored) {
		t.Errorf("the empty quotation: %v", err)
	}
	if err := a.Books.Entries(context.Background(), func(e books.Entry) error { return fmt.Errorf("%s was written", e.Key) }); err != nil {
		t.Error(err)
	}
}
