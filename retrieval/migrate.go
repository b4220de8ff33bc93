package retrieval

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
)

// The statements that bring an archive from one version to the next, in the
// order of their names. The number of those that have run is the file's
// user_version. A published one is never edited.
//
//go:embed migrations/*.sql
var migrations embed.FS

// steps returns the migrations in order.
func steps() ([]string, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql") // sorted by name
	if err != nil {
		return nil, err
	}
	out := make([]string, len(names))
	for i, name := range names {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out[i] = string(text)
	}
	return out, nil
}

// migrate brings the file up to date, each step in its own transaction, and
// refuses a file from a newer program.
func migrate(ctx context.Context, db *sql.DB, all []string) error {
	at, err := schemaVersion(ctx, db)
	if err != nil {
		return err
	}
	if at > len(all) {
		return fmt.Errorf("%w: its schema is %d, this program knows %d", ErrNewer, at, len(all))
	}
	for ; at < len(all); at++ {
		err := inTransaction(ctx, db, func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, all[at]); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", at+1))
			return err
		})
		if err != nil {
			return fmt.Errorf("migration %d: %w", at+1, err)
		}
	}
	return nil
}

// checkSchema refuses a file that this program cannot read as it stands.
func checkSchema(ctx context.Context, db *sql.DB, all []string) error {
	at, err := schemaVersion(ctx, db)
	switch {
	case err != nil:
		return err
	case at == 0:
		return ErrNoArchive
	case at > len(all):
		return fmt.Errorf("%w: its schema is %d, this program knows %d", ErrNewer, at, len(all))
	case at < len(all):
		return fmt.Errorf("%w: its schema is %d, this program needs %d", ErrOlder, at, len(all))
	}
	return nil
}

func schemaVersion(ctx context.Context, db *sql.DB) (version int, err error) {
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}
