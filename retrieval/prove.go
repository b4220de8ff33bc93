package retrieval

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Proof is the result of proving the ledger.
type Proof struct {
	Entries int
	// Kinds counts the entries by the kind that their record states; one that
	// states none counts as "other".
	Kinds  map[string]int
	Quotes int
	// Erased counts the quotations of articles that were erased, which nothing
	// can prove any more; they are no part of Quotes.
	Erased int
	Failed []FailedQuote
}

// FailedQuote is a logged quotation that the stored bytes do not bear out.
type FailedQuote struct {
	Key      string // of the ledger entry
	N        int    // 1 for its first quotation
	Article  news.ArticleID
	Revision int
	Start    int
	End      int
	Reason   string
}

// live begins the keys of what was shown of a message before it was whole. Its
// quotations are proved; they are counted with the message, which has an entry
// of its own.
const live = "live/"

// Prove holds every quotation in the ledger against the stored bytes of the
// revision it was copied from, and that revision's text against its own
// SHA-256. What fails is listed, never an error.
func (a *Archive) Prove(ctx context.Context) (Proof, error) { return ProveIn(ctx, a.truth) }

// ProveIn is Prove of the ledger that lies there.
func ProveIn(ctx context.Context, from books.File) (Proof, error) {
	var proof Proof
	err := from.View(ctx, func(tx books.Tx) error {
		if err := countKinds(ctx, tx, &proof); err != nil {
			return err
		}
		quotes, err := loggedQuotes(ctx, tx)
		if err != nil {
			return err
		}
		var of provenText
		for _, q := range quotes {
			if q.erased {
				if !strings.HasPrefix(q.Key, live) {
					proof.Erased++
				}
				continue
			}
			if !of.is(q) {
				if of, err = proveText(ctx, tx, q); err != nil {
					return err
				}
			}
			if !strings.HasPrefix(q.Key, live) {
				proof.Quotes++
			}
			if q.Reason = of.faultOf(q); q.Reason != "" {
				proof.Failed = append(proof.Failed, q.FailedQuote)
			}
		}
		return nil
	})
	if err != nil {
		return Proof{}, fmt.Errorf("proving the ledger: %w", err)
	}
	return proof, nil
}

// countKinds counts the entries of the ledger by their kind.
func countKinds(ctx context.Context, tx books.Tx, proof *Proof) error {
	rows, err := tx.QueryContext(ctx, `SELECT record FROM ledger WHERE key NOT LIKE ?`, live+"%")
	if err != nil {
		return err
	}
	defer rows.Close()
	proof.Kinds = map[string]int{}
	for rows.Next() {
		var record sql.RawBytes
		if err := rows.Scan(&record); err != nil {
			return err
		}
		proof.Kinds[cmp.Or(books.KindOf(record), "other")]++
		proof.Entries++
	}
	return rows.Err()
}

// loggedQuote is a row of the ledger on its way to be proved.
type loggedQuote struct {
	FailedQuote
	sha256 string
	erased bool // its article was
}

// loggedQuotes returns all logged quotations, those of one revision together.
func loggedQuotes(ctx context.Context, tx books.Tx) ([]loggedQuote, error) {
	rows, err := tx.QueryContext(ctx, `SELECT l.key, q.n, q.article, q.revision, q.start, q."end", q.sha256,
			EXISTS (SELECT 1 FROM erased e WHERE e.article = q.article)
		FROM ledger_quotes q JOIN ledger l ON l.id = q.entry ORDER BY q.article, q.revision, q.entry, q.n`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []loggedQuote
	for rows.Next() {
		var q loggedQuote
		if err := rows.Scan(&q.Key, &q.N, &q.Article, &q.Revision, &q.Start, &q.End, &q.sha256, &q.erased); err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, rows.Err()
}

// provenText is the text of a revision and what is wrong with it.
type provenText struct {
	article  news.ArticleID
	revision int
	text     []byte
	fault    string
}

func (t provenText) is(q loggedQuote) bool { return t.article == q.Article && t.revision == q.Revision }

func proveText(ctx context.Context, tx books.Tx, q loggedQuote) (provenText, error) {
	t := provenText{article: q.Article, revision: q.Revision}
	var sum string
	err := tx.QueryRowContext(ctx, `SELECT text, sha256 FROM revisions WHERE article = ? AND revision = ?`, q.Article, q.Revision).Scan(&t.text, &sum)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		t.fault = "the revision is not stored"
		return t, nil
	case err == nil && books.Digest(t.text) != sum:
		t.fault = "the revision's text does not have its SHA-256"
	}
	return t, err
}

// faultOf returns why the text does not bear the quotation out; empty when it
// does.
func (t provenText) faultOf(q loggedQuote) string {
	switch {
	case t.fault != "":
		return t.fault
	case q.Start < 0 || q.End > len(t.text) || q.Start >= q.End:
		return "it lies outside the text"
	case books.Digest(t.text[q.Start:q.End]) != q.sha256:
		return "the quoted bytes do not have their SHA-256"
	}
	return ""
}
