package retrieval

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// TestMain lets a test run this binary again as another process: see
// childProcess.
func TestMain(m *testing.M) {
	if run, ok := children[os.Getenv(childVariable)]; ok {
		run(os.Getenv(folderVariable))
		return
	}
	os.Exit(server.Main(m))
}

var noon = time.Date(2025, 11, 10, 12, 0, 0, 0, time.UTC)

// anybody may see open articles whose embargo has passed by noon.
var anybody = news.Reader{At: noon}

// openTemp opens an archive, in a folder of the test's own unless it names
// one, and closes it when the test ends.
func openTemp(t *testing.T, o Options) *Archive {
	t.Helper()
	if o.Folder == "" {
		o.Folder = t.TempDir()
	}
	if o.Now == nil {
		o.Now = func() time.Time { return noon }
	}
	if o.Origin == nil {
		o.Origin = originOf(t, o.Folder)
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

// rawOf returns bytes that the article could have been read from.
func rawOf(a news.Article) []byte {
	return []byte(string(a.ID) + "\n" + a.Collection + a.Embargo.String() + a.Headline + "\n" + a.Text)
}

// take ingests an article of the newsroom's own.
func take(t *testing.T, a *Archive, article news.Article) Taken {
	t.Helper()
	return takeFrom(t, a, article, Source{})
}

func takeFrom(t *testing.T, a *Archive, article news.Article, from Source) Taken {
	t.Helper()
	taken, err := a.Ingest(context.Background(), article, rawOf(article), from)
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

// find returns the texts of the passages found.
func find(t *testing.T, a *Archive, words string, as news.Reader) []string {
	t.Helper()
	found, err := a.Search(context.Background(), words, as, 10)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range found {
		out = append(out, p.Text())
	}
	return out
}

func TestOpenReadOnlyNeedsAnArchive(t *testing.T) {
	folder := t.TempDir()
	if _, err := Open(context.Background(), Options{Folder: folder, ReadOnly: true}); !errors.Is(err, ErrNoArchive) {
		t.Errorf("got %v, want ErrNoArchive", err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("opening for reading made %v", left)
	}
}

// Whoever opens for reading sees what the writer has written, while the writer
// holds the folder, and cannot write.
func TestReadOnlyBesideAWriter(t *testing.T) {
	writer := openTemp(t, Options{Folder: t.TempDir()})
	reader := openTemp(t, Options{Folder: folderOf(t, writer), ReadOnly: true})
	take(t, writer, news.Article{ID: "a", Text: "The ministry reported 61 raids."})
	if got := find(t, reader, "How many raids?", anybody); len(got) != 1 {
		t.Errorf("the reader found %v", got)
	}
	article := news.Article{ID: "b", Text: "Nobody was hurt."}
	if _, err := reader.Ingest(context.Background(), article, rawOf(article), Source{}); !errors.Is(err, errReadOnly) {
		t.Errorf("writing through the reader: %v", err)
	}
	if _, err := reader.Books.Intend(context.Background(), "k", noon, nil, nil); !errors.Is(err, errReadOnly) {
		t.Errorf("writing through the reader: %v", err)
	}
}

// folderOf returns the folder that the archive is in.
func folderOf(t *testing.T, a *Archive) string {
	t.Helper()
	var n int
	var name, path string
	if err := a.read.QueryRow(`PRAGMA database_list`).Scan(&n, &name, &path); err != nil {
		t.Fatal(err)
	}
	return filepath.Dir(path)
}

// A folder's name may hold what means something else in a URI.
func TestOddFolderNames(t *testing.T) {
	for _, name := range []string{"a b", "50%20off", "what?now=1", "a#b", "наш архив", "a&b;c'd"} {
		folder := filepath.Join(t.TempDir(), name)
		a := openTemp(t, Options{Folder: folder})
		take(t, a, news.Article{ID: "a", Text: "The ministry reported 61 raids."})
		if _, err := os.Stat(filepath.Join(folder, databaseName)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Articles may be confidential: nobody else on the machine may read the files.
func TestFileModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("file modes mean nothing on Windows")
	}
	folder := filepath.Join(t.TempDir(), "data")
	a := openTemp(t, Options{Folder: folder})
	take(t, a, news.Article{ID: "a", Text: "The ministry reported 61 raids."})
	files, err := os.ReadDir(folder)
	if err != nil || len(files) < 3 {
		t.Fatalf("files %v, error %v", files, err)
	}
	for _, f := range files {
		if info, err := f.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v, error %v", f.Name(), info.Mode(), err)
		}
	}
	if info, err := os.Stat(folder); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v, error %v", info.Mode(), err)
	}
}

// An archive can be read from where nothing can be written. Root may write
// anywhere, so this is for other users only.
func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() <= 0 {
		t.Skip("needs a user who cannot write everywhere")
	}
	folder := t.TempDir()
	a, err := Open(context.Background(), Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	take(t, a, news.Article{ID: "a", Text: "The ministry reported 61 raids."})
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(folder, 0o700) // so that it can be removed
	reader := openTemp(t, Options{Folder: folder, ReadOnly: true})
	if got := find(t, reader, "raids", anybody); len(got) != 1 {
		t.Errorf("found %v", got)
	}
}
