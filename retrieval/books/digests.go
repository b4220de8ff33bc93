package books

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// DigestDay is what became of the digest of a channel on a local date.
type DigestDay struct {
	Day string // 2026-03-01
	// Status is "claimed" while somebody makes it or was stopped making it,
	// "posted", "missed" when it could not be posted in time, or "skipped"
	// when nothing was new and nothing was to be said.
	Status   string
	Attempts int    // how often it was begun
	Address  string // where it was posted
	At       time.Time
}

// ClaimDigest asks for the digest of a channel and a local date to be the caller's
// to post, until the lease is over. It returns how often it was claimed, this
// time included, or 0 when it is not to be had: it is posted, was skipped, or
// another holds it. A claim whose lease is over is given away again, and so is
// one whose lease ends later than any lease from now could: then the clock was
// put back.
func (b *Books) ClaimDigest(ctx context.Context, channel, day string, at time.Time, lease time.Duration) (attempt int, err error) {
	err = b.file.Change(ctx, func(tx Tx) error {
		return tx.QueryRowContext(ctx, `INSERT INTO digests AS d (channel, day, status, lease, attempts, at) VALUES (?1, ?2, 'claimed', ?4, 1, ?3)
			ON CONFLICT (channel, day) DO UPDATE SET status = 'claimed', lease = ?4, attempts = d.attempts + 1, at = ?3
			WHERE d.status IN ('claimed', 'missed') AND (d.lease <= ?3 OR d.lease > ?4) RETURNING attempts`,
			channel, day, Stamp(at), Stamp(at.Add(lease))).Scan(&attempt)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("digest of %s on %s: claiming: %w", channel, day, err)
	}
	return attempt, nil
}

// HoldDigest makes the lease of a claim longer. It returns false when the claim was
// given to another: then nothing may be posted.
func (b *Books) HoldDigest(ctx context.Context, channel, day string, attempt int, until time.Time) (held bool, err error) {
	err = b.file.Change(ctx, func(tx Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE digests SET lease = ? WHERE channel = ? AND day = ? AND attempts = ? AND status = 'claimed'`,
			Stamp(until), channel, day, attempt)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		held = n > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("digest of %s on %s: holding: %w", channel, day, err)
	}
	return held, nil
}

// ReleaseDigests gives away the claims of digests that are not settled. The caller
// knows that nobody works on them.
func (b *Books) ReleaseDigests(ctx context.Context) error {
	err := b.file.Change(ctx, func(tx Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE digests SET lease = '' WHERE status = 'claimed'`)
		return err
	})
	if err != nil {
		return fmt.Errorf("digests: releasing claims: %w", err)
	}
	return nil
}

// SettleDigest writes down what became of a digest: "posted" with its address,
// "missed" or "skipped". What was posted stays so, and what somebody holds is
// not missed.
func (b *Books) SettleDigest(ctx context.Context, channel, day, status, address string, at time.Time) error {
	err := b.file.Change(ctx, func(tx Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO digests AS d (channel, day, status, lease, attempts, address, at) VALUES (?1, ?2, ?3, ?5, 0, ?4, ?5)
			ON CONFLICT (channel, day) DO UPDATE SET status = ?3, address = ?4, at = ?5
			WHERE d.status <> 'posted' AND (?3 <> 'missed' OR d.lease <= ?5)`,
			channel, day, status, address, Stamp(at))
		return err
	})
	if err != nil {
		return fmt.Errorf("digest of %s on %s: settling: %w", channel, day, err)
	}
	return nil
}

// DigestDays returns what became of the channel's digests, the latest date
// first and at most limit of them.
func (b *Books) DigestDays(ctx context.Context, channel string, limit int) ([]DigestDay, error) {
	rows, err := b.file.Query(ctx, `SELECT day, status, attempts, address, at FROM digests WHERE channel = ? ORDER BY day DESC LIMIT ?`, channel, limit)
	if err != nil {
		return nil, fmt.Errorf("digests of %s: %w", channel, err)
	}
	defer rows.Close()
	var out []DigestDay
	for rows.Next() {
		var d DigestDay
		var at string
		if err := rows.Scan(&d.Day, &d.Status, &d.Attempts, &d.Address, &at); err != nil {
			return nil, fmt.Errorf("digests of %s: %w", channel, err)
		}
		if d.At, err = ReadStamp(at); err != nil {
			return nil, fmt.Errorf("digest of %s on %s: %w", channel, d.Day, err)
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// Digests returns the records of the digests that were said at the place since
// then, the latest first. One whose arrival was never known is not among them.
func (b *Books) Digests(ctx context.Context, place string, since time.Time) ([][]byte, error) {
	rows, err := b.file.Query(ctx, `SELECT record FROM ledger
		WHERE place = ? AND key >= 'digest/' AND key < 'digest0' AND address <> '' AND at >= ? ORDER BY id DESC`, place, Stamp(since))
	if err != nil {
		return nil, fmt.Errorf("digests of %s: %w", place, err)
	}
	defer rows.Close()
	var out [][]byte
	for rows.Next() {
		var record []byte
		if err := rows.Scan(&record); err != nil {
			return nil, fmt.Errorf("digests of %s: %w", place, err)
		}
		out = append(out, record)
	}
	return out, rows.Err()
}
