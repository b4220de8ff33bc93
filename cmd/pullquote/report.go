package main

import (
	"context"
	"errors"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/when"
)

// reportFlags are the arguments of the commands that say what articles hold
// on something.
type reportFlags struct {
	Of    []string `arg:"" help:"An article, by its headline, id or web address, or a topic."`
	Since string   `placeholder:"TIME" help:"Leave out articles published before this time: 2025-11-09, yesterday or 7d."`
	outputFlags
	readerFlags
}

// request is what the flags ask for, without its id.
func (f reportFlags) request(p *program) (bot.Request, error) {
	reader, err := f.reader(p)
	if err != nil {
		return bot.Request{}, err
	}
	since, err := p.sinceTime(f.Since)
	return bot.Request{Of: f.Of, Since: since, Reader: reader, Place: terminalAddress}, err
}

// report has the bot answer the request and print it. It returns errNotFound
// when the articles hold nothing on it.
func (f reportFlags) report(ctx context.Context, p *program, length bot.Length, write func(*bot.Bot, bot.Request) (answer.Outcome, error)) error {
	request, err := f.request(p)
	if err != nil {
		return err
	}
	request.Length = length
	d, err := p.openDesk(ctx, f.outputFlags)
	if err != nil {
		return err
	}
	if request.ID, err = d.id(); err == nil {
		if d.model {
			p.wait("Reading the articles…")
			defer p.waited()
		}
		err = unlessMissed(write(d.bot, request))
	}
	return errors.Join(err, d.close())
}

// sinceTime reads the time after --since.
func (p *program) sinceTime(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	at, ok := when.Since(text, p.now(), p.config.Zone)
	if !ok {
		return time.Time{}, &mistake{
			said:   "The time after --since cannot be read.",
			next:   `Write 2025-11-09, "2025-11-09 18:30", yesterday, monday or 7d.`,
			status: statusUsage,
		}
	}
	return at, nil
}
