package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/llm"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/retrieval"
)

// desk answers questions at the terminal.
type desk struct {
	p       *program
	archive *retrieval.Archive
	taken   account // of the files of ARTICLES_DIR
	bot     *bot.Bot
	model   bool // a model writes the claims, which takes seconds
}

// outputFlags say how what the bot says is made and printed.
type outputFlags struct {
	JSON    bool `name:"json" help:"Print it as JSON."`
	NoModel bool `name:"no-model" help:"Use no model, even if one is set up: show the sentences themselves."`
}

// openDesk opens the archive and puts a bot in front of it.
func (p *program) openDesk(ctx context.Context, o outputFlags) (*desk, error) {
	model, err := p.model(o.NoModel)
	if err != nil {
		return nil, err
	}
	archive, taken, err := p.openTaking(ctx, lockWait)
	if err != nil {
		return nil, err
	}
	return &desk{p: p, archive: archive, taken: taken, model: model != nil, bot: bot.New(bot.Options{
		Archive: archive, Catalogue: archive, Ledger: archive.Books, Model: model, ModelName: p.config.Model, Rules: p.config.rules(), Messenger: printer{p, o.JSON},
		Now: p.now, Random: p.random, Log: p.log, Late: p.lateIn(archive),
	})}, nil
}

// model returns the model of the settings, or nil when none is to be used.
func (p *program) model(unwanted bool) (write.Model, error) {
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
func (d *desk) ask(ctx context.Context, as readerFlags, text string, earlier []string) error {
	reader, err := as.reader(d.p)
	if err != nil {
		return err
	}
	id, err := d.id()
	if err != nil {
		return err
	}
	if d.model {
		d.p.wait("Asking the model…")
		defer d.p.waited()
	}
	answer, err := d.bot.Ask(ctx, bot.Question{
		ID: id, Text: text, Earlier: earlier, Reader: reader, Place: terminalAddress,
	})
	return unlessMissed(answer.Outcome, err)
}

// id draws an id for a request.
func (d *desk) id() (string, error) {
	id := make([]byte, 12)
	if _, err := io.ReadFull(d.p.random, id); err != nil {
		return "", fmt.Errorf("drawing an id: %w", err)
	}
	return "terminal-" + hex.EncodeToString(id), nil
}

// unlessMissed returns the error, or errNotFound for an outcome that is none.
func unlessMissed(o answer.Outcome, err error) error {
	if err == nil && o == answer.NotFound {
		return errNotFound
	}
	return err
}

// close lets go of the archive.
func (d *desk) close() error { return d.p.close(d.archive) }
