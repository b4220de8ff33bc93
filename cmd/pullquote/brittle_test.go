package main

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

var errDied = errors.New("the process died")

// brittle is an archive that dies with its process at a point: from then on
// nothing is read or written.
type brittle struct {
	*retrieval.Archive
	point string
	dead  atomic.Bool
	died  chan struct{}
}

// at is called where the process may die.
func (b *brittle) at(point string) error {
	if b.point == point && b.dead.CompareAndSwap(false, true) {
		close(b.died)
	}
	if b.dead.Load() {
		return errDied
	}
	return nil
}

func (b *brittle) Put(ctx context.Context, key string, payload []byte, at time.Time) (bool, error) {
	if err := b.at("before put"); err != nil {
		return false, err
	}
	fresh, err := b.Archive.Put(ctx, key, payload, at)
	return fresh, errors.Join(err, b.at("after put"))
}

func (b *brittle) Take(ctx context.Context, at time.Time, lease time.Duration) (string, []byte, int, bool, error) {
	if b.dead.Load() {
		return "", nil, 0, false, nil
	}
	return b.Archive.Take(ctx, at, lease)
}

func (b *brittle) Settle(ctx context.Context, key string, again time.Time) error {
	if err := b.at("before settle"); err != nil {
		return err
	}
	return b.Archive.Settle(ctx, key, again)
}

func (b *brittle) Intend(ctx context.Context, key string, at time.Time, record []byte, quotes []news.Quote) (bool, error) {
	if err := b.at("before intend"); err != nil {
		return false, err
	}
	fresh, err := b.Archive.Intend(ctx, key, at, record, quotes)
	return fresh, errors.Join(err, b.at("after intend"))
}

func (b *brittle) Receipt(ctx context.Context, key, address string) error {
	if err := b.at("before receipt"); err != nil {
		return err
	}
	return errors.Join(b.Archive.Receipt(ctx, key, address), b.at("after receipt"))
}

// messenger sends nothing once the process is dead.
type messenger struct {
	*slackapp.Client
	archive *brittle
}

func (m messenger) Send(ctx context.Context, key string, to bot.Place, message bot.Message) (string, error) {
	if m.archive.dead.Load() {
		return "", errDied
	}
	return m.Client.Send(ctx, key, to, message)
}
