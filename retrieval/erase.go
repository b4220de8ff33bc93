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

// ErrErased says that what was offered was erased before.
var ErrErased = errors.New("it was erased, and is not taken again")

// Erase takes every byte of an article out of the archive: its revisions with
// what they were read from, the index, and what was said of it. A tombstone
// stays, with the digests, the reason and the time. Whatever breaks off, it is
// done wholly or not at all; remains of it in the file, which SQLite leaves
// where something was, are gone when Erase returns, or when the archive is
// opened for writing the next time. Erasing twice changes nothing but that. The
// error wraps ErrNoArticle when there is none of this id.
func (a *Archive) Erase(ctx context.Context, id news.ArticleID, reason string) (books.Tombstone, error) {
	fault := func(err error) error { return fmt.Errorf("erasing article %s: %w", id, err) }
	if a.write == nil {
		return books.Tombstone{}, errReadOnly
	}
	if stone, err := a.Tombstone(ctx, id); err == nil {
		if !stone.Clean {
			err = a.cleanRemains(ctx)
		}
		return stone, err
	} else if !errors.Is(err, ErrNoArticle) {
		return books.Tombstone{}, fault(err)
	}
	if _, err := a.Withdraw(ctx, id); err != nil { // from now on nobody finds it
		return books.Tombstone{}, err
	}
	err := a.inOrder(ctx, func() error { return a.erase(ctx, id, reason) })
	a.senses.Forget()
	if err == nil {
		err = a.cleanRemains(ctx)
	}
	a.senses.Forget() // again: a search that began before may have read it since
	if err != nil {
		return books.Tombstone{}, fault(err)
	}
	return a.Tombstone(ctx, id)
}

// erase does the writing of Erase, where the articles are and in the copy.
func (a *Archive) erase(ctx context.Context, id news.ArticleID, reason string) error {
	if a.origin == nil {
		return a.change(ctx, func(tx *sql.Tx) error {
			if err := a.Books.EraseSaid(ctx, tx, id); err != nil {
				return fmt.Errorf("what was said: %w", err)
			}
			return eraseCopy(ctx, tx, id, reason, a.now())
		})
	}
	change, err := a.publishErasure(ctx, id, reason)
	if err != nil {
		return err
	}
	return a.change(ctx, func(tx *sql.Tx) error {
		if err := eraseCopy(ctx, tx, id, reason, a.now()); err != nil {
			return err
		}
		return noteCopied(ctx, tx, change)
	})
}

// eraseIn takes out of either engine what is kept of an article, within the
// transaction.
func eraseIn(ctx context.Context, tx books.Tx, id news.ArticleID, reason string, at time.Time) error {
	empty := books.Digest(nil)
	for _, step := range []struct {
		statement string
		args      []any
	}{
		{`INSERT INTO erased (article, reason, at) VALUES (?, ?, ?)`, []any{id, reason, stamp(at)}},
		{`INSERT INTO erased_revisions (article, revision, sha256, raw_sha256) SELECT article, revision, sha256, raw_sha256 FROM revisions WHERE article = ? ON CONFLICT DO NOTHING`, []any{id}},
		{`DELETE FROM expiries WHERE revision IN (SELECT id FROM revisions WHERE article = ?)`, []any{id}},
		{`DELETE FROM sources WHERE article = ?`, []any{id}},
		{`UPDATE revisions SET withdrawn = 1, publisher = '', headline = '', byline = '', url = '', published = '', updated = '', language = '',
			sha256 = ?2, raw_sha256 = ?2, text = ?3, raw = ?3 WHERE article = ?1`, []any{id, empty, []byte{}}},
	} {
		if _, err := tx.ExecContext(ctx, step.statement, step.args...); err != nil {
			return err
		}
	}
	return nil
}

// cleanRemains takes out of the file what SQLite leaves where something was: the
// words of the index that no passage has any more, free pages, and the journal.
func (a *Archive) cleanRemains(ctx context.Context) error {
	for _, statement := range []string{
		`INSERT INTO passage_index (passage_index) VALUES ('optimize')`,
		`VACUUM`,
	} {
		if _, err := a.write.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("cleaning the file: %w", err)
		}
	}
	if err := a.emptyJournal(ctx); err != nil {
		return err
	}
	if _, err := a.write.ExecContext(ctx, `UPDATE erased SET cleaned = 1 WHERE cleaned = 0`); err != nil {
		return fmt.Errorf("cleaning the file: %w", err)
	}
	return nil
}

const (
	// journalTries is how often it is tried to empty the journal, with
	// journalPause in between: whoever reads holds on to it, for seconds.
	journalTries = 60
	journalPause = 500 * time.Millisecond
)

// emptyJournal moves all that the journal holds into the file, and cuts it off.
func (a *Archive) emptyJournal(ctx context.Context) error {
	for range journalTries {
		var busy, frames, moved int
		if err := a.write.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &moved); err != nil {
			return fmt.Errorf("emptying the journal: %w", err)
		}
		if busy == 0 {
			return nil
		}
		select {
		case <-time.After(journalPause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return errors.New("the journal cannot be emptied while somebody reads; run the command again")
}

// finishErasures cleans the file where an erasure was broken off.
func (a *Archive) finishErasures(ctx context.Context) error {
	var left bool
	if err := a.write.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM erased WHERE cleaned = 0)`).Scan(&left); err != nil || !left {
		return err
	}
	return a.cleanRemains(ctx)
}

// Tombstone returns what is left of an article that was erased. The error wraps
// ErrNoArticle when none was.
func (a *Archive) Tombstone(ctx context.Context, id news.ArticleID) (books.Tombstone, error) {
	stone := books.Tombstone{Article: id}
	err := a.view(ctx, func(tx *sql.Tx) error {
		var at string
		err := tx.QueryRowContext(ctx, `SELECT reason, at, cleaned FROM erased WHERE article = ?`, id).Scan(&stone.Reason, &at, &stone.Clean)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNoArticle
		}
		if err == nil {
			stone.At, err = parseDate(at)
		}
		if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, `SELECT DISTINCT sha256 FROM erased_revisions WHERE article = ? AND sha256 <> ? ORDER BY revision`, id, books.Digest(nil))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var sum string
			if err := rows.Scan(&sum); err != nil {
				return err
			}
			stone.SHA256 = append(stone.SHA256, sum)
		}
		return rows.Err()
	})
	if err != nil {
		return books.Tombstone{}, fmt.Errorf("tombstone of article %s: %w", id, err)
	}
	return stone, nil
}

// Erased returns the ids of the articles that were erased, with the reasons.
func (a *Archive) Erased(ctx context.Context) (map[news.ArticleID]string, error) {
	out := map[news.ArticleID]string{}
	err := a.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT article, reason FROM erased`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id news.ArticleID
			var reason string
			if err := rows.Scan(&id, &reason); err != nil {
				return err
			}
			out[id] = reason
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("listing what was erased: %w", err)
	}
	return out, nil
}

// erasedBefore reports whether the article was erased, under its id or another.
func erasedBefore(ctx context.Context, tx *sql.Tx, a *news.Article) (erased bool, err error) {
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM erased WHERE article = ?1)
		OR ?2 <> ?3 AND EXISTS (SELECT 1 FROM erased_revisions WHERE sha256 = ?2)`, a.ID, a.SHA256, books.Digest(nil)).Scan(&erased)
	return erased, err
}
