package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
)

// The kinds of what arrives, by their names in Socket Mode.
const (
	kindEvent    = "events_api"
	kindCommand  = "slash_commands"
	kindInteract = "interactive"
)

// receive takes one delivery: it writes down what is to be answered and
// returns what goes back with the acknowledgement. After an error nothing may
// be acknowledged: the delivery is made again.
func (a *App) receive(ctx context.Context, kind string, payload []byte) (ack any, err error) {
	a.counts.received.Inc()
	switch kind {
	case kindEvent:
		return nil, a.receiveEvent(ctx, payload)
	case kindCommand:
		var c command
		if err := json.Unmarshal(payload, &c); err != nil {
			return nil, a.unreadable(ctx, kind)
		}
		return a.receiveCommand(ctx, c)
	case kindInteract:
		return a.receiveInteraction(ctx, payload)
	}
	return nil, a.unreadable(ctx, kind)
}

// unreadable notes what this version does not understand. It is acknowledged
// all the same: it would not be understood the next time.
func (a *App) unreadable(ctx context.Context, kind string) error {
	a.opts.Log.WarnContext(ctx, "a delivery cannot be read", "kind", kind)
	a.counts.unreadable.Inc()
	return nil
}

func (a *App) receiveEvent(ctx context.Context, payload []byte) error {
	e, err := readEvent(payload)
	if err != nil {
		return a.unreadable(ctx, kindEvent)
	}
	if e.changesMembers() {
		a.client.forget(e.Event.Channel, e.Event.User)
	}
	switch e.Event.Type {
	case "app_mention", "message":
		self, err := a.client.identify(ctx)
		if err != nil {
			return err
		}
		if r, ok := e.request(self, a.opts.Now(), a.opts.Zone); ok {
			return a.put(ctx, r)
		}
	case "agent_session_stopped":
		return a.stop(ctx, where{channel: e.Event.Channel, thread: e.Event.ThreadTS})
	case "app_home_opened":
		a.aside(func(ctx context.Context) error { return a.welcome(ctx, e) })
	case "app_context_changed": // what it tells comes along with app_home_opened
	}
	return nil
}

func (a *App) receiveCommand(ctx context.Context, c command) (ack any, err error) {
	if words, is := c.draft(); is {
		return a.receiveCheck(ctx, c, words)
	}
	r := c.request(a.opts.Now(), a.opts.Zone)
	if r.Want == wantHelp {
		return a.helpReply(ctx, r), nil
	}
	if err := a.put(ctx, r); err != nil {
		return nil, err
	}
	if !a.opts.Slow {
		return nil, nil // the answer would overtake it
	}
	return map[string]string{"response_type": "ephemeral", "text": workingText}, nil
}

// put writes the request down; a worker takes it from there.
func (a *App) put(ctx context.Context, r request) error {
	if r.Want == wantCheck {
		a.drafts.hold(r.ID, r.draft)
		if a.opts.Keepers != nil {
			r.For = a.opts.Keepers.Self()
		}
	}
	payload, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("request %s: %w", r.ID, err)
	}
	fresh, err := a.opts.Inbox.Put(ctx, r.ID, payload, r.At)
	if err != nil {
		return err
	}
	if !fresh {
		a.counts.repeated.Inc()
		return nil
	}
	select {
	case a.wake <- struct{}{}:
	default: // the dispatcher is about to look anyway
	}
	return nil
}

// aside does what nobody waits for and what need not outlive the process.
func (a *App) aside(do func(context.Context) error) {
	a.asides.Go(func() {
		ctx, cancel := context.WithTimeout(a.life, callTime)
		defer cancel()
		defer func() {
			if v := recover(); v != nil {
				a.opts.Log.ErrorContext(ctx, "panic beside the questions")
				a.counts.panics.Inc()
			}
		}()
		if err := do(ctx); err != nil && ctx.Err() == nil {
			a.opts.Log.WarnContext(ctx, "something beside the questions went wrong", "error", codeOf(err))
		}
	})
}
