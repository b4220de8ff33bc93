package desk_test

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
)

// bolt runs a script on Slack's own framework against the desk until it is
// ready. It is an independent client: nothing in it was written with the desk
// in mind.
func bolt(t *testing.T, f *office, script string) {
	t.Helper()
	folder := filepath.Join("testdata", "bolt")
	modules := desktest.Packages(t, folder)
	ctx, cancel := context.WithCancel(f.ctx)
	node := exec.CommandContext(ctx, "node", script)
	node.Dir = folder
	node.Env = append(os.Environ(), "NODE_PATH="+modules, "SLACK_API_URL="+f.url+"/api/", "SLACK_BOT_TOKEN="+f.BotToken(), "SLACK_APP_TOKEN="+f.AppToken())
	var said bytes.Buffer
	node.Stderr = &said
	out, err := node.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := node.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		_ = node.Wait()
		if t.Failed() {
			t.Logf("%s said: %s", script, &said)
		}
	})
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "ready\n" {
		t.Fatalf("bolt did not start: %q, %v", line, err)
	}
}

// Bolt posts, streams, reacts, answers commands and actions, opens and judges
// forms, and publishes a Home, with no complaint from either side.
func TestBolt(t *testing.T) {
	t.Parallel() // Bolt mostly waits
	f := open(t, desk.Options{Unlimited: true})
	bolt(t, f, "app.cjs")
	question := f.say(t, editor, newsdesk, "", "@Pullquote how many?")
	var thread []desk.Message
	eventually(t, "the stream is complete", func() bool {
		thread = f.Thread(newsdesk, question, editor)
		return len(thread) == 3 && thread[2].StreamState == "completed"
	})
	if thread[1].Text != "posted" || thread[2].Text != "**streamed** in pieces" || len(thread[0].Reactions) != 1 {
		t.Errorf("thread: %+v", thread)
	}

	if err := f.Click(f.ctx, editor, desk.Click{Channel: newsdesk, TS: thread[1].TS, ActionID: "rate"}); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a form is open", func() bool { _, ok := f.Modal(editor); return ok })
	form, _ := f.Modal(editor)
	if faults, err := f.Submit(f.ctx, editor, form.ID, desk.Values{"why": {"no"}}); err != nil || faults["reason"] != "Say more" {
		t.Errorf("errors: %v, %v", faults, err)
	}
	if faults, err := f.Submit(f.ctx, editor, form.ID, desk.Values{"why": {"a wrong date"}}); err != nil || len(faults) > 0 {
		t.Errorf("sent: %v, %v", faults, err)
	}
	f.heard(t, "D0EDITOR01", "thanks for down: a wrong date")

	if err := f.Slash(f.ctx, editor, newsdesk, "/pullquote", "ask x"); err != nil {
		t.Error(err)
	}
	f.heard(t, newsdesk, "acked ask x")
	f.heard(t, newsdesk, "responded")
	claim := f.say(t, reporter, newsdesk, "", "private claim")
	f.heard(t, newsdesk, "only you")
	if err := f.MessageShortcut(f.ctx, editor, "find_in_articles", newsdesk, claim); err != nil {
		t.Error(err)
	}
	f.heard(t, newsdesk, "found: private claim")
	if _, err := f.OpenDM(editor, "home"); err != nil {
		t.Error(err)
	}
	eventually(t, "a Home tab", func() bool { _, ok := f.Home(editor); return ok })
	f.wentWell(t)
}

// wentWell fails the test when the desk refused a call or lost an event.
func (f *office) wentWell(t *testing.T) {
	t.Helper()
	for _, e := range f.Record() {
		if e.Kind == "lost" || (e.Kind == "call" && e.Error != "") {
			t.Errorf("went wrong: %+v", e)
		}
	}
}

// Slack's Web API client finds people, channels and messages, streams, keeps
// sessions, and is refused what Slack refuses, by its names.
func TestWebAPIClient(t *testing.T) {
	t.Parallel()
	bolt(t, open(t, desk.Options{Unlimited: true}), "tour.cjs")
}

