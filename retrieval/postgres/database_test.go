package postgres_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/postgres"
	"github.com/pullquote/pullquote/retrieval/postgres/postgrestest"
)

var server postgrestest.Server

func TestMain(m *testing.M) { os.Exit(server.Main(m)) }

var noon = time.Date(2025, 11, 10, 12, 0, 0, 0, time.UTC)

func open(t *testing.T, address string) *postgres.Database {
	t.Helper()
	d, err := postgres.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// Replicas that start at the same moment on an empty database all find it
// brought up to date, and with one name.
func TestOpenAtOnce(t *testing.T) {
	address := server.Empty(t)
	var wait sync.WaitGroup
	names := make([]string, 4)
	for i := range names {
		wait.Go(func() {
			d, err := postgres.Open(t.Context(), address)
			if err != nil {
				t.Error(err)
				return
			}
			defer d.Close()
			if err := d.View(t.Context(), func(tx books.Tx) error {
				return tx.QueryRowContext(t.Context(), `SELECT name FROM corpus`).Scan(&names[i])
			}); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	for _, name := range names {
		if name == "" || name != names[0] {
			t.Errorf("names %q", names)
		}
	}
}

// A database of a newer program is not touched.
func TestOpenRefusesNewer(t *testing.T) {
	address := server.Address(t)
	d := open(t, address)
	if err := d.Change(t.Context(), func(tx books.Tx) error {
		_, err := tx.ExecContext(t.Context(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)`)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := postgres.Open(t.Context(), address); !errors.Is(err, postgres.ErrNewer) {
		t.Errorf("got %v, want ErrNewer", err)
	}
}

// What an address has that is none is not told: there may be a password in it.
func TestOpenNoAddress(t *testing.T) {
	_, err := postgres.Open(t.Context(), "postgres://user:hunter2@host:port/name")
	if !errors.Is(err, postgres.ErrNoAddress) || err.Error() != postgres.ErrNoAddress.Error() {
		t.Errorf("got %v", err)
	}
}

// Of several replicas that are told of one event, one writes it down; of those
// that look for work, each job is given to one; and a digest is one's.
func TestEachOnce(t *testing.T) { eachOnce(t, server.Address(t)) }

func eachOnce(t *testing.T, address string) {
	t.Helper()
	const replicas, jobs = 4, 60
	var fresh, taken, claimed atomic.Int32
	var wait sync.WaitGroup
	for range replicas {
		b := books.In(open(t, address), books.Postgres())
		for range 2 {
			wait.Go(func() {
				for i := range jobs {
					ok, err := b.Put(t.Context(), fmt.Sprint("event/", i), []byte("x"), noon)
					if err != nil {
						t.Error(err)
					}
					if ok {
						fresh.Add(1)
					}
					attempt, err := b.ClaimDigest(t.Context(), fmt.Sprint("slack:C", i), "2025-11-10", noon, time.Minute)
					if err != nil {
						t.Error(err)
					}
					if attempt > 0 {
						claimed.Add(1)
					}
				}
				for {
					_, _, _, ok, err := b.Take(t.Context(), noon, time.Minute)
					if err != nil {
						t.Error(err)
					}
					if !ok {
						return
					}
					taken.Add(1)
				}
			})
		}
	}
	wait.Wait()
	if fresh.Load() != jobs || taken.Load() != jobs || claimed.Load() != jobs {
		t.Errorf("%d written down, %d given out, %d claimed, want %d of each", fresh.Load(), taken.Load(), claimed.Load(), jobs)
	}
}

// While the server is down everything fails and says so; when it is back all
// goes on.
func TestServerGoneAndBack(t *testing.T) {
	own := &postgrestest.Server{}
	defer own.End()
	d := open(t, own.Address(t))
	b := books.In(d, books.Postgres())
	if _, err := b.Put(t.Context(), "before", nil, noon); err != nil {
		t.Fatal(err)
	}
	own.Stop(t)
	if _, err := b.Put(t.Context(), "meanwhile", nil, noon); err == nil || !postgres.IsUnreachable(err) {
		t.Errorf("while it is down: %v", err)
	}
	own.Start(t)
	for key, want := range map[string]bool{"before": false, "meanwhile": true} {
		fresh, err := b.Put(context.Background(), key, nil, noon)
		if err != nil || fresh != want {
			t.Errorf("%s, when it is back: %v, %v", key, fresh, err)
		}
	}
}

// The server closes every connection that stands idle, as it does when it is
// started again: nobody who asks next notices.
func TestIdleConnectionsAreClosed(t *testing.T) {
	address := server.Address(t)
	d, other := open(t, address), open(t, address)
	b := books.In(d, books.Postgres())
	closeIdle(t, d, other)
	if fresh, err := b.Put(t.Context(), "next", nil, noon); err != nil || !fresh {
		t.Errorf("a change: %v, %v", fresh, err)
	}
	closeIdle(t, d, other)
	rows, err := d.Query(t.Context(), `SELECT key FROM jobs`)
	if err != nil {
		t.Fatal("a reading:", err)
	}
	if err := rows.Close(); err != nil {
		t.Error(err)
	}
}

// closeIdle lets d have six connections and the server close them.
func closeIdle(t *testing.T, d, other *postgres.Database) {
	t.Helper()
	const many = 6
	var open []*sql.Rows
	for range many {
		rows, err := d.Query(t.Context(), `SELECT key FROM jobs`)
		if err != nil {
			t.Fatal(err)
		}
		open = append(open, rows)
	}
	for _, rows := range open {
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := other.Query(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE pid <> pg_backend_pid() AND datname = current_database()`)
	if err != nil {
		t.Fatal(err)
	}
	closed := 0
	for rows.Next() {
		closed++
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil || closed < many {
		t.Fatalf("%d connections were closed, want %d: %v", closed, many, err)
	}
}
