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

// deskOptions say how a desk answers.
type deskOptions struct {
	json    bool // print the contract rather than a page
	noModel bool // even when one is set up
}

// desk answers questions at the terminal.
type desk struct {
	p       *program
	archive *retrieval.Archive
	bot     *bot.Bot
	model   bool // a model writes the claims, which takes seconds
}

// openDesk opens the archive and puts a bot in front of it.
func (p *program) openDesk(ctx context.Context, o deskOptions) (*desk, error) {
	model, err := p.model(o)
	if err != nil {
		return nil, err
	}
	archive, err := p.openFilled(ctx, lockWait)
	if err != nil {
		return nil, err
	}
	return &desk{p: p, archive: archive, model: model != nil, bot: bot.New(bot.Options{
		Archive: archive, Ledger: archive, Model: model, Messenger: printer{p, o.json},
		Now: p.now, Random: p.random, Log: p.log,
	})}, nil
}

// model returns the model of the settings, or nil when none is to be used.
func (p *program) model(o deskOptions) (bot.Model, error) {
	if o.noModel || !p.config.usesModel() {
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
func (d *desk) ask(ctx context.Context, q bot.Question) error {
	id := make([]byte, 12)
	if _, err := io.ReadFull(d.p.random, id); err != nil {
		return fmt.Errorf("drawing an id: %w", err)
	}
	q.ID, q.Place = "terminal-"+hex.EncodeToString(id), terminalAddress
	if d.model {
		d.p.wait("Asking the model…")
		defer d.p.waited()
	}
	answer, err := d.bot.Ask(ctx, q)
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
