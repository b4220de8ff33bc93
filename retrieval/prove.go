package retrieval

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Proof is the result of proving the ledger.
type Proof struct {
	Entries int
	Quotes  int
	Failed  []FailedQuote
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

// Prove holds every quotation in the ledger against the stored bytes of the
// revision it was copied from, and that revision's text against its own
// SHA-256. What fails is listed, never an error.
func (a *Archive) Prove(ctx context.Context) (Proof, error) {
	var proof Proof
	err := a.view(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM ledger`).Scan(&proof.Entries); err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, `SELECT l.key, q.n, q.article, q.revision, q.start, q."end", q.sha256, r.id
			FROM ledger_quotes q JOIN ledger l ON l.id = q.entry
			LEFT JOIN revisions r ON r.article = q.article AND r.revision = q.revision
			ORDER BY q.article, q.revision, q.entry, q.n`)
		if err != nil {
			return err
		}
		defer rows.Close()
		var last sql.NullInt64
		var text []byte
		var faulty string
		for rows.Next() {
			var f FailedQuote
			var sum string
			var row sql.NullInt64
			if err := rows.Scan(&f.Key, &f.N, &f.Article, &f.Revision, &f.Start, &f.End, &sum, &row); err != nil {
				return err
			}
			if row != last || !row.Valid {
				if text, faulty, err = provenText(ctx, tx, row); err != nil {
					return err
				}
				last = row
			}
			proof.Quotes++
			if f.Reason = faultOf(text, faulty, f.Start, f.End, sum); f.Reason != "" {
				proof.Failed = append(proof.Failed, f)
			}
		}
		return rows.Err()
	})
	if err != nil {
		return Proof{}, fmt.Errorf("proving the ledger: %w", err)
	}
	return proof, nil
}

// provenText returns the text of a revision, and what is wrong with it.
func provenText(ctx context.Context, tx *sql.Tx, row sql.NullInt64) (text []byte, faulty string, err error) {
	if !row.Valid {
		return nil, "the revision is not stored", nil
	}
	var sum string
	err = tx.QueryRowContext(ctx, `SELECT text, sha256 FROM revisions WHERE id = ?`, row.Int64).Scan(&text, &sum)
	if err == nil && digest(text) != sum {
		faulty = "the revision's text does not have its SHA-256"
	}
	return text, faulty, err
}

func faultOf(text []byte, faulty string, start, end int, sum string) string {
	switch {
	case faulty != "":
		return faulty
	case start < 0 || end > len(text) || start >= end:
		return "it lies outside the text"
	case digest(text[start:end]) != sum:
		return "the quoted bytes do not have their SHA-256"
	}
	return ""
}
