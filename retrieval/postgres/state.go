package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/stdlib"
)

// State is what an operator wants to know of a database.
type State struct {
	Version   string        // of the server
	RoundTrip time.Duration // of one statement, the quickest of three
	Ahead     time.Duration // by how much its clock is ahead of this machine's
	Pooled    bool          // PgBouncer stands in between
}

// State asks the database how it is, which it must be written to for; now is this machine's clock.
func (d *Database) State(ctx context.Context, now func() time.Time) (State, error) {
	s := State{RoundTrip: time.Hour}
	connection, err := d.db.Conn(ctx)
	if err != nil {
		return State{}, fmt.Errorf("database: %w", err)
	}
	defer connection.Close()
	if _, err := connection.ExecContext(ctx, `UPDATE corpus SET name = name`); err != nil {
		return State{}, fmt.Errorf("database: writing: %w", err)
	}
	var process uint32
	for range 3 {
		before := now()
		var there time.Time
		err := connection.QueryRowContext(ctx, `SELECT clock_timestamp(), current_setting('server_version'), pg_backend_pid()`).Scan(&there, &s.Version, &process)
		if err != nil {
			return State{}, fmt.Errorf("database: %w", err)
		}
		if took := now().Sub(before); took < s.RoundTrip {
			s.RoundTrip, s.Ahead = took, there.Sub(before.Add(took/2))
		}
	}
	// A server tells the number of its process when a connection is made.
	// PgBouncer tells one of its own.
	return s, connection.Raw(func(driver any) error {
		s.Pooled = driver.(*stdlib.Conn).Conn().PgConn().PID() != process
		return nil
	})
}
