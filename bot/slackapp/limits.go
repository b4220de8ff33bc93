package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
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

// limiter counts questions by who asked and where. Without a Memory it forgets
// with the process, which is harmless.
type limiter struct {
	limits Limits

	mu   sync.Mutex
	seen map[string]*tally
}

// tally is the questions of one person or channel within the window.
type tally struct {
	At     []time.Time
	Warned time.Time
}

// ask counts a question that was received at the time.
func (l *limiter) ask(user, channel string, at time.Time) verdict {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget(at)
	by, in := l.of("user/"+user), l.of("channel/"+channel)
	full := by
	switch {
	case len(by.At) >= l.limits.PerUser:
	case len(in.At) >= l.limits.PerChannel:
		full = in
	default:
		by.At, in.At = append(by.At, at), append(in.At, at)
		return within
	}
	if at.Sub(full.Warned) < limitWindow {
		return overStill
	}
	full.Warned = at
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
		for len(t.At) > 0 && at.Sub(t.At[0]) >= limitWindow {
			t.At = t.At[1:]
		}
		if len(t.At) == 0 && at.Sub(t.Warned) >= limitWindow {
			delete(l.seen, name)
		}
	}
}

// ask counts a question, together with those that other processes took.
func (a *App) ask(ctx context.Context, r request) (verdict, error) {
	if a.opts.Memory == nil {
		return a.limits.ask(r.User, r.Channel, r.At), nil
	}
	names := []string{"channel/" + r.Channel, "user/" + r.User}
	out := within
	err := a.opts.Memory.Amend(ctx, names, 2*limitWindow, func(notes [][]byte) ([][]byte, error) {
		together := &limiter{limits: a.limits.limits, seen: map[string]*tally{}}
		for i, note := range notes {
			if len(note) == 0 {
				continue
			}
			if err := json.Unmarshal(note, together.of(names[i])); err != nil {
				return nil, fmt.Errorf("what was asked: %w", err)
			}
		}
		out = together.ask(r.User, r.Channel, r.At)
		next := make([][]byte, len(notes))
		for i, name := range names {
			var err error
			if next[i], err = json.Marshal(together.of(name)); err != nil {
				return nil, err
			}
		}
		return next, nil
	})
	return out, err
}
