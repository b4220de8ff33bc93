package feed

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Found is a file that may hold an article, before it is read.
type Found struct {
	Path     string
	Size     int64 // bytes
	Modified time.Time
}

// File is one file that was read, and the article in it.
type File struct {
	Path     string
	Raw      []byte // as it stands on disk
	Size     int64  // bytes
	Modified time.Time
	Article  news.Article
	// Unread says, in words for a person, what the file states that could not
	// be read and was left out, and what was damaged and is mended.
	Unread   []string
	statesID bool // the article's id stands in the file
}

// Skipped is a file that gave no article, and why, in words for the person who
// put it there.
type Skipped struct {
	Path, Reason string
	// Held is set when the file seems to be meant for some readers or a later
	// time and that cannot be read (ErrHeld).
	Held *Held
	// Kill is set when the file is a notice to take back another story.
	Kill *Kill
}

// Held is a file that is held back.
type Held struct {
	// Article is the one that the file gave, or would have given.
	Article news.ArticleID
	Raw     []byte // as it stands on disk
}

// Walk reads the files and folders at paths in the order given, each folder in
// the order of its names, and hands every article to take. A file that gives
// none is handed to skip with the reason; hidden files are passed over in
// silence. A file reached twice is read once. An id belongs to the file that it
// came from: of two files of one name the second gets an id with its folder in
// it, and of two that state one id the second is skipped; one that holds the
// same bytes is skipped in silence.
//
// wanted says, before a file is opened, whether to read it; nil means all. A
// caller that knows an unchanged file from last time declines it there, and
// names its article through o.Known.
//
// No symbolic link leads out of a folder, and nothing but regular files is
// opened. The error is the context's, take's own, or that a path in paths does
// not exist (fs.ErrNotExist).
func Walk(ctx context.Context, paths []string, o Options, wanted func(Found) bool, take func(File) error, skip func(Skipped)) error {
	w := newWalker(ctx, o, wanted, take, skip)
	for _, p := range paths {
		if err := w.path(p); err != nil {
			return err
		}
	}
	return nil
}

// WalkFS is Walk over one file or folder of a file system, such as the folder
// "." of the embedded seeds.
func WalkFS(ctx context.Context, fsys fs.FS, name string, o Options, wanted func(Found) bool, take func(File) error, skip func(Skipped)) error {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	same := func(name string) string { return name }
	w := newWalker(ctx, o, wanted, take, skip)
	t := tree{fsys: fsys, open: fsys.Open, shown: same, real: same}
	if !info.IsDir() {
		return w.file(t, name, info)
	}
	return w.folder(t, name)
}

// Count returns how many files Walk would ask wanted about, so that a caller
// can show how far it is. It opens none of them.
func Count(ctx context.Context, paths []string) (int, error) {
	n := 0
	count := func(Found) bool { n++; return false }
	err := Walk(ctx, paths, Options{}, count, nil, func(Skipped) {})
	return n, err
}

// tree is a folder whose files are read.
type tree struct {
	fsys  fs.FS
	open  func(name string) (fs.File, error)
	shown func(name string) string // the name as the caller knows it
	real  func(name string) string // the same for all names of one file
}

// walker is one walk.
type walker struct {
	ctx    context.Context
	o      Options
	wanted func(Found) bool
	take   func(File) error
	skip   func(Skipped)
	seen   map[string]bool // real names
	ids    map[news.ArticleID]origin
}

// origin is the file that gave an id.
type origin struct {
	path string
	sum  [sha256.Size]byte // of its bytes; zero if it was not read
}

func newWalker(ctx context.Context, o Options, wanted func(Found) bool, take func(File) error, skip func(Skipped)) *walker {
	if wanted == nil {
		wanted = func(Found) bool { return true }
	}
	return &walker{
		ctx: ctx, o: o, wanted: wanted, take: take, skip: skip,
		seen: map[string]bool{}, ids: map[news.ArticleID]origin{},
	}
}

// path walks one of the paths that the caller named.
func (w *walker) path(p string) error {
	info, err := os.Stat(p)
	if err != nil {
		if os.IsPermission(err) {
			w.skip(Skipped{Path: p, Reason: "no permission to read it"})
			return nil
		}
		return fmt.Errorf("%s: %w", p, err)
	}
	folder, name := p, "."
	if !info.IsDir() {
		// The caller named the file itself, so where a link leads is meant.
		target, err := filepath.EvalSymlinks(p)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		folder, name = filepath.Split(target)
		if folder == "" {
			folder = "."
		}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		w.skip(Skipped{Path: p, Reason: reason(err)})
		return nil
	}
	defer root.Close()
	t := rooted(root, folder)
	if w.again(t, name) {
		return nil
	}
	if !info.IsDir() {
		t.shown = func(string) string { return p }
		return w.file(t, name, info)
	}
	t.shown = func(name string) string { return filepath.Join(p, filepath.FromSlash(name)) }
	return w.folder(t, ".")
}

// folder walks the entries of one folder.
func (w *walker) folder(t tree, name string) error {
	entries, err := fs.ReadDir(t.fsys, name)
	if err != nil {
		w.skip(Skipped{Path: t.shown(name), Reason: reason(err)})
	}
	for _, e := range entries {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		if err := w.entry(t, path.Join(name, e.Name()), e); err != nil {
			return err
		}
	}
	return nil
}

// entry looks at one name in a folder: a folder to walk, a file to read, or
// something to name and skip.
func (w *walker) entry(t tree, name string, e fs.DirEntry) error {
	shown := t.shown(name)
	switch {
	case strings.HasPrefix(e.Name(), "."), strings.HasPrefix(e.Name(), "~$"): // that Word locks a file

		return nil
	case !utf8.ValidString(e.Name()):
		w.skip(Skipped{Path: shown, Reason: "its name is not valid UTF-8"})
		return nil
	}
	info, err := fs.Stat(t.fsys, name) // follows a link inside the folder
	switch {
	case err != nil && e.Type()&fs.ModeSymlink != 0:
		w.skip(Skipped{Path: shown, Reason: "a symbolic link that leads out of the folder or nowhere"})
		return nil
	case err != nil:
		w.skip(Skipped{Path: shown, Reason: reason(err)})
		return nil
	case w.again(t, name):
		return nil
	case info.IsDir():
		return w.folder(t, name)
	}
	return w.file(t, name, info)
}

// again reports whether the file or folder was met before, by any name.
func (w *walker) again(t tree, name string) bool {
	real := t.real(name)
	met := w.seen[real]
	w.seen[real] = true
	return met
}
