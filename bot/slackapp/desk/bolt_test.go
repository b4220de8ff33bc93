package desk_test

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
)

// bolt starts Slack's own framework against the desk. It is an independent
// client: nothing in it was written with the desk in mind.
func bolt(t *testing.T, f *office) {
	t.Helper()
	folder := filepath.Join("testdata", "bolt")
	modules := desktest.Packages(t, folder)
	ctx, cancel := context.WithCancel(f.ctx)
	node := exec.CommandContext(ctx, "node", "app.cjs")
	node.Dir = folder
	node.Env = append(os.Environ(), "NODE_PATH="+modules, "SLACK_API_URL="+f.url+"/api/", "SLACK_BOT_TOKEN="+f.BotToken(), "SLACK_APP_TOKEN="+f.AppToken())
	node.Stderr = os.Stderr
	out, err := node.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := node.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); _ = node.Wait() })
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "ready\n" {
		t.Fatalf("bolt did not start: %q, %v", line, err)
	}
}

// Bolt posts, streams, reacts, answers commands and actions, opens and judges
// forms, and publishes a Home, with no complaint from either side.
func TestBolt(t *testing.T) {
	f := open(t, desk.Options{Unlimited: true})
	bolt(t, f)
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
	for _, e := range f.Record() {
		if e.Kind == "lost" || (e.Kind == "call" && e.Error != "") {
			t.Errorf("went wrong: %+v", e)
		}
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
