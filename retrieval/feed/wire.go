package feed

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Wire is one piece of an agency's copy, as NewsML-G2, NITF or ninjs carry it.
type Wire struct {
	// GUID is the agency's name for the piece, the same in all its versions.
	GUID string
	// Order is the place of the version among those of the piece: a larger one
	// is newer. 0 stands for unknown.
	Order int64
	// Stated is what the copy says of itself, with its embargo and its end.
	Stated news.Article
	// Body is the text as HTML, empty when there is none.
	Body string
	// Gone says why the piece must not be shown, or not any more; empty: it may.
	Gone string
}

// ErrWire: it is a file of an agency's format, and no article in it.
var ErrWire = errors.New("an agency's file without an article")

// wireRoots are the roots of the formats of agencies.
var wireRoots = regexp.MustCompile(`^<(?:[\w.-]+:)?(newsItem|newsMessage|packageItem|knowledgeItem|conceptItem|planningItem|nitf)[\s/>]`)

// wireRoot returns the root of a format of agencies, with any prefix; empty:
// there is none.
func wireRoot(text string) string {
	m := wireRoots.FindStringSubmatch(afterProlog(text))
	if m == nil {
		return ""
	}
	return m[1]
}

// afterProlog returns XML from its first element on.
func afterProlog(text string) string {
	for {
		text = strings.TrimLeft(text, "\ufeff \t\r\n")
		end := ""
		switch {
		case strings.HasPrefix(text, "<?"):
			end = "?>"
		case strings.HasPrefix(text, "<!--"):
			end = "-->"
		case strings.HasPrefix(text, "<!DOCTYPE"):
			if end = ">"; strings.Contains(text[:strings.Index(text+">", ">")], "[") {
				end = "]>"
			}
		default:
			return text
		}
		_, after, ok := strings.Cut(text, end)
		if !ok {
			return ""
		}
		text = after
	}
}

// ReadWire reads the pieces of a file of agency copy. ok is false when the file
// is none. The error wraps one of the package's reasons, ErrHeld when a limit
// cannot be read.
func ReadWire(raw []byte, o Options) (pieces []Wire, ok bool, err error) {
	if int64(len(raw)) > o.maxBytes() {
		return nil, false, fmt.Errorf("%w: more than %s", ErrTooLarge, megabytes(o.maxBytes()))
	}
	text, err := decode(raw, page)
	if err != nil {
		return nil, false, err
	}
	return readWire(clean(text), o)
}

func readWire(text string, o Options) (pieces []Wire, ok bool, err error) {
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		return readNinjs(text, o)
	}
	root := wireRoot(text)
	if root == "" {
		return nil, false, nil
	}
	tree, err := parseXML(text)
	if err != nil {
		if errors.Is(err, errXML) {
			err = fmt.Errorf("%w: %w", ErrWire, err)
		}
		return nil, true, err
	}
	if root == "nitf" {
		w, err := readNITF(tree.below("nitf"), o)
		return []Wire{w}, true, err
	}
	pieces, err = readNewsML(tree, root, o)
	return pieces, true, err
}

// article returns the article of a piece, with its body.
func (w Wire) article() (front news.Article, body string, err error) {
	front = w.Stated
	if front.ID, err = w.id(); err != nil {
		return front, "", err
	}
	if w.Gone != "" {
		return front, "", &Kill{Article: front.ID, Why: w.Gone}
	}
	if w.Body == "" {
		return front, "", fmt.Errorf("%w: it has no text", ErrWire)
	}
	return front, w.Body, nil
}

// id is the id of the article: the agency's own if it states one, so that a file
// that was renamed is the same article.
func (w Wire) id() (news.ArticleID, error) {
	if len(w.GUID) > maxIDBytes || oneLine(w.GUID) != w.GUID {
		return "", fmt.Errorf("%w: it has no id that can be used", ErrWire)
	}
	return news.ArticleID(w.GUID), nil
}

// onlyPiece returns the one piece of a file.
func onlyPiece(pieces []Wire) (Wire, error) {
	if len(pieces) != 1 {
		return Wire{}, fmt.Errorf("%w: it holds %d; a connector of the kind folder takes them", ErrWire, len(pieces))
	}
	return pieces[0], nil
}

// copyMaker collects what a piece states, and the first thing that is wrong.
type copyMaker struct {
	Wire
	o   Options
	err error
}

// fail keeps a fault; that of a limit wins, since it holds the piece back.
func (m *copyMaker) fail(err error) {
	if m.err == nil || errors.Is(err, ErrHeld) {
		m.err = err
	}
}

// compact are the times of NITF.
var compact = []string{"20060102T150405Z0700", "20060102T150405-07:00", "20060102T150405.000Z0700", "20060102T150405", "20060102T1504Z0700", "20060102"}

