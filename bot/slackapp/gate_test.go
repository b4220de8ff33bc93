package slackapp

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

// stepClock moves only when somebody waits.
type stepClock struct {
	at     time.Time
	waited []time.Duration
}

func (c *stepClock) now() time.Time { return c.at }

func (c *stepClock) wait(_ context.Context, d time.Duration) error {
	c.waited = append(c.waited, d)
	c.at = c.at.Add(d)
	return nil
}

func newGates(c *stepClock) *gates {
	return &gates{now: c.now, wait: c.wait, all: map[string]*gate{}}
}

// A call that Slack refused for its rate is made again after exactly the time
// that Slack said, and those behind it wait with it; other channels do not.
func TestGateWaitsAsLongAsSlackSays(t *testing.T) {
	c := &stepClock{at: noon}
	g := newGates(c)
	refusals := []error{&slack.RateLimitedError{RetryAfter: 30 * time.Second}, slack.StatusCodeError{Code: http.StatusTooManyRequests}, nil}
	var at []time.Duration
	err := g.pass(t.Context(), "post/C1", func() error {
		at = append(at, c.at.Sub(noon))
		err := refusals[0]
		refusals = refusals[1:]
		return err
	})
	if want := []time.Duration{0, 30 * time.Second, 31 * time.Second}; err != nil || !slices.Equal(at, want) {
		t.Errorf("called at %v, %v, want %v", at, err, want)
	}
	g.of("post/C1").shut = c.at.Add(time.Minute)
	if err := g.pass(t.Context(), "post/C2", func() error { return nil }); err != nil || len(c.waited) != 2 {
		t.Errorf("another channel waited %v, %v", c.waited, err)
	}
}

// The calls of one channel are made in the order in which they came.
func TestGateKeepsOrder(t *testing.T) {
	g := newGates(&stepClock{at: noon})
	first, done := make(chan bool), make(chan int, 3)
	go g.pass(t.Context(), "post", func() error { first <- true; <-first; done <- 0; return nil })
	<-first
	for n := 1; n <= 2; n++ {
		go g.pass(t.Context(), "post", func() error { done <- n; return nil })
		time.Sleep(20 * time.Millisecond) // until it stands in the queue
	}
	first <- true
	if got := []int{<-done, <-done, <-done}; !slices.Equal(got, []int{0, 1, 2}) {
		t.Errorf("order %v", got)
	}
}

// Who waits for a turn stops waiting when the context ends.
func TestGateEnds(t *testing.T) {
	g := newGates(&stepClock{at: noon})
	ctx, cancel := context.WithCancel(t.Context())
	err := g.pass(t.Context(), "post", func() error {
		cancel()
		return g.pass(ctx, "post", func() error { return nil })
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// With a server that accepts connections and closes them at once, they are
// opened a few times a minute.
func TestConnectionsArePaced(t *testing.T) {
	c := &stepClock{at: noon}
	p := &paced{base: roundTrip(func(*http.Request) (*http.Response, error) { return nil, errors.New("closed") }), now: c.now, wait: c.wait}
	opened := 0
	for c.at.Sub(noon) < time.Minute {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://localhost/", nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.RoundTrip(request); err == nil {
			t.Fatal("no error of the server")
		}
		opened++
	}
	if most := paceBurst + int(time.Minute/paceEvery) + 1; opened > most || opened < paceBurst {
		t.Errorf("opened %d times in a minute, want at most %d", opened, most)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
