package retrieval

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Arrivals returns the newest revisions, with their texts, that came in after
// the row, in the order in which they did, and those whose embargo ended since
// then; only what the reader may see is among them. last is the row of the
// last revision of all: the row to go on from the next time.
func (a *Archive) Arrivals(ctx context.Context, as news.Reader, after int64, since time.Time) (arrivals []news.Arrival, last int64, err error) {
	err = a.view(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM revisions`).Scan(&last); err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, `SELECT `+articleColumns+`, r.id, (SELECT min(f.id) FROM revisions f WHERE f.article = r.article), r.taken, r.text
			FROM revisions r WHERE r.listed = 1 AND r.withdrawn = 0 AND (r.id > ? OR r.embargo > ?) ORDER BY r.id`, after, stamp(since))
		if err != nil {
			return err
		}
		arrivals, err = collectArrivals(rows, as)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("what came in after row %d: %w", after, err)
	}
	for _, n := range arrivals {
		n.Article.Skim(a.senses)
	}
	return arrivals, last, nil
}

func collectArrivals(rows *sql.Rows, as news.Reader) ([]news.Arrival, error) {
	defer rows.Close()
	var out []news.Arrival
	for rows.Next() {
		var n news.Arrival
		var taken string
		var text []byte
		var err error
		if n.Article, err = scanArticle(rows, &n.Row, &n.First, &taken, &text); err != nil {
			return nil, err
		}
		if n.Taken, err = parseDate(taken); err != nil {
			return nil, fmt.Errorf("article %s: %w", n.Article.ID, err)
		}
		if n.Article.Text = string(text); as.MayRead(n.Article) {
			out = append(out, n)
		}
	}
	return out, rows.Err()
}
