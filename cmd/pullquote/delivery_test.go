package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

const (
	raids    = "How many raids did the Syrian Interior Ministry report?"
	minister = "Who is the spokesperson of the Syrian Interior Ministry?"
)

var schedules = flag.Int("schedules", 4, "how many schedules of faults to go through")

// answeredOnce waits until the thread has an answer, lets Slack's last
// redelivery go by, and checks that there is still one.
func (n *newsroom) answeredOnce(channel, ts string) slackdesk.Message {
	n.t.Helper()
	n.until("an answer to "+ts, func() bool { return len(n.replies(channel, ts)) > 0 })
	n.pass(7 * time.Minute)
	all := n.replies(channel, ts)
	if len(all) != 1 {
		n.t.Fatalf("%d messages, want one: %v", len(all), texts(all))
	}
	if key := keyOf(all[0]); !strings.HasPrefix(key, "answer/") {
		n.t.Errorf("the message is %q, want an answer: %s", key, all[0].Text)
	}
	return all[0]
}

func texts(all []slackdesk.Message) (out []string) {
	for _, m := range all {
		out = append(out, keyOf(m)+": "+m.Text)
	}
	return out
}

// A question gets exactly one answer, whatever goes wrong on the way there or
// back.
func TestOneAnswerWhateverGoesWrong(t *testing.T) {
	post, look := "chat.postMessage", "conversations.replies"
	for name, faults := range map[string][]slackdesk.Fault{
		"nothing":             nil,
		"delivered twice":     {{Kind: slackdesk.Redeliver}},
		"only retries arrive": {{Kind: slackdesk.Drop, Match: "app_mention"}, {Kind: slackdesk.Drop, Match: "message", Times: 2}},
		"only the mention":    {{Kind: slackdesk.Drop, Match: "message"}},
		"only the message":    {{Kind: slackdesk.Drop, Match: "app_mention"}},
		"disconnected":        {{Kind: slackdesk.Disconnect, Times: 2}},
		"hung up":             {{Kind: slackdesk.HangUp, Times: 3}},
		"429":                 {{Kind: slackdesk.RateLimit, Match: post, Times: 3, Delay: 30 * time.Second}},
		"503, not posted":     {{Kind: slackdesk.ErrorBefore, Match: post, Times: 2}},
		"503, posted":         {{Kind: slackdesk.ErrorAfter, Match: post, Times: 1}},
		"reply lost":          {{Kind: slackdesk.LostReply, Match: post, Times: 1}},
		"reply lost, looking fails": {
			{Kind: slackdesk.LostReply, Match: post, Times: 1}, {Kind: slackdesk.ErrorBefore, Match: look, Times: 2},
			{Kind: slackdesk.RateLimit, Match: look, Times: 1, Delay: 5 * time.Second},
		},
		"who am I fails": {{Kind: slackdesk.ErrorBefore, Match: "auth.test", Times: 2}},
		"status fails":   {{Kind: slackdesk.APIError, Match: "agents.sessions.setStatus", Error: "internal_error"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := openNewsroom(t, 1, faults...)
			n.start("")
			answer := n.answeredOnce(newsdesk, n.say(maya, newsdesk, "", "@Pullquote "+raids))
			if faults != nil && n.Injected() == 0 {
				t.Error("no fault was injected")
			}
			if !strings.Contains(blocksOf(t, answer), "61 raids") {
				t.Errorf("no quotation: %s", blocksOf(t, answer))
			}
		})
	}
}

// Where Slack refuses the blocks of an answer, the same is said in plain text.
func TestRefusedBlocks(t *testing.T) {
	n := openNewsroom(t, 1, slackdesk.Fault{Kind: slackdesk.RefuseBlocks, Match: "chat.postMessage"})
	n.start("")
	answer := n.answeredOnce(newsdesk, n.say(maya, newsdesk, "", "@Pullquote "+raids))
	if !strings.Contains(answer.Text, "61 raids") {
		t.Errorf("the text is %q", answer.Text)
	}
}

// A process that dies at any point between receipt and the end leaves its
// question to the next one, which answers it once.
func TestOneAnswerAfterACrash(t *testing.T) {
	for _, point := range []string{
		"before put", "after put", "before intend", "after intend", "before receipt", "after receipt", "before settle",
	} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			n := openNewsroom(t, 2)
			n.start(point)
			ts := n.say(maya, newsdesk, "", "@Pullquote "+raids)
			<-n.archive.died
			n.stop()
			n.start("")
			n.answeredOnce(newsdesk, ts)
		})
	}
}

// Twenty questions under many faults at once, with a crash in the middle, get
// one answer each. The schedule of faults follows from its seed.
func TestOneAnswerEach(t *testing.T) {
	for seed := range *schedules {
		t.Run(fmt.Sprint("schedule ", seed), func(t *testing.T) {
			t.Parallel()
			dice := rand.New(rand.NewPCG(uint64(seed), 7))
			n := openNewsroom(t, byte(seed), schedule(dice)...)
			n.start([]string{"after put", "after intend", "before receipt", "before settle"}[dice.IntN(4)])
			asked := map[string]string{} // channel by timestamp
			for i := range 20 {
				channel := []string{newsdesk, crime}[i%2]
				asked[n.say([]string{maya, tom}[dice.IntN(2)], channel, "", fmt.Sprintf("@Pullquote %s (%d)", raids, i))] = channel
				if i == 10 {
					<-n.archive.died
					n.stop()
					n.start("")
				}
			}
			for ts, channel := range asked {
				n.until("an answer to "+ts, func() bool { return len(n.replies(channel, ts)) > 0 })
			}
			n.ClearFaults()
			n.pass(7 * time.Minute)
			for ts, channel := range asked {
				if all := n.replies(channel, ts); len(all) != 1 || !strings.HasPrefix(keyOf(all[0]), "answer/") {
					t.Errorf("question %s: %v, want one answer", ts, texts(all))
				}
			}
			if n.Injected() == 0 {
				t.Error("no fault was injected")
			}
		})
	}
}

// schedule draws faults: some of each kind, of some chance.
func schedule(dice *rand.Rand) []slackdesk.Fault {
	chance := func() float64 { return 0.05 + 0.25*dice.Float64() }
	events, post, all := "*", "chat.postMessage", "c*"
	faults := []slackdesk.Fault{
		{Kind: slackdesk.Redeliver, Match: events, Chance: chance()},
		{Kind: slackdesk.Drop, Match: "message", Chance: chance()},
		{Kind: slackdesk.DelayEvent, Match: events, Chance: chance(), Delay: 2 * time.Second},
		{Kind: slackdesk.Disconnect, Match: "message", Chance: chance() / 4, Times: 4},
		{Kind: slackdesk.HangUp, Match: "app_mention", Chance: chance() / 4, Times: 4},
		{Kind: slackdesk.RateLimit, Match: all, Chance: chance(), Delay: time.Duration(1+dice.IntN(10)) * time.Second},
		{Kind: slackdesk.ErrorBefore, Match: all, Chance: chance() / 2},
		{Kind: slackdesk.ErrorAfter, Match: post, Chance: chance()},
		{Kind: slackdesk.LostReply, Match: post, Chance: chance()},
	}
	dice.Shuffle(len(faults), func(i, j int) { faults[i], faults[j] = faults[j], faults[i] })
	return slices.Clip(faults)
}
