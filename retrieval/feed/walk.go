package feed

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// File is one file that was read and the article in it.
type File struct {
	Path     string
	Raw      []byte // as it stands on disk
	Size     int64
	Modified time.Time
	Article  news.Article
}

// Found is a file before it is read.
type Found struct {
	Path     string
	Size     int64
	Modified time.Time
}

// Skipped is a file that was not taken, and why, in words for a person.
type Skipped struct {
	Path, Reason string
}

// Count returns how many files Walk would ask wanted about.
func Count(ctx context.Context, paths []string) (int, error) {
	n := 0
	count := func(Found) bool { n++; return false }
	err := Walk(ctx, paths, Options{}, count, func(File) error { return nil }, func(Skipped) {})
	return n, err
}

// Walk reads the files and folders at paths, in the order of their names, and
// hands each article to take and each file that gives none to skip.
func Walk(ctx context.Context, paths []string, o Options, wanted func(Found) bool, take func(File) error, skip func(Skipped)) error {
	for _, p := range paths {
		if err := WalkFS(ctx, os.DirFS(filepath.Dir(p)), filepath.Base(p), o, wanted, take, skip); err != nil {
			return err
		}
	}
	return nil
}

// WalkFS is Walk over a file system such as the embedded seeds, from the
// folder root (usually ".").
func WalkFS(ctx context.Context, fsys fs.FS, root string, o Options, wanted func(Found) bool, take func(File) error, skip func(Skipped)) error {
	return fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || ctx.Err() != nil {
			return err
		}
		if d.IsDir() {
			return nil
		}
		if path.Ext(name) != ".txt" {
			skip(Skipped{name, ErrKind.Error()})
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if wanted != nil && !wanted(Found{name, info.Size(), info.ModTime()}) {
			return nil
		}
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		a, err := Read(name, raw, o)
		if err != nil {
			skip(Skipped{name, err.Error()})
			return nil
		}
		return take(File{name, raw, info.Size(), info.ModTime(), a})
	})
}
