package retrieval

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// copied are changes that were made elsewhere, as read from the origin.
type copied struct {
	last       int64 // the number of the last of them
	deliveries []*delivery
	sources    []copiedSource
	stones     []copiedStone
}

type copiedSource struct {
	path, modified, seen string
	size                 int64
	article              news.ArticleID
}

type copiedStone struct {
	stone     books.Tombstone
	revisions []copiedSums
}

type copiedSums struct {
	revision          int
	sha256, rawSHA256 string
}

// since reads the changes after the number, up to head, copyAtOnce revisions or
// a few more: those of one change stay together.
func (o *origin) since(ctx context.Context, after, head int64) (*copied, error) {
	c := &copied{}
	err := o.View(ctx, func(tx books.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT CASE WHEN count(*) < ?3 THEN ?2 ELSE max(change) END
			FROM (SELECT change FROM revisions WHERE change > ?1 AND change <= ?2 ORDER BY change LIMIT ?3) AS next`, after, head, copyAtOnce).Scan(&c.last)
		if err != nil {
			return err
		}
		if c.deliveries, err = changedRevisions(ctx, tx, after, c.last); err != nil {
			return fmt.Errorf("revisions: %w", err)
		}
		if c.sources, err = changedSources(ctx, tx, after, c.last); err != nil {
			return fmt.Errorf("files: %w", err)
		}
		if c.stones, err = changedStones(ctx, tx, after, c.last); err != nil {
			return fmt.Errorf("erasures: %w", err)
		}
		return nil
	})
	return c, err
}

func changedRevisions(ctx context.Context, tx books.Tx, after, last int64) ([]*delivery, error) {
	rows, err := tx.QueryContext(ctx, `SELECT `+articleColumns+`, r.id, r.sample, r.taken, r.raw_sha256, r.text,
		EXISTS (SELECT 1 FROM revisions later WHERE later.article = r.article AND later.revision > r.revision)
		FROM revisions r WHERE r.change > ? AND r.change <= ? ORDER BY r.change, r.id`, after, last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*delivery
	for rows.Next() {
		d := &delivery{copied: true}
		var taken string
		var text []byte
		article, err := scanArticle(rows, &d.row, &d.from.Sample, &taken, &d.rawSHA256, &text, &d.superseded)
		if err != nil {
			return nil, err
		}
		if d.at, err = parseDate(taken); err != nil {
			return nil, err
		}
		d.change, d.article, d.article.Text = last, *article, string(text)
		out = append(out, d)
	}
	return out, rows.Err()
}

func changedSources(ctx context.Context, tx books.Tx, after, last int64) ([]copiedSource, error) {
	rows, err := tx.QueryContext(ctx, `SELECT path, size, modified, seen, article FROM sources WHERE change > ? AND change <= ?`, after, last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []copiedSource
	for rows.Next() {
		var s copiedSource
		if err := rows.Scan(&s.path, &s.size, &s.modified, &s.seen, &s.article); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// changedStones returns what is left of the articles that were erased.
func changedStones(ctx context.Context, tx books.Tx, after, last int64) ([]copiedStone, error) {
	rows, err := tx.QueryContext(ctx, `SELECT e.article, e.reason, e.at FROM erased e
		WHERE EXISTS (SELECT 1 FROM revisions r WHERE r.article = e.article AND r.change > ? AND r.change <= ?)`, after, last)
	if err != nil {
		return nil, err
	}
	out, err := collectStones(rows)
	for i := range out {
		if err != nil {
			return nil, err
		}
		out[i].revisions, err = sumsOf(ctx, tx, out[i].stone.Article)
	}
	return out, err
}

func collectStones(rows *sql.Rows) ([]copiedStone, error) {
	defer rows.Close()
	var out []copiedStone
	for rows.Next() {
		var s copiedStone
		var at string
		if err := rows.Scan(&s.stone.Article, &s.stone.Reason, &at); err != nil {
			return nil, err
		}
		var err error
		if s.stone.At, err = parseDate(at); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

func sumsOf(ctx context.Context, tx books.Tx, id news.ArticleID) ([]copiedSums, error) {
	rows, err := tx.QueryContext(ctx, `SELECT revision, sha256, raw_sha256 FROM erased_revisions WHERE article = ? ORDER BY revision`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []copiedSums
	for rows.Next() {
		var s copiedSums
		if err := rows.Scan(&s.revision, &s.sha256, &s.rawSHA256); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}
