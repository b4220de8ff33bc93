package postgres

import (
	"context"
	"database/sql"
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
	Answers bool      // its shift goes on
	Leads   bool      // it holds the lease that was asked for
}

// forgotten is for how long a replica that ended is listed.
const forgotten = 24 * time.Hour

// Appear notes that a replica is there, and forgets those that have not been for
// a day, and what replicas need not remember any more.
func (d *Database) Appear(ctx context.Context, r Replica) error {
	_, err := d.db.ExecContext(ctx, `INSERT INTO replicas (name, version, started, seen, change) VALUES ($1, $2, now(), now(), $3)
		ON CONFLICT (name) DO UPDATE SET version = excluded.version, seen = excluded.seen, change = excluded.change`, r.Name, r.Version, r.Change)
	if err == nil {
		_, err = d.db.ExecContext(ctx, `DELETE FROM replicas WHERE seen < now() - $1 * interval '1 second'`, forgotten.Seconds())
	}
	if err == nil {
		err = d.forgetNotes(ctx)
	}
	if err != nil {
		return fmt.Errorf("replica %s: %w", r.Name, err)
	}
	return nil
}

// Replicas returns the replicas of the last day in the order in which they
// started, and the number of the last change of the articles. lease names one that
// a shift may hold besides.
func (d *Database) Replicas(ctx context.Context, lease string) (all []Replica, change int64, err error) {
	rows, err := d.db.QueryContext(ctx, `SELECT r.name, r.version, r.started, r.seen, r.change, c.change,
		EXISTS (SELECT 1 FROM leases l WHERE l.name = $2 || r.name AND l.until >= now()),
		EXISTS (SELECT 1 FROM leases l WHERE l.name = $1 AND left(l.holder, length(r.name) + 1) = r.name || '/' AND l.until >= now())
		FROM corpus c LEFT JOIN replicas r ON true ORDER BY r.started, r.name`, lease, shiftLease)
	if err != nil {
		return nil, 0, fmt.Errorf("replicas: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var name, version sql.NullString
		var started, seen sql.NullTime
		var at sql.NullInt64
		var answers, leads bool
		if err := rows.Scan(&name, &version, &started, &seen, &at, &change, &answers, &leads); err != nil {
			return nil, 0, fmt.Errorf("replicas: %w", err)
		}
		if name.Valid {
			all = append(all, Replica{name.String, version.String, started.Time, seen.Time, at.Int64, answers, leads})
		}
	}
	return all, change, rows.Err()
}
