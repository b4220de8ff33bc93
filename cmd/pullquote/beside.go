package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/alecthomas/kong"
	"github.com/pullquote/pullquote/retrieval"
)

// One process writes to a data folder. While that is a program that goes on, such
// as `pullquote serve`, a command that writes is handed over to it through a
// socket in the folder: one that changes the archive counts at once, and what is
// answered stands in the one log.

// socketName is the socket's name in the data folder, which only its owner can
// enter.
const socketName = "serve.sock"

const (
	handTime   = 5 * time.Second // to say what is to be done, a line
	handLength = 1 << 20         // bytes of that line: more paths than a shell takes
)

// handed is a command that is handed over, and where its output goes.
type handed struct {
	Args  []string `json:"args"`
	Shown bool     `json:"shown"` // on a terminal
	Talks bool     `json:"talks"` // what it is given goes on after this line
	Width int      `json:"width"` // of the terminal, in columns
	// Settings are a digest of those that an answer depends on; empty where the
	// command does the same by any.
	Settings string `json:"settings,omitempty"`
	// Env is what the terminal's own settings say, such as NO_COLOR.
	Env map[string]string `json:"env"`
}

// terminalSettings are those of the environment that tell how to print.
var terminalSettings = []string{"NO_COLOR", "TERM"}

// goesBeside is a command that can be handed over. beside returns the arguments
// for a program that runs elsewhere, from those that were given; nil: it needs
// this terminal. answers says that what it prints depends on the settings.
type goesBeside interface {
	beside(args []string) (handed []string, answers bool)
}

func (c *withdrawCommand) beside(args []string) ([]string, bool) { return args, false }

// beside hands over the connectors of the data folder.
func (c *connectorRun) beside(args []string) ([]string, bool) {
	if c.File != "" {
		return nil, false
	}
	return args, false
}

func (c *connectorRemove) beside(args []string) ([]string, bool) {
	if c.File != "" {
		return nil, false
	}
	return args, false
}

func (f reportFlags) beside(args []string) ([]string, bool)    { return args, true }
func (c *digestCommand) beside(args []string) ([]string, bool) { return args, true }

// beside hands over a question, and not a conversation.
func (c *askCommand) beside(args []string) ([]string, bool) {
	if len(c.Question) == 0 {
		return nil, true
	}
	return args, true
}

// answering is a digest of the settings that an answer depends on: a question
// must not go to a model because another terminal has one set up.
func (c config) answering() string {
	c.DataDir, c.SlackBotToken, c.SlackAppToken, c.SlackSecret, c.SlackAPIURL, c.SlackWithdrawers, c.HTTPAddr, c.PushSecret, c.MCPToken, c.LogLevel = "", "", "", "", "", "", "", "", "", 0
	if c.ArticlesDir != "" {
		c.ArticlesDir = absolute(c.ArticlesDir)
	}
	zone := c.Zone.String()
	c.Zone = nil
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%q %+v", zone, c)))
}

// told is a piece of what the command prints, and at its end its exit status.
type told struct {
	Out    string `json:"out,omitempty"`
	Err    string `json:"err,omitempty"`
	Status *int   `json:"status,omitempty"`
}

// target returns the command with its arguments.
func target(command *kong.Context) any { return command.Selected().Target.Addr().Interface() }

