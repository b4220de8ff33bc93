package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/postgres"
)

// join makes the next start one of the replicas on DATABASE_URL, if it is to be one.
// leave, called when the bot has ended, ends its shift, unless it has died.
func (n *newsroom) join(p *program, o *slackapp.Options) (leave func()) {
	if n.replica == "" {
		return func() {}
	}
	db, err := postgres.Open(context.Background(), p.config.DatabaseURL)
	if err != nil {
		n.t.Fatal(err)
	}
	s := &shift{among: &among{p: p, db: db}}
	if s.own, err = db.BeginShift(context.Background(), n.replica, shiftTime, time.Now); err != nil {
		n.t.Fatal(err)
	}
	s.inbox = s.own.Inbox(filed)
	s.join(o)
	life := n.archive
	life.inbox = s.inbox
	o.Inbox, o.HTTPClient = life, &http.Client{Timeout: callTime, Transport: inShift{s.own, life}}
	ctx, end := context.WithCancel(context.Background())
	var kept sync.WaitGroup
	kept.Go(func() {
		for wait(ctx, 20*time.Millisecond) == nil && !life.dead.Load() {
			if err := s.sign(ctx, true); err != nil && ctx.Err() == nil {
				n.t.Error(err)
			}
		}
	})
	return func() {
		end()
		kept.Wait()
		if !life.dead.Load() {
			if err := s.own.End(context.Background()); err != nil {
				n.t.Error(err)
			}
		}
		if err := db.Close(); err != nil {
			n.t.Error(err)
		}
	}
}

// openReplicas puts two replicas into one workspace; each is brought there by its
// start.
func openReplicas(t *testing.T, n *newsroom) (other *newsroom) {
	t.Helper()
	n.env = append(n.env, "DATABASE_URL", databases.Address(t))
	n.replica = "first"
	other = &newsroom{Desk: n.Desk, t: t, clock: n.clock, url: n.url, folder: t.TempDir(), env: n.env, replica: "second"}
	t.Cleanup(func() {
		if other.stop != nil {
			other.stop()
		}
	})
	return other
}

// expire lets the time go by for which the shift of a replica goes on.
func (n *newsroom) expire() {
	n.t.Helper()
	db, err := postgres.Open(context.Background(), n.env[len(n.env)-1])
	if err != nil {
		n.t.Fatal(err)
	}
	defer db.Close()
	if err := db.Change(context.Background(), func(tx books.Tx) error {
		_, err := tx.ExecContext(context.Background(), `UPDATE leases SET until = until - interval '1 hour' WHERE name = ?`, "replica/"+n.replica)
		return err
	}); err != nil {
		n.t.Fatal(err)
	}
}

var replicaSchedules = flag.Int("replica-schedules", 2, "how many schedules of faults two replicas go through")

// Twenty questions under many faults at once to two replicas, which crash in turn,
// get one answer each. Of each second one that crashed, the other has what it had
// in hand before it is there again.
//
//	go test ./cmd/pullquote -run TestOneAnswerEachFromReplicas -replica-schedules 40 -v
func TestOneAnswerEachFromReplicas(t *testing.T) {
	total := &toll{counts: map[string]int{}}
	t.Cleanup(func() { t.Log(total) })
	for seed := range *replicaSchedules {
		t.Run(fmt.Sprint("schedule ", seed), func(t *testing.T) {
			t.Parallel()
			r := newRun(t, 1000+uint64(seed))
			defer func() { total.addFaults(r.Desk) }()
			if seed%3 == 2 {
				r.model = newMoodyModel(t, r.clock, uint64(seed))
			}
			r.other = openReplicas(t, r.newsroom)
			r.other.model = r.model
			r.other.start("")
			r.play()
			if r.Injected() == 0 {
				t.Error("no fault was injected")
			}
			total.add("crashes", r.crashes)
			r.judge(total)
		})
	}
}
