package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
)

// background is a run of the program that goes on until it is stopped.
type background struct {
	t    testing.TB
	out  *screenful
	err  *screenful
	stop func() (status int)
	// folder is the data folder.
	folder string
}

// screenful is output that is read while it is written.
type screenful struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screenful) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(b)
}

func (s *screenful) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// runInBackground starts the program with the settings, which are pairs.
func runInBackground(t *testing.T, args []string, settings ...string) *background {
	t.Helper()
	b := &background{t: t, out: &screenful{}, err: &screenful{}}
	p := newProgram(args)
	p.stdin, p.stdout, p.stderr = strings.NewReader(""), b.out, b.err
	b.folder = t.TempDir()
	p.env = environmentOf(append(settings, "DATA_DIR", b.folder)...)
	p.screen = screen{system: "linux", width: func() int { return usualWidth }}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan int, 1)
	go func() { done <- p.run(ctx) }()
	b.stop = sync.OnceValue(func() int { cancel(); return <-done })
	t.Cleanup(func() { b.stop() })
	return b
}

// find waits until the output matches, and returns what the parentheses hold.
func (b *background) find(pattern string) string {
	b.t.Helper()
	expression := regexp.MustCompile(pattern)
	for range 4000 {
		if m := expression.FindStringSubmatch(b.out.String()); m != nil {
			return m[1]
		}
		time.Sleep(5 * time.Millisecond)
	}
	b.t.Fatalf("no %s in the output:\n%s%s", pattern, b.out, b.err)
	return ""
}

// ask posts a question in a workspace and waits until its thread holds the
// words.
func ask(t *testing.T, address, words string) {
	t.Helper()
	body := `{"as":"` + maya + `","channel":"` + newsdesk + `","text":"@Pullquote ` + raids + `"}`
	response, err := http.Post(address+"/desk/post", "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var posted struct{ TS string }
	if err := json.NewDecoder(response.Body).Decode(&posted); err != nil || posted.TS == "" {
		t.Fatalf("not posted: %v", err)
	}
	for range 4000 {
		if strings.Contains(get(t, address+"/desk/messages?channel="+newsdesk), words) {
			desktest.Sent(t, recordAt(t, address))
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("no answer holds %q", words)
}

// get returns a page with its status in front, or nothing while nobody
// serves it.
func get(t testing.TB, address string) string {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		return ""
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.Status + "\n" + string(body)
}

// One command is enough to try the bot: it says where the page is, answers
// there and ends when it is told to.
func TestTry(t *testing.T) { tryAndStop(t, []string{"try"}) }

// serve works in any workspace that speaks Slack's protocol, such as that of
// `pullquote desk`, and tells how it fares at HTTP_ADDR.
func TestServe(t *testing.T) {
	workspace := runInBackground(t, []string{"desk", "--addr", "127.0.0.1:0"})
	address := workspace.find(`(http://[0-9.:]+)/ `)
	pages := freeAddress(t)
	run := runInBackground(t, []string{"serve"}, "HTTP_ADDR", pages,
		"SLACK_API_URL", workspace.find(`SLACK_API_URL=(\S+)`),
		"SLACK_BOT_TOKEN", workspace.find(`SLACK_BOT_TOKEN=(\S+)`), "SLACK_APP_TOKEN", workspace.find(`SLACK_APP_TOKEN=(\S+)`))
	for get(t, "http://"+pages+"/readyz") != "200 OK\nready\n" {
		if strings.HasPrefix(run.err.String(), "pullquote:") {
			t.Fatal(run.err.String())
		}
		time.Sleep(5 * time.Millisecond)
	}
	ask(t, address, "61 raids")
	if page := get(t, "http://"+pages+"/healthz"); page != "200 OK\nok\n" {
		t.Errorf("/healthz: %s", page)
	}
	if page := get(t, "http://"+pages+"/metrics"); !strings.Contains(page, `pullquote_dropped_total{rule="no_line"} 0`) || !strings.Contains(page, "pullquote_slack_connections 2") && !strings.Contains(page, "pullquote_slack_connections 1") {
		t.Errorf("/metrics: %s", page)
	}
	if page := get(t, "http://"+pages+"/slack"); !strings.HasPrefix(page, "40") {
		t.Errorf("/slack without a secret: %s", page)
	}
	if status := run.stop(); status != statusDone {
		t.Errorf("status %d, %s", status, run.err)
	}
}

// Without tokens, or with wrong ones, serve says what to do.
func TestServeWithoutTokens(t *testing.T) {
	workspace := runInBackground(t, []string{"desk", "--addr", "127.0.0.1:0"})
	api := workspace.find(`SLACK_API_URL=(\S+)`)
	bot := workspace.find(`SLACK_BOT_TOKEN=(\S+)`)
	for name, c := range map[string]struct {
		settings []string
		want     string
	}{
		"none":        {nil, "SLACK_BOT_TOKEN and SLACK_APP_TOKEN are not set"},
		"one":         {[]string{"SLACK_BOT_TOKEN", "xoxb-1"}, "SLACK_APP_TOKEN is not set"},
		"mixed up":    {[]string{"SLACK_BOT_TOKEN", "xapp-1", "SLACK_APP_TOKEN", "xoxb-1"}, "SLACK_BOT_TOKEN must begin with xoxb-; SLACK_APP_TOKEN must begin with xapp-"},
		"wrong bot":   {[]string{"SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN", "xapp-1", "SLACK_API_URL", api}, "does not accept the tokens"},
		"wrong app":   {[]string{"SLACK_BOT_TOKEN", bot, "SLACK_APP_TOKEN", "xapp-1", "SLACK_API_URL", api}, "does not accept the tokens"},
		"no listener": {[]string{"SLACK_BOT_TOKEN", bot, "SLACK_APP_TOKEN", "xapp-1", "SLACK_API_URL", api, "HTTP_ADDR", "192.0.2.1:1"}, "HTTP_ADDR cannot be listened on"},
	} {
		t.Run(name, func(t *testing.T) {
			run := runInBackground(t, []string{"serve"}, append(c.settings, "HTTP_ADDR", "127.0.0.1:0")...)
			for range 4000 {
				if strings.Contains(run.err.String(), "Next:") {
					break
				}
				time.Sleep(5 * time.Millisecond)
			}
			if !strings.Contains(run.err.String(), c.want) || strings.Contains(run.err.String(), "xoxb-1") {
				t.Errorf("it says %q, want %q", run.err, c.want)
			}
			if status := run.stop(); status != statusFault {
				t.Errorf("status %d", status)
			}
		})
	}
}
