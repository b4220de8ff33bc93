package main

import (
	"context"
	"errors"
	"runtime/debug"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/mcp"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// mcpCommand offers the archive as tools to an assistant on this machine.
type mcpCommand struct {
	NoModel bool `name:"no-model" help:"Use no model, even if one is set up: answer with the sentences themselves."`
}

// Help is shown by --help.
func (mcpCommand) Help() string {
	return `Speaks the Model Context Protocol over standard input and output, for assistants that start it themselves, until its input ends. It reads open articles only, and what it says stands in the log of answers. While pullquote serve has the data folder, it works through that.`
}

// How many calls of tools are taken within a minute. Without a model an answer
// costs a part of a second of this machine; with one it costs money, and a
// channel in Slack may ask as often.
const (
	mcpPerMinute      = 600
	mcpModelPerMinute = 60
)

// Run offers the tools.
func (c *mcpCommand) Run(ctx context.Context, p *program) error {
	archive, err := p.openFilled(ctx, lockWait)
	if err != nil {
		return err
	}
	stop := func() {}
	if p.beside == nil {
		stop = p.takeCommands(ctx, archive)
	}
	tools, err := p.newMCP(archive, c.NoModel)
	if err == nil {
		err = tools.Run(ctx, interruptible{ctx, p.stdin}, p.stdout)
	}
	stop()
	return errors.Join(err, p.close(archive))
}

// beside hands the whole conversation over.
func (c *mcpCommand) beside(args []string) ([]string, bool) { return args, true }

// newMCP puts tools before the archive.
func (p *program) newMCP(archive *retrieval.Archive, noModel bool) (*mcp.Server, error) {
	model, err := p.model(noModel)
	if err != nil {
		return nil, err
	}
	most := mcpPerMinute
	if model != nil {
		most = mcpModelPerMinute
	}
	return mcp.New(mcp.Options{
		Asker: bot.New(bot.Options{
			Archive: archive, Catalogue: archive, Ledger: archive.Books, Model: model, Rules: p.config.rules(), Messenger: caller{},
			Now: p.now, Random: p.random, Log: p.log, Late: p.lateIn(archive),
		}),
		Archive: archive,
		Texts: func(ctx context.Context, as news.Reader, d *draft.Draft) ([]*draft.Text, error) {
			as.NoModel = true // no word of a draft goes to an embedding endpoint
			return archiveTexts(ctx, archive, as, d)
		},
		Refresh: (&upToDate{p: p, archive: archive}).refresh,
		Version: buildVersion(), PerMinute: most, Zone: p.config.Zone, Now: p.now, Random: p.random, Log: p.log,
	}), nil
}

// buildVersion is the version that the build recorded, or empty.
func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return ""
}

// caller is the messenger of the tools: what is said is the result of the call.
type caller struct{}

// Send has nothing to carry.
func (caller) Send(context.Context, string, bot.Place, bot.Message) (string, error) {
	return string(mcp.Place), nil
}

// Find finds nothing: no call is made twice under one id.
func (caller) Find(context.Context, string, bot.Place) (string, error) { return "", nil }
