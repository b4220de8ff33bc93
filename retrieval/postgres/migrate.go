package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// The statements that bring a database from one version to the next, in the
// order of their numbers. A published one is never edited, and none goes back.
//
//go:embed migrations/*.sql
var migrations embed.FS

// ErrNewer says that a newer version of the program wrote the database.
var ErrNewer = errors.New("written by a newer version of the program")

// migrate brings the database up to date. Of replicas that start at the same
// moment one does it, and the others wait: the lock is a row with a lease, since
// PgBouncer gives locks of a session to whoever comes next.
func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	locker, err := lock.NewPostgresTableLocker(
		lock.WithTableLeaseDuration(30*time.Second), lock.WithTableHeartbeatInterval(5*time.Second), lock.WithTableLockTimeout(time.Second, 120))
	if err != nil {
		return err
	}
	steps, err := goose.NewProvider(goose.DialectPostgres, db, files, goose.WithLocker(locker))
	if err != nil {
		return err
	}
	all := steps.ListSources()
	known := all[len(all)-1].Version
	// Most starts find nothing to do, and then take no lock.
	if at, err := steps.GetDBVersion(ctx); err == nil && at > known {
		return fmt.Errorf("%w: its schema is %d, this program knows %d", ErrNewer, at, known)
	} else if err == nil && at == known {
		return nil
	}
	if _, err := steps.Up(ctx); err != nil {
		return fmt.Errorf("bringing it up to date: %w", err)
	}
	return nil
}
