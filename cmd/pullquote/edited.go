package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval/books"
)

// editedEvery is how often it is looked whether messages are to be edited.
const editedEvery = 5 * time.Second

// What stands where a message quoted what was erased or taken back.
const (
	erasedText    = "This message quoted an article that has been erased. It was removed with it."
	takenBackText = "This message quoted an article that has been taken back. It was removed with it; ask again for what other articles say."
)

// editedMessages edits the messages that quoted what was erased, or taken back.
type editedMessages struct {
	books  *books.Books
	client *slackapp.Client
	log    *slog.Logger
}

// run edits them until the context ends. One that cannot be edited now is tried
// again; one that was edited twice, after a crash, says the same.
func (e *editedMessages) run(ctx context.Context) {
	for ctx.Err() == nil {
		e.pass(ctx, e.books.Unedited, e.books.Edited, erasedText)
		e.pass(ctx, e.books.OfTakenBack, e.books.TookBack, takenBackText)
		if wait(ctx, editedEvery) != nil {
			return
		}
	}
}

// pass edits those that are found. One that Slack does not let be edited now
// keeps none of the others.
func (e *editedMessages) pass(ctx context.Context, find func(context.Context) ([]books.Unedited, error), note func(context.Context, int64) error, text string) {
	all, err := find(ctx)
	if err != nil && ctx.Err() == nil {
		e.log.Error("messages that are to be edited are not found", "err", err)
	}
	for _, u := range all {
		err := e.client.Blank(ctx, u.Key, u.Address, say.Place(u.Place), text)
		if err == nil {
			err = note(ctx, u.Entry)
		}
		if err != nil && ctx.Err() == nil {
			e.log.Error("a message cannot be edited yet", "key", u.Key, "err", err)
		}
	}
}