// Forms are answered in all the ways that an acknowledgement can, and closing
// one is told.
func TestBoltForms(t *testing.T) {
	t.Parallel() // Bolt mostly waits
	f := open(t, desk.Options{Unlimited: true})
	bolt(t, f, "forms.cjs")
	shows := func(title string) (form desk.View) {
		t.Helper()
		eventually(t, "the form "+title, func() bool {
			form, _ = f.Modal(editor)
			shown, _ := form.Body["title"].(map[string]any)
			return shown["text"] == title
		})
		return form
	}
	send := func(title string) {
		t.Helper()
		if faults, err := f.Submit(f.ctx, editor, shows(title).ID, nil); err != nil || len(faults) > 0 {
			t.Fatalf("%s: %v, %v", title, faults, err)
		}
	}
	if err := f.Shortcut(f.ctx, editor, "ask_articles"); err != nil {
		t.Fatal(err)
	}
	if err := f.Click(f.ctx, editor, desk.Click{ViewID: shows("First").ID, ActionID: "more"}); err != nil {
		t.Fatal(err)
	}
	send("Changed")
	send("Second")
	shows("Third")
	f.CloseModal(editor)
	f.heard(t, "D0EDITOR01", "third closed")
	send("Second")
	send("Third")
	f.heard(t, "D0EDITOR01", "all sent")
	if _, there := f.Modal(editor); there {
		t.Error("a form stays open")
	}
	f.wentWell(t)
}

// A direct message is a session: it is worked on, answered in its thread, and
// stopped.
func TestBoltSessions(t *testing.T) {
	t.Parallel() // Bolt mostly waits
	f := open(t, desk.Options{Unlimited: true})
	bolt(t, f, "forms.cjs")
	dm, err := f.OpenDM(editor, "messages")
	if err != nil {
		t.Fatal(err)
	}
	question := f.say(t, editor, dm, "", "who?")
	eventually(t, "an answer and an end", func() bool {
		s, _ := f.Session(dm, question)
		return len(f.Thread(dm, question, editor)) == 2 && s.Status == "active"
	})
	if err := f.Stop(editor, dm, question); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the stop is confirmed", func() bool {
		thread := f.Thread(dm, question, editor)
		return thread[len(thread)-1].Text == "stopped"
	})
	f.wentWell(t)
}

// The desk breaks connections, drops and repeats events and limits calls in
// ways that Slack's own client knows: it comes back, waits, and nothing is lost.
func TestBoltInTrouble(t *testing.T) {
	t.Parallel() // Bolt mostly waits
	f := open(t, desk.Options{Faults: []desk.Fault{
		{Kind: desk.Disconnect, Match: "app_mention", Times: 1}, {Kind: desk.HangUp, Match: "app_mention", Times: 1},
		{Kind: desk.Redeliver, Match: "app_mention", Times: 1}, {Kind: desk.RateLimit, Match: "chat.postMessage", Times: 1},
	}})
	bolt(t, f, "forms.cjs")
	asked := map[string]string{}
	for _, word := range []string{"one", "two", "three", "four"} {
		asked[word] = f.say(t, editor, newsdesk, "", "@Pullquote "+word)
	}
	for word, ts := range asked {
		eventually(t, "an answer to "+word, func() bool {
			if f.Connections() > 0 {
				f.clock.Add(time.Second) // what was not acknowledged is sent again after up to five minutes
			}
			thread := f.Thread(newsdesk, ts, editor)
			return len(thread) > 1 && thread[1].Text == "here for "+word
		})
	}
	if f.Injected() != 4 {
		t.Errorf("%d faults struck", f.Injected())
	}
}

// heard waits until the editor or the reporter sees a message with this text.
func (f *office) heard(t *testing.T, channel, text string) {
	t.Helper()
	eventually(t, "message "+text, func() bool {
		for _, who := range []string{editor, reporter} {
			for _, m := range f.Messages(channel, who) {
				if strings.Contains(m.Text, text) {
					return true
				}
			}
		}
		return false
	})
}
