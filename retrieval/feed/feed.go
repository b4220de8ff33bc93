package feed

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// The reasons for which a file is not taken. Every error of Read wraps one.
var (
	// ErrKind: the name does not end in .txt, .md, .html or .htm, nor as the files of
	// agencies and of JSON Lines do.
	ErrKind = errors.New("not .txt, .md or .html")
	// ErrName: the file name cannot be the article's id.
	ErrName = errors.New("its name is empty or holds invisible characters")
	// ErrTooLarge: the file, its front matter or its text is over the limit.
	ErrTooLarge = errors.New("too large")
	// ErrEmpty: there is no text to quote from.
	ErrEmpty = errors.New("no text in it")
	// ErrBinary: the bytes are not text, whatever the name says.
	ErrBinary = errors.New("not a text file")
	// ErrEncoding: the character encoding is unknown or the text is damaged.
	ErrEncoding = errors.New("its characters cannot be read")
	// ErrFront: the front matter is broken or states something impossible.
	ErrFront = errors.New("its front matter cannot be read")
)

const (
	// defaultMaxBytes is far above any article and far below what would
	// hurt: a saved page with its scripts inlined is 1 to 5 MB.
	defaultMaxBytes = 10 << 20
	// maxTextBytes bounds the canonical text of one article, about 350,000
	// words: a long book, so nothing a newsroom publishes comes near.
	maxTextBytes = 2 << 20
)

// Options are the settings of reading.
type Options struct {
	// Zone is the place whose clock is meant by a time printed without one;
	// nil means UTC.
	Zone *time.Location
	// MaxBytes is the size of the largest file taken; 0 means 10 MB.
	MaxBytes int64
	// Known names the article that a file gave when it was last read, or "";
	// nil means that none is known. Givers names the files that gave an
	// article. By both Walk sees when another file claims an id; Read has no
	// use for them.
	Known  func(path string) news.ArticleID
	Givers func(id news.ArticleID) []string
	// Named names the article of a file that states no id, if the file gave it
	// when it was last read or is one that gave it under another name; sha256 is
	// the digest of its bytes. "" is for any other file, and nil for no such.
	Named func(path, sha256 string) news.ArticleID
}

func (o Options) maxBytes() int64 {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return defaultMaxBytes
}

func (o Options) zone() *time.Location {
	if o.Zone != nil {
		return o.Zone
	}
	return time.UTC
}

// Read makes an article of the bytes of one file. The name tells the kind of
// file, and its last element without the extension is the article's id unless
// the front matter states one. Revision is 0: the archive counts revisions.
// The error wraps one of this package's reasons.
func Read(name string, raw []byte, o Options) (news.Article, error) {
	a, err := guarded(name, raw, o)
	if err != nil {
		return news.Article{}, fmt.Errorf("%s: %w", name, err)
	}
	return a.Article, nil
}

// identified is an article with whether it states its id itself, and which of
// the things that it states could not be read.
type identified struct {
	news.Article
	statesID bool
	unread   []string
}

// guarded is read, proof against faults in the parsers of HTML, Markdown and
// YAML: they are others' code and the bytes are anybody's, so a panic in one
// costs that file and not the bot.
func guarded(name string, raw []byte, o Options) (a identified, err error) {
	defer func() {
		if recover() != nil {
			a, err = identified{}, fmt.Errorf("%w: it cannot be parsed", ErrBinary)
		}
	}()
	return read(name, raw, o)
}

// read makes the article; its errors do not name the file.
func read(name string, raw []byte, o Options) (identified, error) {
	kind, err := contentKind(name, raw)
	if err != nil {
		return identified{}, err
	}
	if int64(len(raw)) > o.maxBytes() {
		return identified{}, fmt.Errorf("%w: more than %s", ErrTooLarge, megabytes(o.maxBytes()))
	}
	text, err := decode(raw, kind)
	if err != nil {
		return identified{}, err
	}
	text, misread := reread(text)
	text = clean(unligated.Replace(controlled(text)))
	front, body, unread, err := splitCopy(kind, text, o)
	if err != nil {
		if kind != agency && !errors.Is(err, ErrHeld) && limits(text) {
			err = fmt.Errorf("%w: %w", ErrHeld, err)
		}
		return identified{}, err
	}
	if kind == agency {
		kind = page
	}
	if misread != "" {
		unread = append(unread, fmt.Sprintf("UTF-8 was read as Windows-1252 before it was saved (%q); the letters that were meant were put in", misread))
	}
	for _, words := range []*string{&front.Headline, &front.Byline, &front.Publisher} {
		*words = oneLine(unreferenced(*words))
	}
	if kind == plain && !looksLikePage(body) {
		body = unreferenced(unquotedMail(body))
	}
	var embargo time.Time
	if kind != page {
		if embargo, body, err = deskText(body, o.zone()); err != nil {
			return identified{}, err
		}
	}
	found, err := readBody(kind, body, front, o)
	if err != nil {
		return identified{}, err
	}
	ofPage, kept, err := desk(cmp.Or(front.Headline, found.Headline), found.body, o.zone())
	if err != nil {
		return identified{}, err
	}
	if isEmbargo(found.Headline) {
		found.Headline = ""
	}
	found.body, front.Embargo = kept, latest(front.Embargo, embargo, ofPage)
	a, err := finish(name, front, found)
	return identified{a, front.ID != "", unread}, err
}

