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
	var withheld bool
	err := a.inOrder(ctx, func() (err error) {
		withheld, err = a.withhold(ctx, id, raw)
		return err
	})
	return withheld, err
}

func (a *Archive) withhold(ctx context.Context, id news.ArticleID, raw []byte) (bool, error) {
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

// Expire takes out of all answers what may not be shown any more. MayRead keeps
// it from readers already; this also holds for who looks at an earlier instant.
func (a *Archive) Expire(ctx context.Context) error {
	rows, err := a.read.QueryContext(ctx, `SELECT r.article FROM expiries e JOIN revisions r ON r.id = e.revision
		WHERE e.at <= ? AND r.listed = 1 AND r.withdrawn = 0`, stamp(a.now()))
	if err != nil {
		return fmt.Errorf("looking for what has expired: %w", err)
	}
	defer rows.Close()
	var ended []news.ArticleID
	for rows.Next() {
		var id news.ArticleID
		if err := rows.Scan(&id); err != nil {
			return fmt.Errorf("looking for what has expired: %w", err)
		}
		ended = append(ended, id)
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("looking for what has expired: %w", err)
	}
	for _, id := range ended {
		if _, err := a.Withhold(ctx, id, []byte("its licence has ended")); err != nil {
			return err
		}
	}
	return nil
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
