package postgres

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
)

// A shift is one process at work among the replicas, from when it begins until it
// ends or has not been heard of for a period. All that it holds it holds by the
// shift: other leases, and the jobs that it took. Its rows are there until another
// replica finds that their time is over and takes them away, in one transaction
// with what was held by them; so that a shift whose rows are there has lost
// nothing, however late it is.

// Shift is such a time at work. It is safe for use by several goroutines.
type Shift struct {
	db     *Database
	holder string
	period time.Duration
	now    func() time.Time

	mu    sync.Mutex
	since time.Time // when the period began that it has for certain; zero: it is over
	held  int64     // leases
}

// shiftLease begins the names of the leases by which shifts are known; the
// replica's name follows.
const shiftLease = "replica/"

// ErrShiftOver says that a shift was not heard of for too long, and that others
// may have what it held.
var ErrShiftOver = errors.New("the shift of this replica is over")

// BeginShift begins a shift of the replica of the name, of which there is one
// process at a time: what its last shift held is free. It lasts for the period
// without a sign of life, by the database's clock. now is this machine's clock.
func (d *Database) BeginShift(ctx context.Context, name string, period time.Duration, now func() time.Time) (*Shift, error) {
	s := &Shift{db: d, holder: name + "/" + strings.ToLower(rand.Text()[:12]), period: period, now: now, since: now(), held: 1}
	err := d.alone(ctx, func(tx *sql.Tx) error {
		var last string
		err := tx.QueryRowContext(ctx, `SELECT holder FROM leases WHERE name = $1 FOR UPDATE`, shiftLease+name).Scan(&last)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM leases WHERE holder = $1`, last); err != nil {
			return err
		}
		if err := free(ctx, tx); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO leases (name, holder, until) VALUES ($1, $2, now() + $3 * interval '1 second')`,
			shiftLease+name, s.holder, period.Seconds())
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("beginning to work as %s: %w", name, err)
	}
	return s, nil
}

// alone runs f in a transaction, again when others came in between.
func (d *Database) alone(ctx context.Context, f func(*sql.Tx) error) error {
	for try := 1; ; try++ {
		tx, err := d.transaction(ctx, nil)
		if err != nil {
			return err
		}
		if err = f(tx); err == nil {
			err = tx.Commit()
		} else {
			err = errors.Join(err, tx.Rollback())
		}
		if try == tries || !mayTryAgain(err) {
			return err
		}
	}
}

// Renew gives a sign of life: all leases of the shift hold for another period. The
// error is ErrShiftOver when they are gone.
func (s *Shift) Renew(ctx context.Context) error {
	at := s.now()
	result, err := s.db.db.ExecContext(ctx, `UPDATE leases SET until = now() + $2 * interval '1 second' WHERE holder = $1`, s.holder, s.period.Seconds())
	if err != nil {
		return fmt.Errorf("shift %s: %w", s.holder, err)
	}
	n, err := result.RowsAffected()
	if err != nil {
		return fmt.Errorf("shift %s: %w", s.holder, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.since.IsZero() || n < s.held {
		s.since = time.Time{}
		return ErrShiftOver
	}
	s.since = at
	return nil
}

// lose notes that the shift is over.
func (s *Shift) lose() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.since = time.Time{}
}

// Left returns for how long the shift goes on for certain: neither the machine's
// clock nor the time that a process counts, which stands still in a machine that
// was put to sleep, may say that it is over. over says that it never goes on.
func (s *Shift) Left() (left time.Duration, over bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.since.IsZero() {
		return 0, true
	}
	now := s.now()
	gone := max(now.Sub(s.since), now.Round(0).Sub(s.since.Round(0)))
	return s.period - gone, false
}

// Hold asks for one lease besides, which is then held as long as the shift goes on.
// One whose time is over can be had when it was taken away, with the shift by which
// it was held.
func (s *Shift) Hold(ctx context.Context, lease string) (bool, error) {
	var held bool
	err := s.db.db.QueryRowContext(ctx, `INSERT INTO leases AS l (name, holder, until)
		SELECT $1, holder, until FROM leases WHERE holder = $2 LIMIT 1
		ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
		WHERE l.holder = excluded.holder RETURNING true`, lease, s.holder).Scan(&held)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("lease %s: %w", lease, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held = 2
	return held, nil
}

// Relieve ends the shifts that were not heard of for their period, and frees the
// jobs that they held.
func (s *Shift) Relieve(ctx context.Context) error {
	err := s.db.alone(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM leases WHERE until < now() AND holder <> $1`, s.holder); err != nil {
			return err
		}
		return free(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("what others held: %w", err)
	}
	return nil
}

// free frees the jobs whose holder, or whom they were kept for, has no lease.
func free(ctx context.Context, tx *sql.Tx) error {
	for _, column := range []string{"holder", "reserved"} {
		if _, err := tx.ExecContext(ctx, `UPDATE jobs SET `+column+` = '' WHERE due <> '' AND `+column+` <> ''
			AND NOT EXISTS (SELECT 1 FROM leases l WHERE l.holder = jobs.`+column+`)`); err != nil {
			return err
		}
	}
	return nil
}

// End ends the shift: what it holds is free.
func (s *Shift) End(ctx context.Context) error {
	s.lose()
	err := s.db.alone(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM leases WHERE holder = $1`, s.holder); err != nil {
			return err
		}
		return free(ctx, tx)
	})
	if err != nil {
		return fmt.Errorf("ending shift %s: %w", s.holder, err)
	}
	return nil
}