// latest is the latest of the times.
func latest(times ...time.Time) (last time.Time) {
	for _, t := range times {
		if t.After(last) {
			last = t
		}
	}
	return last
}

// draft is an article in the making: what a source states, and the body.
type draft struct {
	news.Article
	body []block
	// captioned: there are captions of pictures, which are no text.
	captioned bool
}

// readBody reads the part of the file after the front matter.
func readBody(kind kind, body string, front news.Article, o Options) (draft, error) {
	if kind == plain && looksLikePage(body) {
		kind = page
	}
	if kind != page && len(body) > maxTextBytes {
		return draft{}, fmt.Errorf("%w: more than %s of text", ErrTooLarge, megabytes(maxTextBytes))
	}
	switch kind {
	case page:
		return readPage(body, o)
	case markdown:
		return readMarkdown(body)
	default:
		return readPlain(body, front.Headline, o), nil
	}
}

// finish joins what the front matter states with what was found in the body,
// the front matter first, and makes the canonical text.
func finish(name string, front news.Article, found draft) (news.Article, error) {
	a := news.Article{
		ID:         front.ID,
		Publisher:  cmp.Or(front.Publisher, found.Publisher),
		Headline:   cmp.Or(front.Headline, found.Headline),
		Byline:     cmp.Or(front.Byline, found.Byline),
		URL:        cmp.Or(front.URL, found.URL),
		Published:  firstTime(front.Published, found.Published),
		Updated:    firstTime(front.Updated, found.Updated),
		Collection: front.Collection,
		Embargo:    front.Embargo,
		Expires:    front.Expires,
	}
	if a.ID == "" {
		id, err := idOf(name)
		if err != nil {
			return news.Article{}, err
		}
		a.ID = id
	}
	body := dropHeadline(found.body, front.Headline, found.Headline)
	a.Text = canonical(dropFurniture(body))
	switch {
	case !hasWords(a.Text) && found.captioned:
		return news.Article{}, fmt.Errorf("%w but captions of pictures, which are not taken", ErrEmpty)
	case !hasWords(a.Text):
		return news.Article{}, ErrEmpty
	case len(a.Text) > maxTextBytes:
		return news.Article{}, fmt.Errorf("%w: more than %s of text", ErrTooLarge, megabytes(maxTextBytes))
	case strings.ContainsRune(a.Text+a.Headline+a.Byline+a.Publisher, unicode.ReplacementChar):
		return news.Article{}, fmt.Errorf("%w: letters were lost and stand as %q; export it again", ErrEncoding, unicode.ReplacementChar)
	}
	a.Language = languageOf(front.Language, found.Language, a.Text)
	sum := sha256.Sum256([]byte(a.Text))
	a.SHA256 = hex.EncodeToString(sum[:])
	return a, nil
}

// languageOf picks the article's language. What the newsroom states wins. The
// page's own statement is often its template's, so it yields to the text where
// the two name different languages.
func languageOf(stated, page, text string) string {
	if stated != "" {
		return stated
	}
	read := lang.Detect(text)
	base, _, _ := strings.Cut(page, "-")
	if read != "" && read != base {
		return read
	}
	return page
}

// idOf returns the id that a file name gives.
func idOf(name string) (news.ArticleID, error) {
	base := path.Base(filepath.ToSlash(name))
	id := strings.TrimSuffix(base, path.Ext(base))
	if strings.TrimSpace(id) == "" || clean(id) != id || strings.Contains(id, "\n") {
		return "", ErrName
	}
	return news.ArticleID(strings.TrimSpace(id)), nil
}

func firstTime(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}

// megabytes prints a size limit as people say it.
func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%d MB", n>>20)
}
