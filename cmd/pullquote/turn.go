package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/postgres"
)

// Several machines may run `pullquote serve` on one database. One of them
// answers; the others stand by with a copy that is up to date, and one takes over
// when it ends, is killed or hangs. What a process keeps in memory about a
// conversation is so in one place.

const (
	// servingLease is the lease of the one that answers.
	servingLease = "serve"
	// leaseTime is for how long it is held without a sign of life: longer than
	// work that has begun is waited for at an end, and than a slow database takes.
	leaseTime = 60 * time.Second
	// signEvery is how often whoever answers gives one, and how often each brings
	// its copy up to date and is seen by the others.
	signEvery = 10 * time.Second
	// standEvery is how often whoever stands by asks whether it is its turn.
	standEvery = 3 * time.Second
)

// errTurnLost ends the work of a process whose lease was given to another.
var errTurnLost = errors.New("another replica answers now")

// turn is this process among the replicas.
type turn struct {
	db      *postgres.Database
	archive *retrieval.Archive
	name    string
	p       *program

	mu    sync.Mutex
	fault error // why the last sign could not be given
}

// errDatabaseGone says so to whoever looks after the machine.
var errDatabaseGone = errors.New("the database does not answer; events are left to Slack, which sends them again")

// ready returns why this process cannot answer; there is nothing to say of one
// that is alone.
func (t *turn) ready() error {
	if t == nil {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.fault
}

// answerInTurn runs answer whenever it is this process's turn, until the context
// ends or answer does.
func (p *program) answerInTurn(ctx context.Context, archive *retrieval.Archive, answer func(context.Context) error) error {
	db, err := p.openDatabase(ctx, p.config.DatabaseURL)
	if err != nil {
		return err
	}
	defer db.Close()
	name, err := replicaName(p.config.DataDir)
	if err != nil {
		return err
	}
	t := &turn{db: db, archive: archive, name: name, p: p}
	p.turn = t
	following, stop := context.WithCancel(ctx)
	followed := make(chan struct{})
	go func() {
		defer close(followed)
		t.follow(following)
	}()
	defer func() {
		stop()
		<-followed
	}()
	for {
		if err := t.await(ctx); err != nil {
			return err
		}
		working, end := context.WithCancelCause(ctx)
		kept := make(chan struct{})
		go func() {
			defer close(kept)
			t.keep(working, end)
		}()
		err := answer(working)
		lost := errors.Is(context.Cause(working), errTurnLost)
		end(nil)
		<-kept
		if !lost {
			return errors.Join(err, t.yield(ctx))
		}
		p.note("Another replica answers now; this one stands by.")
	}
}

// replicaFile holds what tells a data folder from others. One process at a time
// has the folder, so that one that was killed and is started again is known.
const replicaFile = "replica"

// replicaName returns the name of the replica that has the folder: the machine's,
// and what tells the folder.
func replicaName(folder string) (string, error) {
	host, err := os.Hostname()
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, replicaFile)
	told, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		told = []byte(strings.ToLower(rand.Text()[:8]))
		err = os.WriteFile(path, told, 0o600)
	}
	return host + "/" + string(told), err
}

// yield gives the turn to the next one.
func (t *turn) yield(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), standEvery)
	defer cancel()
	return t.db.Yield(ctx, servingLease, t.name)
}

// await returns when it is this process's turn.
func (t *turn) await(ctx context.Context) error {
	var stop func()
	defer func() {
		if stop != nil {
			stop()
		}
	}()
	for {
		held, err := t.sign(ctx)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil && held {
			// Nobody works on what the one before had begun.
			return t.archive.Books.Release(ctx)
		}
		if stop == nil {
			t.p.note("Another replica answers; this one stands by and takes over when it ends. Stop with Ctrl-C.")
			if stop, err = t.p.standingBy(); err != nil {
				return err
			}
		}
		if err := wait(ctx, standEvery); err != nil {
			return err
		}
	}
}

// keep holds the turn until the context ends. It ends it when the turn was given
// to another.
func (t *turn) keep(ctx context.Context, end context.CancelCauseFunc) {
	for wait(ctx, signEvery) == nil {
		if held, err := t.sign(ctx); err == nil && !held {
			end(errTurnLost)
			return
		}
	}
}

// sign asks for the turn, or to keep it. While the database does not answer
// nobody can take the turn, and nothing can be said that is not written down
// there first.
func (t *turn) sign(ctx context.Context) (held bool, err error) {
	within, cancel := context.WithTimeout(ctx, signEvery)
	defer cancel()
	held, err = t.db.Hold(within, servingLease, t.name, leaseTime)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.fault = nil; err != nil && ctx.Err() == nil {
		t.p.log.Error("the database does not answer", "error", fmt.Sprintf("%T", err))
		t.fault = errDatabaseGone
	}
	return held, err
}

// follow keeps the copy up to date and lets the others see this process, until
// the context ends. It waits while articles are taken or indexed here; the turn
// does not.
func (t *turn) follow(ctx context.Context) {
	for {
		if err := t.appear(ctx); err != nil && ctx.Err() == nil {
			t.p.log.Error("the copy cannot be brought up to date", "error", fmt.Sprintf("%T", err))
		}
		if wait(ctx, signEvery) != nil {
			return
		}
	}
}

// appear brings the copy up to date and lets the others see this process.
func (t *turn) appear(ctx context.Context) error {
	if err := t.archive.CatchUp(ctx, nil); err != nil {
		return err
	}
	change, err := t.archive.Change(ctx)
	if err != nil {
		return err
	}
	return t.db.Appear(ctx, postgres.Replica{Name: t.name, Version: version(), Change: change})
}

// standingBy tells who asks at HTTP_ADDR that this process is well and does not
// answer, until stop is called.
func (p *program) standingBy() (stop func(), err error) {
	listener, err := net.Listen("tcp", p.config.HTTPAddr)
	if err != nil {
		return nil, addressMistake(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "standing by: another replica answers", http.StatusServiceUnavailable)
	})
	server := &http.Server{Handler: mux, ReadHeaderTimeout: headerTime, ReadTimeout: requestTime}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Serve(listener) // it ends by Close alone
	}()
	return func() {
		_ = server.Close()
		<-ended
	}, nil
}
