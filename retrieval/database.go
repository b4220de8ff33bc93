package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
	"modernc.org/sqlite" // also the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// errReadOnly says that something was to be written through an archive that
// was opened for reading.
var errReadOnly = errors.New("the archive is open for reading only")

// writerSettings: an answer's record must outlive a power cut, hence FULL; a
// write that finds the file busy waits, and takes the write lock at its start
// so that it can never fail half way for want of it.
var writerSettings = url.Values{
	"_txlock":       {"immediate"},
	"_journal_mode": {"WAL"},
	"_synchronous":  {"FULL"},
	"_foreign_keys": {"1"},
	"_busy_timeout": {"10000"}, // milliseconds
	"_pragma":       {"journal_size_limit(67108864)"},
}

var readerSettings = url.Values{
	"mode":          {"ro"},
	"_query_only":   {"1"},
	"_busy_timeout": {"10000"},
}

// mediumSettings open a file that nobody can be writing to, on a medium or in a
// folder that this process may not write to. SQLite otherwise makes a file
// beside the archive even to read it.
var mediumSettings = url.Values{
	"mode":      {"ro"},
	"immutable": {"1"},
}

// cannotOpen reports whether SQLite failed to make the files that it needs
// beside the archive's.
func cannotOpen(err error) bool {
	var fault *sqlite.Error
	if !errors.As(err, &fault) {
		return false
	}
	code := fault.Code() & 0xff // without the details
	return code == sqlite3.SQLITE_CANTOPEN || code == sqlite3.SQLITE_READONLY
}

// IsDamage reports whether an error came up because the archive's file is not
// as SQLite wrote it.
func IsDamage(err error) bool {
	var fault *sqlite.Error
	if !errors.As(err, &fault) {
		return errors.Is(err, ErrDamaged)
	}
	code := fault.Code() & 0xff
	return code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
}

// settledFile reports whether all that was written is in the archive's own
// file, none of it in the journal that a writer keeps beside it.
func settledFile(path string) bool {
	journal, err := os.Stat(path + "-wal")
	return errors.Is(err, fs.ErrNotExist) || err == nil && journal.Size() == 0
}

func openDatabase(path string, settings url.Values, connections int) (*sql.DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: settings.Encode()}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// change runs f in a transaction that ends with it: committed when f returns
// nil, taken back otherwise.
func (a *Archive) change(ctx context.Context, f func(*sql.Tx) error) error {
	if a.write == nil {
		return errReadOnly
	}
	return inTransaction(ctx, a.write, f)
}

// view runs f on one snapshot of the archive.
func (a *Archive) view(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := a.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing was written
	return f(tx)
}

// file is the archive's file as its books see it.
type file struct{ a *Archive }

func (f file) Change(ctx context.Context, do func(books.Tx) error) error {
	return f.a.change(ctx, func(tx *sql.Tx) error { return do(tx) })
}

func (f file) View(ctx context.Context, do func(books.Tx) error) error {
	return f.a.view(ctx, func(tx *sql.Tx) error { return do(tx) })
}

func (f file) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return f.a.read.QueryContext(ctx, query, args...)
}

func inTransaction(ctx context.Context, db *sql.DB, f func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func stamp(t time.Time) string { return books.Stamp(t) }

// stampOrNone is an instant; the zero time is empty.
func stampOrNone(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return stamp(t)
}

// dateText keeps a stated time with its zone; the zero time is empty.
func dateText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

func parseDate(s string) (time.Time, error) { return books.ReadStamp(s) }
