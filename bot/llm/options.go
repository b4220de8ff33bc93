package llm

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"
)

// Options say which model to use and how patient to be with it.
type Options struct {
	// BaseURL is the address of an OpenAI-compatible API, such as
	// http://localhost:11434/v1; empty means OpenAI's own.
	BaseURL string
	// Key may be empty for endpoints that want none.
	Key   string
	Model string
	// Transport carries the requests; nil means http.DefaultTransport.
	Transport http.RoundTripper
	Limits    Limits
	// Sleep waits before a retry; nil means a timer. It returns early with
	// the context's error when the context ends.
	Sleep func(ctx context.Context, d time.Duration) error
	// Jitter returns a number in [0, 1) that spreads retries; nil means a
	// random one.
	Jitter func() float64
	// Log gets one line for each fault, with ids and numbers only; nil means
	// no log.
	Log *slog.Logger
}

// Limits bound one request. A zero field means its default.
type Limits struct {
	// FirstToken is the longest wait for the first piece of a reply.
	FirstToken time.Duration
	// Idle is the longest wait between two pieces.
	Idle time.Duration
	// Total is the longest time for a request with its retries.
	Total time.Duration
	// Retries is how often a failed request is sent again; negative means
	// never.
	Retries int
}

// The defaults are what a reader in a chat will put up with: after 20 seconds
// without a sign, or a minute in all, sentences picked without a model serve
// better than more waiting.
const (
	defaultFirstToken = 20 * time.Second
	defaultIdle       = 15 * time.Second
	defaultTotal      = 60 * time.Second
	defaultRetries    = 2
)

// withDefaults fills in what is unset and refuses what cannot work.
func (o Options) withDefaults() (Options, error) {
	o.Key, o.Model = strings.TrimSpace(o.Key), strings.TrimSpace(o.Model)
	if o.Model == "" {
		return o, errors.New("no model is named")
	}
	if strings.ContainsFunc(o.Key, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return o, errors.New("the key has white space or other characters in it that no key has")
	}
	if o.Transport == nil {
		o.Transport = http.DefaultTransport
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	if o.Jitter == nil {
		o.Jitter = rand.Float64
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Limits = o.Limits.withDefaults()
	return o, nil
}

func (l Limits) withDefaults() Limits {
	if l.FirstToken == 0 {
		l.FirstToken = defaultFirstToken
	}
	if l.Idle == 0 {
		l.Idle = defaultIdle
	}
	if l.Total == 0 {
		l.Total = defaultTotal
	}
	if l.Retries == 0 {
		l.Retries = defaultRetries
	}
	return l
}

// sleep waits for d, or until the context ends.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
