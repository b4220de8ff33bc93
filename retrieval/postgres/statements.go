package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/books"
)

// statements gives PostgreSQL the statements as they are written for SQLite:
// parameters are $1 instead of ? or ?1, and a truth value is 1 or 0.
type statements struct{ to books.Tx }

// ExecContext implements books.Tx.
func (s statements) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return s.to.ExecContext(ctx, numbered(query), plain(args)...)
}

// QueryContext implements books.Tx.
func (s statements) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return s.to.QueryContext(ctx, numbered(query), plain(args)...)
}

// QueryRowContext implements books.Tx.
func (s statements) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return s.to.QueryRowContext(ctx, numbered(query), plain(args)...)
}

// numbered writes the parameters of a statement as PostgreSQL has them. No
// statement has a question mark within a text.
func numbered(query string) string {
	var b strings.Builder
	next := 1
	for {
		before, after, ok := strings.Cut(query, "?")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		b.WriteByte('$')
		if after == "" || after[0] < '0' || after[0] > '9' {
			b.WriteString(strconv.Itoa(next))
			next++
		}
		query = after
	}
}

// plain returns the arguments as the few kinds that every column takes: the
// types that a statement's parameters have are told from them. A text of
// PostgreSQL is UTF-8 without zero bytes.
func plain(args []any) []any {
	out := make([]any, len(args))
	for i, arg := range args {
		v, err := driver.DefaultParameterConverter.ConvertValue(arg)
		if err != nil {
			v = arg // such as a list, which the driver knows how to send
		}
		if truth, ok := v.(bool); ok {
			v = int64(0)
			if truth {
				v = int64(1)
			}
		}
		if text, ok := v.(string); ok && (strings.Contains(text, "\x00") || !utf8.ValidString(text)) {
			v = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\uFFFD")
		}
		out[i] = v
	}
	return out
}
