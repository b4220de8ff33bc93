package retrieval

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Withhold takes an article out of all answers because its file has become one
// that seems to be limited in a form that nobody can read. raw are the bytes of
// that file: any other form of it, the earlier one too, brings the article back.
// It returns false when there is nothing to withhold.
func (a *Archive) Withhold(ctx context.Context, id news.ArticleID, raw []byte) (bool, error) {
	if a.write == nil {
		return false, errReadOnly
	}
	a.ingesting.Lock()
	defer a.ingesting.Unlock()
	d := &delivery{article: news.Article{ID: id, Withdrawn: true, SHA256: books.Digest(nil)}, raw: raw, rawSHA256: books.Digest(raw), at: a.now()}
	err := a.view(ctx, func(tx *sql.Tx) (err error) {
		d.before, err = held(ctx, tx, id)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("withholding article %s: %w", id, err)
	}
	if d.before.row == 0 || d.before.sample {
		return false, nil
	}
	article, err := a.Article(ctx, id, 0)
	if err != nil {
		return false, fmt.Errorf("withholding article %s: %w", id, err)
	}
	if article.Withdrawn {
		return false, nil
	}
	d.article = *article
	d.article.Withdrawn, d.article.Text, d.article.SHA256 = true, "", books.Digest(nil)
	if err := a.storeDelivery(ctx, d); err != nil {
		return false, fmt.Errorf("withholding article %s: %w", id, err)
	}
	return true, nil
}

// Headlined returns the ids of the newsroom's own articles that have the
// headline; letters may differ in case.
func (a *Archive) Headlined(ctx context.Context, headline string) ([]news.ArticleID, error) {
	rows, err := a.read.QueryContext(ctx, `SELECT article FROM revisions WHERE listed = 1 AND sample = 0 AND headline = ? COLLATE NOCASE ORDER BY article`, headline)
	if err != nil {
		return nil, fmt.Errorf("articles headlined so: %w", err)
	}
	defer rows.Close()
	var out []news.ArticleID
	for rows.Next() {
		var id news.ArticleID
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("articles headlined so: %w", err)
		}
		out = append(out, id)
	}
	return out, rows.Err()
}
