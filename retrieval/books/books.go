// Package books keeps what must not be forgotten: the ledger of what was said
// (ledger.go, outline.go) and what people thought of it (feedback.go), the jobs
// to be done (jobs.go), when channels get their digests (subscriptions.go), who
// makes which (digests.go), and which stories people liked (storymarks.go).
//
// The books lie in the archive's file, so that one transaction tells what was
// quoted from what is stored.
package books

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"time"
)

// File is the archive's file.
type File interface {
	// Change runs f in a transaction that is committed when f returns nil, and
	// taken back otherwise.
	Change(ctx context.Context, f func(*sql.Tx) error) error
	// View runs f on one snapshot.
	View(ctx context.Context, f func(*sql.Tx) error) error
	// Query reads rows.
	Query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Books are the books in one archive's file. They are safe for use by several
// goroutines.
type Books struct{ file File }

// In returns the books in the file.
func In(f File) *Books { return &Books{f} }

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
