package main

import (
	"context"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
)

// timelineCommand says what the articles date.
type timelineCommand struct{ reportFlags }

// Help is shown by --help.
func (timelineCommand) Help() string {
	return `Lists what the articles date, oldest first: the date of the event as the text states it or implies it from the day of publication, and the sentence that tells it. A date that could be of either of two years stays as it is printed.

Examples:

    pullquote timeline "Islamic State in Syria"
    pullquote timeline --json 004_997d06f23800edea`
}

// Run makes the timeline.
func (c *timelineCommand) Run(ctx context.Context, p *program) error {
	return c.report(ctx, p, bot.Usual, func(b *bot.Bot, r bot.Request) (answer.Outcome, error) {
		t, err := b.Timeline(ctx, r)
		return t.Outcome, err
	})
}
