package retrieval

import (
	"context"
	"fmt"
	"strings"

	"github.com/pullquote/pullquote/retrieval/books"
)

// table is one that both engines have with the same columns.
type table struct {
	name    string
	columns []string // the first of them are its key
	keys    int
	// constant is a column that the engine moved to has besides, and its value.
	constant string
}

func tableOf(name string, keys int, columns string) table {
	return table{name: name, columns: strings.Fields(columns), keys: keys}
}

// articleTables are those that tell of articles, without the revisions.
func articleTables() []table {
	sources := tableOf("sources", 1, "path size modified seen article")
	sources.constant = "change"
	return []table{
		tableOf("expiries", 1, "revision at"),
		sources,
		tableOf("erased", 1, "article reason at cleaned"),
		tableOf("erased_revisions", 2, "article revision sha256 raw_sha256"),
	}
}

// bookTables are the books and how far the connectors were read, in an order in
// which no row comes before the one that it belongs to.
func bookTables() []table {
	return []table{
		tableOf("connectors", 1, "name address cursor success tried fault rest"),
		tableOf("connected", 2, "connector key version gone"),
		tableOf("ledger", 1, "id key at record address place"),
		tableOf("ledger_quotes", 2, `entry n article revision start "end" sha256`),
		tableOf("feedback", 2, "entry person rating reason at"),
		tableOf("subscriptions", 1, "channel hour minute zone weekdays topics active quiet since set_by set_at"),
		tableOf("digests", 2, "channel day status lease attempts address at"),
		tableOf("story_marks", 3, "channel article person mark at"),
		tableOf("jobs", 1, "key payload at due attempt"),
		tableOf("erased_messages", 1, "entry"),
	}
}

// copy copies the rows that are missing.
func (t table) copy(ctx context.Context, from, to books.File) error {
	var after []any
	for {
		rows, err := t.next(ctx, from, after)
		if err == nil && len(rows) > 0 {
			err = t.insert(ctx, to, rows)
		}
		if err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
		if len(rows) == 0 {
			return nil
		}
		after = rows[len(rows)-1][:t.keys]
	}
}

// next reads the rows after a key, nil being before all.
func (t table) next(ctx context.Context, from books.File, after []any) ([][]any, error) {
	key := strings.Join(t.columns[:t.keys], ", ")
	where := ""
	if after != nil {
		where = ` WHERE (` + key + `) > (` + placeholders(t.keys) + `)`
	}
	rows, err := from.Query(ctx, fmt.Sprintf(`SELECT %s FROM %s%s ORDER BY %s LIMIT %d`, strings.Join(t.columns, ", "), t.name, where, key, moveAtOnce), after...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out [][]any
	for rows.Next() {
		row, into := make([]any, len(t.columns)), make([]any, len(t.columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, rows.Err()
}

func (t table) insert(ctx context.Context, to books.File, rows [][]any) error {
	columns, values := strings.Join(t.columns, ", "), placeholders(len(t.columns))
	if t.constant != "" {
		columns, values = columns+", "+t.constant, values+", 1"
	}
	return to.Change(ctx, func(tx books.Tx) error {
		for _, row := range rows {
			if _, err := tx.ExecContext(ctx, `INSERT INTO `+t.name+` (`+columns+`) VALUES (`+values+`) ON CONFLICT DO NOTHING`, row...); err != nil {
				return err
			}
		}
		return nil
	})
}

func placeholders(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// compare returns an error that wraps errUnequal unless both have as many rows.
func (t table) compare(ctx context.Context, from, to books.File) error {
	var here, there int
	for _, side := range []struct {
		file books.File
		n    *int
	}{{from, &here}, {to, &there}} {
		err := side.file.View(ctx, func(tx books.Tx) error {
			return tx.QueryRowContext(ctx, `SELECT count(*) FROM `+t.name).Scan(side.n)
		})
		if err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	if here != there {
		return fmt.Errorf("table %s: %d and %d: %w", t.name, here, there, errUnequal)
	}
	return nil
}
