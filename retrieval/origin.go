package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Past one machine the articles lie in a database that several replicas of the
// program share: their origin. The file of each replica's folder is then a copy
// with the index, made by the same code from the same changes in the same order,
// so that all find and rank the same. It may be deleted at any time.
//
// Every change of the articles has a number, which counts up by one. Whoever
// makes a change states the number that its copy is at; when the origin is
// further, another replica came first, and the change is thought over again on
// what that one left (inOrder). So the rules by which an article is new, changed
// or taken back are asked of the copy, and are one code for both engines.

// origin is the database that holds the articles.
type origin struct {
	books.File
	readOnly bool
}

// Change implements books.File.
func (o *origin) Change(ctx context.Context, f func(books.Tx) error) error {
	if o.readOnly {
		return errReadOnly
	}
	return o.File.Change(ctx, f)
}

// errBehind says that the copy lacks a change that was made elsewhere.
var errBehind = errors.New("another replica changed the articles meanwhile")

// head returns the database's own name and the number of the last change.
func (o *origin) head(ctx context.Context) (name string, change int64, err error) {
	rows, err := o.Query(ctx, `SELECT name, change FROM corpus`)
	if err != nil {
		return "", 0, err
	}
	defer rows.Close()
	if !rows.Next() {
		return "", 0, errors.Join(rows.Err(), errors.New("the database has no corpus"))
	}
	return name, change, errors.Join(rows.Scan(&name, &change), rows.Err())
}

// publish makes the change after the one that the copy is at, and returns its
// number. The error wraps errBehind when the origin is further.
func (o *origin) publish(ctx context.Context, at int64, f func(tx books.Tx, change int64) error) (change int64, err error) {
	err = o.Change(ctx, func(tx books.Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE corpus SET change = change + 1 WHERE change = ?`, at)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, errBehind)
		}
		return f(tx, at+1)
	})
	if w, ok := o.File.(waker); ok && err == nil {
		w.Wake(ctx)
	}
	return at + 1, err
}

// waker lets other replicas know that they are behind.
type waker interface{ Wake(context.Context) }

// publish writes a delivery to the origin, if there is one.
func (a *Archive) publish(ctx context.Context, d *delivery) error {
	if a.origin == nil {
		return nil
	}
	at, err := a.copiedTo(ctx)
	if err != nil {
		return err
	}
	d.change, err = a.origin.publish(ctx, at, func(tx books.Tx, change int64) error {
		if err := d.publishRevision(ctx, tx, change); err != nil {
			return err
		}
		return publishSource(ctx, tx, d, change)
	})
	return err
}

// changeFiles changes what is known of the files that articles came from: at the
// origin, if there is one, and here.
func (a *Archive) changeFiles(ctx context.Context, there func(books.Tx, int64) error, here func(*sql.Tx) error) error {
	if a.origin == nil {
		return a.change(ctx, here)
	}
	at, err := a.copiedTo(ctx)
	if err != nil {
		return err
	}
	change, err := a.origin.publish(ctx, at, there)
	if err != nil {
		return err
	}
	return a.change(ctx, func(tx *sql.Tx) error {
		if err := here(tx); err != nil {
			return err
		}
		return noteCopied(ctx, tx, change)
	})
}

func (d *delivery) publishRevision(ctx context.Context, tx books.Tx, change int64) error {
	a := &d.article
	if d.same() {
		_, err := tx.ExecContext(ctx, `UPDATE revisions SET sample = ?, change = ? WHERE article = ? AND revision = ?`, d.from.Sample, change, a.ID, d.revision())
		return err
	}
	d.row = change
	return d.publishNew(ctx, tx, change)
}

// publishNew writes a revision that is not there yet, in its row.
func (d *delivery) publishNew(ctx context.Context, tx books.Tx, change int64) error {
	a := &d.article
	_, err := tx.ExecContext(ctx, `INSERT INTO revisions (id, change, article, revision, sample, withdrawn, collection, embargo,
		publisher, headline, byline, url, published, updated, language, taken, sha256, raw_sha256, text, raw)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		d.row, change, a.ID, d.revision(), d.from.Sample, a.Withdrawn, a.Collection, stampOrNone(a.Embargo),
		a.Publisher, a.Headline, a.Byline, a.URL, dateText(a.Published), dateText(a.Updated), a.Language, stamp(d.at),
		a.SHA256, d.rawSHA256, []byte(a.Text), books.NotNull(d.raw))
	if err == nil && !a.Expires.IsZero() {
		_, err = tx.ExecContext(ctx, `INSERT INTO expiries (revision, at) VALUES (?, ?)`, d.row, stamp(a.Expires))
	}
	return err
}

// unread is the size of a file that is to be read again.
const unread = -1

// forgetFile forgets of which article a file is, so that copies forget the file.
const forgetFile = `UPDATE sources SET size = ?1, article = '', change = ?2`

// publishSource writes down the file that a delivery came from, or that those of
// its article are to be read again.
func publishSource(ctx context.Context, tx books.Tx, d *delivery, change int64) error {
	if d.forget {
		_, err := tx.ExecContext(ctx, forgetFile+` WHERE article = ?3`, unread, change, d.article.ID)
		return err
	}
	if d.from.Sample || d.from.Path == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO sources (path, size, modified, seen, article, change) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified, seen = excluded.seen,
		article = excluded.article, change = excluded.change`,
		d.from.Path, d.from.Size, stamp(d.from.Modified), stamp(d.at), d.article.ID, change)
	if err != nil {
		return fmt.Errorf("file %s: %w", d.from.Path, err)
	}
	return nil
}

// publishErasure takes an article out of the origin; the copy does the same
// after it.
func (a *Archive) publishErasure(ctx context.Context, id news.ArticleID, reason string) (change int64, err error) {
	at, err := a.copiedTo(ctx)
	if err != nil {
		return 0, err
	}
	return a.origin.publish(ctx, at, func(tx books.Tx, change int64) error {
		if err := a.Books.EraseSaid(ctx, tx, id); err != nil {
			return fmt.Errorf("what was said: %w", err)
		}
		if err := eraseIn(ctx, tx, id, reason, a.now()); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM vectors WHERE article = ?`, id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE revisions SET change = ? WHERE article = ?`, change, id)
		return err
	})
}
