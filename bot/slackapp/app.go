package slackapp

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// App is Pullquote in one Slack workspace.
type App struct {
	opts     Options
	client   *Client
	limits   *limiter
	sessions *sessions
	ongoing  *ongoing
	replays  *replays
	room     room
	drafts   *drafts
	checking chan struct{} // a slot for each check that is being made
	health   *health
	counts   *counts

	wake    chan struct{} // a request was put
	taking  chan struct{} // a slot for each delivery that is being taken
	working sync.WaitGroup
	asides  sync.WaitGroup

	// life is the context of what nobody waits for; it ends with Run.
	life context.Context
	end  context.CancelCauseFunc
}

// New returns an app that speaks through the client.
func New(o Options, c *Client) *App {
	o = o.withDefaults()
	life, end := context.WithCancelCause(context.Background())
	a := &App{
		opts: o, client: c,
		limits:   &limiter{limits: o.Limits, seen: map[string]*tally{}},
		sessions: &sessions{client: c, ended: make(chan where, endedBuffer), cancels: map[where]map[*context.CancelCauseFunc]bool{}},
		ongoing:  &ongoing{all: map[string]*errand{}},
		replays:  &replays{seen: map[string]time.Time{}},
		room:     newRoom(), drafts: newDrafts(o.Now), checking: make(chan struct{}, checksAtOnce),
		health: &health{connected: map[int]bool{}}, counts: newCounts(o.Metrics),
		wake: make(chan struct{}, 1), taking: make(chan struct{}, takingAtOnce),
		life: life, end: end,
	}
	a.gauges(o.Metrics)
	return a
}

// drainTime is how long work that has begun may go on after the context of
// Run has ended. What is not finished then is done after the next start.
const drainTime = 25 * time.Second

// Run receives and answers until the context ends; then it takes nothing new,
// finishes what it has begun, and returns nil. It returns an error when Slack
// does not accept the tokens.
func (a *App) Run(ctx context.Context) error {
	defer a.end(errShutdown)
	if err := a.introduce(ctx); err != nil {
		return err
	}
	intake, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	work, abandon := context.WithCancelCause(context.WithoutCancel(ctx))
	defer abandon(errShutdown)

	var intakes, statuses sync.WaitGroup
	if a.opts.AppToken != "" {
		for n := range connections {
			intakes.Go(func() { stop(a.connect(intake, n)) })
		}
	}
	intakes.Go(func() { a.dispatch(intake, work) })
	statuses.Go(func() { a.sessions.clear(a.life) })
	statuses.Go(func() { a.watchStops(a.life) })

	intakes.Wait()
	a.drain(abandon)
	a.end(errShutdown)
	statuses.Wait()
	if err := context.Cause(intake); ctx.Err() == nil && err != nil {
		return err
	}
	return nil
}

// introduce asks Slack who the app is until Slack answers. Its error says
// that the bot token is of no use, or is the context's.
func (a *App) introduce(ctx context.Context) error {
	for attempt := 1; ; attempt++ {
		_, err := a.client.identify(ctx)
		switch {
		case err == nil:
			a.health.accept()
			return nil
		case isRevoked(err):
			return fmt.Errorf("the bot token: %w", err)
		case ctx.Err() != nil:
			return nil
		}
		a.opts.Log.WarnContext(ctx, "Slack does not answer; trying again", "attempt", attempt)
		if a.opts.Wait(ctx, backoff(attempt)) != nil {
			return nil
		}
	}
}

// drain waits for the work that has begun, and gives it up when it takes too
// long.
func (a *App) drain(abandon context.CancelCauseFunc) {
	timer := time.AfterFunc(drainTime, func() {
		abandon(errShutdown)
		a.end(errShutdown)
	})
	defer timer.Stop()
	a.working.Wait()
	a.asides.Wait()
}

// IsRefused reports whether the error says that Slack does not accept a token.
func IsRefused(err error) bool { return isRevoked(err) || errors.Is(err, errTokenRefused) }
