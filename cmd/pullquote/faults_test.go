package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

// schedule draws faults: all kinds that the desk knows, each of some chance.
// Of one event, fewer attempts are lost than the four that Slack makes: what
// Slack never delivers nobody can answer.
func schedule(dice *rand.Rand) []slackdesk.Fault {
	chance := func() float64 { return 0.05 + 0.25*dice.Float64() }
	seconds := func(most int) time.Duration { return time.Duration(1+dice.IntN(most)) * time.Second }
	oneOf := func(names ...string) string { return names[dice.IntN(len(names))] }
	const every, says = "*", "chat.*"
	faults := []slackdesk.Fault{
		{Kind: slackdesk.Redeliver, Match: every, Chance: chance()},
		{Kind: slackdesk.DelayEvent, Match: every, Chance: chance(), Delay: seconds(90)},
		{Kind: slackdesk.Drop, Match: "message", Chance: chance(), Times: 2},
		{Kind: slackdesk.HangUp, Match: "message", Chance: chance() / 2, Times: 1},
		{Kind: slackdesk.Drop, Match: "app_mention", Chance: chance(), Times: 3},
		{Kind: slackdesk.Disconnect, Match: "app_mention", Chance: chance() / 2, Times: 4},
		{Kind: slackdesk.HangUp, Match: "app_mention", Chance: chance() / 2, Times: 2},
		{Kind: slackdesk.Delay, Match: every, Chance: chance() / 2, Delay: time.Duration(dice.IntN(20)) * time.Millisecond},
		{Kind: slackdesk.RateLimit, Match: "c*", Chance: chance(), Delay: seconds(30)},
		{Kind: slackdesk.RateLimit, Match: "a[gsu]*", Chance: chance(), Delay: seconds(30)},          // agents, assistant and auth
		{Kind: slackdesk.RateLimit, Match: "apps.*", Chance: chance(), Delay: time.Second, Times: 2}, // slack-go waits by the machine's clock
		{Kind: slackdesk.ErrorBefore, Match: every, Chance: chance() / 2, Status: []int{500, 502, 503, 504}[dice.IntN(4)]},
		{Kind: slackdesk.ErrorAfter, Match: says, Chance: chance()},
		{Kind: slackdesk.LostReply, Match: says, Chance: chance()},
		{Kind: slackdesk.APIError, Match: says, Chance: chance() / 2, Error: oneOf("internal_error", "fatal_error", "service_unavailable", "request_timeout")},
		{Kind: slackdesk.RefuseBlocks, Match: says, Chance: chance()},
		{Kind: slackdesk.CutStream, Match: "chat.appendStream", Chance: chance()},
		{Kind: slackdesk.CutStream, Match: "chat.stopStream", Chance: chance()},
	}
	dice.Shuffle(len(faults), func(i, j int) { faults[i], faults[j] = faults[j], faults[i] })
	return faults
}

// toll counts, over all schedules, what was done to the bot and what came of
// it.
type toll struct {
	mu     sync.Mutex
	counts map[string]int
}

func (c *toll) add(name string, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts[name] += n
}

// addFaults counts the faults that the desk has written down.
func (c *toll) addFaults(d *slackdesk.Desk) {
	for _, e := range d.Record() {
		switch {
		case e.Kind == "fault":
			c.add("fault "+e.Method, 1)
		case e.Kind == "call" && e.Method == "chat.appendStream":
			c.add("appended to streams", 1)
		}
	}
}

// String lists the counts.
func (c *toll) String() string {
	var page strings.Builder
	for _, name := range slices.Sorted(maps.Keys(c.counts)) {
		fmt.Fprintf(&page, "\n%8d  %s", c.counts[name], name)
	}
	return page.String()
}

// report prints the counts, and fails when some fault has never struck: then
// nothing was proved about it.
func (c *toll) report(t *testing.T) {
	t.Log(c)
	for _, f := range schedule(rand.New(rand.NewPCG(0, 0))) {
		// A short run streams too little for its cuts to be sure of striking.
		streams := f.Kind != slackdesk.CutStream || c.counts["appended to streams"] > 100
		if c.counts["fault "+string(f.Kind)] == 0 && streams {
			t.Errorf("no fault of the kind %s has struck", f.Kind)
		}
	}
	// A dozen over, since a busy machine delays a short run as the faults do.
	if c.counts["questions that Slack gave up"] > 12+c.counts["questions"]/50 {
		t.Error("over two in a hundred questions were not delivered: the schedules prove too little")
	}
	for _, name := range []string{"crashes", "quotations", "answers with a model's claims"} {
		if c.counts[name] == 0 {
			t.Errorf("there were no %s", name)
		}
	}
}
