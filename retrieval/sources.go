package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// hasOwn is a query for whether the archive holds articles that are no
// samples.
const hasOwn = `SELECT EXISTS (SELECT 1 FROM revisions WHERE sample = 0)`

// HasOwn reports whether the archive holds articles of the newsroom's own,
// rather than only the samples that stand in for them.
func (a *Archive) HasOwn(ctx context.Context) (own bool, err error) {
	if err := a.read.QueryRowContext(ctx, hasOwn).Scan(&own); err != nil {
		return false, fmt.Errorf("looking for own articles: %w", err)
	}
	return own, nil
}

// settled is how long before it was read a file must have been written for
// its size and time to vouch for its bytes. A file that is written twice
// within the resolution of the file system's clock keeps its time; 2 seconds
// is the coarsest in use (FAT).
const settled = 2 * time.Second

// Known reports whether the file was taken as it is: the same path, size and
// time of modification. Then there is no need to read it. It is false, to be
// on the safe side, for a file that had only just been written when it was
// read.
func (a *Archive) Known(ctx context.Context, path string, size int64, modified time.Time) (bool, error) {
	var seen string
	err := a.read.QueryRowContext(ctx, `SELECT seen FROM sources WHERE path = ? AND size = ? AND modified = ?`,
		path, size, stamp(modified)).Scan(&seen)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("file %s: %w", path, err)
	}
	return seen >= stamp(modified.Add(settled)), nil
}

// saw remembers the file of an article that did not change, so that it need
// not be read the next time. It writes only what is not known yet.
func (a *Archive) saw(ctx context.Context, article news.ArticleID, from Source, at time.Time) error {
	if from.Sample || from.Path == "" {
		return nil
	}
	known, err := a.Known(ctx, from.Path, from.Size, from.Modified)
	if known || err != nil {
		return err
	}
	d := &delivery{article: news.Article{ID: article}, from: from, at: at}
	return a.changeFiles(ctx, func(tx books.Tx, change int64) error { return publishSource(ctx, tx, d, change) },
		func(tx *sql.Tx) error { return noteSource(ctx, tx, article, from, at) })
}

// noteSource remembers the file of an article. A sample has none worth
// remembering: its name may be that of a newsroom's own file.
func noteSource(ctx context.Context, tx *sql.Tx, article news.ArticleID, from Source, at time.Time) error {
	if from.Sample || from.Path == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO sources (path, size, modified, seen, article) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified, seen = excluded.seen, article = excluded.article`,
		from.Path, from.Size, stamp(from.Modified), stamp(at), article)
	if err != nil {
		return fmt.Errorf("file %s: %w", from.Path, err)
	}
	return nil
}

// Given returns the id of the article that the file gave when it was last
// taken; empty when that is not known.
func (a *Archive) Given(ctx context.Context, path string) (news.ArticleID, error) {
	var id news.ArticleID
	err := a.read.QueryRowContext(ctx, `SELECT article FROM sources WHERE path = ?`, path).Scan(&id)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("file %s: %w", path, err)
	}
	return id, nil
}

// Givers returns the files that gave the article.
func (a *Archive) Givers(ctx context.Context, id news.ArticleID) ([]string, error) {
	rows, err := a.read.QueryContext(ctx, `SELECT path FROM sources WHERE article = ? ORDER BY path`, id)
	if err != nil {
		return nil, fmt.Errorf("files of article %s: %w", id, err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var path string
		if err := rows.Scan(&path); err != nil {
			return nil, fmt.Errorf("files of article %s: %w", id, err)
		}
		out = append(out, path)
	}
	return out, rows.Err()
}