// time reads a time; one without a zone is by the newsroom's clock. A limit that
// cannot be read holds the piece back, any other time is left out.
func (m *copyMaker) time(name, said string, limit bool) time.Time {
	if said == "" {
		return time.Time{}
	}
	at, ok := StatedTime(said, m.o.zone(), limit)
	for _, layout := range compact {
		if ok {
			break
		}
		parsed, err := time.Parse(layout, said)
		if ok = err == nil; ok && !strings.Contains(layout, "07") {
			parsed = onClock(parsed, m.o.zone(), later)
		}
		at = parsed
	}
	if !ok && limit {
		m.fail(fmt.Errorf("%w: its %s is %q, which is no time", ErrHeld, name, oneLine(said)))
	}
	if !ok {
		return time.Time{}
	}
	return at
}

// status reads whether the piece may be published. Only "usable" and nothing at
// all say so.
func (m *copyMaker) status(said string) {
	_, after, prefixed := strings.Cut(said, ":")
	if !prefixed {
		after = said
	}
	switch state := strings.ToLower(strings.TrimSpace(after)); state {
	case "", "usable":
	default:
		m.Gone = "the agency says that it is " + oneLine(state)
	}
}

// note reads an editor's note: it may be a kill or an embargo, and then stands
// before the text, where desk reads it.
func (m *copyMaker) note(said string) {
	said = oneLine(said)
	if killLine().MatchString(said) {
		m.Gone = "a note of the agency kills it"
	}
	if isEmbargo(said) {
		at, ok := instantIn(said, m.o.zone())
		if !ok {
			m.fail(fmt.Errorf("%w: %q gives no day, month and year with a known clock", ErrHeld, said))
		}
		m.Stated.Embargo = latest(m.Stated.Embargo, at)
	}
}

// version sets the place of the version: its time if the format tells it, else
// its number.
func (m *copyMaker) version(at time.Time, number string) {
	if !at.IsZero() {
		m.Order = at.UnixMicro()
		return
	}
	if n, err := strconv.ParseInt(number, 10, 64); err == nil && n > 0 {
		m.Order = n
	}
}

// finished returns the piece. What is not to be shown needs nothing else to be
// right.
func (m *copyMaker) finished() (Wire, error) {
	if m.Gone != "" {
		return m.Wire, nil
	}
	if s := &m.Stated; s.Published.IsZero() || s.Updated.Equal(s.Published) {
		s.Published, s.Updated = cmp.Or(s.Published, s.Updated), time.Time{}
	}
	return m.Wire, m.err
}

// Paragraphs makes HTML of a text without markup, which has
// an empty line between paragraphs, or each on a line of its own.
func Paragraphs(text string) string {
	var b strings.Builder
	gap := "\n\n"
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if !strings.Contains(strings.TrimSpace(text), gap) {
		gap = "\n"
	}
	for p := range strings.SplitSeq(text, gap) {
		if strings.TrimSpace(p) != "" {
			b.WriteString("<p>" + html.EscapeString(strings.TrimSpace(p)) + "</p>\n")
		}
	}
	return b.String()
}

// splitCopy parts what is stated from the body: agency copy in a format of its
// own, under .txt too, and all else by its front matter.
func splitCopy(k kind, text string, o Options) (front news.Article, body string, unread []string, err error) {
	if k != agency {
		return splitFront(text, o)
	}
	pieces, ok, err := readWire(text, o)
	if err == nil && !ok {
		err = fmt.Errorf("%w, nor NewsML-G2, NITF or ninjs", ErrKind)
	}
	if err != nil {
		return front, "", nil, err
	}
	w, err := onlyPiece(pieces)
	if err != nil {
		return front, "", nil, err
	}
	front, body, err = w.article()
	return front, body, nil, err
}

// otherXML finds XML, which is no text of an article.
var otherXML = regexp.MustCompile(`^\s*<\?xml\s`)

// contentKind tells how a file is read: by its name, and a text file by what it
// holds.
func contentKind(name string, raw []byte) (kind, error) {
	k, err := kindOf(name, raw)
	if err != nil || k != plain {
		return k, err
	}
	start := string(raw[:min(len(raw), maxFrontBytes)])
	switch {
	case wireRoot(start) != "":
		return agency, nil
	case otherXML.MatchString(start) && !looksLikePage(start):
		return 0, fmt.Errorf("%w: XML that is neither NewsML-G2 nor NITF", ErrBinary)
	case json.Valid(raw) && strings.ContainsAny(start[:1], "{[ \n\t"):
		if _, ok, _ := readWire(string(raw), Options{}); ok {
			return agency, nil
		}
		return 0, fmt.Errorf("%w: JSON that is not ninjs", ErrBinary)
	}
	return k, nil
}