// handOver lets the program that has the data folder run the command. It returns
// false when there is none that takes commands, or this one cannot be handed over.
func (p *program) handOver(ctx context.Context, command *kong.Context) (bool, error) {
	h := handed{Shown: p.screen.out, Width: p.screen.width(), Env: map[string]string{}}
	c, ok := target(command).(goesBeside)
	if !ok {
		return false, nil
	}
	_, h.Talks = c.(*mcpCommand)
	args, answers := c.beside(p.args)
	if args == nil {
		return false, nil
	}
	if h.Args = args; answers {
		h.Settings = p.config.answering()
	}
	for _, name := range terminalSettings {
		if value, set := p.env(name); set {
			h.Env[name] = value
		}
	}
	conn, err := (&net.Dialer{}).DialContext(ctx, "unix", filepath.Join(p.config.DataDir, socketName))
	if err != nil {
		return false, nil
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	if err := json.NewEncoder(conn).Encode(h); err != nil {
		return false, nil
	}
	if h.Talks {
		go sendOn(conn.(*net.UnixConn), p.stdin)
	}
	in := json.NewDecoder(conn)
	for {
		var t told
		if err := in.Decode(&t); err != nil {
			if ctx.Err() != nil {
				return true, ctx.Err()
			}
			return true, &mistake{said: "The Pullquote that is running ended before it was done.", next: "Give the command again; what was done stays done.", cause: err}
		}
		if _, err := io.WriteString(p.stdout, t.Out); err != nil {
			return true, err
		}
		if _, err := io.WriteString(p.stderr, t.Err); err != nil {
			return true, err
		}
		if t.Status != nil && *t.Status != statusDone {
			return true, &mistake{status: *t.Status} // why has been printed
		}
		if t.Status != nil {
			return true, nil
		}
	}
}

// sendOn sends what is read, until it ends or nobody takes it any more.
func sendOn(conn *net.UnixConn, from io.Reader) {
	if _, err := io.Copy(conn, from); err == nil {
		_ = conn.CloseWrite() // whoever is gone needs none
	}
}

// takeCommands takes commands for the archive until stop is called, which waits
// for those at work. A folder in which no socket can be made takes none, with a
// word in the log.
func (p *program) takeCommands(ctx context.Context, archive *retrieval.Archive) (stop func()) {
	p.reading = make(chan struct{}, 1)
	path := filepath.Join(p.config.DataDir, socketName)
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) { // left by one that was killed: the folder is locked by us
		p.log.Warn("commands are not taken beside this one", "error", fmt.Sprintf("%T", err))
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "unix", path)
	if err == nil {
		err = os.Chmod(path, 0o600)
	}
	if err != nil {
		p.log.Warn("commands are not taken beside this one", "error", fmt.Sprintf("%T", err))
		return func() {}
	}
	working, cancel := context.WithCancel(ctx)
	var all sync.WaitGroup
	all.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			all.Go(func() { p.takeCommand(working, archive, conn) })
		}
	})
	return func() {
		cancel()
		_ = listener.Close() // Accept has nobody to wait for then
		all.Wait()
	}
}

// takeCommand runs the command that comes over the connection, for as long as
// whoever gave it waits.
func (p *program) takeCommand(ctx context.Context, archive *retrieval.Archive, conn net.Conn) {
	defer conn.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	var h handed
	late := time.AfterFunc(handTime, cancel)
	first := json.NewDecoder(io.LimitReader(conn, handLength))
	if err := first.Decode(&h); err != nil || !late.Stop() {
		return
	}
	stdin := io.Reader(eofReader{})
	if h.Talks {
		stdin = io.MultiReader(first.Buffered(), conn)
	} else {
		go func() { // ends with the connection
			_, _ = io.Copy(io.Discard, conn)
			cancel()
		}()
	}
	var telling sync.Mutex
	out := json.NewEncoder(conn)
	tell := func(t told) error {
		telling.Lock()
		defer telling.Unlock()
		return out.Encode(t)
	}
	inner := &program{
		args: h.Args, env: h.over(p.env), stdin: stdin, now: p.now, random: p.random,
		screen: screen{system: p.screen.system, out: h.Shown, width: func() int { return h.Width }},
		stdout: printing(func(text string) error { return tell(told{Out: text}) }),
		stderr: printing(func(text string) error { return tell(told{Err: text}) }),
		beside: archive, reading: p.reading, config: p.config,
	}
	status := inner.runHanded(ctx, h.Settings)
	_ = tell(told{Status: &status}) // whoever is gone needs none
}

// runHanded runs a command that was handed over, unless its answer would not be
// what the settings of whoever gave it say.
func (p *program) runHanded(ctx context.Context, settings string) int {
	p.log = slog.New(slog.DiscardHandler)
	if settings != "" && settings != p.config.answering() {
		return p.report(ctx, &mistake{said: "The Pullquote that is running has other settings than this terminal.", next: "Give this terminal the same settings, or stop it first."})
	}
	return p.run(ctx)
}

// over returns the environment with the terminal's own settings in place of
// those of the same names.
func (h handed) over(env environment) environment {
	return func(name string) (string, bool) {
		if slices.Contains(terminalSettings, name) {
			value, set := h.Env[name]
			return value, set
		}
		return env(name)
	}
}

// close lets go of an archive, but of the one that others in this process use.
func (p *program) close(archive *retrieval.Archive) error {
	if archive == p.beside {
		return nil
	}
	return archive.Close()
}

// printing is a writer that hands on what is printed.
type printing func(text string) error

func (f printing) Write(text []byte) (int, error) { return len(text), f(string(text)) }

// eofReader holds nothing to read.
type eofReader struct{}

func (eofReader) Read([]byte) (int, error) { return 0, io.EOF }
