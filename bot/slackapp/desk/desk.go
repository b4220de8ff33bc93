// Package desk is a Slack-compatible workspace that runs in this process: for
// trying a Slack app with no Slack account, and for testing one.
//
// It speaks the Web API (under /api/), Socket Mode (/socket/), response URLs
// (/response/) and, when an app asks for it, signed HTTP delivery. It is strict:
// it refuses what Slack refuses, with Slack's error names, and applies Slack's
// rate tiers. It can be told to misbehave ([Fault]) and writes down everything
// the app does ([Entry]). A page at / shows the workspace to people; the control
// API under /desk/ does what people do (post, click, submit a form).
//
// # How it is built
//
// One lock guards the whole workspace. A Web API call comes in at api.go, is
// found in methods.go and handled in the file of its family (chat.go, stream.go,
// views.go ...). What people do stands in people.go, slash.go and interact.go; files of both in files.go.
// Both change the state in store.go, which tells the page (live.go) what changed
// and the app (events.go) what happened. delivery.go hands envelopes to Socket
// Mode connections (socket.go) or a request URL (webhook.go), and repeats what
// is not acknowledged. Nothing is written to disk.
//
// Facts about Slack come from https://docs.slack.dev; where the documentation
// is silent, the comment at the number says who measured it.
package desk

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

// Options say what workspace to run. The zero value works.
type Options struct {
	Now    func() time.Time // the clock; nil is time.Now
	Random io.Reader        // ids, tokens and the dice of faults; nil is crypto/rand
	Log    *slog.Logger     // ids and error names only, never message text; nil is silence

	Workspace Workspace      // zero is DefaultWorkspace()
	Zone      *time.Location // in which the page shows times; nil is time.Local
	Unlimited bool           // no rate limits
	Faults    []Fault        // injected from the start; see Desk.Inject
	Hosts     []string       // host names under which the desk may be called, beside localhost and IP addresses
}

// Desk is one running workspace. All its methods may be called from several
// goroutines.
type Desk struct {
	now       func() time.Time
	random    io.Reader
	log       *slog.Logger
	zone      *time.Location
	unlimited bool
	hosts     map[string]bool
	page      *page
	mux       *http.ServeMux

	stop    context.CancelFunc // ends the ticker and all deliveries
	stopped context.Context
	work    sync.WaitGroup // goroutines that the desk owns

	mu            sync.Mutex // guards everything below
	closed        bool
	workspace     Workspace
	channels      map[string]*channel
	order         []string // channel ids as the page lists them
	lastTS        int64    // microseconds of the newest message
	botToken      string
	appToken      string
	limits        map[string]*bucket
	faults        []*Fault
	record        []Entry
	recorded      int
	views         map[string]*view   // by id
	modals        map[string][]*view // open modals of each user, the topmost last
	homes         map[string]*view   // App Home of each user
	looking       map[string]string  // the channel that each user had open last
	triggers      map[string]*trigger
	replies       map[string]*replyURL // response URLs by key
	sessions      map[place]*session
	prompts       map[place]prompts
	streams       map[place]*stream
	conns         []*conn
	nextConn      int
	connNumber    int
	changes       int                  // how often anything changed: pages compare it to catch up
	appShown      bool                 // whether the pages show the app as connected
	workspaceBase string               // address under which the app called last
	tickets       map[string]time.Time // Socket Mode addresses not yet used
	queue         []*envelope          // waiting to be sent
	pending       map[string]*envelope // sent, not acknowledged
	watchers      map[*watcher]bool
	read          map[readKey]string // newest message each user has seen
	files         map[string]*file   // by id
	fileOrder     []string           // ids of files, oldest first
	uploads       map[string]*upload // announced by the app, by the key of their address
}

// place is one conversation: a channel, or a thread in it.
type place struct{ channel, thread string }

// readKey is one user's view of one channel.
type readKey struct{ user, channel string }

// tick is how often the desk looks for what is due by its clock.
const tick = 20 * time.Millisecond

