package slackapp

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

// leastWait is how long a call waits after Slack refused it for its rate
// without saying how long; Slack states whole seconds.
const leastWait = time.Second

// gates let calls of one kind through in the order in which they came, and
// make them wait together when Slack says so. A kind is a method and, where
// Slack counts by channel, the channel; so a channel that is slow holds up no
// other. There is one gate for each, as many as the workspace has channels.
type gates struct {
	now  func() time.Time
	wait func(context.Context, time.Duration) error

	mu  sync.Mutex
	all map[string]*gate
}

// gate is one queue. Go wakes senders on a channel in their order.
type gate struct {
	turn chan struct{}
	// shut is until when nothing passes; guarded by turn.
	shut time.Time
}

func (g *gates) of(kind string) *gate {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.all[kind] == nil {
		g.all[kind] = &gate{turn: make(chan struct{}, 1)}
	}
	return g.all[kind]
}

// pass makes the call when its turn has come, and again for as long as Slack
// answers that there were too many. It returns the call's own error.
func (g *gates) pass(ctx context.Context, kind string, call func() error) error {
	own := g.of(kind)
	select {
	case own.turn <- struct{}{}:
		defer func() { <-own.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	for {
		if left := own.shut.Sub(g.now()); left > 0 {
			if err := g.wait(ctx, left); err != nil {
				return err
			}
		}
		err := call()
		after, limited := tooMany(err)
		if !limited {
			return err
		}
		own.shut = g.now().Add(max(after, leastWait))
	}
}

// tooMany reports whether Slack refused a call for its rate, and for how long.
func tooMany(err error) (time.Duration, bool) {
	var limited *slack.RateLimitedError
	if errors.As(err, &limited) {
		return limited.RetryAfter, true
	}
	var status slack.StatusCodeError
	if errors.As(err, &status) && status.Code == http.StatusTooManyRequests {
		return 0, true
	}
	code := codeOf(err)
	return 0, code == "ratelimited" || code == "rate_limited"
}

// sleep waits by the machine's clock.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
