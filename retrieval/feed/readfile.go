package feed

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// rooted is the tree below a folder on disk. os.Root keeps every name inside
// it, whatever links there are and even if they change meanwhile. Files are
// opened without waiting, because to open a named pipe would wait for a writer.
func rooted(root *os.Root, folder string) tree {
	return tree{
		fsys: root.FS(),
		open: func(name string) (fs.File, error) {
			return root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|syscall.O_NONBLOCK, 0)
		},
		real: func(name string) string {
			full := filepath.Join(folder, filepath.FromSlash(name))
			if target, err := filepath.EvalSymlinks(full); err == nil {
				full = target
			}
			if absolute, err := filepath.Abs(full); err == nil {
				full = absolute
			}
			return full
		},
	}
}

// file reads one file that was found and hands on what it gives. The kind of
// file is looked at before it is opened and again once it is open.
func (w *walker) file(t tree, name string, info fs.FileInfo) error {
	shown := t.shown(name)
	if !info.Mode().IsRegular() {
		w.skip(Skipped{Path: shown, Reason: "not a regular file"})
		return nil
	}
	if isLines(shown) {
		return w.lines(t, name, info)
	}
	if _, err := kindOf(shown, nil); err != nil {
		w.skip(Skipped{Path: shown, Reason: err.Error()})
		return nil
	}
	if !w.wanted(Found{shown, info.Size(), info.ModTime()}) {
		if w.o.Known != nil {
			if id := w.o.Known(shown); id != "" {
				w.ids[id] = origin{path: shown}
			}
		}
		return nil
	}
	f, err := w.load(t, name)
	if err != nil {
		s := Skipped{Path: shown, Reason: reason(err)}
		errors.As(err, &s.Kill)
		if errors.Is(err, ErrHeld) {
			s.Held = w.heldOf(shown, f.Raw)
		}
		w.skip(s)
		return nil
	}
	if reason, ok := w.identify(&f); !ok {
		if reason != "" {
			w.skip(Skipped{Path: shown, Reason: reason})
		}
		return nil
	}
	w.ids[f.Article.ID] = origin{shown, sha256.Sum256(f.Raw)}
	return w.take(f)
}

var (
	errIrregular = errors.New("not a regular file")
	errChanged   = errors.New("it changed while it was read; it will be read next time")
)

// load reads a file and makes the article.
func (w *walker) load(t tree, name string) (File, error) {
	in, err := t.open(name)
	if err != nil {
		return File{}, err
	}
	defer in.Close()
	info, err := in.Stat()
	switch {
	case err != nil:
		return File{}, err
	case !info.Mode().IsRegular():
		return File{}, errIrregular
	}
	raw, err := io.ReadAll(io.LimitReader(in, w.o.maxBytes()+1))
	if err != nil {
		return File{}, err
	}
	if after, err := in.Stat(); err != nil || after.Size() != info.Size() || !after.ModTime().Equal(info.ModTime()) {
		return File{}, errChanged
	}
	a, err := guarded(t.shown(name), raw, w.o)
	if err != nil {
		return File{Raw: raw}, err
	}
	return File{Path: t.shown(name), Raw: raw, Size: info.Size(), Modified: info.ModTime(), Article: a.Article, Unread: a.unread, statesID: a.statesID}, nil
}

// reasons are the errors that already speak to a person.
var reasons = []error{ErrHeld, ErrKind, ErrName, ErrTooLarge, ErrEmpty, ErrBinary, ErrEncoding, ErrFront, ErrWire, errIrregular, errChanged}

// reason puts an error in words for a person.
func reason(err error) string {
	if kill := new(Kill); errors.As(err, &kill) {
		return kill.Error()
	}
	for _, known := range reasons {
		if errors.Is(err, known) {
			return err.Error()
		}
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "no permission to read it"
	case errors.Is(err, fs.ErrNotExist):
		return "it was removed while the folder was read"
	}
	return "it could not be read from the disk"
}
