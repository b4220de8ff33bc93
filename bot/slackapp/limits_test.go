package slackapp

import (
	"testing"
	"time"
)

// A person may ask so often within a minute, is told once when it is more,
// and may ask again when the first question is a minute old.
func TestLimiter(t *testing.T) {
	l := &limiter{limits: Limits{PerUser: 2, PerChannel: 3}, seen: map[string]*tally{}}
	for i, step := range []struct {
		user, channel string
		after         time.Duration
		want          verdict
	}{
		{"U1", "C1", 0, within},
		{"U1", "C2", 0, within},
		{"U1", "C1", time.Second, overNow},
		{"U1", "C3", 2 * time.Second, overStill},
		{"U2", "C1", 2 * time.Second, within},
		{"U3", "C1", 2 * time.Second, within},
		{"U4", "C1", 3 * time.Second, overNow}, // the channel is full
		{"U5", "C1", 3 * time.Second, overStill},
		{"U5", "C9", 3 * time.Second, within},
		{"U1", "C2", time.Minute, within},
	} {
		if got := l.ask(step.user, step.channel, noon.Add(step.after)); got != step.want {
			t.Errorf("step %d: %v, want %v", i, got, step.want)
		}
	}
	l.ask("U9", "C9", noon.Add(time.Hour))
	if len(l.seen) != 2 {
		t.Errorf("it remembers %d people and channels after an hour, want 2", len(l.seen))
	}
}
