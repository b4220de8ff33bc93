package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

var schedules = flag.Int("schedules", 6, "how many schedules of faults to go through")

// Twenty questions under many faults at once, with crashes in between, get one
// answer each, and every quotation stands in an article. A third of the
// schedules has a model, which fails and lies. The schedule follows from its
// seed; what overtakes what does not.
//
//	go test ./cmd/pullquote -run TestOneAnswerEach -schedules 1000 -v
func TestOneAnswerEach(t *testing.T) {
	total := &toll{counts: map[string]int{}}
	t.Cleanup(func() { total.report(t) })
	for seed := range *schedules {
		t.Run(fmt.Sprint("schedule ", seed), func(t *testing.T) {
			t.Parallel()
			r := newRun(t, uint64(seed))
			defer func() { total.addFaults(r.Desk) }()
			if seed%3 == 2 {
				r.model = newMoodyModel(t, r.clock, uint64(seed))
			}
			r.play()
			if r.Injected() == 0 {
				t.Error("no fault was injected")
			}
			total.add("crashes", r.crashes)
			r.judge(total)
		})
	}
}

// run is a newsroom that goes through a schedule.
type run struct {
	*newsroom
	dice    *rand.Rand
	asked   []*asked
	crashes int
	other   *newsroom // a replica beside it; nil: there is none
}

// asked is a question on its way, with words of its answer.
type asked struct {
	user, channel, thread string
	want                  string
	events                int        // that Slack has for it: a mention has two
	ts                    string     // of the question; of a question that opens a thread the same as the thread
	command               chan error // what Slack says to the asker; nil: it is no command
	refused               bool       // Slack told the asker that it failed
	undelivered           bool       // Slack gave it up: see givenUp
}

// asks are questions and words that their answers, and only those, hold;
// the last is not answered by the articles.
var asks = []struct{ question, want string }{
	{raids, "61 raids"}, {minister, "Nour al-Din al-Baba"}, {"Which vitamins do carrots contain?", refusalWords},
}

// refusalWords begin what is said when the articles hold no answer.
const refusalWords = "No article"

func newRun(t *testing.T, seed uint64) *run {
	dice := rand.New(rand.NewPCG(seed, 7))
	return &run{newsroom: openNewsroom(t, byte(seed), schedule(dice)...), dice: dice}
}

// play asks twenty questions in all ways there are: 15 in channels, a private
// one among them, and in direct messages, two by command, and three as
// follow-ups in threads that have an answer.
func (r *run) play() {
	r.begin()
	for i := range 15 {
		r.askSomewhere(i)
		if i == 4 || i == 9 && r.dice.IntN(2) == 0 {
			r.crash()
		}
	}
	r.slash(maya, newsdesk)
	first := append([]*asked(nil), r.asked...)
	r.dice.Shuffle(len(first), func(i, j int) { first[i], first[j] = first[j], first[i] })
	for followed, i := 0, 0; followed < 3 && i < len(first); i++ {
		if a := first[i]; a.command == nil && a.want != refusalWords {
			if r.answered(a); a.undelivered {
				continue
			}
			ts := r.say(a.user, a.channel, a.thread, "And "+asks[followed%2].question)
			r.asked = append(r.asked, &asked{user: a.user, channel: a.channel, thread: a.thread, ts: ts, events: 1, want: asks[followed%2].want})
			followed++
		}
	}
	r.slash(tom, crime)
	r.crash()
	for _, a := range r.asked {
		r.answered(a)
	}
	r.ClearFaults()
	r.pass(7 * time.Minute)
}

// askSomewhere asks question number i, and lets people talk beside it.
func (r *run) askSomewhere(i int) {
	a := asks[r.dice.IntN(len(asks))]
	user := []string{maya, tom}[r.dice.IntN(2)]
	channel := []string{newsdesk, crime, investigations, "C0FACTS001"}[i%4]
	if channel == "C0FACTS001" {
		user = maya
	}
	text, events := "@Pullquote "+a.question, 2
	if i%5 == 4 {
		dm, err := r.OpenDM(user, "messages")
		if err != nil {
			r.t.Fatal(err)
		}
		channel, text, events = dm, a.question, 1
	}
	thread := r.say(user, channel, "", text)
	r.asked = append(r.asked, &asked{user: user, channel: channel, thread: thread, ts: thread, events: events, want: a.want})
	if i%6 == 0 {
		r.say(tom, newsdesk, r.say(maya, newsdesk, "", "Who has the raids?"), "Did you ask how many raids there were?")
	}
}

// slash uses the command beside the rest.
func (r *run) slash(user, channel string) {
	done := make(chan error, 1)
	r.asked = append(r.asked, &asked{user: user, channel: channel, want: asks[0].want, command: done})
	go func() { done <- r.Desk.Slash(context.Background(), user, channel, "/pullquote", "ask "+raids) }()
}

