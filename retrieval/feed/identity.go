package feed

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// identify makes sure that the article's id belongs to its file. An id that
// another file has goes to nobody else, or one file could bring a revision of
// an article that it has nothing to do with, and open one that is closed; only
// what was taken before from another place, and is told anew here, gets a
// revision. A file that states no id gets one with the names of its folders in
// it. ok is false when the file gives no article, with the reason for a person,
// which is empty when another file holds the same bytes.
func (w *walker) identify(f *File) (reason string, ok bool) {
	if !f.statesID && w.o.Named != nil {
		if id := w.o.Named(f.Path, fmt.Sprintf("%x", sha256.Sum256(f.Raw))); id != "" {
			f.Article.ID = id
		}
	}
	h := w.holder(f.Article.ID, *f)
	if h.path == "" {
		return "", true
	}
	if h.same {
		return "", false
	}
	reason = fmt.Sprintf("its id %s is taken by %s", f.Article.ID, h.path)
	if kin, closed := w.kin(h.path, *f); kin {
		if closed {
			return reason + ", which is not for everybody; say the same of this one, or give it another id", false
		}
		return reason, !h.now
	}
	if f.statesID {
		return reason, false
	}
	return w.byFolders(f, reason)
}

// byFolders gives the article an id with as many names of its folders in it as
// nobody else has. ok is false, with the reason, where these do not do.
func (w *walker) byFolders(f *File, reason string) (why string, ok bool) {
	folder := filepath.Dir(f.Path)
	for id := f.Article.ID; ; folder = filepath.Dir(folder) {
		name := filepath.Base(folder)
		if name == "." || name == string(filepath.Separator) || name == ".." {
			return reason, false
		}
		id = news.ArticleID(name) + "-" + id
		switch h := w.holder(id, *f); {
		case h.same:
			return "", false
		case h.path == "" && len(id) <= maxIDBytes && clean(string(id)) == string(id):
			f.Article.ID = id
			return "", true
		}
	}
}

// holder is the file that an id belongs to, if that is another one.
type holder struct {
	path string
	same bool // it holds the same bytes
	now  bool // it was met in this walk
}

// holder returns who has the id. Of files of an earlier walk one with the same
// bytes does not count: the archive knows them.
func (w *walker) holder(id news.ArticleID, f File) holder {
	sum := sha256.Sum256(f.Raw)
	if first, taken := w.ids[id]; taken && first.path != f.Path {
		if raw, err := os.ReadFile(first.path); first.sum == ([sha256.Size]byte{}) && err == nil { // declined unread
			first.sum = sha256.Sum256(raw)
		}
		return holder{first.path, first.sum == sum, true}
	}
	if w.o.Givers == nil {
		return holder{}
	}
	givers, own := w.o.Givers(id), absolute(f.Path)
	if slices.ContainsFunc(givers, func(path string) bool { return OnDisk(path) == OnDisk(own) }) {
		return holder{}
	}
	for _, path := range givers {
		// A file that is gone has been moved, perhaps to here.
		if raw, err := os.ReadFile(path); err == nil && sha256.Sum256(raw) != sum {
			return holder{path: path}
		}
	}
	return holder{}
}

// kinShare is which share of the longer words of the shorter one two states of
// one article have in common, if their headlines differ. Of 303 pairs of
// reports of one event (SEESAW) 3 share as many, all by different papers, and
// files of one name are seldom reports of one event; a state with another figure
// or a further paragraph shares nearly all (TestWalkSameArticle).
const (
	kinShare = 0.75
	kinWord  = 4 // letters of a longer word, so that "the" and "said" count for less
)

// kin reports whether another file tells the same article: it has the headline
// or most of the words, and no other publisher. closed says that it is kept
// from readers that this one is not kept from.
func (w *walker) kin(path string, f File) (kin, closed bool) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return false, false
	}
	other, err := Read(path, raw, w.o)
	if err != nil || other.Publisher != "" && f.Article.Publisher != "" && other.Publisher != f.Article.Publisher {
		return false, false
	}
	closed = other.Collection != "" && other.Collection != f.Article.Collection || other.Embargo.After(f.Article.Embargo)
	if key := headlineKey(other.Headline); key != "" && key == headlineKey(f.Article.Headline) {
		return true, closed
	}
	one, two := wordsOf(other.Text), wordsOf(f.Article.Text)
	common := 0
	for word := range one {
		if two[word] {
			common++
		}
	}
	return common > 0 && float64(common) >= kinShare*float64(min(len(one), len(two))), closed
}

func wordsOf(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range lang.Words(text, "") {
		if utf8.RuneCountInString(w.Folded) >= kinWord {
			out[w.Folded] = true
		}
	}
	return out
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
	if w.holder(id, File{Path: path, Raw: raw}).path == "" {
		held.Article = id
	}
	return held
}
