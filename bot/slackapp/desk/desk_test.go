package desk_test

import (
	"context"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
)

const (
	editor   = "U0EDITOR01"
	reporter = "U0REPORT01"
	guest    = "U0GUEST001"
	newsdesk = "C0NEWSDESK"
	private  = "C0PRIVATE1"
	canteen  = "C0LUNCH001" // without the app
	archived = "C0OLDBEAT1"
)

// clock is a clock that tests move.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func newClock() *clock { return &clock{at: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) Add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// office is a desk with a real Slack client beside it.
type office struct {
	*desk.Desk
	api   *slack.Client
	url   string
	clock *clock
	ctx   context.Context
}

func open(t testing.TB, o desk.Options) *office {
	t.Helper()
	f := &office{clock: newClock()}
	o.Now, o.Random, o.Zone = f.clock.Now, rand.NewChaCha8([32]byte{7}), time.UTC
	d, err := desk.New(o)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(d.Handler())
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	t.Cleanup(func() {
		if err := d.Close(ctx); err != nil {
			t.Error(err)
		}
		server.Close()
		cancel()
		desktest.Accepted(t, d.Record())
	})
	f.Desk, f.url, f.ctx = d, server.URL, ctx
	f.api = slack.New(d.BotToken(), slack.OptionAPIURL(server.URL+"/api/"), slack.OptionAppLevelToken(d.AppToken()),
		slack.OptionHTTPClient(&http.Client{Timeout: 10 * time.Second}))
	return f
}

// connect starts a real Socket Mode client; every event goes to the channel.
func (f *office) connect(t testing.TB) (*socketmode.Client, <-chan socketmode.Event) {
	t.Helper()
	client := socketmode.New(f.api)
	before := f.Connections()
	ctx, cancel := context.WithCancel(f.ctx)
	done := make(chan struct{})
	go func() { defer close(done); _ = client.RunContext(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
	events := make(chan socketmode.Event, 1000)
	go func() {
		for {
			select {
			case e := <-client.Events:
				events <- e
			case <-ctx.Done():
				return
			}
		}
	}()
	eventually(t, "a connection", func() bool { return f.Connections() > before })
	return client, events
}

func eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	desktest.Eventually(t, what, ok)
}

// next is the next event of a type; others are passed over.
func next(t testing.TB, events <-chan socketmode.Event, kind socketmode.EventType) socketmode.Event {
	t.Helper()
	deadline := time.After(time.Minute)
	for {
		select {
		case e := <-events:
			if e.Type == kind {
				return e
			}
		case <-deadline:
			t.Fatalf("no event of type %s", kind)
		}
	}
}

// say posts as a person and returns the timestamp.
func (f *office) say(t testing.TB, user, channel, thread, text string) string {
	t.Helper()
	ts, err := f.Post(user, channel, thread, text)
	if err != nil {
		t.Fatal(err)
	}
	return ts
}

// A crowd writes where the app is in public, and to the app; nowhere else.
func TestCrowd(t *testing.T) {
	w := desk.DefaultWorkspace()
	w.Crowd(2)
	f := open(t, desk.Options{Workspace: w})
	const person = "U0CROWD0001"
	dm, err := f.OpenDM(person, "messages")
	if err != nil {
		t.Fatal(err)
	}
	for channel, may := range map[string]bool{newsdesk: true, dm: true, private: false} {
		if _, err := f.Post(person, channel, "", "Who has the raids?"); (err == nil) != may {
			t.Errorf("in %s: %v", channel, err)
		}
	}
}
