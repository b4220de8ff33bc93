package say

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Archive is where quotations are re-read.
type Archive interface {
	// Article returns a revision; 0 asks for the newest.
	Article(ctx context.Context, id news.ArticleID, revision int) (*news.Article, error)
	// Scope counts what the reader may see. newest is the date of the newest
	// article, zero when none is dated.
	Scope(ctx context.Context, as news.Reader) (articles, passages int, newest time.Time, err error)
}

// Ledger is the log of everything said.
type Ledger interface {
	// Intend records what is about to be said under a unique key. It returns
	// false when the key is taken: then nothing may be sent.
	Intend(ctx context.Context, key string, at time.Time, record []byte, quotes []news.Quote) (bool, error)
	// Receipt records where the message of the key ended up.
	Receipt(ctx context.Context, key, address string) error
	// Said returns what was recorded under the key and where it ended up; the
	// address is empty as long as there is no receipt. The record is nil when
	// there is nothing under the key.
	Said(ctx context.Context, key string) (record []byte, address string, err error)
}

// Messenger carries messages to a place.
type Messenger interface {
	// Send carries the message there and returns its address. The key goes
	// with it, so that Find can tell later whether it arrived.
	Send(ctx context.Context, key string, to Place, m answer.Message) (address string, err error)
	// Find looks for a message of the key that was sent with an unknown
	// outcome. It returns an empty address when none arrived.
	Find(ctx context.Context, key string, to Place) (address string, err error)
}

// Place is the opaque address of a conversation: a Slack channel and thread,
// or the terminal.
type Place string

// ErrAlreadySaid says that the message of this key was said, or begun, before.
var ErrAlreadySaid = errors.New("already said")

// Options are what a Door is made of.
type Options struct {
	Archive   Archive
	Ledger    Ledger
	Messenger Messenger
	Rules     Rules  // what a model may do; zero: write
	ModelName string // for the record; may be empty
	Now       func() time.Time
	Log       *slog.Logger
	// Late, if there is one, returns the places that articles come from, as far
	// as the reader may know of them, that have not been read for long.
	Late func(context.Context, news.Reader) []answer.Late
	// Dropped, if there is one, is told of each claim and difference of a
	// model that did not hold, once, when the message without it is said.
	Dropped func(answer.Dropped)
}

// Door is the one way out: all that is said goes through it.
type Door struct {
	archive   Archive
	ledger    Ledger
	messenger Messenger
	rules     Rules
	modelName string
	now       func() time.Time
	log       *slog.Logger
	late      func(context.Context, news.Reader) []answer.Late // or nil
	dropped   func(answer.Dropped)                             // or nil
}

// New returns a Door. All options but ModelName, Late and Dropped are required.
func New(o Options) *Door {
	return &Door{archive: o.Archive, ledger: o.Ledger, messenger: o.Messenger, rules: o.Rules, modelName: o.ModelName, now: o.Now, log: o.Log, late: o.Late, dropped: o.Dropped}
}

// Begun reports whether a message of the key was said, or begun.
func (door *Door) Begun(ctx context.Context, key string) (bool, error) {
	record, _, err := door.ledger.Said(ctx, key)
	if err != nil {
		return false, fmt.Errorf("%s: reading the ledger: %w", key, err)
	}
	return record != nil, nil
}

// Scope fills in what was searched.
func (door *Door) Scope(ctx context.Context, as news.Reader, d *compose.Draft) error {
	articles, passages, newest, err := door.archive.Scope(ctx, as)
	if err != nil {
		return fmt.Errorf("counting what was searched: %w", err)
	}
	if door.late != nil {
		d.Answer.Late = door.late(ctx, as)
	}
	d.Answer.Searched = answer.Searched{Articles: articles, Passages: passages, Newest: compose.Date(newest)}
	return nil
}

// countDropped tells, of what is about to be said for the first time, which
// rule dropped what.
func (door *Door) countDropped(a answer.Answer) {
	if door.dropped == nil {
		return
	}
	for _, d := range a.Dropped {
		door.dropped(d)
	}
}
