package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Source is the file that an article was read from.
type Source struct {
	Path     string
	Size     int64 // bytes
	Modified time.Time
	// Sample marks an article that comes with the program. Samples stand in
	// only while the archive holds nothing else.
	Sample bool
}

// State says what taking an article did.
type State int

// The states of an article that was offered.
const (
	// Unchanged: the same bytes are stored already; nothing was written.
	Unchanged State = iota
	// New: the archive now holds its first revision, or what stood in as a
	// sample has become the newsroom's own.
	New
	// Changed: a further revision is stored and answers from now on.
	Changed
	// Skipped: a sample that the newsroom's own articles have made needless.
	Skipped
)

func (s State) String() string {
	return [...]string{"unchanged", "new", "changed", "skipped"}[s]
}

// Taken is what became of an article that was offered.
type Taken struct {
	Article  news.ArticleID
	Revision int
	State    State
	Passages int // of the revision, in the index
	// Unembedded says that the passages can be found by their words only,
	// because the embedder failed; Reindex mends it.
	Unembedded bool
}

// ErrNotAnArticle says that what was offered cannot be stored as an article.
var ErrNotAnArticle = errors.New("not an article")

// Ingest stores the article as its next revision, with the raw bytes it was
// read from, and swaps its passages in, all in one transaction: after a crash
// either everything of it is there or nothing. Raw bytes that equal those of
// the newest revision change nothing. An article's Revision is given by the
// archive; its SHA256 is checked when stated. The text of a withdrawn article
// is not kept as text.
func (a *Archive) Ingest(ctx context.Context, article news.Article, raw []byte, from Source) (Taken, error) {
	taken, err := a.ingest(ctx, article, raw, from)
	if err != nil {
		return Taken{}, fmt.Errorf("article %s: %w", article.ID, err)
	}
	return taken, nil
}

func (a *Archive) ingest(ctx context.Context, article news.Article, raw []byte, from Source) (Taken, error) {
	if article.Withdrawn {
		article.Text, article.SHA256 = "", ""
	}
	if err := checkArticle(&article); err != nil {
		return Taken{}, err
	}
	if a.write == nil {
		return Taken{}, errReadOnly
	}
	// One article at a time: what is held of it cannot change between here
	// and the transaction, while the embedder is at work.
	var taken Taken
	err := a.inOrder(ctx, func() (err error) {
		taken, err = a.take(ctx, article, raw, from)
		return err
	})
	return taken, err
}

func (a *Archive) take(ctx context.Context, article news.Article, raw []byte, from Source) (Taken, error) {
	d := &delivery{article: article, raw: raw, rawSHA256: books.Digest(raw), from: from, at: a.now()}
	err := a.view(ctx, func(tx *sql.Tx) (err error) {
		if erased, err := erasedBefore(ctx, tx, &article); err != nil {
			return err
		} else if erased {
			return ErrErased
		}
		d.before, err = held(ctx, tx, article.ID)
		return err
	})
	if err != nil {
		return Taken{}, err
	}
	state := d.state()
	if state == Unchanged || state == Skipped {
		taken := Taken{Article: article.ID, Revision: d.before.revision, State: state, Passages: d.before.passages}
		return taken, a.saw(ctx, article.ID, from, d.at)
	}
	if err := a.prepare(ctx, d); err != nil {
		return Taken{}, err
	}
	if err := a.storeDelivery(ctx, d); err != nil {
		return Taken{}, err
	}
	return Taken{Article: article.ID, Revision: d.revision(), State: state, Passages: len(d.passages), Unembedded: d.unembedded()}, nil
}

// storeDelivery writes the delivery and swaps its passages in.
func (a *Archive) storeDelivery(ctx context.Context, d *delivery) error {
	if err := a.publish(ctx, d); err != nil {
		return err
	}
	return a.vectors.during(ctx, func() (change indexChange, err error) {
		err = a.change(ctx, func(tx *sql.Tx) error {
			if change, err = d.store(ctx, tx); err != nil || d.change == 0 {
				return err
			}
			return noteCopied(ctx, tx, d.change)
		})
		return change, err
	})
}

