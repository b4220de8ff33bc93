// Package books keeps what must not be forgotten: the ledger of what was said
// (ledger.go, outline.go) and what people thought of it (feedback.go), the jobs
// to be done (jobs.go), when channels get their digests (subscriptions.go), who
// makes which (digests.go), and which stories people liked (storymarks.go).
//
// The books lie where the articles do, so that one transaction tells what was
// quoted from what is stored: in the archive's file, or in PostgreSQL. Every
// statement is written once, for both; sqlite.go and postgres.go hold what
// differs.
package books

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"time"
)

// Tx is a transaction of either engine; *sql.Tx is one of SQLite's. While the
// rows of one query are read, no other may be asked.
type Tx interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Engine is what differs between the engines in the statements.
type Engine struct {
	// passOver ends the choice of a row to change: those that another
	// transaction is changing are passed over.
	passOver string
	// recordHolds is the condition that a record of the ledger holds the bytes
	// of the first parameter.
	recordHolds string
}

// File is where the books lie.
type File interface {
	// Change runs f in a transaction that is committed when f returns nil, and
	// taken back otherwise. It may run f again when another transaction came in
	// between.
	Change(ctx context.Context, f func(Tx) error) error
	// View runs f on one snapshot.
	View(ctx context.Context, f func(Tx) error) error
	// Query reads rows.
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Books are the books of one archive. They are safe for use by several
// goroutines.
type Books struct {
	file   File
	engine Engine
}

// In returns the books that lie there.
func In(f File, e Engine) *Books { return &Books{f, e} }

// stampLayout is UTC with a fixed width, so that the order of the texts is
// the order of the instants.
const stampLayout = "2006-01-02T15:04:05.000000000Z"

// Stamp is an instant as the archive's file keeps it.
func Stamp(t time.Time) string { return t.UTC().Format(stampLayout) }

// ReadStamp reads an instant or a stated time with its zone; an empty text is
// the zero time.
func ReadStamp(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	return time.Parse(time.RFC3339Nano, s)
}

// NotNull keeps the driver from storing no bytes as NULL.
func NotNull(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// Digest is how bytes are told from others: their SHA-256, in hexadecimal.
func Digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
