package feed

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/pullquote/pullquote/retrieval/news"
)

// identify makes sure that the article's id belongs to its file. An id that
// another file has goes to nobody else, or one file could bring a revision of
// an article that it has nothing to do with, and open one that is closed. A
// file that states no id gets one with the names of its folders in it. ok is
// false when the file gives no article, with the reason for a person, which is
// empty when another file holds the same bytes.
func (w *walker) identify(f *File) (reason string, ok bool) {
	other, same := w.holder(f.Article.ID, *f)
	if other == "" {
		return "", true
	}
	if same {
		return "", false
	}
	reason = fmt.Sprintf("its id %s is taken by %s", f.Article.ID, other)
	if f.statesID {
		return reason, false
	}
	folder := filepath.Dir(f.Path)
	for id := f.Article.ID; ; folder = filepath.Dir(folder) {
		name := filepath.Base(folder)
		if name == "." || name == string(filepath.Separator) || name == ".." {
			return reason, false
		}
		id = news.ArticleID(name) + "-" + id
		switch other, same := w.holder(id, *f); {
		case same:
			return "", false
		case other == "" && len(id) <= maxIDBytes && clean(string(id)) == string(id):
			f.Article.ID = id
			return "", true
		}
	}
}

// holder returns the file that the id belongs to, if that is another one, and
// whether it holds the same bytes. Of files of an earlier walk one with the
// same bytes does not count: the archive knows them.
func (w *walker) holder(id news.ArticleID, f File) (path string, same bool) {
	sum := sha256.Sum256(f.Raw)
	if first, taken := w.ids[id]; taken && first.path != f.Path {
		if raw, err := os.ReadFile(first.path); first.sum == ([sha256.Size]byte{}) && err == nil { // declined unread
			first.sum = sha256.Sum256(raw)
		}
		return first.path, first.sum == sum
	}
	if w.o.Givers == nil {
		return "", false
	}
	own := absolute(f.Path)
	for _, path := range w.o.Givers(id) {
		if path == own {
			return "", false
		}
	}
	for _, path := range w.o.Givers(id) {
		// A file that is gone has been moved, perhaps to here.
		if raw, err := os.ReadFile(path); err == nil && sha256.Sum256(raw) != sum {
			return path, false
		}
	}
	return "", false
}

// absolute is the path by which an archive knows a file.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

// statedID finds the id that front matter states, however broken the rest is.
var statedID = regexp.MustCompile(`(?im)^["']?id["']?\s*[:=]\s*["']?([^"'\s]+)`)

// heldOf returns a file that is held back, with the article that it gave
// before, or that its beginning or its name says if no other file has that.
func (w *walker) heldOf(path string, raw []byte) *Held {
	held := &Held{Raw: raw}
	if w.o.Known != nil {
		held.Article = w.o.Known(path)
	}
	if held.Article != "" {
		return held
	}
	id, err := idOf(path)
	if m := statedID.FindSubmatch(raw[:min(len(raw), maxFrontBytes)]); m != nil {
		id, err = news.ArticleID(m[1]), nil
	}
	if err != nil {
		return held
	}
	if other, _ := w.holder(id, File{Path: path, Raw: raw}); other == "" {
		held.Article = id
	}
	return held
}
