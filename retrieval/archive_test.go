package retrieval

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

var noon = time.Date(2025, 11, 10, 12, 0, 0, 0, time.UTC)

// openTemp opens an archive in a folder of the test's own.
func openTemp(t *testing.T, o Options) *Archive {
	t.Helper()
	if o.Folder == "" {
		o.Folder = t.TempDir()
	}
	if o.Now == nil {
		o.Now = func() time.Time { return noon }
	}
	a, err := Open(context.Background(), o)
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

// take ingests an article whose raw bytes are its id, headline and text.
func take(t *testing.T, a *Archive, article news.Article) Taken {
	t.Helper()
	raw := []byte(string(article.ID) + "\n" + article.Headline + "\n" + article.Text)
	taken, err := a.Ingest(context.Background(), article, raw, Source{})
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

func TestSearchFindsWhatWasTaken(t *testing.T) {
	a := openTemp(t, Options{})
	take(t, a, news.Article{ID: "a", Headline: "Syria", Text: "The ministry reported 61 raids.\n\nNobody was hurt in Homs."})
	got, err := a.Search(context.Background(), "How many raids?", news.Reader{At: noon}, 5)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || !strings.Contains(got[0].Text(), "61 raids") {
		t.Errorf("got %v", got)
	}
}
