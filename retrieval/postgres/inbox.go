package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
)

// Filing is what replicas have to know of a job besides its payload.
type Filing struct {
	// Place is the conversation that it belongs to.
	Place string
	// Awaited says that what is said there next waits until it is done.
	Awaited bool
	// Reserved is the shift that alone can do it (Inbox.Self); empty: each can.
	Reserved string
}

// Inbox are the jobs of the books as the replica of a shift takes them: each that
// is not done is in one replica's hands at a time, for as long as its shift lasts.
// It is safe for use by several goroutines.
type Inbox struct {
	shift *Shift
	file  func(payload []byte) Filing

	// mu is held while the database is told what is in hand here.
	mu     sync.Mutex
	inHand map[string]bool
	// unsettled are the jobs whose end could not be written down yet.
	unsettled map[string]time.Time
}

// Inbox returns the inbox for a shift. file reads a payload.
func (s *Shift) Inbox(file func(payload []byte) Filing) *Inbox {
	return &Inbox{shift: s, file: file, inHand: map[string]bool{}, unsettled: map[string]time.Time{}}
}

// Self is what a Filing names this inbox's shift by.
func (i *Inbox) Self() string { return i.shift.holder }

// Put writes down what is to be done, as books.Books.Put does.
func (i *Inbox) Put(ctx context.Context, key string, payload []byte, at time.Time) (fresh bool, err error) {
	f := i.file(payload)
	awaited := 0
	if f.Awaited {
		awaited = 1
	}
	err = i.shift.db.alone(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM jobs WHERE at < $1 AND due = ''`, books.Stamp(at.Add(-books.JobLife))); err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `INSERT INTO jobs (key, payload, at, due, place, awaited, reserved) VALUES ($1, $2, $3, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
			key, books.NotNull(payload), books.Stamp(at), f.Place, awaited, f.Reserved)
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

// Take hands out the job that has been due for longest and is in nobody's hands.
// The lease is that of the shift, whatever is asked for.
func (i *Inbox) Take(ctx context.Context, at time.Time, _ time.Duration) (key string, payload []byte, attempt int, ok bool, err error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if err := i.settleRest(ctx); err != nil {
		return "", nil, 0, false, err
	}
	err = i.shift.db.alone(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `UPDATE jobs SET holder = $1, attempt = attempt + 1
			WHERE key = (SELECT key FROM jobs WHERE due <> '' AND due <= $2 AND holder = '' AND reserved IN ('', $1)
			AND EXISTS (SELECT 1 FROM leases WHERE holder = $1)
			ORDER BY due, at, key LIMIT 1 FOR UPDATE SKIP LOCKED)
			RETURNING key, payload, attempt`, i.shift.holder, books.Stamp(at)).Scan(&key, &payload, &attempt)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil, 0, false, nil
	}
	if err != nil {
		return "", nil, 0, false, fmt.Errorf("taking a job: %w", err)
	}
	i.inHand[key] = true
	return key, payload, attempt, true, nil
}

// Settle ends the work on a job, as books.Books.Settle does. Of one that another
// replica has meanwhile nothing changes. Where the database does not answer it is
// told later, before anything else is taken.
func (i *Inbox) Settle(ctx context.Context, key string, again time.Time) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.unsettled[key] = again
	return i.settleRest(ctx)
}

// settleRest writes down the end of all jobs that are not settled yet.
func (i *Inbox) settleRest(ctx context.Context) error {
	for key, again := range i.unsettled {
		if err := i.settle(ctx, key, again); err != nil {
			return fmt.Errorf("job %s: %w", key, err)
		}
		delete(i.unsettled, key)
		delete(i.inHand, key)
	}
	return nil
}

func (i *Inbox) settle(ctx context.Context, key string, again time.Time) error {
	if again.IsZero() {
		_, err := i.shift.db.db.ExecContext(ctx, `UPDATE jobs SET due = '', payload = '', place = '', holder = '' WHERE key = $1 AND holder = $2`, key, i.shift.holder)
		return err
	}
	_, err := i.shift.db.db.ExecContext(ctx, `UPDATE jobs SET due = $3, holder = '' WHERE key = $1 AND holder = $2 AND due <> ''`, key, i.shift.holder, books.Stamp(again))
	return err
}

// Mend gives back what the database has as in hand here and is not: its answer to
// Take was lost.
func (i *Inbox) Mend(ctx context.Context) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	keys := []string{}
	for key := range i.inHand {
		keys = append(keys, key)
	}
	_, err := i.shift.db.db.ExecContext(ctx, `UPDATE jobs SET holder = '' WHERE holder = $1 AND due <> '' AND key <> ALL ($2)`, i.shift.holder, keys)
	if err != nil {
		return fmt.Errorf("jobs in hand: %w", err)
	}
	return nil
}

// Awaited reports whether something is not done yet at the place that what is said
// there next waits for.
func (i *Inbox) Awaited(ctx context.Context, place string) (awaited bool, err error) {
	err = i.shift.db.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM jobs WHERE place = $1 AND due <> '' AND awaited = 1)`, place).Scan(&awaited)
	if err != nil {
		return false, fmt.Errorf("what is awaited: %w", err)
	}
	return awaited, nil
}

// Stop notes that what is worked on at the place is not wanted any more.
func (i *Inbox) Stop(ctx context.Context, place string) error {
	_, err := i.shift.db.db.ExecContext(ctx, `UPDATE jobs SET stopped = 1 WHERE place = $1 AND due <> '' AND (holder <> '' OR attempt > 0)`, place)
	if err != nil {
		return fmt.Errorf("stopping: %w", err)
	}
	return nil
}

// Stopped returns the places of what is in hand here and is not wanted any more.
func (i *Inbox) Stopped(ctx context.Context) (places []string, err error) {
	rows, err := i.shift.db.db.QueryContext(ctx, `SELECT DISTINCT place FROM jobs WHERE holder = $1 AND due <> '' AND stopped = 1`, i.shift.holder)
	if err != nil {
		return nil, fmt.Errorf("what was stopped: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var place string
		if err := rows.Scan(&place); err != nil {
			return nil, fmt.Errorf("what was stopped: %w", err)
		}
		places = append(places, place)
	}
	return places, rows.Err()
}

// ReservedFor returns the shift that the job of the key was reserved for, done or not;
// empty where there is none, or it is over.
func (i *Inbox) ReservedFor(ctx context.Context, key string) (shift string, err error) {
	err = i.shift.db.db.QueryRowContext(ctx, `SELECT reserved FROM jobs WHERE key = $1 AND EXISTS (SELECT 1 FROM leases WHERE holder = reserved)`, key).Scan(&shift)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("who has job %s: %w", key, err)
	}
	return shift, nil
}
