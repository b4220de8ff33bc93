package books

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// JobLife is how long the key of a finished job is kept. Slack delivers an
// event again for up to about six minutes; a week leaves room for a program
// that was down over a long weekend.
const JobLife = 7 * 24 * time.Hour

// Put writes down what is to be done, under a key that can be used once, and
// forgets jobs that were finished over a week ago. It returns false, and
// writes nothing, when the key is there already, finished or not. When Put
// returns nil the job outlives a power cut.
func (b *Books) Put(ctx context.Context, key string, payload []byte, at time.Time) (fresh bool, err error) {
	err = b.file.Change(ctx, func(tx Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM jobs WHERE at < ? AND due = ''`, Stamp(at.Add(-JobLife))); err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `INSERT INTO jobs (key, payload, at, due) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			key, NotNull(payload), Stamp(at), Stamp(at))
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		fresh = n > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("job %s: %w", key, err)
	}
	return fresh, nil
}

// Take hands out the job that has been due for longest, and keeps it from
// being handed out again until the lease is over. attempt counts from 1. ok is
// false when nothing is due.
func (b *Books) Take(ctx context.Context, at time.Time, lease time.Duration) (key string, payload []byte, attempt int, ok bool, err error) {
	err = b.file.Change(ctx, func(tx Tx) error {
		return tx.QueryRowContext(ctx, `UPDATE jobs SET due = ?1, attempt = attempt + 1
			WHERE key = (SELECT key FROM jobs WHERE due <> '' AND due <= ?2 ORDER BY due, at, key LIMIT 1 `+b.engine.passOver+`)
			RETURNING key, payload, attempt`, Stamp(at.Add(lease)), Stamp(at)).Scan(&key, &payload, &attempt)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil, 0, false, nil
	}
	if err != nil {
		return "", nil, 0, false, fmt.Errorf("taking a job: %w", err)
	}
	return key, payload, attempt, true, nil
}

// Settle ends the work on a job: for good when again is zero, otherwise until
// then. Of a finished job only the key is kept.
func (b *Books) Settle(ctx context.Context, key string, again time.Time) error {
	err := b.file.Change(ctx, func(tx Tx) error {
		if again.IsZero() {
			_, err := tx.ExecContext(ctx, `UPDATE jobs SET due = '', payload = ? WHERE key = ?`, []byte{}, key)
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE jobs SET due = ? WHERE key = ? AND due <> ''`, Stamp(again), key)
		return err
	})
	if err != nil {
		return fmt.Errorf("job %s: %w", key, err)
	}
	return nil
}

// Release makes due at once what an earlier process had taken and not
// finished. The caller holds the lock of the folder, so that process is gone.
func (b *Books) Release(ctx context.Context) error {
	return b.file.Change(ctx, func(tx Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE jobs SET due = at WHERE due <> '' AND due > at AND attempt > 0`)
		return err
	})
}
