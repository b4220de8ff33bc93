package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/postgres"
)

// pair are two machines that answer from one database.
type pair struct {
	*run
	t       *testing.T
	db      *postgres.Database
	program string
	address string
	folders [2]string
	running [2]*process
}

// openPair starts both.
func openPair(t *testing.T) *pair {
	t.Helper()
	p := &pair{t: t, program: buildProgram(t), address: databases.Address(t), folders: [2]string{t.TempDir(), t.TempDir()}}
	p.run = &run{newsroom: openNewsroom(t, 7), dice: rand.New(rand.NewPCG(7, 19))}
	var err error
	if p.db, err = postgres.Open(t.Context(), p.address); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.db.Close() })
	p.start(0)
	p.start(1)
	p.connected(0)
	p.connected(1)
	return p
}

func (p *pair) start(i int) {
	p.running[i] = startProcess(p.t, p.program, []string{"serve"}, "DATA_DIR", p.folders[i], "DATABASE_URL", p.address, "HTTP_ADDR", "127.0.0.1:0",
		"SLACK_API_URL", p.url+"/api/", "SLACK_BOT_TOKEN", p.BotToken(), "SLACK_APP_TOKEN", p.AppToken())
}

// connected waits until a replica is connected.
func (p *pair) connected(i int) {
	p.t.Helper()
	for range 3000 {
		if strings.Contains(p.running[i].err.String(), "Answering in Slack.") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	p.t.Fatalf("replica %d is not connected: %s", i, &p.running[i].err)
}

// leads returns which of them keeps the schedule.
func (p *pair) leads() int {
	p.t.Helper()
	for range 1200 {
		all, _, err := p.db.Replicas(p.t.Context(), scheduleLease)
		if err != nil {
			p.t.Fatal(err)
		}
		for _, r := range all {
			for i, folder := range p.folders {
				if name, err := replicaName(folder); err == nil && r.Leads && r.Name == name {
					return i
				}
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.t.Fatalf("neither keeps the schedule: %s\n%s", &p.running[0].err, &p.running[1].err)
	return 0
}

// lapse lets the time go by for which the shift of a replica goes on.
func (p *pair) lapse(i int) {
	p.t.Helper()
	name, err := replicaName(p.folders[i])
	if err != nil {
		p.t.Fatal(err)
	}
	if err := p.db.Change(p.t.Context(), func(tx books.Tx) error {
		_, err := tx.ExecContext(p.t.Context(), `UPDATE leases SET until = until - interval '1 hour' WHERE left(holder, length($1)) = $1`, name)
		return err
	}); err != nil {
		p.t.Fatal(err)
	}
}

// Of two machines on one database, whichever is killed, each question has one
// answer: the other takes over what it had begun when its shift is over, and one
// that is started again at once goes on.
func TestOneAnswerFromReplicas(t *testing.T) {
	total := &toll{counts: map[string]int{}}
	p := openPair(t)
	for i := range 9 {
		p.askSomewhere(i)
		if i%3 != 2 {
			continue
		}
		victim := i / 3 % 2
		time.Sleep(time.Duration(p.dice.Int64N(int64(killTime))))
		p.running[victim].end(t, os.Kill)
		total.add("kills", 1)
		if i != 2 {
			p.lapse(victim) // the other one takes over
			if leads := p.leads(); leads == victim {
				t.Errorf("kill %d: %d keeps the schedule, which is gone", i, leads)
			}
		}
		p.start(victim)
		p.connected(victim)
	}
	for _, a := range p.asked {
		p.wait(a, func() {})
	}
	p.pass(7 * time.Minute)
	out := mustRunWith(t, []string{"DATA_DIR", t.TempDir(), "DATABASE_URL", p.address}, "replicas", "--json")
	if strings.Count(out, `"answers"`) != 2 || strings.Count(out, `"leads": true`) != 1 {
		t.Errorf("replicas: %s", out)
	}
	for i := range p.running {
		p.running[i].end(t, os.Interrupt)
	}
	p.judge(total)
	if total.counts["quotations"] == 0 {
		t.Error("nothing was quoted")
	}
	t.Log(fmt.Sprint(total))
}
