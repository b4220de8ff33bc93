package feed

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/news"
)

// lineMark parts the path of a file of JSON Lines from the id of one of its
// articles. The last of them has the path of the file alone, and is handed on
// last: who knows it knows that all were taken.
const lineMark = "#"

// isLines reports whether a file has an article on each line.
func isLines(name string) bool {
	ext := strings.ToLower(path.Ext(filepath.ToSlash(name)))
	return ext == ".jsonl" || ext == ".ndjson"
}

// OnDisk is the file that the path of a File is of: that of an article of JSON
// Lines names the article too.
func OnDisk(path string) string {
	if file, _, ok := strings.Cut(path, lineMark); ok && isLines(file) {
		return file
	}
	return path
}

// The names under which a record has its text, with markup and without.
var (
	markedFields = []string{"html", "body_html", "content_html", "body_xhtml"}
	plainFields  = []string{"text", "body_text", "content_text", "body", "content"}
)

// errLine: a line is no article.
var errLine = errors.New("no object of JSON, or it is cut off")

// lines reads a file of JSON Lines and hands on the article of each line. The
// file is not known as read where a line gave none, so that it is read again.
func (w *walker) lines(t tree, name string, info fs.FileInfo) error {
	shown := t.shown(name)
	if !w.wanted(Found{shown, info.Size(), info.ModTime()}) {
		return nil
	}
	in, err := t.open(name)
	if err != nil {
		w.skip(Skipped{Path: shown, Reason: reason(err)})
		return nil
	}
	defer in.Close()
	last, whole, err := w.scan(in, shown, info)
	if err != nil || last == nil {
		return err
	}
	if after, err := in.Stat(); whole && err == nil && after.Size() == info.Size() && after.ModTime().Equal(info.ModTime()) {
		last.Path = shown
	}
	return w.take(*last)
}

// scan hands on the articles of the lines but the last. whole is false where a line
// gave none.
func (w *walker) scan(in io.Reader, shown string, info fs.FileInfo) (last *File, whole bool, err error) {
	scan := bufio.NewScanner(in)
	scan.Buffer(nil, int(w.o.maxBytes()))
	whole = true
	for number := 1; scan.Scan(); number++ {
		if err := w.ctx.Err(); err != nil {
			return nil, false, err
		}
		raw := bytes.TrimSpace(bytes.TrimPrefix(scan.Bytes(), []byte("\ufeff")))
		if len(raw) == 0 {
			continue
		}
		f, ok := w.lineAt(shown, number, slices.Clone(raw))
		whole = whole && ok
		if f == nil {
			continue
		}
		f.Size, f.Modified = info.Size(), info.ModTime()
		if last != nil {
			if err := w.take(*last); err != nil {
				return nil, false, err
			}
		}
		last = f
	}
	if scan.Err() != nil {
		w.skip(Skipped{Path: shown, Reason: fmt.Sprintf("a line is longer than %s, or cannot be read", megabytes(w.o.maxBytes()))})
	}
	return last, whole && scan.Err() == nil, nil
}

// lineAt makes the file of a line; nil where it gives none, and ok is false where
// that is a fault.
func (w *walker) lineAt(shown string, number int, raw []byte) (file *File, ok bool) {
	f, err := w.line(shown, raw)
	if err != nil {
		w.skipLine(shown, number, f, err)
		return nil, false
	}
	why, ok := w.identify(&f)
	if w.ids[f.Article.ID].path == f.Path {
		why, ok = fmt.Sprintf("its id %s stands on a line before", f.Article.ID), false
	}
	if !ok && why != "" {
		w.skip(Skipped{Path: fmt.Sprintf("%s, line %d", shown, number), Reason: why})
	}
	if !ok {
		return nil, why == ""
	}
	w.ids[f.Article.ID] = origin{path: f.Path}
	return &f, true
}

// skipLine names a line that gave no article.
func (w *walker) skipLine(shown string, number int, f File, err error) {
	s := Skipped{Path: fmt.Sprintf("%s, line %d", shown, number), Reason: err.Error()}
	errors.As(err, &s.Kill)
	if errors.Is(err, ErrHeld) {
		s.Held = &Held{Article: f.Article.ID, Raw: f.Raw}
	}
	w.skip(s)
}

// line makes the article of one line: it is ninjs, or has fields with the names
// of front matter and the text under html, text or a name like them. On an error
// the file has the id as far as it is known.
func (w *walker) line(shown string, raw []byte) (File, error) {
	f := File{Raw: raw, statesID: true}
	values, twice, err := members(raw)
	if err != nil {
		return f, errLine
	}
	id := idIn(values)
	f.Article.ID = id
	if pieces, ok, err := readWire(string(raw), w.o); ok {
		if err != nil {
			return f, err
		}
		a, err := guarded("line.json", raw, w.o)
		f.Article, f.Unread, f.Path = a.Article, a.unread, shown+lineMark+pieces[0].GUID
		return f, err
	}
	switch {
	case len(twice) > 0:
		return f, fmt.Errorf("%w: %s stands there twice", ErrHeld, twice[0])
	case id == "":
		return f, errors.New("it has no id")
	case string(values["withdrawn"]) == "true":
		return f, &Kill{Article: id, Why: "its system takes it back"}
	}
	a, err := guarded("line.html", asPage(values), w.o)
	if err != nil {
		return f, err
	}
	f.Article, f.Unread, f.Path = a.Article, a.unread, shown+lineMark+string(id)
	return f, nil
}

// idIn is the id of a record; systems give numbers too.
func idIn(values map[string]json.RawMessage) news.ArticleID {
	var said string
	if raw := values["id"]; json.Unmarshal(raw, &said) != nil && !bytes.ContainsAny(raw, `{["`) {
		said = string(raw)
	}
	return news.ArticleID(strings.TrimSpace(said))
}

// asPage writes a record as a page with front matter, which is read as that of any
// file is, limits on readers and times too: JSON is YAML.
func asPage(values map[string]json.RawMessage) []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	body := ""
	for _, name := range slices.Sorted(maps.Keys(values)) {
		isPlain := slices.Contains(plainFields, name)
		if isPlain || slices.Contains(markedFields, name) {
			var text string
			if json.Unmarshal(values[name], &text) == nil && !(isPlain && body != "") {
				body = cmp.Or(asHTML(text, name == "text" || name == "body_text"), body)
			}
			continue
		}
		var value bytes.Buffer
		if json.Compact(&value, values[name]) == nil {
			key, _ := json.Marshal(name) // a text always can be
			fmt.Fprintf(&b, "%s: %s\n", key, value.Bytes())
		}
	}
	b.WriteString("---\n" + body)
	return b.Bytes()
}