func checkArticle(a *news.Article) error {
	sum := books.Digest([]byte(a.Text))
	switch {
	case a.ID == "":
		return fmt.Errorf("it has no id: %w", ErrNotAnArticle)
	case !utf8.ValidString(a.Text):
		return fmt.Errorf("its text is not UTF-8: %w", ErrNotAnArticle)
	case a.SHA256 != "" && a.SHA256 != sum:
		return fmt.Errorf("its text does not have the stated SHA-256: %w", ErrNotAnArticle)
	}
	for _, t := range []time.Time{a.Published, a.Updated, a.Embargo, a.Expires} {
		if _, err := t.MarshalText(); err != nil {
			return fmt.Errorf("%v: %w", err, ErrNotAnArticle)
		}
	}
	a.SHA256 = sum
	return nil
}

// delivery is an article on its way into the archive.
type delivery struct {
	article   news.Article
	raw       []byte
	rawSHA256 string
	from      Source
	at        time.Time
	before    holding

	passages []news.Passage
	stems    []string    // of each passage, as stored
	vectors  [][]float32 // one for each passage; nil where there is none
	model    model       // of the vectors, without its id
	unsent   bool        // it is to have no vectors
	forget   bool        // the files of the article are to be read again

	// Where the articles have an origin:
	change     int64 // the number of the change there; 0: there is none
	row        int64 // of the revision there
	copied     bool  // it was read from there
	superseded bool  // a later revision is there
}

// prepare cuts the article into passages and asks for their vectors. A
// failing embedder does not keep an article out.
func (a *Archive) prepare(ctx context.Context, d *delivery) error {
	d.passages = news.Passages(&d.article, news.Sentences(&d.article))
	d.vectors = make([][]float32, len(d.passages))
	// The words are cut while the embedder is at work.
	cut := make(chan struct{})
	go func() {
		defer close(cut)
		d.stems = stemLines(&d.article, d.passages)
	}()
	defer func() { <-cut }()
	d.unsent = slices.Contains(a.unsent, d.article.Collection)
	if len(d.passages) == 0 || d.unsent {
		return nil
	}
	texts := make([]string, len(d.passages))
	for i, p := range d.passages {
		texts[i] = p.Text()
	}
	made, dimension, err := a.vectorsFor(ctx, d.article.ID, texts, d.copied)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		a.log.Warn("article taken without vectors", "article", d.article.ID, "err", err)
	default:
		d.vectors, d.model = made, model{name: a.embedder.Model(), dimension: dimension}
	}
	return nil
}

func (d *delivery) unembedded() bool {
	return !d.unsent && slices.ContainsFunc(d.vectors, func(v []float32) bool { return v == nil })
}

// holding is what the archive holds of an article before a delivery.
type holding struct {
	row       int64 // of the newest revision; 0 when there is none
	revision  int
	rawSHA256 string
	sample    bool
	passages  int
	own       bool // the archive holds articles that are no samples
}

func held(ctx context.Context, tx *sql.Tx, id news.ArticleID) (holding, error) {
	var h holding
	err := tx.QueryRowContext(ctx, `SELECT id, revision, raw_sha256, sample, passages FROM revisions
		WHERE article = ? ORDER BY revision DESC LIMIT 1`, id).Scan(&h.row, &h.revision, &h.rawSHA256, &h.sample, &h.passages)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return h, err
	}
	err = tx.QueryRowContext(ctx, hasOwn).Scan(&h.own)
	return h, err
}

// same reports whether the newest revision was read from the same bytes. A
// withdrawal keeps the bytes and is a revision of its own. Of a copy it is known
// which revision it is.
func (d *delivery) same() bool {
	if d.copied {
		return d.before.revision == d.article.Revision
	}
	return d.before.row != 0 && d.before.rawSHA256 == d.rawSHA256 && !d.article.Withdrawn
}

// revision returns the number that the article is stored under.
func (d *delivery) revision() int {
	switch {
	case d.copied:
		return d.article.Revision
	case d.same():
		return d.before.revision
	}
	return d.before.revision + 1
}

// state says what taking the delivery does.
func (d *delivery) state() State {
	switch {
	case d.same() && (d.from.Sample || !d.before.sample):
		return Unchanged
	case d.from.Sample && d.before.own:
		return Skipped
	case d.same() || d.before.row == 0:
		return New
	default:
		return Changed
	}
}
