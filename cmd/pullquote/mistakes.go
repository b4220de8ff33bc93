package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/mcp"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/postgres"
)

// mistake is a fault that is told to a person: one sentence that says what is
// wrong and one that says what to do. The cause is for the log alone.
type mistake struct {
	said, next string
	status     int // 0 stands for statusFault
	cause      error
}

// Error implements error.
func (m *mistake) Error() string { return m.said }

// Unwrap returns the cause.
func (m *mistake) Unwrap() error { return m.cause }

// report tells the error to the person at the terminal and returns the exit
// status that goes with it.
func (p *program) report(ctx context.Context, err error) int {
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errNotFound):
		return statusNotFound
	case errors.Is(err, errFindings):
		return statusFindings
	case ctx.Err() != nil:
		fmt.Fprintln(p.stderr, "Stopped.")
		return statusStopped
	}
	m := explain(err)
	if m.cause != nil {
		p.log.Debug("fault", "cause", m.cause)
	}
	if m.said != "" {
		fmt.Fprintln(p.stderr, "pullquote: "+oneLine(m.said))
	}
	if m.next != "" {
		fmt.Fprintln(p.stderr, "Next: "+oneLine(m.next))
	}
	if m.status == 0 {
		return statusFault
	}
	return m.status
}

// explanations are the faults that have a cause a person can mend, in the
// order in which they are looked for.
var explanations = []struct {
	cause      error
	said, next string
	status     int
}{
	{cause: bot.ErrNoQuestion, said: "There is no question.", next: `pullquote ask "How many raids were there?"`, status: statusUsage},
	{cause: bot.ErrLongQuestion, said: fmt.Sprintf("The question is longer than %d characters.", bot.MaxQuestion), next: "Ask it in a sentence or two.", status: statusUsage},
	{cause: bot.ErrNoSubject, said: "Nothing is named.", next: "Name an article by its headline, id or web address, or a topic; `pullquote articles` lists the articles.", status: statusUsage},
	{cause: bot.ErrLongSubject, said: fmt.Sprintf("The topic is longer than %d characters.", bot.MaxQuestion), next: "Name it in a few words.", status: statusUsage},
	{cause: mcp.ErrMessage, said: "What came in is no message of the Model Context Protocol, or is over 2 MB.", next: "Have an assistant start `pullquote mcp`; the README says how to add it to one.", status: statusUsage},
	{cause: retrieval.ErrLocked, said: "Another Pullquote is using the data folder.", next: "Wait until it has ended, or set DATA_DIR to another folder."},
	{cause: retrieval.ErrNewer, said: "The archive was written by a newer version of Pullquote.", next: "Use that version, or set DATA_DIR to another folder."},
	{cause: retrieval.ErrOlder, said: "The archive was written by an older version of Pullquote.", next: "Run `pullquote ask` once to bring it up to date."},
	{cause: retrieval.ErrBeingMoved, said: "A move into the database was not finished.", next: "Finish it: `pullquote move --to` with the same address, without DATABASE_URL."},
	{cause: retrieval.ErrLost, said: "The archive of the data folder is gone: " + archiveFile + " is missing or empty.", next: "Bring it back with `pullquote restore FILE` from a backup. To begin anew without it, set DATA_DIR to another folder."},
	{cause: fs.ErrPermission, said: "You have no permission to use a file or folder.", next: "Check who owns the folder in DATA_DIR, or set DATA_DIR to another one."},
	{cause: syscall.EROFS, said: "The data folder is on a disk that cannot be written to.", next: "Set DATA_DIR to a folder that can be written to."},
	{cause: syscall.ENOSPC, said: "The disk is full.", next: "Make room and run the command again; nothing that was taken is lost."},
	{cause: syscall.ENOTDIR, said: "The data folder is not a folder.", next: "Set DATA_DIR to a folder, or to one that may be made."},
	{cause: errOpening, said: "The archive in the data folder cannot be opened; it may be damaged.", next: damagedNext},
	{cause: syscall.EPIPE, said: "The program that read the output went away.", next: "Run the command again."},
}

const (
	archiveFile = "archive.db"
	damagedSaid = "The archive in the data folder is damaged."
	damagedNext = "Bring back a backup with `pullquote restore --replace FILE`, or set DATA_DIR to a new folder and take the articles again."
)

// explain returns the error as a mistake. What no one here knows is told
// without its text, which is written for programmers and may hold anything.
func explain(err error) *mistake {
	var m *mistake
	if errors.As(err, &m) {
		return m
	}
	if retrieval.IsDamage(err) {
		return &mistake{said: damagedSaid, next: damagedNext, cause: err}
	}
	if postgres.IsUnreachable(err) {
		return &mistake{said: unreachableSaid, next: unreachableNext, cause: err}
	}
	for _, e := range explanations {
		if errors.Is(err, e.cause) {
			return &mistake{said: e.said, next: e.next, status: e.status, cause: err}
		}
	}
	return &mistake{
		said:  "Pullquote could not finish.",
		next:  "Run the command again with LOG_LEVEL=debug in front to see why.",
		cause: err,
	}
}

// usageMistake explains a command line that could not be read.
func usageMistake(err error, args []string) error {
	next := "pullquote --help"
	if strings.Contains(args[0], " ") {
		next = fmt.Sprintf("pullquote ask %q", args[0]) // the word ask was left out
	}
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil {
		if command := parse.Context.Selected(); command != nil {
			next = "pullquote " + command.Name + " --help"
		}
	}
	said := err.Error()
	if missing, ok := strings.CutPrefix(said, "expected "); ok {
		said = "the command is not complete without " + missing
	}
	return &mistake{said: sentence(said), next: next, status: statusUsage}
}

// settingsMistake explains settings that could not be read: a line for each.
func settingsMistake(err error) error {
	return &mistake{
		said:   "These settings are wrong: " + strings.ReplaceAll(err.Error(), "\n", "; ") + ".",
		next:   "Correct them in the environment or in .env; .env.example shows each.",
		status: statusFault,
	}
}

// sentence returns the text with a capital at its start and a stop at its
// end.
func sentence(s string) string {
	if s == "" {
		return s
	}
	s = strings.ToUpper(s[:1]) + s[1:]
	if !strings.HasSuffix(s, "?") {
		s += "."
	}
	return s
}
