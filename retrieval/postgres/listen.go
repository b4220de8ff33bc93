package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// channel is the name under which replicas wake each other.
const channel = "pullquote"

// Wake lets the others know that the articles were changed. It is a hint: whoever
// misses it looks by itself after a while, as behind PgBouncer in transaction mode,
// or where the engine has no such thing.
func (d *Database) Wake(ctx context.Context) {
	_, _ = d.db.ExecContext(ctx, `SELECT pg_notify($1, '')`, channel)
}

// Listen calls woken whenever a replica has called Wake, until the connection, one
// of its own, breaks or the context ends. What was said before is not told.
func Listen(ctx context.Context, address string, woken func()) error {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return ErrNoAddress
	}
	config.DefaultQueryExecMode = pgx.QueryExecModeExec
	connection, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	_, err = connection.Exec(ctx, "LISTEN "+channel)
	for err == nil {
		if _, err = connection.WaitForNotification(ctx); err == nil {
			woken()
		}
	}
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTime)
	defer cancel()
	return fmt.Errorf("listening: %w", errors.Join(err, connection.Close(closing)))
}
