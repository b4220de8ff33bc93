package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

var load = flag.Duration("load", 0, "how long to ask twenty questions a second, in each of three rounds; 0 measures nothing")

const (
	loadRounds = 3
	loadRate   = 20  // questions a second
	loadBurst  = 100 // questions at once
	loadPeople = 400 // so many that nobody asks more than a person may
	// ackLimit is Slack's three seconds, and answerLimit what nobody is to
	// wait for longer: the measure fails beyond them.
	ackLimit    = 3 * time.Second
	answerLimit = time.Minute
)

// TestLoad measures, with the bot and the workspace in processes of their own,
// how fast deliveries are acknowledged and questions answered without a model:
//
//	go test ./cmd/pullquote -run TestLoad -load 30s -v
//
// The times are those that the workspace has written down. One question in ten
// is a mention in a channel, where Slack takes one message a second; the
// others are direct messages.
func TestLoad(t *testing.T) {
	if *load == 0 {
		t.Skip("-load says how long to measure")
	}
	program := buildProgram(t)
	desk := startProcess(t, program, []string{"desk", "--addr", "127.0.0.1:0", "--people", strconv.Itoa(loadPeople)})
	w := &crowd{t: t, address: desk.find(t, `(http://[0-9.:]+)/ `), dms: map[string]string{}}
	pages := freeAddress(t)
	bot := startProcess(t, program, []string{"serve"}, "DATA_DIR", t.TempDir(), "HTTP_ADDR", pages,
		"SLACK_API_URL", desk.find(t, `SLACK_API_URL=(\S+)`), "SLACK_BOT_TOKEN", desk.find(t, `SLACK_BOT_TOKEN=(\S+)`),
		"SLACK_APP_TOKEN", desk.find(t, `SLACK_APP_TOKEN=(\S+)`))
	for range 4000 {
		if strings.HasPrefix(get(t, "http://"+pages+"/readyz"), "200") {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	w.askAll(4) // what is done once is not measured
	w.measure("")
	var page strings.Builder
	fmt.Fprintf(&page, "\n%-22s %9s %9s %9s %9s %9s %9s %11s\n", "", "questions", "ack p50", "ack p99", "ack max", "ans. p50", "ans. p99", "answers/s")
	for round := range loadRounds {
		w.askEvery(time.Second/loadRate, int(load.Seconds())*loadRate)
		page.WriteString(w.measure(fmt.Sprintf("%d a second, round %d", loadRate, round+1)))
		w.askAll(loadBurst)
		page.WriteString(w.measure(fmt.Sprintf("%d at once, round %d", loadBurst, round+1)))
	}
	t.Log(page.String())
	bot.end(t, os.Interrupt)
}

// find waits until the output matches, and returns what the parentheses hold.
func (p *process) find(t testing.TB, pattern string) string {
	t.Helper()
	return (&background{t: t, out: &p.out, err: &p.err}).find(pattern)
}

// freeAddress returns an address that nobody listens at.
func freeAddress(t testing.TB) string {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer free.Close()
	return free.Addr().String()
}

// crowd are people who ask.
type crowd struct {
	t       testing.TB
	address string
	asked   int // so far
	seen    int // of the record

	mu  sync.Mutex
	dms map[string]string // conversation by person
	at  []string          // channel and timestamp of the questions that are not measured yet
}

// askEvery asks so many questions, one in each step of time, whether or not
// those before have an answer.
func (w *crowd) askEvery(step time.Duration, n int) {
	tick := time.NewTicker(step)
	defer tick.Stop()
	var asking sync.WaitGroup
	for range n {
		w.asked++
		number := w.asked
		asking.Go(func() { w.ask(number) })
		<-tick.C
	}
	asking.Wait()
}

// askAll asks so many questions at once.
func (w *crowd) askAll(n int) {
	var asking sync.WaitGroup
	for range n {
		w.asked++
		number := w.asked
		asking.Go(func() { w.ask(number) })
	}
	asking.Wait()
}

// ask posts one question.
func (w *crowd) ask(number int) {
	user, text := fmt.Sprintf("U0CROWD%04d", number%loadPeople), asks[number%len(asks)].question
	channel := w.dm(user)
	if number%10 == 0 {
		channel, text = []string{newsdesk, crime, "C0FACTS001"}[number/10%3], "@Pullquote "+text
	}
	posted := w.do("post", map[string]string{"as": user, "channel": channel, "text": text})
	w.mu.Lock()
	defer w.mu.Unlock()
	w.at = append(w.at, channel+" "+posted["ts"])
}

// dm opens the conversation of a person with the app.
func (w *crowd) dm(user string) string {
	w.mu.Lock()
	channel := w.dms[user]
	w.mu.Unlock()
	if channel == "" {
		channel = w.do("open", map[string]string{"as": user, "tab": "messages"})["channel"]
		w.mu.Lock()
		w.dms[user] = channel
		w.mu.Unlock()
	}
	return channel
}

// do does what a person does.
func (w *crowd) do(act string, with map[string]string) map[string]string {
	body, err := json.Marshal(with)
	if err != nil {
		w.t.Error(err)
	}
	response, err := http.Post(w.address+"/desk/"+act, "application/json", bytes.NewReader(body))
	if err != nil {
		w.t.Error(err)
		return nil
	}
	defer response.Body.Close()
	done := map[string]string{}
	if err := json.NewDecoder(response.Body).Decode(&done); err != nil || response.StatusCode != http.StatusOK {
		w.t.Errorf("%s: %s, %v, %v", act, response.Status, done, err)
	}
	return done
}

// measure waits until all that was asked has an answer, and only one, and
// returns a line of the table.
func (w *crowd) measure(name string) string {
	w.t.Helper()
	answers := map[string][]time.Time{}
	var acks []time.Duration
	for begun := time.Now(); len(answers) < len(w.at); time.Sleep(50 * time.Millisecond) {
		if time.Since(begun) > answerLimit {
			w.t.Fatalf("%s: %d questions of %d are answered", name, len(answers), len(w.at))
		}
		for _, e := range w.news() {
			switch {
			case e.Kind == "ack" && e.Error == "":
				acks = append(acks, e.Took)
			case e.Kind == "call" && e.Method == "chat.postMessage" && e.Error == "":
				at := fmt.Sprint(e.Args["channel"], " ", e.Args["thread_ts"])
				answers[at] = append(answers[at], e.At)
			}
		}
	}
	var took []time.Duration
	first, last := time.Now(), time.Time{}
	for _, at := range w.at {
		asked := timeOf(w.t, at[strings.Index(at, " ")+1:])
		if len(answers[at]) != 1 {
			w.t.Fatalf("%s has %d answers", at, len(answers[at]))
		}
		answered := answers[at][0]
		took = append(took, answered.Sub(asked))
		if asked.Before(first) {
			first = asked
		}
		if answered.After(last) {
			last = answered
		}
	}
	n := len(w.at)
	w.at = nil
	slices.Sort(acks)
	slices.Sort(took)
	if worst := acks[len(acks)-1]; worst >= ackLimit {
		w.t.Errorf("%s: an acknowledgement took %v", name, worst)
	}
	ms := func(all []time.Duration, share float64) string {
		return fmt.Sprintf("%.0f ms", all[int(share*float64(len(all)-1))].Seconds()*1000)
	}
	return fmt.Sprintf("%-22s %9d %9s %9s %9s %9s %9s %11.1f\n", name, n, ms(acks, 0.5), ms(acks, 0.99), ms(acks, 1),
		ms(took, 0.5), ms(took, 0.99), float64(n)/last.Sub(first).Seconds())
}

// news returns what the workspace has written down since the last time.
func (w *crowd) news() (news []slackdesk.Entry) {
	response, err := http.Get(w.address + "/desk/record?since=" + strconv.Itoa(w.seen))
	if err != nil {
		w.t.Fatal(err)
	}
	defer response.Body.Close()
	for lines := json.NewDecoder(response.Body); lines.More(); {
		var e slackdesk.Entry
		if err := lines.Decode(&e); err != nil {
			w.t.Fatal(err)
		}
		news, w.seen = append(news, e), e.Seq
	}
	return news
}

// timeOf is the time that a timestamp of Slack stands for.
func timeOf(t testing.TB, ts string) time.Time {
	t.Helper()
	micros, err := strconv.ParseInt(strings.Replace(ts, ".", "", 1), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return time.UnixMicro(micros)
}
