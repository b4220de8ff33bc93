package retrieval

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// A backup that is made while articles are taken is a whole archive: of those
// taken before it all are there, and no half of any.
func TestBackupWhileWriting(t *testing.T) {
	a := openTemp(t, Options{})
	article := func(i int) news.Article {
		return news.Article{ID: news.ArticleID(fmt.Sprint(i)), Text: fmt.Sprintf("The ministry reported %d raids.", i)}
	}
	const before = 5
	for i := range before {
		take(t, a, article(i))
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		for i := before; ctx.Err() == nil; i++ {
			next := article(i)
			if _, err := a.Ingest(ctx, next, []byte(next.Text), Source{}); err != nil && ctx.Err() == nil {
				ended <- err
				return
			}
		}
		ended <- nil
	}()
	file := filepath.Join(t.TempDir(), "backup.db")
	err := a.Backup(t.Context(), file)
	cancel()
	if err := errors.Join(err, <-ended); err != nil {
		t.Fatal(err)
	}
	if err := a.Backup(t.Context(), file); !errors.Is(err, ErrThere) {
		t.Errorf("over an older one: %v", err)
	}
	folder := t.TempDir()
	if kept, err := Restore(t.Context(), folder, file, false); err != nil || kept != "" {
		t.Fatalf("%q, %v", kept, err)
	}
	if _, err := Restore(t.Context(), folder, file, false); !errors.Is(err, ErrThere) {
		t.Errorf("over an archive: %v", err)
	}
	b := openTemp(t, Options{Folder: folder})
	if err := b.CheckFile(t.Context()); err != nil {
		t.Error(err)
	}
	for i := range before {
		if got, err := b.Article(t.Context(), article(i).ID, 0); err != nil || got.Text != article(i).Text {
			t.Errorf("article %d: %v", i, err)
		}
	}
}

// A folder whose archive is gone, empty or of no use is told apart from one
// that never had an archive.
func TestLostArchive(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, databaseName)
	a, err := Open(t.Context(), Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	take(t, a, news.Article{ID: "a", Text: "The ministry reported 61 raids."})
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		bytes []byte
		lost  bool
	}{"gone": {nil, true}, "empty": {[]byte{}, true}, "cut": {whole[:4096], false}, "half": {whole[:len(whole)/2], false}} {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		if c.bytes != nil {
			if err := os.WriteFile(path, c.bytes, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for _, readOnly := range []bool{false, true} {
			a, err := Open(t.Context(), Options{Folder: folder, ReadOnly: readOnly})
			if err == nil {
				err = errors.Join(a.CheckFile(t.Context()), a.Close())
			}
			if errors.Is(err, ErrLost) != c.lost || !c.lost && !IsDamage(err) {
				t.Errorf("%s, read only %t: %v", name, readOnly, err)
			}
		}
		if _, err := os.Stat(path); c.bytes == nil && !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: a new one was begun: %v", name, err)
		}
	}
	half := filepath.Join(t.TempDir(), "half.db")
	if err := os.WriteFile(half, whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(t.Context(), folder, half, true); !IsDamage(err) {
		t.Errorf("restoring half an archive: %v", err)
	}
}
