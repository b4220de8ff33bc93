package feed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/news"
)

// The reasons for which a file is not taken. Every error of Read wraps one.
var (
	ErrKind     = errors.New("not .txt, .md or .html")
	ErrTooLarge = errors.New("too large")
	ErrEmpty    = errors.New("no text in it")
	ErrBinary   = errors.New("not a text file")
	ErrEncoding = errors.New("its character encoding cannot be read")
	ErrFront    = errors.New("its front matter cannot be read")
)

// Options are the settings of reading.
type Options struct {
	// Zone is the place whose clock is meant by a time printed without one;
	// nil means UTC.
	Zone *time.Location
	// MaxBytes is the size of the largest file taken; 0 means 10 MB.
	MaxBytes int64
}

const defaultMaxBytes = 10 << 20

func (o Options) maxBytes() int64 {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return defaultMaxBytes
}

// Read makes an article of the bytes of one file. The name tells the kind of
// file and is the article's id unless the file states one. The Revision is 0.
func Read(name string, raw []byte, o Options) (news.Article, error) {
	if int64(len(raw)) > o.maxBytes() {
		return news.Article{}, fmt.Errorf("%s: %w", name, ErrTooLarge)
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		return news.Article{}, fmt.Errorf("%s: %w", name, ErrEmpty)
	}
	if !utf8.Valid(raw) {
		return news.Article{}, fmt.Errorf("%s: %w", name, ErrEncoding)
	}
	base := path.Base(name)
	a := news.Article{ID: news.ArticleID(strings.TrimSuffix(base, path.Ext(base)))}
	var paragraphs []string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line == a.Headline:
		case a.Headline == "":
			a.Headline = line
		case strings.ContainsAny(line, ".!?"):
			paragraphs = append(paragraphs, line)
		}
	}
	a.Text = strings.Join(paragraphs, "\n\n")
	sum := sha256.Sum256([]byte(a.Text))
	a.SHA256 = hex.EncodeToString(sum[:])
	return a, nil
}
