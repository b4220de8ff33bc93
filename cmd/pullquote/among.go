package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/postgres"
)

// Several machines may run `pullquote serve` on one database, and all answer. Each
// works in shifts (shift.go); meanwhile its copy of the articles is brought up to
// date, here.

const (
	// catchUpEvery is how often each looks for changes of the articles, and is seen
	// by the others. It is woken before where the database can.
	catchUpEvery = 10 * time.Second
	// catchUpPause is how long it rests between two wakings: whoever takes ten
	// thousand articles wakes as often.
	catchUpPause = time.Second
)

// among is this process among the replicas.
type among struct {
	p       *program
	db      *postgres.Database
	archive *retrieval.Archive
	name    string
	woken   chan struct{}

	mu    sync.Mutex
	fault error // why the last sign of life could not be given
}

// errDatabaseGone says so to whoever looks after the machine.
var errDatabaseGone = errors.New("the database does not answer; events are left to Slack, which sends them again")

// ready returns why this process cannot answer; there is nothing to say of one
// that is alone.
func (a *among) ready() error {
	if a == nil {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.fault
}

// note notes whether the database answers.
func (a *among) note(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.fault = nil; err != nil {
		a.p.log.Error("the database does not answer", "error", fmt.Sprintf("%T", err))
		a.fault = errDatabaseGone
	}
}

// workInShifts runs answer in one shift after the other, until the context ends or
// answer does.
func (p *program) workInShifts(ctx context.Context, archive *retrieval.Archive, answer func(context.Context, *shift) error) error {
	db, err := p.openDatabase(ctx, p.config.DatabaseURL)
	if err != nil {
		return err
	}
	defer db.Close()
	name, err := replicaName(p.config.DataDir)
	if err != nil {
		return err
	}
	a := &among{p: p, db: db, archive: archive, name: name, woken: make(chan struct{}, 1)}
	p.among = a
	following, stop := context.WithCancel(ctx)
	var besides sync.WaitGroup
	besides.Go(func() { a.follow(following) })
	besides.Go(func() { a.listen(following) })
	defer besides.Wait()
	defer stop()
	for {
		over, err := a.work(ctx, answer)
		if !over {
			return err
		}
		p.note("This replica was not heard of for a while; it begins anew.")
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

// follow keeps the copy up to date and lets the others see this process, until
// the context ends. It waits while articles are taken or indexed here.
func (a *among) follow(ctx context.Context) {
	for {
		if err := a.appear(ctx); err != nil && ctx.Err() == nil {
			a.p.log.Error("the copy cannot be brought up to date", "error", fmt.Sprintf("%T", err))
		}
		if wait(ctx, catchUpPause) != nil {
			return
		}
		select {
		case <-a.woken:
		case <-time.After(catchUpEvery - catchUpPause):
		case <-ctx.Done():
			return
		}
	}
}

// appear brings the copy up to date, lets the others see this process, and makes
// the vectors that the copy lacks.
func (a *among) appear(ctx context.Context) error {
	caught := a.archive.CatchUp(ctx, nil)
	change, err := a.archive.Change(ctx)
	if err == nil {
		err = a.db.Appear(ctx, postgres.Replica{Name: a.name, Version: version(), Change: change})
	}
	if err := errors.Join(caught, err); err != nil {
		return err
	}
	return a.archive.Reindex(ctx, nil)
}

// listen wakes follow when others changed the articles, until the context ends. It
// is a hint, without which follow looks by itself.
func (a *among) listen(ctx context.Context) {
	wake := func() {
		select {
		case a.woken <- struct{}{}:
		default: // it is about to look anyway
		}
	}
	for ctx.Err() == nil {
		if err := postgres.Listen(ctx, a.p.config.DatabaseURL, wake); err != nil && ctx.Err() == nil {
			a.p.log.Info("other replicas are not heard", "error", fmt.Sprintf("%T", err))
		}
		wake() // what was said meanwhile is lost
		if wait(ctx, catchUpEvery) != nil {
			return
		}
	}
}
