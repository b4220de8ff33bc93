package slackapp

import (
	"context"
	"sync"
	"time"
)

// replayLife is how long a signature is remembered: longer than the five
// minutes for which slack-go takes one, in both directions of the clock.
const replayLife = 10 * time.Minute

// replays remembers the requests that were taken, by their signature.
type replays struct {
	mu   sync.Mutex
	seen map[string]time.Time
}

// first reports whether the signature is new, and remembers it.
func (r *replays) first(signature string, at time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for known, when := range r.seen {
		if at.Sub(when) >= replayLife {
			delete(r.seen, known)
		}
	}
	if _, known := r.seen[signature]; known {
		return false
	}
	r.seen[signature] = at
	return true
}

// forget lets the request be made again: it was not taken.
func (r *replays) forget(signature string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.seen, signature)
}

// signatureNote begins the name by which processes remember a signature together.
const signatureNote = "signature/"

// isFirst reports whether no process took a request with the signature, and
// remembers it.
func (a *App) isFirst(ctx context.Context, signature string) (bool, error) {
	if a.opts.Memory == nil {
		return a.replays.first(signature, a.opts.Now()), nil
	}
	return a.opts.Memory.Note(ctx, signatureNote+signature, replayLife)
}

// forget lets the request with the signature be made again.
func (a *App) forget(ctx context.Context, signature string) error {
	if a.opts.Memory == nil {
		a.replays.forget(signature)
		return nil
	}
	return a.opts.Memory.Forget(ctx, signatureNote+signature)
}
