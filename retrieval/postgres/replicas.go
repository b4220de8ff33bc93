package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Replica is one process that works on the database.
type Replica struct {
	Name    string // the machine, and what tells its folder
	Version string // of the program
	Started time.Time
	Seen    time.Time // when it was last heard of
	Change  int64     // the last change of the articles that its copy had
	Serves  bool      // it holds the lease by which it answers
}

// Hold asks for a lease to be the holder's for some time from now, by the
// database's clock: one that nobody holds, that has run out, or that the holder
// has already.
func (d *Database) Hold(ctx context.Context, lease, holder string, period time.Duration) (held bool, err error) {
	err = d.db.QueryRowContext(ctx, `INSERT INTO leases AS l (name, holder, until) VALUES ($1, $2, now() + $3 * interval '1 second')
		ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
		WHERE l.holder = excluded.holder OR l.until < now() RETURNING true`, lease, holder, period.Seconds()).Scan(&held)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("lease %s: %w", lease, err)
	}
	return held, nil
}

// Yield gives a lease back before its time, if the holder has it.
func (d *Database) Yield(ctx context.Context, lease, holder string) error {
	if _, err := d.db.ExecContext(ctx, `DELETE FROM leases WHERE name = $1 AND holder = $2`, lease, holder); err != nil {
		return fmt.Errorf("lease %s: %w", lease, err)
	}
	return nil
}

// forgotten is for how long a replica that ended is listed.
const forgotten = 24 * time.Hour

// Appear notes that a replica is there, and forgets those that have not been for
// a day.
func (d *Database) Appear(ctx context.Context, r Replica) error {
	_, err := d.db.ExecContext(ctx, `INSERT INTO replicas (name, version, started, seen, change) VALUES ($1, $2, now(), now(), $3)
		ON CONFLICT (name) DO UPDATE SET version = excluded.version, seen = excluded.seen, change = excluded.change`, r.Name, r.Version, r.Change)
	if err == nil {
		_, err = d.db.ExecContext(ctx, `DELETE FROM replicas WHERE seen < now() - $1 * interval '1 second'`, forgotten.Seconds())
	}
	if err != nil {
		return fmt.Errorf("replica %s: %w", r.Name, err)
	}
	return nil
}

// Replicas returns the replicas of the last day in the order in which they
// started, and the number of the last change of the articles. lease names the one
// by which a replica answers.
func (d *Database) Replicas(ctx context.Context, lease string) (all []Replica, change int64, err error) {
	rows, err := d.db.QueryContext(ctx, `SELECT r.name, r.version, r.started, r.seen, r.change, c.change,
		EXISTS (SELECT 1 FROM leases l WHERE l.name = $1 AND l.holder = r.name AND l.until >= now())
		FROM corpus c LEFT JOIN replicas r ON true ORDER BY r.started, r.name`, lease)
	if err != nil {
		return nil, 0, fmt.Errorf("replicas: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var name, version sql.NullString
		var started, seen sql.NullTime
		var at sql.NullInt64
		var serves bool
		if err := rows.Scan(&name, &version, &started, &seen, &at, &change, &serves); err != nil {
			return nil, 0, fmt.Errorf("replicas: %w", err)
		}
		if name.Valid {
			all = append(all, Replica{name.String, version.String, started.Time, seen.Time, at.Int64, serves})
		}
	}
	return all, change, rows.Err()
}
