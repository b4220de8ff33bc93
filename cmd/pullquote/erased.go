package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval/books"
)

// erasedEvery is how often it is looked whether messages are to be edited.
const erasedEvery = 5 * time.Second

// erasedText stands where a message quoted what was erased.
const erasedText = "This message quoted an article that has been erased. It was removed with it."

// erasedMessages edits the messages that quoted what was erased.
type erasedMessages struct {
	books  *books.Books
	client *slackapp.Client
	log    *slog.Logger
}

// run edits them until the context ends. One that cannot be edited now is tried
// again; one that was edited twice, after a crash, says the same.
func (e *erasedMessages) run(ctx context.Context) {
	for ctx.Err() == nil {
		if err := e.once(ctx); err != nil && ctx.Err() == nil {
			e.log.Error("a message of what was erased cannot be edited yet", "err", err)
		}
		if wait(ctx, erasedEvery) != nil {
			return
		}
	}
}

func (e *erasedMessages) once(ctx context.Context) error {
	all, err := e.books.Unedited(ctx)
	if err != nil {
		return err
	}
	for _, u := range all {
		if err := e.client.Blank(ctx, u.Key, u.Address, say.Place(u.Place), erasedText); err != nil {
			return err
		}
		if err := e.books.Edited(ctx, u.Entry); err != nil {
			return err
		}
	}
	return nil
}
