package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// ErrOtherDatabase says that a folder holds articles of its own, or the copy of
// another database.
var ErrOtherDatabase = errors.New("the folder holds other articles than the database")

// ErrBeingMoved says that a move to the database has not been finished.
var ErrBeingMoved = errors.New("a move to the database has not been finished")

// copyAtOnce is how many revisions are copied in one transaction: some MB of
// text, and a second or two of work.
const copyAtOnce = 200

// CatchUp brings the copy to where its origin is. The progress function, which
// may be nil, is told how many of the changes that there were when it began have
// been copied. Where the folder's own file holds the articles it does nothing.
func (a *Archive) CatchUp(ctx context.Context, progress func(done, total int)) error {
	a.ingesting.Lock()
	defer a.ingesting.Unlock()
	if err := a.catchUp(ctx, progress); err != nil {
		return fmt.Errorf("copying from the database: %w", err)
	}
	return nil
}

// inOrder runs f, which changes the articles, while nothing else here does, on a
// copy that has all changes that were made elsewhere; and again when one came in
// between.
func (a *Archive) inOrder(ctx context.Context, f func() error) error {
	a.ingesting.Lock()
	defer a.ingesting.Unlock()
	for {
		if err := a.catchUp(ctx, nil); err != nil {
			return err
		}
		if err := f(); !errors.Is(err, errBehind) {
			return err
		}
	}
}

func (a *Archive) catchUp(ctx context.Context, progress func(done, total int)) error {
	if a.origin == nil || a.write == nil {
		return nil
	}
	name, head, err := a.origin.head(ctx)
	if err != nil {
		return err
	}
	if head == beingMoved {
		return ErrBeingMoved
	}
	if err := a.copies(ctx, name); err != nil {
		return err
	}
	from, err := a.copiedTo(ctx)
	if err != nil {
		return err
	}
	if from > head {
		return setBack(from, head)
	}
	for at := from; at < head; {
		if at, err = a.copyMore(ctx, at, head); err != nil {
			return fmt.Errorf("after change %d: %w", at, err)
		}
		if progress != nil {
			progress(int(at-from), int(head-from))
		}
	}
	return nil
}

// Behind returns by how many changes the copy is behind its origin. The error wraps
// ErrOtherDatabase when it is no copy of it.
func (a *Archive) Behind(ctx context.Context) (changes int64, err error) {
	if a.origin == nil {
		return 0, nil
	}
	name, head, err := a.origin.head(ctx)
	if err == nil {
		err = a.copies(ctx, name)
	}
	at, copied := a.copiedTo(ctx)
	switch err := errors.Join(err, copied); {
	case err != nil:
		return 0, fmt.Errorf("comparing with the database: %w", err)
	case head == beingMoved:
		return 0, ErrBeingMoved
	case at > head:
		return 0, setBack(at, head)
	}
	return head - at, nil
}

// setBack says that the copy has changes that the database has not.
func setBack(at, head int64) error {
	return fmt.Errorf("the copy is at change %d, the database at %d: was it set back? %w", at, head, ErrOtherDatabase)
}

// copies makes sure that the file is a copy of the database of that name. An
// empty file becomes one.
func (a *Archive) copies(ctx context.Context, name string) error {
	var of string
	var full bool
	err := a.read.QueryRowContext(ctx, `SELECT database, EXISTS (SELECT 1 FROM revisions) FROM copied`).Scan(&of, &full)
	switch {
	case err != nil || of == name:
		return err
	case of != "" || full:
		return ErrOtherDatabase
	}
	return a.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE copied SET database = ?`, name)
		return err
	})
}

// Change returns the number of the last change that the copy has; 0 where the
// folder's own file holds the articles.
func (a *Archive) Change(ctx context.Context) (int64, error) { return a.copiedTo(ctx) }

// copiedTo returns the number of the last change that the copy has.
func (a *Archive) copiedTo(ctx context.Context) (change int64, err error) {
	err = a.read.QueryRowContext(ctx, `SELECT change FROM copied`).Scan(&change)
	return change, err
}

// noteCopied writes down that the copy has the change.
func noteCopied(ctx context.Context, tx *sql.Tx, change int64) error {
	_, err := tx.ExecContext(ctx, `UPDATE copied SET change = ?`, change)
	return err
}

// copyMore copies the next changes, head at most, and returns the last of them.
func (a *Archive) copyMore(ctx context.Context, after, head int64) (last int64, err error) {
	batch, err := a.origin.since(ctx, after, head)
	if err != nil {
		return after, err
	}
	for _, d := range batch.deliveries {
		if d.superseded {
			continue // it is not found, and so is not indexed
		}
		if err := a.prepare(ctx, d); err != nil {
			return after, err
		}
	}
	err = a.vectors.during(ctx, func() (all indexChange, err error) {
		err = a.change(ctx, func(tx *sql.Tx) error {
			if all, err = a.storeCopies(ctx, tx, batch); err != nil {
				return err
			}
			return noteCopied(ctx, tx, batch.last)
		})
		return all, err
	})
	if err != nil {
		return after, err
	}
	if len(batch.stones) > 0 {
		a.senses.Forget()
		if err := a.cleanRemains(ctx); err != nil {
			return after, err
		}
	}
	return batch.last, nil
}

// storeCopies writes what was changed elsewhere, in the order in which it was.
func (a *Archive) storeCopies(ctx context.Context, tx *sql.Tx, b *copied) (all indexChange, err error) {
	for _, d := range b.deliveries {
		if d.before, err = held(ctx, tx, d.article.ID); err != nil {
			return all, err
		}
		one, err := d.store(ctx, tx)
		if err != nil {
			return all, fmt.Errorf("article %s: %w", d.article.ID, err)
		}
		all = all.and(one)
	}
	for _, s := range b.sources {
		if err := copySource(ctx, tx, s); err != nil {
			return all, err
		}
	}
	for _, s := range b.stones {
		if err := copyErasure(ctx, tx, s); err != nil {
			return all, fmt.Errorf("article %s: %w", s.stone.Article, err)
		}
	}
	if all.steps == 0 { // no passage came or went
		all.answering, err = answering(ctx, tx)
		if err == nil {
			all.generation, err = nextGeneration(ctx, tx)
		}
		all.steps = 1
	}
	return all, err
}

func copySource(ctx context.Context, tx *sql.Tx, s copiedSource) error {
	if s.article == "" {
		_, err := tx.ExecContext(ctx, `DELETE FROM sources WHERE path = ?`, s.path)
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO sources (path, size, modified, seen, article) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified, seen = excluded.seen, article = excluded.article`,
		s.path, s.size, s.modified, s.seen, s.article)
	return err
}

func copyErasure(ctx context.Context, tx *sql.Tx, s copiedStone) error {
	for _, r := range s.revisions {
		if _, err := tx.ExecContext(ctx, `INSERT INTO erased_revisions (article, revision, sha256, raw_sha256) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			s.stone.Article, r.revision, r.sha256, r.rawSHA256); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM erased WHERE article = ?`, s.stone.Article); err != nil {
		return err
	}
	return eraseCopy(ctx, tx, s.stone.Article, s.stone.Reason, s.stone.At)
}

// eraseCopy erases an article from the file, where it has what is made of
// articles besides.
func eraseCopy(ctx context.Context, tx *sql.Tx, id news.ArticleID, reason string, at time.Time) error {
	if err := eraseIn(ctx, tx, id, reason, at); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE revisions SET headline_stems = '' WHERE article = ?`, id)
	return err
}
