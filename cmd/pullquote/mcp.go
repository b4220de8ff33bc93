package main

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
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
func (p *program) newMCP(archive *retrieval.Archive, model bot.Model, refresh func(context.Context)) *mcp.Server {
	most := mcpPerMinute
	if model != nil {
		most = mcpModelPerMinute
	}
	return mcp.New(mcp.Options{
		Asker: bot.New(bot.Options{
			Archive: archive, Catalogue: archive, Ledger: archive.Books, Model: model, ModelName: p.config.Model, Rules: p.config.rules(), Messenger: caller{},
			Now: p.now, Random: p.random, Log: p.log, Late: p.lateIn(archive),
		}),
		Archive: archive, Logged: logged(archive),
		Texts: func(ctx context.Context, as news.Reader, d *draft.Draft) ([]*draft.Text, error) {
			as.NoModel = true // no word of a draft goes to an embedding endpoint
			return archiveTexts(ctx, archive, as, d)
		},
		Refresh: refresh,
		Version: buildVersion(), PerMinute: most, Zone: p.config.Zone, Now: p.now, Random: p.random, Log: p.log,
	})
}

// mcpPage are the tools over HTTP, or nil where there is no token for them.
func (p *program) mcpPage(archive *retrieval.Archive, model bot.Model, refresh func(context.Context)) http.Handler {
	if p.config.MCPToken == "" {
		return nil
	}
	return bearer(p.config.MCPToken, p.newMCP(archive, model, refresh).Handler())
}

// bearer lets those in that show the token, and says nothing to others but that.
func bearer(token string, to http.Handler) http.Handler {
	want := sha256.Sum256([]byte(token))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		shown, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		got := sha256.Sum256([]byte(shown)) // of one length, so that the time tells nothing
		if !ok || len(r.Header.Values("Authorization")) != 1 || subtle.ConstantTimeCompare(got[:], want[:]) != 1 {
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, "The token is missing or wrong.", http.StatusUnauthorized)
			return
		}
		to.ServeHTTP(w, r)
	})
}

// checkMCP says whether assistants are served over HTTP.
func (p *program) checkMCP(d *diagnosis) {
	found := finding{"Tools for assistants", checkOff, "`pullquote mcp` serves assistants that start it; none is served over HTTP, since MCP_TOKEN is not set.", ""}
	if p.config.MCPToken != "" {
		found.Result, found.Says = checkOK, "`pullquote serve` has them at /mcp of "+p.config.HTTPAddr+", for whoever shows MCP_TOKEN; they read open articles."
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
func (caller) Send(context.Context, string, bot.Place, answer.Message) (string, error) {
	return string(mcp.Place), nil
}

// Find finds nothing: no call is made twice under one id.
func (caller) Find(context.Context, string, bot.Place) (string, error) { return "", nil }