// New starts a workspace. It returns an error when the workspace contradicts
// itself (a channel member who does not exist, two users with one id).
func New(o Options) (*Desk, error) {
	o = withDefaults(o)
	renderer, err := blockkit.NewRenderer(o.Zone)
	if err != nil {
		return nil, err
	}
	d := &Desk{
		now: o.Now, random: o.Random, log: o.Log, zone: o.Zone, unlimited: o.Unlimited, hosts: map[string]bool{},
		workspace: o.Workspace, channels: map[string]*channel{}, limits: map[string]*bucket{},
		views: map[string]*view{}, modals: map[string][]*view{}, homes: map[string]*view{}, looking: map[string]string{},
		triggers: map[string]*trigger{}, replies: map[string]*replyURL{}, sessions: map[place]*session{},
		prompts: map[place]prompts{}, streams: map[place]*stream{}, tickets: map[string]time.Time{},
		pending: map[string]*envelope{}, watchers: map[*watcher]bool{}, read: map[readKey]string{}, files: map[string]*file{}, uploads: map[string]*upload{},
	}
	for _, host := range o.Hosts {
		d.hosts[host] = true
	}
	d.botToken = "xoxb-" + d.newID("", 24)
	d.appToken = "xapp-1-" + d.newID("", 24)
	if err := d.settle(); err != nil {
		return nil, err
	}
	if d.page, err = newPage(renderer); err != nil {
		return nil, err
	}
	if err := d.Inject(o.Faults...); err != nil {
		return nil, err
	}
	d.mux = d.routes()
	d.stopped, d.stop = context.WithCancel(context.Background())
	d.work.Go(d.tickUntilStopped)
	return d, nil
}

func withDefaults(o Options) Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Zone == nil {
		o.Zone = time.Local
	}
	if len(o.Workspace.Users) == 0 {
		o.Workspace = DefaultWorkspace()
	}
	return o
}

// settle makes the channels and first messages of the workspace.
func (d *Desk) settle() error {
	if err := d.workspace.check(); err != nil {
		return fmt.Errorf("workspace: %w", err)
	}
	for _, c := range d.workspace.Channels {
		d.addChannel(c)
	}
	for _, p := range d.workspace.Posts {
		if err := d.settlePost(p); err != nil {
			return fmt.Errorf("workspace: %w", err)
		}
	}
	return nil
}

// Handler serves the page, the Web API, Socket Mode and the control API.
func (d *Desk) Handler() http.Handler { return d.guard(d.mux) }

// BotToken is the app's bot token (xoxb-…).
func (d *Desk) BotToken() string { return d.botToken }

// AppToken is the app-level token for Socket Mode (xapp-…).
func (d *Desk) AppToken() string { return d.appToken }

// Workspace is what the desk was started with.
func (d *Desk) Workspace() Workspace { return d.workspace }

// Close ends all connections and waits for the desk's goroutines, at most until
// ctx ends.
func (d *Desk) Close(ctx context.Context) error {
	d.mu.Lock()
	d.closed = true
	d.mu.Unlock()
	d.stop()
	done := make(chan struct{})
	go func() { d.work.Wait(); close(done) }()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("close desk: %w", ctx.Err())
	}
}

// spawn runs f in a goroutine that Close waits for; false when the desk is
// closed already. Callers hold the lock.
func (d *Desk) spawn(f func()) bool {
	if !d.closed {
		d.work.Go(f)
	}
	return !d.closed
}

func (d *Desk) tickUntilStopped() {
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			d.Tick()
		case <-d.stopped.Done():
			return
		}
	}
}

// Tick does at once what is due by the desk's clock: redeliveries, timeouts,
// connections to refresh, statuses that lapse. The desk calls it by itself many
// times a second; a test with its own clock calls it after moving the clock.
func (d *Desk) Tick() {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.now()
	d.expireAcks(now)
	d.sendDue(now)
	d.refreshConns(now)
	d.lapseStatuses(now)
	for p, s := range d.streams {
		if now.Sub(s.started) >= streamLife {
			d.cutStream(p)
		}
	}
}
