package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

var (
	replicaLoad = flag.Duration("replica-load", 0, "how long to ask several replicas, which are killed in turn; 0 measures nothing")
	replicaRate = flag.Int("replica-rate", loadRate, "questions a second that they are asked")
)

const (
	// loadKills is how often one of the replicas is killed.
	loadKills = 10 * time.Second
	// lastDelivery is when Slack has tried for the last time what it could not
	// deliver, and some time to answer it.
	lastDelivery = 7 * time.Minute
	// settleDown is how long it is waited for an answer that nobody is owed.
	settleDown = 15 * time.Second
)

// TestReplicaLoad measures one, two and four replicas on one database, each a
// process, one of which is killed every ten seconds and started again, beside one
// process on a folder that is left alone:
//
//	go test ./cmd/pullquote -run TestReplicaLoad -replica-load 60s -replica-rate 20 -v -timeout 40m
//
// Whatever is killed, each question has one answer.
func TestReplicaLoad(t *testing.T) {
	if *replicaLoad == 0 {
		t.Skip("-replica-load says how long to measure")
	}
	program := buildProgram(t)
	var page strings.Builder
	fmt.Fprintf(&page, "\n%-12s %9s %6s %6s %9s %9s %9s %9s %9s %10s\n", "", "questions", "kills", "lost", "repeated", "ack p50", "ack p99", "ans. p50", "ans. p99", "answers/s")
	for _, replicas := range []int{0, 1, 2, 4} {
		page.WriteString(newFleet(t, program, replicas).measure())
	}
	t.Log(page.String())
}

// fleet are the processes that answer in one workspace.
type fleet struct {
	*crowd
	t        *testing.T
	program  string
	settings []string // of all
	own      [][]string
	running  []*process
	kills    int
	name     string
}

// newFleet starts replicas on a database, or one process on a folder.
func newFleet(t *testing.T, program string, replicas int) *fleet {
	desk := startProcess(t, program, []string{"desk", "--addr", "127.0.0.1:0", "--people", strconv.Itoa(loadPeople)})
	f := &fleet{t: t, program: program, name: "a folder"}
	f.crowd = &crowd{t: t, address: desk.find(t, `(http://[0-9.:]+)/ `), dms: map[string]string{}}
	f.settings = []string{"SLACK_API_URL", desk.find(t, `SLACK_API_URL=(\S+)`), "SLACK_BOT_TOKEN", desk.find(t, `SLACK_BOT_TOKEN=(\S+)`), "SLACK_APP_TOKEN", desk.find(t, `SLACK_APP_TOKEN=(\S+)`)}
	if replicas > 0 {
		f.settings = append(f.settings, "DATABASE_URL", databases.Address(t))
		f.name = count(replicas, "replica")
	}
	for range max(1, replicas) {
		f.own = append(f.own, []string{"DATA_DIR", t.TempDir(), "HTTP_ADDR", freeAddress(t)})
		f.running = append(f.running, nil)
	}
	for i := range f.running {
		f.start(i)
		f.ready(i)
	}
	f.askAll(4) // what is done once is not measured
	f.crowd.measure("")
	return f
}

func (f *fleet) start(i int) {
	f.running[i] = startProcess(f.t, f.program, []string{"serve"}, slices.Concat(f.settings, f.own[i])...)
}

func (f *fleet) ready(i int) {
	for range 4000 {
		if strings.HasPrefix(get(f.t, "http://"+f.own[i][3]+"/readyz"), "200") {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	f.t.Fatalf("it is not ready: %s", &f.running[i].err)
}

// measure asks for a while, kills meanwhile, and returns a line of the table.
func (f *fleet) measure() string {
	asked := make(chan struct{})
	go func() {
		defer close(asked)
		f.askEvery(time.Second/time.Duration(*replicaRate), int(replicaLoad.Seconds())**replicaRate)
	}()
	kill := time.NewTicker(loadKills)
	defer kill.Stop()
	for going := true; going; {
		select {
		case <-asked:
			going = false
		case <-kill.C:
			if f.name == "a folder" {
				continue
			}
			victim := f.kills % len(f.running)
			f.running[victim].end(f.t, os.Kill)
			f.start(victim)
			f.kills++
		}
	}
	line := f.count()
	for _, p := range f.running {
		p.end(f.t, os.Interrupt)
	}
	return line
}

// count waits for the answers and counts them.
func (f *fleet) count() string {
	answers := map[string][]time.Time{}
	var acks []time.Duration
	begun := time.Now()
	for all := (time.Time{}); all.IsZero() || time.Since(all) < settleDown; time.Sleep(100 * time.Millisecond) {
		for _, e := range f.news() {
			switch {
			case e.Kind == "ack" && e.Error == "":
				acks = append(acks, e.Took)
			case e.Kind == "call" && e.Method == "chat.postMessage" && e.Error == "":
				at := fmt.Sprint(e.Args["channel"], " ", e.Args["thread_ts"])
				answers[at] = append(answers[at], e.At)
			}
		}
		if all.IsZero() && (len(answers) >= len(f.at) || time.Since(begun) > lastDelivery) {
			all = time.Now()
		}
	}
	var took []time.Duration
	lost, repeated, first, last := 0, 0, time.Now(), time.Time{}
	for _, at := range f.at {
		asked := timeOf(f.t, at[strings.Index(at, " ")+1:])
		if len(answers[at]) == 0 {
			lost++
			continue
		}
		repeated += len(answers[at]) - 1
		took = append(took, answers[at][0].Sub(asked))
		if asked.Before(first) {
			first = asked
		}
		if answers[at][0].After(last) {
			last = answers[at][0]
		}
	}
	if lost+repeated > 0 {
		f.t.Errorf("%s: %d lost, %d repeated", f.name, lost, repeated)
	}
	slices.Sort(acks)
	slices.Sort(took)
	ms := func(all []time.Duration, share float64) string {
		return fmt.Sprintf("%.0f ms", all[int(share*float64(len(all)-1))].Seconds()*1000)
	}
	return fmt.Sprintf("%-12s %9d %6d %6d %9d %9s %9s %9s %9s %10.1f\n", f.name, len(f.at), f.kills, lost, repeated,
		ms(acks, 0.5), ms(acks, 0.99), ms(took, 0.5), ms(took, 0.99), float64(len(took))/last.Sub(first).Seconds())
}
