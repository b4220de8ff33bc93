package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/retrieval/books"
)

// ErrNotEmpty says that what is to be moved to holds something else already.
var ErrNotEmpty = errors.New("it holds something already")

// errUnequal says that after a move not all is there that was.
var errUnequal = errors.New("the numbers of rows differ after the move")

const (
	// beingMoved is the number of the last change of a database that a move to
	// it has not finished: no copy is made of it and nothing changed in it.
	beingMoved = -1
	// moveAtOnce is how many rows are written in one transaction.
	moveAtOnce = 200
)

// MoveTo copies everything that the folder holds into an empty database. It can
// be broken off at any point and goes on from there when called again with the
// same folder. The folder is left as it was. The progress function, which may be
// nil, is told how many revisions have been copied. The error wraps ErrNotEmpty
// when the database is in use.
func (a *Archive) MoveTo(ctx context.Context, to books.File, progress func(done, total int)) error {
	if err := beginMove(ctx, to); err != nil {
		return fmt.Errorf("moving: %w", err)
	}
	last, err := a.moveRevisions(ctx, to, progress)
	for _, t := range append(articleTables(), bookTables()...) {
		if err == nil {
			err = t.copy(ctx, a.truth, to)
		}
	}
	if err == nil {
		err = a.endMove(ctx, to, last)
	}
	if err != nil {
		return fmt.Errorf("moving: %w", err)
	}
	return nil
}

// beginMove marks the database as one that is being moved to.
func beginMove(ctx context.Context, to books.File) error {
	return to.Change(ctx, func(tx books.Tx) error {
		var change int64
		var full bool
		err := tx.QueryRowContext(ctx, `SELECT change, EXISTS (SELECT 1 FROM revisions) OR EXISTS (SELECT 1 FROM jobs) FROM corpus`).Scan(&change, &full)
		switch {
		case err != nil:
			return err
		case change != beingMoved && (change != 0 || full):
			return ErrNotEmpty
		}
		_, err = tx.ExecContext(ctx, `UPDATE corpus SET change = ?`, beingMoved)
		return err
	})
}

// moveRevisions copies the revisions that the database lacks, in the order in
// which a copy is to make them: the passages of those that are found are in the
// order that they have here. It returns the number of the last change.
func (a *Archive) moveRevisions(ctx context.Context, to books.File, progress func(done, total int)) (last int64, err error) {
	rows, err := a.read.QueryContext(ctx, `SELECT id FROM revisions ORDER BY first, id`)
	if err != nil {
		return 0, err
	}
	ids, err := collectIDs(rows)
	if err != nil {
		return 0, err
	}
	var done int
	if err := to.View(ctx, func(tx books.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT count(*) FROM revisions`).Scan(&done)
	}); err != nil {
		return 0, err
	}
	for done < len(ids) {
		upTo := min(done+moveAtOnce, len(ids))
		err := to.Change(ctx, func(tx books.Tx) error {
			for i := done; i < upTo; i++ {
				if err := a.moveRevision(ctx, tx, ids[i], int64(i+1)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return 0, err
		}
		if done = upTo; progress != nil {
			progress(done, len(ids))
		}
	}
	last = int64(len(ids))
	for _, id := range ids {
		last = max(last, id) // the next revision has the number of its change
	}
	return last, nil
}

func (a *Archive) moveRevision(ctx context.Context, tx books.Tx, id, change int64) error {
	d := &delivery{}
	var taken string
	var text []byte
	article, err := scanArticle(a.read.QueryRowContext(ctx, `SELECT `+articleColumns+`, r.sample, r.taken, r.raw_sha256, r.text, r.raw
		FROM revisions r WHERE r.id = ?`, id), &d.from.Sample, &taken, &d.rawSHA256, &text, &d.raw)
	if err != nil {
		return err
	}
	if d.at, err = parseDate(taken); err != nil {
		return err
	}
	d.article, d.article.Text, d.row, d.copied = *article, string(text), id, true
	return d.publishNew(ctx, tx, change)
}

// endMove lets the database be used, when all is there.
func (a *Archive) endMove(ctx context.Context, to books.File, last int64) error {
	for _, t := range append(append(articleTables(), bookTables()...), table{name: "revisions"}) {
		if err := t.compare(ctx, a.truth, to); err != nil {
			return err
		}
	}
	return to.Change(ctx, func(tx books.Tx) error {
		var next sql.NullInt64 // what setval returns
		if err := tx.QueryRowContext(ctx, `SELECT setval('ledger_id_seq', (SELECT max(id) FROM ledger))`).Scan(&next); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE corpus SET change = ?`, last)
		return err
	})
}

// KeepHere makes a folder's copy hold everything that its database holds, and
// then be a copy no more. It can be broken off at any point and goes on from
// there when called again. The database is left as it was.
func (a *Archive) KeepHere(ctx context.Context, progress func(done, total int)) error {
	if err := a.CatchUp(ctx, progress); err != nil {
		return fmt.Errorf("moving: %w", err)
	}
	err := a.fetchRaw(ctx)
	for _, t := range bookTables() {
		if err == nil {
			err = t.copy(ctx, a.truth, file{a})
		}
	}
	for _, t := range append(bookTables(), table{name: "revisions"}) {
		if err == nil {
			err = t.compare(ctx, a.truth, file{a})
		}
	}
	if err == nil {
		err = a.change(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `UPDATE copied SET database = '', change = 0`)
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("moving: %w", err)
	}
	return nil
}

// fetchRaw copies the bytes that the articles were read from, which a copy has
// no use for.
func (a *Archive) fetchRaw(ctx context.Context) error {
	for after := int64(0); ; {
		var ids []int64
		var raws [][]byte
		rows, err := a.truth.Query(ctx, `SELECT id, raw FROM revisions WHERE id > ? ORDER BY id LIMIT ?`, after, moveAtOnce)
		if err != nil {
			return err
		}
		for rows.Next() {
			var id int64
			var raw []byte
			if err := rows.Scan(&id, &raw); err != nil {
				return errors.Join(err, rows.Close())
			}
			ids, raws = append(ids, id), append(raws, raw)
		}
		if err := rows.Err(); err != nil || len(ids) == 0 {
			return err
		}
		err = a.change(ctx, func(tx *sql.Tx) error {
			for i, id := range ids {
				if _, err := tx.ExecContext(ctx, `UPDATE revisions SET raw = ? WHERE id = ?`, books.NotNull(raws[i]), id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		after = ids[len(ids)-1]
	}
}
