package books

import (
	"context"
	"fmt"
	"time"
)

// Rating is what a person thought of something that was said.
type Rating struct {
	Key    string // of the ledger entry
	Person string
	Rating string // "good" or "bad"
	Reason string // empty: none was given
	At     time.Time
}

// Feedback writes down what a person thinks of an entry of the ledger: the
// rating is "good" or "bad", the reason may be empty. A person has one rating
// for each entry, the last; a reason stays until another one is given or the
// rating changes. The error wraps ErrNoEntry when there is nothing under the
// key.
func (b *Books) Feedback(ctx context.Context, key, person, rating, reason string, at time.Time) error {
	err := b.file.Change(ctx, func(tx Tx) error {
		result, err := tx.ExecContext(ctx, `INSERT INTO feedback (entry, person, rating, reason, at)
			SELECT id, ?, ?, ?, ? FROM ledger WHERE key = ?
			ON CONFLICT (entry, person) DO UPDATE SET rating = excluded.rating, at = excluded.at,
			reason = CASE WHEN excluded.reason = '' AND excluded.rating = feedback.rating THEN feedback.reason ELSE excluded.reason END`,
			person, rating, reason, Stamp(at), key)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return ErrNoEntry
	})
	if err != nil {
		return fmt.Errorf("rating of %s: %w", key, err)
	}
	return nil
}

// Ratings returns every rating, in the order of the ledger.
func (b *Books) Ratings(ctx context.Context) ([]Rating, error) {
	rows, err := b.file.Query(ctx, `SELECT l.key, f.person, f.rating, f.reason, f.at
		FROM feedback f JOIN ledger l ON l.id = f.entry ORDER BY f.entry, f.person`)
	if err != nil {
		return nil, fmt.Errorf("ratings: %w", err)
	}
	defer rows.Close()
	var out []Rating
	for rows.Next() {
		var r Rating
		var at string
		if err := rows.Scan(&r.Key, &r.Person, &r.Rating, &r.Reason, &at); err != nil {
			return nil, fmt.Errorf("ratings: %w", err)
		}
		if r.At, err = ReadStamp(at); err != nil {
			return nil, fmt.Errorf("rating of %s: %w", r.Key, err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
