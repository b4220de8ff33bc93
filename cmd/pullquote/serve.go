package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval"
)

// serveCommand answers in Slack until it is stopped.
type serveCommand struct {
	NoModel bool `name:"no-model" help:"Use no model, even if one is set up: answer with the sentences themselves."`
}

// Help is shown by --help.
func (serveCommand) Help() string {
	return `Answers in Slack until it is stopped with Ctrl-C or SIGTERM; then it finishes what it has begun. Without a Slack app, pullquote try shows the same on this machine.`
}

// Run serves.
func (c *serveCommand) Run(ctx context.Context, p *program) error {
	if err := p.checkSlack(); err != nil {
		return err
	}
	open := func() (*retrieval.Archive, error) { return p.openFilled(ctx, lockWait) }
	if p.config.DatabaseURL != "" {
		open = func() (*retrieval.Archive, error) { return p.openAmong(ctx) }
	}
	archive, err := open()
	if err != nil {
		return err
	}
	stop := p.takeCommands(ctx, archive)
	if p.config.DatabaseURL == "" {
		err = c.answer(ctx, p, archive, nil)
	} else {
		err = p.workInShifts(ctx, archive, func(ctx context.Context, s *shift) error { return c.answer(ctx, p, archive, s) })
	}
	stop()
	return errors.Join(err, archive.Close())
}

// answer answers in Slack from the archive until the context ends: in a shift, among
// replicas.
func (c *serveCommand) answer(ctx context.Context, p *program, archive *retrieval.Archive, s *shift) error {
	app, err := p.newSlack(archive, slackOptions{
		botToken: p.config.SlackBotToken, appToken: p.config.SlackAppToken, signingSecret: p.config.SlackSecret,
		apiURL: p.config.SlackAPIURL, noModel: c.NoModel, shift: s,
	})
	if err != nil {
		return err
	}
	app.connect = func(ctx context.Context) { p.readConnectors(ctx, archive) }
	return p.serve(ctx, app, archive)
}

// checkSlack returns a mistake that names what is missing.
func (p *program) checkSlack() error {
	var missing []string
	if p.config.SlackBotToken == "" {
		missing = append(missing, "SLACK_BOT_TOKEN")
	}
	if p.config.SlackAppToken == "" && p.config.SlackSecret == "" {
		missing = append(missing, "SLACK_APP_TOKEN")
	}
	if len(missing) == 0 {
		return nil
	}
	verb := "is"
	if len(missing) > 1 {
		verb = "are"
	}
	return &mistake{
		said: fmt.Sprintf("Slack is not set up: %s %s not set.", strings.Join(missing, " and "), verb),
		next: "README.md says where to get them; `pullquote try` needs none.",
	}
}

// serve runs the app and the pages about it until the context ends.
func (p *program) serve(ctx context.Context, app *workplace, archive *retrieval.Archive) error {
	listener, err := net.Listen("tcp", p.config.HTTPAddr)
	if err != nil {
		return addressMistake(err)
	}
	server := &http.Server{Handler: p.pages(app.App, archive, app.tools), ReadHeaderTimeout: headerTime, ReadTimeout: requestTime}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	p.note("Connecting to Slack. Stop with Ctrl-C.")
	err = p.attend(ctx, app)
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), headerTime)
	defer cancel()
	err = errors.Join(err, server.Shutdown(closing))
	if serveErr := <-served; !errors.Is(serveErr, http.ErrServerClosed) {
		err = errors.Join(err, serveErr)
	}
	if slackapp.IsRefused(err) {
		return &mistake{said: "Slack does not accept the tokens.", next: "Check SLACK_BOT_TOKEN and SLACK_APP_TOKEN; README.md says where to get them.", cause: err}
	}
	return err
}

func addressMistake(err error) error {
	return &mistake{said: "The address in HTTP_ADDR cannot be listened on.", next: "Stop the program that uses it, or set HTTP_ADDR to another address.", cause: err}
}

const (
	headerTime  = 5 * time.Second
	requestTime = 15 * time.Second
	// readyEvery is how often a start is looked at, and readyTime after what
	// time whoever waits for it is told that something is wrong: connecting
	// takes a second.
	readyEvery = 100 * time.Millisecond
	readyTime  = 10 * time.Second
)

// attend runs the app, and tells whoever started it once when it is connected,
// or that Slack keeps it waiting.
func (p *program) attend(ctx context.Context, app *workplace) error {
	ran := make(chan error, 1)
	go func() { ran <- app.Run(ctx) }()
	look, late := time.NewTicker(readyEvery), time.NewTimer(readyTime)
	defer look.Stop()
	defer late.Stop()
	for {
		select {
		case err := <-ran:
			return err
		case <-look.C:
			if app.Ready() == nil {
				look.Stop()
				late.Stop()
				fmt.Fprintln(p.stderr, "Answering in Slack.")
			}
		case <-late.C:
			fmt.Fprintln(p.stderr, "Slack does not answer yet; it is tried again and again. `pullquote doctor` says what is wrong.")
		}
	}
}

// pages are /healthz, /readyz, /metrics, where events come over HTTP, /slack,
// where systems may send articles, /articles, and where assistants may call
// tools, /mcp.
func (p *program) pages(app *slackapp.App, archive *retrieval.Archive, tools http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if err := errors.Join(app.Ready(), p.among.ready()); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		app.WriteMetrics(w)
		p.writeConnectorMetrics(r.Context(), w, archive)
	})
	mux.Handle("POST /slack", app)
	if p.config.PushSecret != "" {
		mux.Handle("POST /articles", newPush(p, archive))
	}
	if tools != nil {
		mux.Handle("/mcp", tools)
	}
	return mux
}
