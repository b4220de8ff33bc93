package main

import (
	"context"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
)

// compareCommand says what articles say alike and differently.
type compareCommand struct{ reportFlags }

// Help is shown by --help.
func (compareCommand) Help() string {
	return `Says what articles say alike, what they say differently, and what only one of them says: two articles that are named, one that is named with the others of its event, or those about a topic.

Examples:

    pullquote compare 000_e4184e934ececaf9 004_997d06f23800edea
    pullquote compare "raids against the Islamic State"`
}

// Run compares.
func (c *compareCommand) Run(ctx context.Context, p *program) error {
	return c.report(ctx, p, bot.Usual, func(b *bot.Bot, r bot.Request) (answer.Outcome, error) {
		m, err := b.Compare(ctx, r)
		return m.Outcome, err
	})
}
