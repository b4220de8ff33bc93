// Package postgres keeps what the archive and its books must not forget in
// PostgreSQL, for several machines. It is the only user of pgx and goose.
//
// The SQL is plain: unique keys, ON CONFLICT, and rows that are locked for a
// moment, so that engines that speak PostgreSQL's protocol take it as well, and
// PgBouncer in transaction mode stands in between. There are no session locks,
// no generated columns and no prepared statements.
package postgres

import (
	"context"
	"crypto/rand"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/pullquote/pullquote/retrieval/books"
)

// ErrNoAddress says that what was given is no address of a database. It does not
// hold the address, which may have a password in it.
var ErrNoAddress = errors.New("no address of a PostgreSQL database")

const (
	// connections bounds those of one replica. A database has a hundred by
	// default, and its writes wait for the disk rather than for each other.
	connections = 8
	// idleTime is after what time a connection that nobody uses is given back.
	idleTime = 5 * time.Minute
	// closeTime is how long the end of a connection of its own may take.
	closeTime = time.Second
	// tries is how often a transaction is run that others came in between of.
	tries = 5
)

// Database is the newsroom's database. It is safe for use by several goroutines.
type Database struct{ db *sql.DB }

// Open opens the database of the address, such as postgres://user@host/name, and
// brings it up to date. Replicas that start at the same moment wait for each
// other. Close it after use.
func Open(ctx context.Context, address string) (*Database, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, ErrNoAddress
	}
	// Behind PgBouncer the next statement may go to another connection, which
	// knows no statement that was prepared on the one before.
	config.DefaultQueryExecMode = pgx.QueryExecModeExec
	db := sql.OpenDB(stdlib.GetConnector(*config))
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	db.SetConnMaxIdleTime(idleTime)
	if err := migrate(ctx, db); err != nil {
		return nil, errors.Join(fmt.Errorf("database: %w", err), db.Close())
	}
	d := &Database{db}
	if err := d.begin(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("database: %w", err), db.Close())
	}
	return d, nil
}

// begin gives a new database its name and its first number.
func (d *Database) begin(ctx context.Context) error {
	_, err := d.db.ExecContext(ctx, `INSERT INTO corpus (one, name, change) VALUES (1, $1, 0) ON CONFLICT DO NOTHING`, rand.Text())
	return err
}

// Close lets go of the database.
func (d *Database) Close() error { return d.db.Close() }

// Change implements books.File.
func (d *Database) Change(ctx context.Context, f func(books.Tx) error) error {
	for try := 1; ; try++ {
		err := d.within(ctx, nil, f)
		if try == tries || !mayTryAgain(err) {
			return err
		}
	}
}

// View implements books.File.
func (d *Database) View(ctx context.Context, f func(books.Tx) error) error {
	return d.within(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}, f)
}

// Query implements books.File. It reads and changes nothing.
func (d *Database) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return onNextConnection(ctx, func() (*sql.Rows, error) { return statements{d.db}.QueryContext(ctx, query, args...) })
}

func (d *Database) within(ctx context.Context, o *sql.TxOptions, f func(books.Tx) error) error {
	tx, err := d.transaction(ctx, o)
	if err != nil {
		return err
	}
	if err := f(statements{tx}); err != nil {
		if undone := tx.Rollback(); undone != nil {
			return errors.Join(err, undone)
		}
		return err
	}
	return tx.Commit()
}

// transaction begins a transaction; its first word, BEGIN, changes nothing.
func (d *Database) transaction(ctx context.Context, o *sql.TxOptions) (*sql.Tx, error) {
	return onNextConnection(ctx, func() (*sql.Tx, error) { return d.db.BeginTx(ctx, o) })
}

// onNextConnection does what changes nothing in the database. After the database
// was away, connections that stood idle meanwhile break when they are used, so
// the next one is tried, and after the last of them a new one.
func onNextConnection[T any](ctx context.Context, do func() (T, error)) (T, error) {
	for try := 0; ; try++ {
		done, err := do()
		var connecting *pgconn.ConnectError
		if err == nil || try == connections || ctx.Err() != nil || errors.As(err, &connecting) || !IsUnreachable(err) {
			return done, err
		}
	}
}

// mayTryAgain reports whether a transaction was taken back only because others
// came in between: SQLSTATE serialization_failure and deadlock_detected.
func mayTryAgain(err error) bool {
	var fault *pgconn.PgError
	return errors.As(err, &fault) && (fault.Code == "40001" || fault.Code == "40P01")
}

// IsUnreachable reports whether an error came up because the database did not
// answer, rather than because of what it was asked.
func IsUnreachable(err error) bool {
	var fault *pgconn.PgError
	if errors.As(err, &fault) {
		return strings.HasPrefix(fault.Code, "57P") // it is going down, or is not up yet
	}
	var connecting *pgconn.ConnectError
	var broken *net.OpError
	return errors.As(err, &connecting) || errors.As(err, &broken) || pgconn.Timeout(err) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, driver.ErrBadConn)
}
