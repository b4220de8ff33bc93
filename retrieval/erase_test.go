package retrieval

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// An erasure that was broken off after it was written leaves remains in the
// file; the next time that the archive is opened for writing they are gone.
func TestEraseBrokenOff(t *testing.T) {
	ctx, folder := t.Context(), t.TempDir()
	open := func() *Archive {
		a, err := Open(ctx, Options{Folder: folder})
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	holds := func() bool {
		data, err := os.ReadFile(filepath.Join(folder, databaseName))
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Contains(data, []byte("Quarrie"))
	}
	a := open()
	article := news.Article{ID: "debt", Headline: "Debt", Text: "Fenella Quarrie called the ruling a bolt from the blue."}
	if _, err := a.Ingest(ctx, article, []byte(article.Text), Source{Path: "/debt.txt"}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Withdraw(ctx, "debt"); err != nil {
		t.Fatal(err)
	}
	if err := a.change(ctx, func(tx *sql.Tx) error { return eraseCopy(ctx, tx, "debt", "a test", a.now()) }); err != nil {
		t.Fatal(err)
	}
	stone, err := a.Tombstone(ctx, "debt")
	if err != nil || stone.Clean || stone.Reason != "a test" || len(stone.SHA256) != 1 || stone.SHA256[0] != books.Digest([]byte(article.Text)) {
		t.Errorf("%+v, %v", stone, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if !holds() {
		t.Log("nothing was left in the file to clean")
	}
	a = open()
	defer a.Close()
	if stone, err := a.Tombstone(ctx, "debt"); err != nil || !stone.Clean || holds() {
		t.Errorf("%+v, %v; in the file: %v", stone, err, holds())
	}
	other := article
	other.ID = "copy"
	for _, again := range []news.Article{article, other, {ID: "debt", Text: "Another text."}} {
		if _, err := a.Ingest(ctx, again, []byte(again.Text), Source{}); !errors.Is(err, ErrErased) {
			t.Errorf("%s is taken again: %v", again.ID, err)
		}
	}
	if _, err := a.Tombstone(ctx, "nobody"); !errors.Is(err, ErrNoArticle) {
		t.Errorf("nobody: %v", err)
	}
}
