package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

// tryCommand runs the bot in a workspace on this machine.
type tryCommand struct {
	Addr    string `default:"127.0.0.1:3141" placeholder:"ADDRESS" help:"Where the page is, an address and a port; port 0 takes any that is free."`
	NoOpen  bool   `name:"no-open" help:"Do not open the page in a browser; its address is printed."`
	NoModel bool   `name:"no-model" help:"Use no model, even if one is set up: answer with the sentences themselves."`
}

// Help is shown by --help.
func (tryCommand) Help() string {
	return `Starts a workspace that works like Slack, on a page of this machine, with Pullquote in it. It needs no Slack account, no key and no network. What is written there is gone when it ends; the articles are those of the archive.`
}

// firstQuestion is what the page suggests to ask first: the samples answer it
// and differ on a part of it.
const firstQuestion = "@Pullquote Who is the spokesperson of the Syrian Interior Ministry?"

// Run runs the workspace and the bot until the context ends.
func (c *tryCommand) Run(ctx context.Context, p *program) error {
	if err := p.refuseDatabase("Unset DATABASE_URL and set DATA_DIR to another folder: what is tried would stand among what is asked in Slack."); err != nil {
		return err
	}
	archive, err := p.openFilled(ctx, lockWait)
	if err != nil {
		return err
	}
	workspace := slackdesk.DefaultWorkspace()
	if own, err := archive.HasOwn(ctx); err == nil && !own {
		workspace.FirstQuestion = firstQuestion
	}
	if err := install(&workspace); err != nil {
		return errors.Join(err, archive.Close())
	}
	stop := p.takeCommands(ctx, archive)
	err = p.runDesk(ctx, c.Addr, workspace, func(ctx context.Context, d *slackdesk.Desk, address string) error {
		app, err := p.newSlack(archive, slackOptions{
			botToken: d.BotToken(), appToken: d.AppToken(), apiURL: address + "/api/", noModel: c.NoModel,
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "The workspace is at %s/ (stop with Ctrl-C).\n", address)
		if !c.NoOpen {
			p.openPage(address + "/")
		}
		return app.Run(ctx)
	})
	stop()
	return errors.Join(err, archive.Close())
}

// deskCommand runs the workspace without the bot.
type deskCommand struct {
	Addr   string `default:"127.0.0.1:3141" placeholder:"ADDRESS" help:"Where the page is, an address and a port; port 0 takes any that is free."`
	People int    `placeholder:"N" help:"Have N more people in it, U0CROWD0000 and so on, for measuring."`
}

// Help is shown by --help.
func (deskCommand) Help() string {
	return `Starts the workspace of pullquote try without the bot, for any Slack client: it prints the address of the Web API and the tokens.`
}

// Run runs the workspace until the context ends.
func (c *deskCommand) Run(ctx context.Context, p *program) error {
	workspace := slackdesk.DefaultWorkspace()
	workspace.Crowd(c.People)
	return p.runDesk(ctx, c.Addr, workspace, func(ctx context.Context, d *slackdesk.Desk, address string) error {
		fmt.Fprintf(p.stdout, "The workspace is at %s/ (stop with Ctrl-C).\n\nSLACK_API_URL=%s/api/\nSLACK_BOT_TOKEN=%s\nSLACK_APP_TOKEN=%s\n",
			address, address, d.BotToken(), d.AppToken())
		<-ctx.Done()
		return nil
	})
}

// runDesk serves a workspace for as long as use runs. address has no slash at
// its end.
func (p *program) runDesk(ctx context.Context, addr string, w slackdesk.Workspace, use func(ctx context.Context, d *slackdesk.Desk, address string) error) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return &mistake{said: "The page cannot be served at that address.", next: "Give another one with --addr, such as --addr 127.0.0.1:0 for any port that is free.", cause: err}
	}
	d, err := slackdesk.New(slackdesk.Options{Now: p.now, Random: p.random, Log: p.log, Zone: p.config.Zone, Workspace: w})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	server := &http.Server{Handler: d.Handler(), ReadHeaderTimeout: headerTime}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	err = use(ctx, d, "http://"+listener.Addr().String())
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), headerTime)
	defer cancel()
	err = errors.Join(err, d.Close(closing), server.Close())
	if serveErr := <-served; !errors.Is(serveErr, http.ErrServerClosed) {
		err = errors.Join(err, serveErr)
	}
	return err
}

// openPage opens a page in the browser. On a machine that has none the
// address that was printed is all there is to do.
func (p *program) openPage(address string) {
	command := map[string][]string{
		"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"},
	}[p.screen.system]
	if command == nil {
		command = []string{"xdg-open"}
	}
	opening := exec.Command(command[0], append(command[1:], address)...)
	if err := opening.Start(); err != nil {
		p.log.Debug("no browser", "error", err)
		return
	}
	go func() { _ = opening.Wait() }() // ends with the browser, or with this program
}
