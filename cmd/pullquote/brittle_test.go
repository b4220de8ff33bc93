package main

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

var errDied = errors.New("the process died")

// points are where a process may die, in the order in which a question passes
// them.
var points = []string{
	"before put", "after put", "after take", "before intend", "after intend", "before post", "after post",
	"before receipt", "after receipt", "before settle", "after settle",
}

// brittle is an archive, and a way to Slack, that die with their process at a
// point: from then on nothing is read, written or sent.
type brittle struct {
	*retrieval.Archive
	*books.Books
	inbox slackapp.Inbox
	point string
	spare atomic.Int32 // how many times the point is passed unharmed
	dead  atomic.Bool
	died  chan struct{}
}

// at is called where the process may die.
func (b *brittle) at(point string) error {
	if b.point == point && b.spare.Add(-1) < 0 {
		b.die()
	}
	if b.dead.Load() {
		return errDied
	}
	return nil
}

// die ends the process now.
func (b *brittle) die() {
	if b.dead.CompareAndSwap(false, true) {
		close(b.died)
	}
}

// RoundTrip implements http.RoundTripper: the way to the Web API.
func (b *brittle) RoundTrip(r *http.Request) (*http.Response, error) {
	says := strings.Contains(r.URL.Path, "/chat.") || strings.Contains(r.URL.Path, "/response/")
	if b.dead.Load() {
		return nil, errDied
	}
	if says {
		if err := b.at("before post"); err != nil {
			return nil, err
		}
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if says {
		if died := b.at("after post"); died != nil {
			if err == nil {
				err = response.Body.Close()
			}
			return nil, errors.Join(died, err)
		}
	}
	return response, err
}

func (b *brittle) Put(ctx context.Context, key string, payload []byte, at time.Time) (bool, error) {
	if err := b.at("before put"); err != nil {
		return false, err
	}
	fresh, err := b.inbox.Put(ctx, key, payload, at)
	return fresh, errors.Join(err, b.at("after put"))
}

func (b *brittle) Take(ctx context.Context, at time.Time, lease time.Duration) (string, []byte, int, bool, error) {
	if b.dead.Load() {
		return "", nil, 0, false, nil
	}
	key, payload, attempt, ok, err := b.inbox.Take(ctx, at, lease)
	if ok {
		err = errors.Join(err, b.at("after take"))
	}
	return key, payload, attempt, ok, err
}

func (b *brittle) Settle(ctx context.Context, key string, again time.Time) error {
	if err := b.at("before settle"); err != nil {
		return err
	}
	return errors.Join(b.inbox.Settle(ctx, key, again), b.at("after settle"))
}

func (b *brittle) Intend(ctx context.Context, key string, at time.Time, record []byte, quotes []news.Quote) (bool, error) {
	if err := b.at("before intend"); err != nil {
		return false, err
	}
	fresh, err := b.Books.Intend(ctx, key, at, record, quotes)
	return fresh, errors.Join(err, b.at("after intend"))
}

func (b *brittle) Receipt(ctx context.Context, key, address string) error {
	if err := b.at("before receipt"); err != nil {
		return err
	}
	return errors.Join(b.Books.Receipt(ctx, key, address), b.at("after receipt"))
}
