package main

import (
	"context"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
)

// summaryCommand says in brief what an article says, or several on a topic.
type summaryCommand struct {
	reportFlags
	Short bool `xor:"length" help:"Three sentences."`
	Long  bool `xor:"length" help:"A page."`
}

// Help is shown by --help.
func (summaryCommand) Help() string {
	return `Of an article it says what happened, who said what, the figures, and what is not confirmed; of a topic, what the articles say in at most nine quotations, the newest article first and those of one event together, with what a newer article supersedes.

Examples:

    pullquote summary 004_997d06f23800edea
    pullquote summary --short "raids against the Islamic State"
    pullquote summary --since yesterday --json "airbase near Damascus"

Where several articles may be meant it lists them, with an exit status of 3.`
}

// Run summarises.
func (c *summaryCommand) Run(ctx context.Context, p *program) error {
	length := bot.Usual
	switch {
	case c.Short:
		length = bot.Short
	case c.Long:
		length = bot.Long
	}
	return c.report(ctx, p, length, func(b *bot.Bot, r bot.Request) (answer.Outcome, error) {
		s, err := b.Summarise(ctx, r)
		return s.Outcome, err
	})
}
