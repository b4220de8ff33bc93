package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime/debug"
	"slices"
	"time"

	"github.com/alecthomas/kong"

	"github.com/pullquote/pullquote/retrieval"
)

// The exit statuses.
const (
	statusDone     = 0   // answered, or done
	statusFault    = 1   // something went wrong
	statusUsage    = 2   // the command was not understood
	statusNotFound = 3   // the articles do not answer the question
	statusFindings = 4   // a draft has quotations or figures that need a person
	statusStopped  = 130 // Ctrl-C, as shells have it: 128 and the signal's number
)

// errNotFound ends a command whose answer, already printed, is that the
// articles hold none.
var errNotFound = errors.New("not found in the articles")

// program is one run with everything that it takes from outside.
type program struct {
	args   []string
	env    environment
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	screen screen
	now    func() time.Time
	random io.Reader

	// config and log are there once run has read the settings.
	config config
	log    *slog.Logger
	noted  []string // the lines that were printed beside answers
	// beside is the archive that this process has open already, when the command
	// was handed over to it; its settings are those that it began with.
	beside *retrieval.Archive
	// reading is held while a connector is read, so that a command that was
	// handed over does not read a place while the program that goes on does. It
	// is a channel, since one that waits may be interrupted; nil where a command
	// is alone with the archive.
	reading chan struct{}
	among   *among // the replicas on one database; nil: there are none
	busy    string // the line that says what is waited for; empty: nothing
}

// newProgram returns the program as it runs on this machine.
func newProgram(args []string) *program {
	return &program{
		args: args, env: os.LookupEnv,
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		screen: thisScreen(), now: time.Now, random: rand.Reader,
	}
}

// commands is the command line.
type commands struct {
	Ask       askCommand        `cmd:"" help:"Ask the articles a question."`
	Summary   summaryCommand    `cmd:"" help:"Say in brief what an article says, or several on a topic."`
	Timeline  timelineCommand   `cmd:"" help:"List what the articles date, oldest first."`
	Compare   compareCommand    `cmd:"" help:"Say what articles say alike and differently, and what only one says."`
	Check     checkCommand      `cmd:"" help:"Check the quotations and figures of a draft."`
	Quotes    quotesCommand     `cmd:"" help:"List the quotations of an article or a file, verbatim."`
	Sources   sourcesCommand    `cmd:"" help:"List who is quoted."`
	Ingest    ingestCommand     `cmd:"" help:"Take articles into the archive."`
	Eval      evalCommand       `cmd:"" help:"Measure how well a set of questions is answered."`
	Search    searchCommand     `cmd:"" help:"Show the passages that a search finds, and how they were ranked."`
	Article   articleCommand    `cmd:"" help:"Print the text of an article."`
	Articles  articlesCommand   `cmd:"" help:"List the articles."`
	Connector connectorCommands `cmd:"" help:"Read publishing systems and feeds."`
	Withdraw  withdrawCommand   `cmd:"" help:"Take an article back: nobody finds it any more."`
	Erase     eraseCommand      `cmd:"" help:"Remove every byte of an article, for good."`
	Gaps      gapsCommand       `cmd:"" help:"List the questions that the articles did not answer."`
	Digest    digestCommand     `cmd:"" help:"Show what is new in the articles, as a daily digest has it."`
	Verify    verifyCommand     `cmd:"" help:"Prove every quotation ever shown against the stored articles."`
	Receipt   receiptCommand    `cmd:"" help:"Prove one thing that was said."`
	Backup    backupCommand     `cmd:"" help:"Write the archive to one file, while it is in use."`
	Restore   restoreCommand    `cmd:"" help:"Bring the archive back from such a file."`
	Move      moveCommand       `cmd:"" help:"Move everything into a database, or back."`
	Serve     serveCommand      `cmd:"" help:"Answer in Slack."`
	Replicas  replicasCommand   `cmd:"" help:"List the machines that share a database, and which of them answers."`
	MCP       mcpCommand        `cmd:"" name:"mcp" help:"Offer the archive as tools to an assistant (Model Context Protocol)."`
	Try       tryCommand        `cmd:"" help:"Try it in a Slack-like workspace on this machine."`
	Desk      deskCommand       `cmd:"" help:"Run the workspace alone, for any Slack client."`
	Ratings   ratingsCommand    `cmd:"" help:"List what people in Slack think of the answers."`
	Manifest  manifestCommand   `cmd:"" help:"Print the manifest that Slack makes the app from."`
	Doctor    doctorCommand     `cmd:"" help:"Find out what keeps it from working, and how to mend it."`
	Version   versionCommand    `cmd:"" help:"Print the version."`
}

