package main

import (
	"context"
	"errors"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/mcp"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/bot/write"
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

// How many calls of tools are taken within a minute unless it is set. Without a model an answer
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
	model, err := p.model(c.NoModel)
	if err == nil {
		err = p.newMCP(archive, model, (&upToDate{p: p, archive: archive}).refresh).Run(ctx, interruptible{ctx, p.stdin}, p.stdout)
	}
	stop()
	return errors.Join(err, p.close(archive))
}

// beside hands the whole conversation over.
func (c *mcpCommand) beside(args []string) ([]string, bool) { return args, true }

// newMCP puts tools before the archive, which refresh brings up to date.
func (p *program) newMCP(archive *retrieval.Archive, model write.Model, refresh func(context.Context)) *mcp.Server {
	most := p.config.MCPPerMinute
	switch {
	case most > 0:
	case model != nil:
		most = mcpModelPerMinute
	default:
		most = mcpPerMinute
	}
	asker := bot.New(bot.Options{
		Archive: archive, Catalogue: archive, Ledger: archive.Books, Model: model, ModelName: p.config.Model, Rules: p.config.rules(), Messenger: caller{},
		Now: p.now, Random: p.random, Log: p.log, Late: p.lateIn(archive),
	})
	return mcp.New(mcp.Options{
		Asker: asker, Show: asker.Show, Archive: archive, Logged: logged(archive),
		Texts: func(ctx context.Context, as news.Reader, d *draft.Draft) ([]*draft.Text, error) {
			return unsentTexts(ctx, archive, as, d)
		},
		Refresh: refresh,
		Version: buildVersion(), PerMinute: most, Zone: p.config.Zone, Now: p.now, Random: p.random, Log: p.log,
	})
}

// mcpPage are the tools over HTTP, or nil where nobody can come in.
func (p *program) mcpPage(archive *retrieval.Archive, model write.Model, refresh func(context.Context), app *slackapp.App) http.Handler {
	if p.config.MCPToken == "" && p.config.SlackSecret == "" {
		return nil
	}
	return mcpGate{token: p.config.MCPToken, slack: app, to: p.newMCP(archive, model, refresh).Handler()}
}

// checkMCP says whether assistants are served over HTTP.
func (p *program) checkMCP(d *diagnosis) {
	var who []string
	if p.config.MCPToken != "" {
		who = append(who, "for whoever shows MCP_TOKEN, who reads open articles")
	}
	if p.config.SlackSecret != "" {
		who = append(who, "for Slack's own assistant, where people read what they may read in Slack")
	}
	found := finding{"Tools for assistants", checkOff, "`pullquote mcp` serves assistants that start it; none is served over HTTP, since neither MCP_TOKEN nor SLACK_SIGNING_SECRET is set.", ""}
	if len(who) > 0 {
		found.Result, found.Says = checkOK, "`pullquote serve` has them at /mcp of "+p.config.HTTPAddr+", "+strings.Join(who, ", and ")+"."
	}
	d.add(found)
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
func (caller) Send(_ context.Context, _ string, to say.Place, _ answer.Message) (string, error) {
	return string(to), nil
}

// Find finds nothing: no call is made twice under one id.
func (caller) Find(context.Context, string, say.Place) (string, error) { return "", nil }
