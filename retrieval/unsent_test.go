package retrieval

import (
	"context"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// What is in a collection that is to be sent nowhere is never given to an
// embedder, whether it is taken or indexed anew, and is found by its words; once
// it may be sent, it is embedded like the rest.
func TestUnsentCollections(t *testing.T) {
	ctx := context.Background()
	e := &scripted{name: "far", dimension: 8}
	o := Options{Folder: t.TempDir(), Embedder: e, Unsent: []string{"staff"}}
	a, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	taken, err := a.Ingest(ctx, news.Article{ID: "staff", Collection: "staff", Text: "The ministry reported 61 raids."}, []byte("staff"), Source{})
	if err != nil || taken.Unembedded {
		t.Errorf("taken %+v, error %v: nothing failed", taken, err)
	}
	if err := a.Reindex(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if e.asked != 0 {
		t.Errorf("%d texts of the collection were sent", e.asked)
	}
	take(t, a, news.Article{ID: "open", Text: "The harbour reopened."})
	if err := a.Reindex(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if e.asked != 1 {
		t.Errorf("%d texts were sent, want that of the open article", e.asked)
	}
	staff := news.Reader{Collections: []string{"staff"}, NoModel: true}
	hits, _, err := a.Explain(ctx, "raids", staff, 5)
	if err != nil || len(hits) != 1 || hits[0].VectorRank != 0 || e.asked != 1 {
		t.Errorf("found %+v, error %v, %d texts sent", hits, err, e.asked)
	}
	if _, err := a.Find(ctx, "harbour", news.Reader{}, 5); err != nil || e.asked != 2 {
		t.Errorf("anybody else's question: error %v, %d texts sent, want one more", err, e.asked)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	o.Unsent = nil
	if a, err = Open(ctx, o); err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := a.Reindex(ctx, nil); err != nil || e.asked != 3 {
		t.Errorf("once it may be sent: error %v, %d texts sent", err, e.asked)
	}
}

// The embedder of this machine sends nothing, so that nothing is kept from it.
func TestUnsentOnThisMachine(t *testing.T) {
	ctx := context.Background()
	a, err := Open(ctx, Options{Folder: t.TempDir(), Unsent: []string{"staff"}})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	take(t, a, news.Article{ID: "staff", Collection: "staff", Text: "The ministry reported 61 raids."})
	if got := modelsOf(t, a); len(got) != 1 {
		t.Errorf("vectors: %v", got)
	}
	if a.vectorOf(ctx, "raids", news.Reader{NoModel: true}) == nil {
		t.Error("the words of a question have no vector")
	}
}
