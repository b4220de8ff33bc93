package slackapp

import (
	"sync"
	"time"
)

// Limits say how much may be asked within a minute.
type Limits struct{ PerUser, PerChannel int }

// defaultLimits let a person ask faster than anyone reads, and a channel as
// often as Slack lets an app post there: about once a second.
var defaultLimits = Limits{PerUser: 20, PerChannel: 60}

// limitWindow is the time over which questions are counted.
const limitWindow = time.Minute

// verdict is what the limits say to a question.
type verdict int

const (
	within verdict = iota
	// overNow is the first question too many: it gets a polite notice.
	overNow
	// overStill is one more: the notice stands above it, and more of them
	// would be what the limit is to prevent.
	overStill
)

// limiter counts questions by who asked and where. It forgets with the
// process, which is harmless.
type limiter struct {
	limits Limits

	mu   sync.Mutex
	seen map[string]*tally
}

// tally is the questions of one person or channel within the window.
type tally struct {
	at     []time.Time
	warned time.Time
}

// ask counts a question that was received at the time.
func (l *limiter) ask(user, channel string, at time.Time) verdict {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget(at)
	by, in := l.of("user/"+user), l.of("channel/"+channel)
	full := by
	switch {
	case len(by.at) >= l.limits.PerUser:
	case len(in.at) >= l.limits.PerChannel:
		full = in
	default:
		by.at, in.at = append(by.at, at), append(in.at, at)
		return within
	}
	if at.Sub(full.warned) < limitWindow {
		return overStill
	}
	full.warned = at
	return overNow
}

func (l *limiter) of(name string) *tally {
	if l.seen[name] == nil {
		l.seen[name] = &tally{}
	}
	return l.seen[name]
}

// forget drops what is older than the window.
func (l *limiter) forget(at time.Time) {
	for name, t := range l.seen {
		for len(t.at) > 0 && at.Sub(t.at[0]) >= limitWindow {
			t.at = t.at[1:]
		}
		if len(t.at) == 0 && at.Sub(t.warned) >= limitWindow {
			delete(l.seen, name)
		}
	}
}
