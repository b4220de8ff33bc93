package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

const (
	// connections is how many Socket Mode connections are held: Slack refreshes
	// each every few hours, closing it before the next one is open, and does
	// not repeat clicks and commands that were lost in between.
	connections = 2
	// stagger keeps the connections from being refreshed at the same moment.
	stagger = 2 * time.Second
	// ackTime is how long an acknowledgement may wait to be sent. Slack takes
	// a delivery as failed after three seconds.
	ackTime = 2 * time.Second
	// takeTime is how long a delivery may take to be written down; one that
	// took longer would be acknowledged too late anyway.
	takeTime = 2500 * time.Millisecond
	// takingAtOnce is how many deliveries are written down at the same moment.
	takingAtOnce = 64
)

// errTokenRefused says that Slack does not accept the app-level token.
var errTokenRefused = errors.New("Slack does not accept the app-level token")

// connect holds one connection until the context ends. slack-go reconnects by
// itself; its pace is held by paced. The error says that the token is of no
// use.
func (a *App) connect(ctx context.Context, n int) error {
	if n > 0 && a.opts.Wait(ctx, time.Duration(n)*stagger) != nil {
		return nil
	}
	transport := &paced{base: a.opts.HTTPClient.Transport, now: a.opts.Now, wait: a.opts.Wait}
	api := slack.New("", slack.OptionAppLevelToken(a.opts.AppToken), slack.OptionAPIURL(a.opts.APIURL),
		slack.OptionHTTPClient(&http.Client{Transport: transport, Timeout: callTime + longestPace}))
	for ctx.Err() == nil {
		client := socketmode.New(api, socketmode.OptionLog(log.New(io.Discard, "", 0)))
		err := a.hold(ctx, n, client)
		a.health.connect(n, false)
		if ctx.Err() == nil && err != nil && revokedByName(err) {
			a.health.revoke(err.Error())
			return fmt.Errorf("%w: %w", errTokenRefused, err)
		}
	}
	return nil
}

// revokedByName reports whether the error, of which slack-go keeps the name
// alone, says that the token is of no use.
func revokedByName(err error) bool {
	return isRevoked(err) || isRevoked(slack.SlackErrorResponse{Err: err.Error()})
}

// hold runs a client and takes what it delivers.
func (a *App) hold(ctx context.Context, n int, client *socketmode.Client) error {
	done := make(chan error, 1)
	go func() { done <- client.RunContext(ctx) }()
	var taking sync.WaitGroup
	defer taking.Wait()
	for {
		select {
		case e := <-client.Events:
			if d, ok := a.sort(ctx, n, e); ok {
				select {
				case a.taking <- struct{}{}:
					taking.Go(func() {
						defer func() { <-a.taking }()
						a.takeDelivery(ctx, client, d)
					})
				case <-ctx.Done():
				}
			}
		case err := <-done:
			return err
		}
	}
}

// delivery is what Slack sends by Socket Mode and wants acknowledged.
type delivery struct {
	ID      string          `json:"envelope_id"`
	Kind    string          `json:"type"`
	Payload json.RawMessage `json:"payload"`
}

// sort tells deliveries from news about the connection.
func (a *App) sort(ctx context.Context, n int, e socketmode.Event) (d delivery, ok bool) {
	switch e.Type {
	case socketmode.EventTypeHello:
		a.health.connect(n, true)
	case socketmode.EventTypeConnecting:
		a.health.connect(n, false)
		a.counts.connects.Inc()
	case socketmode.EventTypeConnectionError:
		a.counts.faults.Inc()
		a.opts.Log.WarnContext(ctx, "no connection to Slack; trying again", "connection", n)
	case socketmode.EventTypeErrorBadMessage:
		// slack-go does not understand it; this app may.
		if bad, isBad := e.Data.(*socketmode.ErrorBadMessage); isBad && json.Unmarshal(bad.Message, &d) == nil {
			return d, d.ID != ""
		}
	default:
		if e.Request != nil && e.Request.EnvelopeID != "" {
			return delivery{ID: e.Request.EnvelopeID, Kind: e.Request.Type, Payload: e.Request.Payload}, true
		}
	}
	return delivery{}, false
}

// takeDelivery writes a delivery down and acknowledges it.
func (a *App) takeDelivery(ctx context.Context, client *socketmode.Client, d delivery) {
	defer func() {
		if v := recover(); v != nil {
			a.counts.panics.Inc()
			a.opts.Log.ErrorContext(ctx, "panic while taking a delivery", "kind", d.Kind)
		}
	}()
	writing, cancel := context.WithTimeout(ctx, takeTime)
	defer cancel()
	answer, err := a.receive(writing, d.Kind, d.Payload)
	if err != nil {
		a.counts.faults.Inc()
		a.opts.Log.ErrorContext(ctx, "a delivery was not taken; Slack will repeat it", "kind", d.Kind, "error", err)
		return
	}
	sending, cancel := context.WithTimeout(ctx, ackTime)
	defer cancel()
	if err := client.AckCtx(sending, d.ID, answer); err != nil && ctx.Err() == nil {
		a.opts.Log.WarnContext(ctx, "a delivery was not acknowledged; Slack will repeat it", "kind", d.Kind)
	}
}

const (
	// paceBurst is how many times a connection may be opened in a row, and
	// paceEvery how often after that. slack-go alone was measured to open
	// thousands a second with a server that closes each at once.
	paceBurst = 4
	paceEvery = 4 * time.Second
	// longestPace is the most that one opening waits.
	longestPace = paceEvery
)

// paced keeps the opening of connections at a pace. It is a bucket of
// paceBurst that fills by one every paceEvery.
type paced struct {
	base http.RoundTripper // nil: http.DefaultTransport
	now  func() time.Time
	wait func(context.Context, time.Duration) error

	mu   sync.Mutex
	free time.Time // from when the next opening need not wait
}

// RoundTrip implements http.RoundTripper.
func (p *paced) RoundTrip(r *http.Request) (*http.Response, error) {
	p.mu.Lock()
	now := p.now()
	if earliest := now.Add(-paceBurst * paceEvery); p.free.Before(earliest) {
		p.free = earliest
	}
	p.free = p.free.Add(paceEvery)
	pause := p.free.Sub(now)
	p.mu.Unlock()
	if pause > 0 {
		if err := p.wait(r.Context(), pause); err != nil {
			return nil, err
		}
	}
	if p.base == nil {
		return http.DefaultTransport.RoundTrip(r)
	}
	return p.base.RoundTrip(r)
}
