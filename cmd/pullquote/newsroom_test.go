package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/slackapp"
	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/retrieval/news"
)

// The people and channels of the desk that stories use.
const (
	maya           = "U0EDITOR01"
	tom            = "U0REPORT01"
	newsdesk       = "C0NEWSDESK"
	crime          = "C0CRIME001"
	investigations = "C0PRIVATE1"
)

// hurry is how much faster than the machine's clock a newsroom's runs, so
// that Slack's last redelivery, after six minutes, is soon.
const hurry = 100

// clock is a clock that also moves when somebody waits.
type clock struct {
	// held keeps it from running, for what must be done within three seconds.
	held atomic.Bool

	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// wait lets the clock run while it waits, a hundredth of the time.
func (c *clock) wait(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d / hurry):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// newsroom is a workspace with the real bot in it: real client, real archive.
type newsroom struct {
	*slackdesk.Desk
	t           testing.TB
	clock       *clock
	url, folder string
	archive     *brittle
	env         []string // settings of the next start, names and values
	digests     bool     // post digests when they are due
	replica     string   // its name among several on DATABASE_URL; empty: it is alone
	app         *slackapp.App
	stop        func()
	model       write.Model                         // writes the claims of the next start; nil: none
	spare       int32                               // how many times the next start passes its point unharmed
	wrap        func(slackapp.Asker) slackapp.Asker // around the bot at the next start
}

// openNewsroom starts a workspace; start brings the bot into it.
func openNewsroom(t testing.TB, seed byte, faults ...slackdesk.Fault) *newsroom {
	t.Helper()
	n := &newsroom{t: t, folder: t.TempDir(), clock: &clock{at: time.Date(2025, 11, 22, 9, 30, 0, 0, time.UTC)}}
	d, err := slackdesk.New(slackdesk.Options{
		Now: n.clock.now, Random: rand.NewChaCha8([32]byte{seed}), Zone: time.UTC, Faults: faults, Workspace: workspaceOfManifest(t),
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(d.Handler())
	n.Desk, n.url = d, server.URL
	ctx, cancel := context.WithCancel(context.Background())
	ticking := make(chan struct{})
	go func() {
		defer close(ticking)
		for ctx.Err() == nil {
			time.Sleep(time.Millisecond)
			if !n.clock.held.Load() {
				n.clock.add(hurry * time.Millisecond)
			}
		}
	}()
	t.Cleanup(func() {
		if n.stop != nil {
			n.stop()
		}
		if err := d.Close(context.Background()); err != nil {
			t.Error(err)
		}
		server.Close()
		cancel()
		<-ticking
		desktest.Sent(t, d.Record())
	})
	return n
}

// workspaceOfManifest is the desk's workspace with an app that has what the
// manifest asks for and nothing else, so that every story proves it to be
// enough.
func workspaceOfManifest(t testing.TB) slackdesk.Workspace {
	t.Helper()
	w := slackdesk.DefaultWorkspace()
	if err := install(&w); err != nil {
		t.Fatal(err)
	}
	return w
}

// start opens the archive and runs the bot. It dies at the point, if one is
// given; see brittle.
func (n *newsroom) start(point string, change ...func(*slackapp.Options)) {
	n.t.Helper()
	p := newProgram(nil)
	p.now, p.stderr = n.clock.now, &strings.Builder{}
	p.env = environmentOf(append([]string{"DATA_DIR", n.folder}, n.env...)...)
	p.screen = screen{system: "linux", width: func() int { return usualWidth }}
	config, err := readConfig(p.env)
	if err != nil {
		n.t.Fatal(err)
	}
	p.config, p.log = config, discard()
	archive, err := p.openFilled(context.Background(), time.Second)
	if err != nil {
		n.t.Fatal(err)
	}
	n.archive = &brittle{Archive: archive, Books: archive.Books, inbox: archive.Books, point: point, died: make(chan struct{})}
	n.archive.spare.Store(n.spare)
	options := slackapp.Options{
		HTTPClient: &http.Client{Transport: n.archive}, Slow: n.model != nil,
		BotToken: n.BotToken(), AppToken: n.AppToken(), APIURL: n.url + "/api/", Inbox: n.archive, History: n.archive, Archive: archive, Rules: config.rules(),
		Suggest: func(ctx context.Context) []string { return p.suggestions(ctx, archive) },
		Texts: func(ctx context.Context, as news.Reader, d *draft.Draft) ([]*draft.Text, error) {
			return unsentTexts(ctx, archive, as, d)
		},
		Now: n.clock.now, Wait: n.clock.wait, Limits: slackapp.Limits{PerUser: 1000, PerChannel: 1000},
	}
	leave := n.join(p, &options)
	for _, c := range change {
		c(&options)
	}
	client := slackapp.NewClient(options)
	answering := bot.New(bot.Options{
		Archive: archive, Catalogue: archive, Ledger: n.archive, Model: n.model, Rules: config.rules(), Messenger: client, Now: n.clock.now, Random: rand.NewChaCha8([32]byte{1}), Log: discard(),
	})
	if options.Asker == nil {
		options.Asker = answering
	}
	editor := digest.NewEditor(answering, archive, archive.Books)
	options.Digester, options.Schedule, options.Marks, options.Journal = editor, digestSchedule{archive.Books, n.clock.now}, archive.Books, outlines{archive.Books}
	if n.wrap != nil {
		options.Asker = n.wrap(options.Asker)
	}
	n.app = slackapp.New(options, client)
	ctx, cancel := context.WithCancel(context.Background())
	ran := make(chan error, 1)
	rota := digest.NewRota(digest.RotaOptions{
		Editor: editor, Calendar: archive.Books, Now: n.clock.now, Wait: n.clock.wait, Jitter: func() float64 { return 0 }, Log: discard(),
		Roster: roster{archive: archive, reader: client.ChannelReader, refresh: func(context.Context) []answer.Fault { return nil }},
	})
	go func() {
		if !n.digests {
			ran <- n.app.Run(ctx)
			return
		}
		ran <- (workplace{App: n.app, rota: rota, edited: &editedMessages{archive.Books, client, discard()}}).Run(ctx)
	}()
	n.stop = func() {
		n.stop = nil
		cancel()
		if err := <-ran; err != nil {
			n.t.Error(err)
		}
		leave()
		if err := archive.Close(); err != nil {
			n.t.Error(err)
		}
	}
	n.until("the bot is there, or has died already", func() bool { return n.Connections() > 0 || n.archive.dead.Load() })
}

func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }

// Slash uses a command while the clock stands still: the bot has three
// seconds to acknowledge it, which on a hurrying clock is too little on a
// busy machine.
func (n *newsroom) Slash(ctx context.Context, user, channel, command, text string) error {
	defer n.clock.held.Store(n.clock.held.Swap(true))
	return n.Desk.Slash(ctx, user, channel, command, text)
}

// MessageShortcut uses a shortcut while the clock stands still.
func (n *newsroom) MessageShortcut(ctx context.Context, user, callback, channel, ts string) error {
	defer n.clock.held.Store(n.clock.held.Swap(true))
	return n.Desk.MessageShortcut(ctx, user, callback, channel, ts)
}

// until waits for something to happen; the wait is a limit, not a measure.
func (n *newsroom) until(what string, ok func() bool) {
	n.t.Helper()
	for range 6000 {
		if ok() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	n.t.Fatalf("never happened: %s", what)
}

// pass lets time go by on the newsroom's clock, in steps that leave the bot
// time to do what falls due.
func (n *newsroom) pass(d time.Duration) {
	const step = 10 * time.Second
	for ; d > 0; d -= step {
		n.clock.add(step)
		time.Sleep(5 * time.Millisecond)
	}
}

// say posts as a person and returns the message's timestamp.
func (n *newsroom) say(user, channel, thread, text string) string {
	n.t.Helper()
	ts, err := n.Post(user, channel, thread, text)
	if err != nil {
		n.t.Fatal(err)
	}
	return ts
}

// replies are what the bot said in a thread.
func (n *newsroom) replies(channel, thread string) []slackdesk.Message {
	var own []slackdesk.Message
	for _, m := range n.Thread(channel, thread, "") {
		if m.BotID != "" {
			own = append(own, m)
		}
	}
	return own
}

// keyOf is the key that travels with a message.
func keyOf(m slackdesk.Message) string {
	payload, _ := m.Metadata["event_payload"].(map[string]any)
	key, _ := payload["key"].(string)
	return key
}

// blocksOf is the blocks of a message as text, to look for words in.
func blocksOf(t testing.TB, m slackdesk.Message) string {
	t.Helper()
	raw, err := json.Marshal(m.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
