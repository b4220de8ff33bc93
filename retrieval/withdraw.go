package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Withdraw takes an article back: its next revision has no text, so that from
// now on nobody finds it or is shown it. Its earlier revisions stay, for
// proving what was quoted from them. Taking the same file in again does not
// bring the article back; a changed file does. That holds of one that was
// withheld before too. Withdrawing twice changes nothing. The error wraps ErrNoArticle when there is none of this id.
func (a *Archive) Withdraw(ctx context.Context, id news.ArticleID) (Taken, error) {
	if a.write == nil {
		return Taken{}, errReadOnly
	}
	var taken Taken
	err := a.inOrder(ctx, func() (err error) {
		taken, err = a.withdraw(ctx, id)
		return err
	})
	return taken, err
}

func (a *Archive) withdraw(ctx context.Context, id news.ArticleID) (Taken, error) {
	article, err := a.Article(ctx, id, 0)
	if err != nil {
		return Taken{}, err
	}
	was := article.Withdrawn
	article.Withdrawn, article.Text, article.SHA256 = true, "", books.Digest(nil)
	d := &delivery{article: *article, at: a.now()}
	err = a.view(ctx, func(tx *sql.Tx) (err error) {
		if d.before, err = held(ctx, tx, id); err != nil {
			return err
		}
		d.from.Sample = d.before.sample
		return nil
	})
	if err == nil {
		err = d.lastShown(ctx, a.truth)
	}
	if err == nil && was && d.rawSHA256 == d.before.rawSHA256 {
		return Taken{Article: id, Revision: article.Revision, State: Unchanged}, nil
	}
	if err == nil && d.state() == Skipped {
		err = errors.New("it is a sample that the newsroom's own articles have replaced")
	}
	if err != nil {
		return Taken{}, fmt.Errorf("withdrawing article %s: %w", id, err)
	}
	if err := a.storeDelivery(ctx, d); err != nil {
		return Taken{}, fmt.Errorf("withdrawing article %s: %w", id, err)
	}
	return Taken{Article: id, Revision: d.revision(), State: Changed}, nil
}

// Retracted reports whether the article was taken back by hand or by a notice,
// rather than because its place does not show it any more.
func (a *Archive) Retracted(ctx context.Context, id news.ArticleID) (retracted bool, err error) {
	// What withholds an article has bytes of its own; see lastShown.
	err = a.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM revisions WHERE article = ?1 AND listed = 1 AND withdrawn = 1
		AND raw_sha256 IN (SELECT raw_sha256 FROM revisions WHERE article = ?1 AND withdrawn = 0))`, id).Scan(&retracted)
	if err != nil {
		return false, fmt.Errorf("article %s: %w", id, err)
	}
	return retracted, nil
}

// Readmit lets an article that was taken back come again from where it came
// from, in whatever form. It returns false when it was not taken back.
func (a *Archive) Readmit(ctx context.Context, id news.ArticleID) (bool, error) {
	if a.write == nil {
		return false, errReadOnly
	}
	var readmitted bool
	err := a.inOrder(ctx, func() (err error) {
		readmitted, err = a.readmit(ctx, id)
		return err
	})
	return readmitted, err
}

func (a *Archive) readmit(ctx context.Context, id news.ArticleID) (bool, error) {
	article, err := a.Article(ctx, id, 0)
	if err != nil || !article.Withdrawn {
		return false, err
	}
	raw := []byte("it may come again")
	d := &delivery{article: *article, raw: raw, rawSHA256: books.Digest(raw), at: a.now(), forget: true}
	err = a.view(ctx, func(tx *sql.Tx) (err error) {
		d.before, err = held(ctx, tx, id)
		d.from.Sample = d.before.sample
		return err
	})
	if err == nil {
		err = a.storeDelivery(ctx, d)
	}
	if err != nil {
		return false, fmt.Errorf("readmitting article %s: %w", id, err)
	}
	return true, nil
}

// lastShown gives the delivery the bytes that the article was last shown from,
// so that the same file counts as known. What withheld the article has others,
// and one that never was shown has only those that it came with.
func (d *delivery) lastShown(ctx context.Context, from books.File) error {
	return from.View(ctx, func(tx books.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT raw, raw_sha256 FROM revisions WHERE article = ?
			ORDER BY withdrawn, revision DESC LIMIT 1`, d.article.ID).Scan(&d.raw, &d.rawSHA256)
	})
}