// crashesMost is how many processes die in one schedule; each that is not there
// costs Slack an attempt to deliver.
const crashesMost = 4

// begin starts the bot, which will die at a point, after some questions.
func (r *run) begin() {
	point := points[r.dice.IntN(len(points))]
	if r.spare = int32(r.dice.IntN(6)); r.crashes >= crashesMost {
		point = ""
	}
	r.start(point)
}

// pointTime is how long a process may take to come to the point at which it
// dies; then it dies where it is.
const pointTime = 200 * time.Millisecond

// crash waits for the process to die, and starts another, which dies later.
func (r *run) crash() {
	select {
	case <-r.archive.died:
	case <-time.After(pointTime):
		r.archive.die()
	}
	r.stop()
	r.crashes++
	if r.other != nil {
		if r.crashes%2 == 0 {
			r.expire()
		}
		r.begin()
		r.newsroom, r.other = r.other, r.newsroom // the other one is next
		return
	}
	r.begin()
}

// revive starts what has died again.
func (r *run) revive() {
	if r.other != nil && r.other.archive.dead.Load() {
		r.newsroom, r.other = r.other, r.newsroom
	}
	if r.archive.dead.Load() {
		r.crash()
	}
}

// answered waits for an answer to each question of the thread; a process that
// dies meanwhile is started again.
func (r *run) answered(a *asked) {
	r.t.Helper()
	if a.command != nil {
		r.answeredPrivately(a)
		return
	}
	r.wait(a, func() {
		r.revive()
	})
}

// wait waits for an answer to each question of the thread, and does something
// each time it looks. An event that Slack has given up waits for nothing.
func (r *run) wait(a *asked, each func()) {
	r.t.Helper()
	for looks := range 6000 {
		waiting := 0
		for _, other := range r.asked {
			if other.thread == a.thread && other.channel == a.channel {
				if looks%200 == 199 {
					other.undelivered = r.givenUp(other)
				}
				if !other.undelivered {
					waiting++
				}
			}
		}
		if r.whole(a.channel, a.thread) >= waiting {
			return
		}
		each()
		time.Sleep(5 * time.Millisecond)
	}
	r.t.Fatalf("never answered: %+v; %d connections, %d crashes%s", *a, r.Connections(), r.crashes, r.story(a))
}

// whole counts the answers in a thread; one that is still being written, or
// broke off, is none.
func (r *run) whole(channel, thread string) (n int) {
	for _, m := range r.replies(channel, thread) {
		if s := read(r.t, m); m.StreamState != "in_progress" && (len(s.quotes) > 0 || strings.Contains(s.text, refusalWords)) {
			n++
		}
	}
	return n
}

// story is what the workspace has written down about the thread.
func (r *run) story(a *asked) string {
	var page strings.Builder
	envelopes := map[string]bool{}
	for _, e := range r.Record() {
		for _, other := range r.asked {
			if other.thread == a.thread && e.Kind == "sent" && e.Args["channel"] == a.channel && e.Args["ts"] == other.ts {
				envelopes[e.Envelope] = true
			}
		}
		link := e.Kind == "connect" || e.Kind == "disconnect" || e.Kind == "lost" || e.Method == "chat.update" || e.Method == "apps.connections.open"
		if about := e.Args["thread_ts"] == a.thread || e.Args["ts"] == a.thread; about || link || envelopes[e.Envelope] && e.Envelope != "" {
			fmt.Fprintf(&page, "\n%s %s %s %s %d, attempt %d, connection %d", e.At.Format(time.TimeOnly), e.Kind, e.Method, e.Error, e.Status, e.Attempt, e.Conn)
		}
	}
	return page.String()
}

// answeredPrivately waits for what a command is told in the end, unless Slack
// has told its asker that it failed.
func (r *run) answeredPrivately(a *asked) {
	r.t.Helper()
	if err := <-a.command; err != nil {
		a.refused = true
		return
	}
	r.until("an answer to a command", func() bool {
		r.revive()
		return slices.ContainsFunc(r.privately(a.channel, a.user), func(m slackdesk.Message) bool { return !strings.HasPrefix(m.Text, "Looking") })
	})
}

// givenUp reports whether Slack has given up every event of the question, and
// none was acknowledged, however late: no process was there whenever it tried,
// or it died before it could acknowledge what it may have written down.
func (r *run) givenUp(a *asked) bool {
	envelopes := map[string]bool{}
	lost := 0
	for _, e := range r.Record() {
		about := e.Args["channel"] == a.channel && e.Args["ts"] == a.ts
		switch {
		case e.Kind == "sent" && about:
			envelopes[e.Envelope] = true
		case e.Kind == "ack" && envelopes[e.Envelope]:
			return false
		case e.Kind == "lost" && about: // it may never have been sent: nobody was connected
			lost++
		}
	}
	return lost == a.events
}
