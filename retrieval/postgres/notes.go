package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Note writes a name down for a time. It returns false when it is there already.
func (d *Database) Note(ctx context.Context, name string, life time.Duration) (first bool, err error) {
	err = d.alone(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `INSERT INTO notes AS n (name, note, until) VALUES ($1, '', now() + $2 * interval '1 second')
			ON CONFLICT (name) DO UPDATE SET until = excluded.until WHERE n.until < now()`, name, life.Seconds())
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		first = n > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("noting: %w", err)
	}
	return first, nil
}

// Forget takes a name away that Note wrote down.
func (d *Database) Forget(ctx context.Context, name string) error {
	if _, err := d.db.ExecContext(ctx, `DELETE FROM notes WHERE name = $1`, name); err != nil {
		return fmt.Errorf("forgetting: %w", err)
	}
	return nil
}

// Amend replaces what is noted under the names, which are in one order for all who
// amend them: f is given the notes, empty ones where there are none, and returns
// those for the next time, while nobody else amends them. It may be called again
// when others came in between.
func (d *Database) Amend(ctx context.Context, names []string, life time.Duration, f func(notes [][]byte) ([][]byte, error)) error {
	err := d.alone(ctx, func(tx *sql.Tx) error {
		notes := make([][]byte, len(names))
		for i, name := range names {
			if err := tx.QueryRowContext(ctx, `INSERT INTO notes AS n (name, note, until) VALUES ($1, '', now() + $2 * interval '1 second')
				ON CONFLICT (name) DO UPDATE SET until = excluded.until RETURNING note`, name, life.Seconds()).Scan(&notes[i]); err != nil {
				return err
			}
		}
		next, err := f(notes)
		if err != nil {
			return err
		}
		for i, name := range names {
			if _, err := tx.ExecContext(ctx, `UPDATE notes SET note = $2 WHERE name = $1`, name, next[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("amending notes: %w", err)
	}
	return nil
}

// forgetNotes takes away what need not be remembered any more.
func (d *Database) forgetNotes(ctx context.Context) error {
	_, err := d.db.ExecContext(ctx, `DELETE FROM notes WHERE until < now()`)
	return err
}
