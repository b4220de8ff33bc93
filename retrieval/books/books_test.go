package books_test

import (
	"context"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

var noon = time.Date(2025, 11, 10, 12, 0, 0, 0, time.UTC)

var raidStory = news.Article{ID: "raids", Text: "The ministry reported 61 raids."}

// open opens an archive in a folder of the test's own; its books are tested.
func open(t *testing.T) *retrieval.Archive {
	t.Helper()
	return openIn(t, t.TempDir())
}

func openIn(t *testing.T, folder string) *retrieval.Archive {
	t.Helper()
	a, err := retrieval.Open(context.Background(), retrieval.Options{Folder: folder, Origin: originOf(t, folder), Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}
