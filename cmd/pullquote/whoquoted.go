package main

import (
	"context"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
)

// sourcesCommand says who is quoted.
type sourcesCommand struct{ reportFlags }

// Help is shown by --help.
func (sourcesCommand) Help() string {
	return `Lists who is quoted, with their affiliation as printed, in how many sentences, how lately, and one of their words. A source without a name is listed by what its article calls it, and joined to nobody.

Examples:

    pullquote sources "raids in Syria"
    pullquote sources --json 004_997d06f23800edea`
}

// Run lists the sources.
func (c *sourcesCommand) Run(ctx context.Context, p *program) error {
	return c.report(ctx, p, bot.Usual, func(b *bot.Bot, r bot.Request) (answer.Outcome, error) {
		s, err := b.Sources(ctx, r)
		return s.Outcome, err
	})
}
