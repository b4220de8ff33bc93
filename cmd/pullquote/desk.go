package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/llm"
	"github.com/pullquote/pullquote/retrieval"
)

// desk answers questions at the terminal.
type desk struct {
	p       *program
	command *askCommand
	archive *retrieval.Archive
	bot     *bot.Bot
	model   bool // a model writes the claims, which takes seconds
}

// openDesk opens the archive and puts a bot in front of it.
func (p *program) openDesk(ctx context.Context, c *askCommand) (*desk, error) {
	model, err := p.model(c.NoModel)
	if err != nil {
		return nil, err
	}
	archive, err := p.openFilled(ctx, lockWait)
	if err != nil {
		return nil, err
	}
	return &desk{p: p, command: c, archive: archive, model: model != nil, bot: bot.New(bot.Options{
		Archive: archive, Ledger: archive, Model: model, Messenger: printer{p, c.JSON},
		Now: p.now, Random: p.random, Log: p.log,
	})}, nil
}

// model returns the model of the settings, or nil when none is to be used.
func (p *program) model(unwanted bool) (bot.Model, error) {
	if unwanted || !p.config.usesModel() {
		return nil, nil
	}
	chat, err := llm.NewChat(llm.Options{BaseURL: p.config.BaseURL, Key: p.config.Key, Model: p.config.Model, Log: p.log})
	if err != nil {
		return nil, &mistake{
			said: "The model cannot be used as it is set up.",
			next: "Check OPENAI_BASE_URL and OPENAI_MODEL, or ask with --no-model.", cause: err,
		}
	}
	return chat, nil
}

// ask answers the question and prints the answer. It returns errNotFound when
// the articles hold none.
func (d *desk) ask(ctx context.Context, text string, earlier []string) error {
	reader, err := d.command.reader(d.p)
	if err != nil {
		return err
	}
	id := make([]byte, 12)
	if _, err := io.ReadFull(d.p.random, id); err != nil {
		return fmt.Errorf("drawing an id: %w", err)
	}
	if d.model {
		d.p.wait("Asking the model…")
		defer d.p.waited()
	}
	answer, err := d.bot.Ask(ctx, bot.Question{
		ID: "terminal-" + hex.EncodeToString(id), Text: text, Earlier: earlier, Reader: reader, Place: terminalAddress,
	})
	if err != nil {
		return err
	}
	if answer.Outcome == bot.NotFound {
		return errNotFound
	}
	return nil
}

// close lets go of the archive.
func (d *desk) close() error { return d.archive.Close() }
