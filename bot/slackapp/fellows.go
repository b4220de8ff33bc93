package slackapp

import (
	"context"
	"encoding/json"
	"time"

	"github.com/pullquote/pullquote/bot/say"
)

// Fellows tell of the other processes that take from the same inbox, and tell
// them.
type Fellows interface {
	// Awaited reports whether a request at the place is not answered yet that a
	// follow-up there waits for.
	Awaited(ctx context.Context, place string) (bool, error)
	// Stop says that what is worked on at the place is not wanted any more, and
	// Stopped returns the places of such requests that this process took.
	Stop(ctx context.Context, place string) error
	Stopped(ctx context.Context) (places []string, err error)
}

// Keepers tell which process keeps what is never written down: drafts, and what
// was found in them.
type Keepers interface {
	// Self is this process.
	Self() string
	// ReservedFor returns the process that the request of the key was for; empty
	// where it has ended.
	ReservedFor(ctx context.Context, key string) (process string, err error)
}

// Memory is what several processes remember together for a while.
type Memory interface {
	// Note writes a name down for a time; first is false when it is there.
	Note(ctx context.Context, name string, life time.Duration) (first bool, err error)
	// Forget takes such a name away.
	Forget(ctx context.Context, name string) error
	// Amend replaces what is noted under the names, at first nothing, while no
	// other process does. Who amends several names gives them in one order.
	Amend(ctx context.Context, names []string, life time.Duration, f func(notes [][]byte) ([][]byte, error)) error
}

// Filed returns what an inbox that several processes take from has to know of a
// payload: the place that it belongs to, whether a follow-up there waits for it,
// and the one process that it is for; empty: for each.
func Filed(payload []byte) (place string, awaited bool, process string) {
	var r request
	if json.Unmarshal(payload, &r) != nil {
		return "", false, "" // whoever takes it says so
	}
	return string(r.where().place()), !r.FollowUp, r.For
}

// stopEvery is how often it is looked whether work was stopped by way of another
// process: who pressed the button looks at it.
const stopEvery = time.Second

// watchStops ends work that was stopped by way of another process, until the
// context ends.
func (a *App) watchStops(ctx context.Context) {
	for a.opts.Fellows != nil && a.opts.Wait(ctx, stopEvery) == nil {
		if !a.sessions.any() {
			continue
		}
		places, err := a.opts.Fellows.Stopped(ctx)
		if err != nil && ctx.Err() == nil {
			a.opts.Log.WarnContext(ctx, "it is not known what was stopped", "error", nameOf(err))
		}
		for _, place := range places {
			if r, ok := readPlace(say.Place(place)); ok {
				a.sessions.stop(r)
			}
		}
	}
}

// stop ends what is worked on at the place, by whichever process.
func (a *App) stop(ctx context.Context, w where) error {
	a.sessions.stop(w)
	if a.opts.Fellows == nil {
		return nil
	}
	return a.opts.Fellows.Stop(ctx, string(w.place()))
}

// isAwaited reports whether a follow-up at the place has to wait.
func (a *App) isAwaited(ctx context.Context, w where) (bool, error) {
	if a.opts.Fellows == nil {
		return a.ongoing.awaited(w), nil
	}
	return a.opts.Fellows.Awaited(ctx, string(w.place()))
}
