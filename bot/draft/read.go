package draft

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Draft is a text to be checked.
type Draft struct {
	Text     string
	language string
	blocks   []lang.Span // block quotes
	lines    []line      // where lines of the file begin in Text
	bytes    digest      // of the file
}

// digest tells the bytes of a file from all others.
type digest = [sha256.Size]byte

// line is the number of the file's line that a byte of the text stands on.
type line struct{ at, number int }

// The reasons for which a file is not read.
var (
	ErrTooLarge = errors.New("too large to be checked")
	ErrKind     = errors.New("not .txt, .md, .html, .docx, .vtt or .srt")
	ErrDamaged  = errors.New("cannot be read as what its name says")
)

// MostBytes is the size of the largest draft or file of material: a book has a
// megabyte.
const MostBytes = 10 << 20

// line is the number of the file's line, or of a document's paragraph, at which
// a byte of the text stands, from 1.
func (d *Draft) line(at int) int {
	i, found := slices.BinarySearchFunc(d.lines, at, func(l line, at int) int { return cmp.Compare(l.at, at) })
	if !found {
		i--
	}
	if i < 0 {
		return 1
	}
	return d.lines[i].number
}

// words are those of a part of the draft.
func (d *Draft) words(s lang.Span) []word {
	out := wordsOf(d.Text[s.Start:s.End], d.language)
	for i := range out {
		out[i].Start, out[i].End = out[i].Start+s.Start, out[i].End+s.Start
	}
	return out
}

// Read reads a draft. The name tells the kind of file; one without an extension
// is plain text.
func Read(name string, raw []byte) (*Draft, error) {
	d, _, err := read(name, raw)
	return d, err
}

// ReadText reads a file of material that a draft is checked against.
func ReadText(name string, raw []byte) (*Text, error) {
	d, cues, err := read(name, raw)
	if err != nil {
		return nil, err
	}
	if cues == nil {
		cues = labelled(d.Text)
	}
	a := &news.Article{ID: news.ArticleID(filepath.Base(name)), Text: d.Text, Language: d.language}
	return &Text{Article: a, Against: name, Cues: cues, blocks: d.blocks, bytes: d.bytes}, nil
}

func read(name string, raw []byte) (d *Draft, cues []Cue, err error) {
	if len(raw) > MostBytes {
		return nil, nil, fmt.Errorf("%s: %w", name, ErrTooLarge)
	}
	text := strings.TrimPrefix(strings.ToValidUTF8(string(raw), "\uFFFD"), "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm":
		d = readMarkup(text)
	case ".md", ".markdown":
		d = readMarkdown(text)
	case ".docx":
		d, err = readOffice(raw)
	case ".vtt", ".srt":
		d, cues = readCues(text)
	case "", ".txt", ".text":
		d = readPlain(text)
	default:
		err = ErrKind
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	d.language, d.bytes = lang.Detect(d.Text), sha256.Sum256(raw)
	return d, cues, nil
}

// readPlain reads a text of lines.
func readPlain(text string) *Draft {
	return &Draft{Text: unwrapped(text), lines: linesOf(text)}
}

// linesOf says where the lines of a text begin.
func linesOf(text string) []line {
	out := []line{{0, 1}}
	for i := range len(text) {
		if text[i] == '\n' {
			out = append(out, line{i + 1, out[len(out)-1].number + 1})
		}
	}
	return out
}

// wrappedAt is how many bytes a line has at least that was broken to fit.
const wrappedAt = 40

// unwrapped joins lines that were broken to fit, where empty lines part the
// paragraphs: a quotation goes on over them. Each byte keeps its place.
func unwrapped(text string) string {
	if !strings.Contains(text, "\n\n") {
		return text
	}
	out := []byte(text)
	begin := 0
	for i := range len(text) {
		if text[i] != '\n' {
			continue
		}
		rest := text[i+1:]
		if i-begin >= wrappedAt && rest != "" && !strings.ContainsAny(rest[:1], "\n>#-*|") {
			out[i] = ' '
		}
		begin = i + 1
	}
	return string(out)
}

// Reads reports whether a file of the name is one that can be read.
func Reads(name string) bool {
	return slices.Contains([]string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".vtt", ".srt"}, strings.ToLower(filepath.Ext(name)))
}
