package feed_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

// plant writes files into a new folder and returns its path. A name that ends
// in / makes a folder.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		full := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// link makes a symbolic link.
func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
}

// walk returns what Walk did with paths, as lines "take PATH ID" and
// "skip PATH: REASON", with folder taken out of them.
func walk(t *testing.T, folder string, o feed.Options, wanted func(feed.Found) bool, paths ...string) []string {
	t.Helper()
	var log []string
	note := func(format string, args ...any) {
		log = append(log, strings.ReplaceAll(fmt.Sprintf(format, args...), folder+string(filepath.Separator), ""))
	}
	take := func(f feed.File) error {
		note("take %s %s", f.Path, f.Article.ID)
		return nil
	}
	skip := func(s feed.Skipped) { note("skip %s: %s", s.Path, s.Reason) }
	if err := feed.Walk(context.Background(), paths, o, wanted, take, skip); err != nil {
		t.Fatal(err)
	}
	return log
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// Every file of a folder is taken or named with a reason, in order; hidden ones
// are passed over.
func TestWalk(t *testing.T) {
	folder := plant(t, map[string]string{
		"b.txt": first, "a.md": first, "deep/er/c.html": "<p>" + first, "d.HTM": first,
		"picture.jpg": "x", "README": "x", "empty.txt": "", "blank.txt": " \n ", "program.txt": "\x00\x01",
		".hidden.txt": first, ".git/config.txt": first, "big.txt": strings.Repeat(first, 10),
		"front.txt": "---\nurl: nowhere\n---\n" + first,
	})
	o := feed.Options{MaxBytes: 500}
	expect(t, walk(t, folder, o, nil, folder),
		"skip README: not .txt, .md or .html",
		"take a.md a",
		"take b.txt b",
		"skip big.txt: too large: more than 500 bytes",
		"skip blank.txt: no text in it",
		"take d.HTM d",
		"take deep/er/c.html c",
		"skip empty.txt: no text in it",
		`skip front.txt: its front matter cannot be read: url: "nowhere" is not a full http or https address`,
		"skip picture.jpg: not .txt, .md or .html",
		"skip program.txt: not a text file: it holds zero bytes",
	)
	n, err := feed.Count(context.Background(), []string{folder})
	if err != nil || n != 9 {
		t.Errorf("Count = %d, %v, want 9", n, err)
	}
}

// What is handed on is the file as it stands.
func TestWalkFile(t *testing.T) {
	folder := plant(t, map[string]string{"a.txt": "Budget\r\n\r\n" + first})
	info, err := os.Stat(filepath.Join(folder, "a.txt"))
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	take := func(f feed.File) error {
		taken++
		if string(f.Raw) != "Budget\r\n\r\n"+first || f.Size != info.Size() || !f.Modified.Equal(info.ModTime()) {
			t.Errorf("got %+v, want the bytes, size and time of the file", f)
		}
		return nil
	}
	wanted := func(f feed.Found) bool {
		if f.Size != info.Size() || !f.Modified.Equal(info.ModTime()) {
			t.Errorf("found %+v, want the size and time of the file", f)
		}
		return true
	}
	if err := feed.Walk(context.Background(), []string{folder}, feed.Options{}, wanted, take, nil); err != nil || taken != 1 {
		t.Fatalf("taken = %d, %v, want 1", taken, err)
	}
}

// A file is read once, however many paths lead to it.
func TestWalkOnce(t *testing.T) {
	folder := plant(t, map[string]string{"a.txt": first, "sub/b.txt": second, ".data/c.txt": third})
	link(t, "a.txt", filepath.Join(folder, "z.txt"))
	link(t, "sub", filepath.Join(folder, "tub"))
	link(t, ".", filepath.Join(folder, "loop"))
	link(t, ".data/c.txt", filepath.Join(folder, "c.txt")) // as Kubernetes mounts files
	a := filepath.Join(folder, "a.txt")
	expect(t, walk(t, folder, feed.Options{}, nil, a, folder, filepath.Join(folder, "sub"), folder, a),
		"take a.txt a", "take c.txt c", "take sub/b.txt b")
}

// An id belongs to the file that it came from: another file of that name gets
// an id of its own, one that states the id is named, and one with the same
// bytes is the same.
func TestWalkSameID(t *testing.T) {
	folder := plant(t, map[string]string{
		"1/a.txt": first, "2/a.txt": second, "3/a.txt": first, "4/b.md": "---\nid: a\n---\n" + third, "5/2/a.txt": third,
	})
	later := []string{"take 2/a.txt 2-a", "skip 4/b.md: its id a is taken by 1/a.txt", "take 5/2/a.txt 5-2-a"}
	expect(t, walk(t, folder, feed.Options{}, nil, folder), append([]string{"take 1/a.txt a"}, later...)...)

	// A file that is declined as known keeps its id.
	one := filepath.Join(folder, "1", "a.txt")
	known := func(path string) news.ArticleID {
		if path == one {
			return "a"
		}
		return ""
	}
	changed := func(f feed.Found) bool { return f.Path != one }
	expect(t, walk(t, folder, feed.Options{Known: known}, changed, folder), later...)

	// So does one of an earlier walk, until it is gone.
	givers := func(id news.ArticleID) []string {
		if id == "a" {
			return []string{one}
		}
		return nil
	}
	two := filepath.Join(folder, "2")
	expect(t, walk(t, folder, feed.Options{Givers: givers}, nil, two), "take 2/a.txt 2-a")
	expect(t, walk(t, folder, feed.Options{Givers: givers}, nil, filepath.Join(folder, "4")), "skip 4/b.md: its id a is taken by 1/a.txt")
	expect(t, walk(t, folder, feed.Options{Givers: givers}, nil, filepath.Join(folder, "3")), "take 3/a.txt a")
	if err := os.Remove(one); err != nil {
		t.Fatal(err)
	}
	expect(t, walk(t, folder, feed.Options{Givers: givers}, nil, two), "take 2/a.txt a")
}

// The same article from another place, told anew, is a revision of it; not so
// where that would open what is closed, or where it is another publisher's.
func TestWalkSameArticle(t *testing.T) {
	const told = "The harbour of Port Ellen reopened on Monday. Ships came in at noon, the harbour master said."
	front := func(lines string) string { return "---\nheadline: Harbour reopens\n" + lines + "---\n" }
	folder := plant(t, map[string]string{
		"1/open.md": front("") + told, "1/closed.md": front("collection: staff\n") + told,
		"2/open.md": front("") + "It did not reopen after all.", "2/closed.md": front("") + told + " So it did.",
		"3/open.md": "---\nheadline: Port opens\n---\n" + told + " So it did.", "4/open.md": front("publisher: B\n") + told + " So it did.",
		"5/closed.md": front("collection: staff\n") + told + " So it did.",
		"6/a.md":      front("") + told, "6/a.txt": front("") + told + " So it did.",
	})
	givers := func(id news.ArticleID) []string { return []string{filepath.Join(folder, "1", string(id)+".md")} }
	for where, want := range map[string][]string{
		"2": {"skip 2/closed.md: its id closed is taken by 1/closed.md, which is not for everybody; say the same of this one, or give it another id", "take 2/open.md open"},
		"3": {"take 3/open.md open"},
		"4": {"take 4/open.md open"}, // the first states no publisher
		"5": {"take 5/closed.md closed"},
		"6": {"take 6/a.md a", "skip 6/a.txt: its id a is taken by 6/a.md"},
	} {
		expect(t, walk(t, folder, feed.Options{Givers: givers}, nil, filepath.Join(folder, where)), want...)
	}
}

// A link that leads out of the folder is named and never followed; a file that
// the caller names may be anywhere.
func TestWalkLinks(t *testing.T) {
	secret := plant(t, map[string]string{"secret.txt": first, "sub/secret.txt": first})
	folder := plant(t, map[string]string{"a.txt": second})
	link(t, filepath.Join(secret, "secret.txt"), filepath.Join(folder, "absolute.txt"))
	up, err := filepath.Rel(folder, filepath.Join(secret, "sub"))
	if err != nil {
		t.Fatal(err)
	}
	link(t, up, filepath.Join(folder, "relative"))
	link(t, "nowhere.txt", filepath.Join(folder, "broken.txt"))
	const reason = ": a symbolic link that leads out of the folder or nowhere"
	expect(t, walk(t, folder, feed.Options{}, nil, folder),
		"take a.txt a", "skip absolute.txt"+reason, "skip broken.txt"+reason, "skip relative"+reason)
	expect(t, walk(t, folder, feed.Options{}, nil, filepath.Join(folder, "absolute.txt")), "take absolute.txt absolute")
}

// The walk ends with the error of take, of the context, or of a path that does
// not exist, and with no other.
func TestWalkErrors(t *testing.T) {
	folder := plant(t, map[string]string{"a.txt": first, "b.txt": second})
	full := errors.New("disk full")
	taken := 0
	fail := func(feed.File) error { taken++; return full }
	if err := feed.Walk(context.Background(), []string{folder}, feed.Options{}, nil, fail, nil); !errors.Is(err, full) || taken != 1 {
		t.Errorf("error = %v after %d files, want %v after 1", err, taken, full)
	}
	missing := filepath.Join(folder, "missing")
	if err := feed.Walk(context.Background(), []string{missing}, feed.Options{}, nil, fail, nil); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), missing) {
		t.Errorf("error = %v, want %v with the path", err, fs.ErrNotExist)
	}
	if err := feed.WalkFS(context.Background(), fstest.MapFS{}, "missing", feed.Options{}, nil, fail, nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error = %v, want %v", err, fs.ErrNotExist)
	}
	ctx, cancel := context.WithCancel(context.Background())
	stop := func(feed.File) error { taken++; cancel(); return nil }
	taken = 0
	if err := feed.Walk(ctx, []string{folder}, feed.Options{}, nil, stop, nil); !errors.Is(err, context.Canceled) || taken != 1 {
		t.Errorf("error = %v after %d files, want %v after 1", err, taken, context.Canceled)
	}
}

// growing is a file system whose files grow while they are read.
type growing struct{ fs.FS }

func (g growing) Open(name string) (fs.File, error) {
	f, err := g.FS.Open(name)
	return &growingFile{File: f}, err
}

type growingFile struct {
	fs.File
	stats int
}

type grownInfo struct {
	fs.FileInfo
	size int64
}

func (i grownInfo) Size() int64 { return i.size }

func (f *growingFile) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	f.stats++
	return grownInfo{info, info.Size() + int64(f.stats)}, err
}

// Half of a file is not an article: one that changes while it is read is left
// for the next time.
func TestWalkGrowing(t *testing.T) {
	var reason string
	take := func(f feed.File) error { return fmt.Errorf("%s was taken", f.Path) }
	skip := func(s feed.Skipped) { reason = s.Reason }
	fsys := growing{fstest.MapFS{"a.txt": {Data: []byte(first)}}}
	if err := feed.WalkFS(context.Background(), fsys, "a.txt", feed.Options{}, nil, take, skip); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(reason, "changed while it was read") {
		t.Errorf("reason = %q, want that it changed", reason)
	}
}
