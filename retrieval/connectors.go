package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
)

// Connection is how far a place that articles come from has been read.
type Connection struct {
	Name string
	// Address is the one that its articles were read from.
	Address string
	Cursor  string
	// Success is when it was last read to the end, Tried when that was last
	// begun, Rest when it may be asked again. Zero stands for never, and for at
	// any time.
	Success, Tried, Rest time.Time
	// Fault says why the last reading ended early; empty: it did not.
	Fault string
}

// Connected is what was seen of one article at such a place.
type Connected struct {
	// Version is what its place calls the form that was dealt with, empty when
	// none was yet.
	Version string
	Gone    bool
}

// Connections returns all that were ever read, by their names.
func (a *Archive) Connections(ctx context.Context) (map[string]Connection, error) {
	rows, err := a.truth.Query(ctx, `SELECT name, address, cursor, success, tried, rest, fault FROM connectors`)
	if err != nil {
		return nil, fmt.Errorf("connectors: %w", err)
	}
	defer rows.Close()
	out := map[string]Connection{}
	for rows.Next() {
		var c Connection
		var success, tried, rest string
		if err := rows.Scan(&c.Name, &c.Address, &c.Cursor, &success, &tried, &rest, &c.Fault); err != nil {
			return nil, fmt.Errorf("connectors: %w", err)
		}
		for _, at := range []struct {
			text string
			to   *time.Time
		}{{success, &c.Success}, {tried, &c.Tried}, {rest, &c.Rest}} {
			if *at.to, err = parseDate(at.text); err != nil {
				return nil, fmt.Errorf("connector %s: %w", c.Name, err)
			}
		}
		out[c.Name] = c
	}
	return out, rows.Err()
}

// Connect writes down how far a place has been read.
func (a *Archive) Connect(ctx context.Context, c Connection) error {
	err := a.truth.Change(ctx, func(tx books.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO connectors (name, address, cursor, success, tried, rest, fault) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (name) DO UPDATE SET address = excluded.address, cursor = excluded.cursor, success = excluded.success,
			tried = excluded.tried, rest = excluded.rest, fault = excluded.fault`, c.Name, c.Address, c.Cursor, dateText(c.Success), dateText(c.Tried), dateText(c.Rest), c.Fault)
		return err
	})
	if err != nil {
		return fmt.Errorf("connector %s: %w", c.Name, err)
	}
	return nil
}

// Disconnect forgets how far a place was read, and where it is unless articles of
// it are left: another place of the same name would give revisions of them.
func (a *Archive) Disconnect(ctx context.Context, name string) error {
	err := a.truth.Change(ctx, func(tx books.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM connected WHERE connector = ?`, name); err != nil {
			return err
		}
		// The semicolon follows the colon, so that all ids that begin so lie between.
		if _, err := tx.ExecContext(ctx, `DELETE FROM connectors WHERE name = ?1
			AND NOT EXISTS (SELECT 1 FROM revisions WHERE article >= ?1 || ':' AND article < ?1 || ';')`, name); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE connectors SET cursor = '', success = '', tried = '', fault = '', rest = '' WHERE name = ?`, name)
		return err
	})
	if err != nil {
		return fmt.Errorf("connector %s: %w", name, err)
	}
	return nil
}

// Seen returns what was seen at a place, by its keys.
func (a *Archive) Seen(ctx context.Context, connector string) (map[string]Connected, error) {
	rows, err := a.truth.Query(ctx, `SELECT key, version, gone FROM connected WHERE connector = ?`, connector)
	if err != nil {
		return nil, fmt.Errorf("articles of connector %s: %w", connector, err)
	}
	defer rows.Close()
	out := map[string]Connected{}
	for rows.Next() {
		var key string
		var c Connected
		if err := rows.Scan(&key, &c.Version, &c.Gone); err != nil {
			return nil, fmt.Errorf("articles of connector %s: %w", connector, err)
		}
		out[key] = c
	}
	return out, rows.Err()
}

// SeenOne returns what was seen of one article at a place; ok is false when
// nothing was.
func (a *Archive) SeenOne(ctx context.Context, connector, key string) (c Connected, ok bool, err error) {
	err = a.truth.View(ctx, func(tx books.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT version, gone FROM connected WHERE connector = ? AND key = ?`, connector, key).Scan(&c.Version, &c.Gone)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return c, false, nil
	}
	if err != nil {
		return c, false, fmt.Errorf("article %s of connector %s: %w", key, connector, err)
	}
	return c, true, nil
}

// Shelved returns the collections of the newsroom's own articles that are shown
// and have an id of this connector, by their keys.
func (a *Archive) Shelved(ctx context.Context, connector string) (map[string]string, error) {
	// The semicolon follows the colon, so that all ids that begin so lie between.
	rows, err := a.read.QueryContext(ctx, `SELECT substr(article, length(?1) + 2), collection FROM revisions
		WHERE article >= ?1 || ':' AND article < ?1 || ';' AND listed = 1 AND withdrawn = 0 AND sample = 0`, connector)
	if err != nil {
		return nil, fmt.Errorf("collections of connector %s: %w", connector, err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var key, collection string
		if err := rows.Scan(&key, &collection); err != nil {
			return nil, fmt.Errorf("collections of connector %s: %w", connector, err)
		}
		out[key] = collection
	}
	return out, rows.Err()
}

// See writes down what was seen of an article at a place: before it is taken,
// without a version, so that it is never forgotten to look whether it is gone;
// and once it has been dealt with.
func (a *Archive) See(ctx context.Context, connector, key string, c Connected) error {
	err := a.truth.Change(ctx, func(tx books.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO connected (connector, key, version, gone) VALUES (?, ?, ?, ?)
			ON CONFLICT (connector, key) DO UPDATE SET version = excluded.version, gone = excluded.gone`, connector, key, c.Version, c.Gone)
		return err
	})
	if err != nil {
		return fmt.Errorf("article %s of connector %s: %w", key, connector, err)
	}
	return nil
}