const description = `Pullquote answers questions from a newsroom's articles. Every claim stands on a quotation copied from an article.`

// run runs the command of the arguments and returns the exit status. It
// reports every fault in one sentence with the next step.
func (p *program) run(ctx context.Context) (status int) {
	p.log = slog.New(slog.DiscardHandler)
	defer func() {
		if v := recover(); v != nil {
			p.log.Debug("fault", "type", fmt.Sprintf("%T", v), "stack", string(debug.Stack()))
			status = p.report(ctx, &mistake{
				said: "Pullquote stopped because of a fault of its own.",
				next: "Please report what you typed; with LOG_LEVEL=debug it also shows where it happened.",
			})
		}
	}()
	command, err := p.parse()
	switch {
	case err == nil && command != nil:
		err = p.execute(ctx, command)
	case err == nil && slices.Equal(p.args, []string{"help"}):
		p.showExamples(ctx)
	}
	return p.report(ctx, err)
}

// parse reads the command line. It returns nil when help was asked for and
// given.
func (p *program) parse() (*kong.Context, error) {
	helped := false
	out, args := p.stdout, p.args
	switch {
	case len(args) == 0:
		out, args = p.stderr, []string{"--help"}
	case args[0] == "help":
		args = append(slices.Clone(args[1:]), "--help")
	case args[0] == "--version":
		args = []string{"version"}
	}
	parser, err := kong.New(&commands{},
		kong.Name("pullquote"), kong.Description(description),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 80}),
		kong.Writers(out, p.stderr), kong.Exit(func(int) { helped = true }),
	)
	if err != nil {
		return nil, err
	}
	command, err := parser.Parse(args)
	switch {
	case helped && len(p.args) == 0:
		return nil, &mistake{status: statusUsage}
	case helped:
		return nil, nil
	case err != nil:
		return nil, usageMistake(err, args)
	}
	return command, nil
}

// execute reads the settings and runs the command.
func (p *program) execute(ctx context.Context, command *kong.Context) error {
	if err := p.configure(); err != nil {
		return err
	}
	if p.beside != nil {
		if _, ok := target(command).(goesBeside); !ok {
			return &mistake{said: "The Pullquote that is running does not take this command.", next: "Stop it first.", status: statusUsage}
		}
	} else if done, err := p.handOver(ctx, command); done {
		return err
	}
	command.BindTo(ctx, (*context.Context)(nil))
	return command.Run(p)
}

// configure reads the settings, and logs as they say.
func (p *program) configure() error {
	if p.beside == nil {
		if err := p.readSettings(); err != nil {
			return err
		}
	}
	p.log = slog.New(slog.NewTextHandler(p.stderr, &slog.HandlerOptions{Level: p.config.LogLevel}))
	return nil
}

func (p *program) readSettings() error {
	file, err := readDotenv(".env")
	if err != nil {
		return err
	}
	if p.config, err = readConfig(p.env.over(file)); err != nil {
		return settingsMistake(err)
	}
	if p.config.DataDir == "" {
		p.config.DataDir, err = defaultDataDir(p.screen.system, p.env)
	}
	return err
}
