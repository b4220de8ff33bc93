package slackapp

import (
	"errors"
	"net/http/httptest"
	"testing"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/bot/slackapp/desk/desktest"
	"github.com/slack-go/slack"
)

const newsdesk = "C0NEWSDESK"

// inDesk returns a client in a workspace.
func inDesk(t *testing.T, faults ...desk.Fault) (*desk.Desk, *Client) {
	t.Helper()
	d, err := desk.New(desk.Options{Faults: faults, Unlimited: true})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(d.Handler())
	t.Cleanup(func() {
		d.Close(t.Context())
		server.Close()
		desktest.Sent(t, d.Record())
	})
	return d, NewClient(Options{BotToken: d.BotToken(), APIURL: server.URL + "/api/"})
}

// A message of which only a part arrived is not posted again from the start:
// the rest follows it.
func TestRestOfAMessage(t *testing.T) {
	d, c := inDesk(t)
	ts, err := d.Post("U0EDITOR01", newsdesk, "", "Who?")
	if err != nil {
		t.Fatal(err)
	}
	w := where{channel: newsdesk, thread: ts}
	parts := []message{{text: "one", plain: "one"}, {text: "two", plain: "two"}, {text: "three", plain: "three"}}
	first, err := c.postPart(t.Context(), w, parts[0], mark{key: "k", part: 0, parts: 3})
	if err != nil {
		t.Fatal(err)
	}
	if address, err := c.Find(t.Context(), "k", w.place()); address != "" || err != nil {
		t.Fatalf("found %q, %v before it is whole", address, err)
	}
	address, err := c.post(t.Context(), "k", w, parts)
	if want := newsdesk + "/" + first; err != nil || address != want {
		t.Errorf("posted at %q, %v, want %q", address, err, want)
	}
	var texts []string
	for _, m := range d.Thread(newsdesk, ts, "")[1:] {
		texts = append(texts, m.Text)
	}
	if len(texts) != 3 || texts[1] != "two" {
		t.Errorf("the thread holds %q", texts)
	}
	if again, err := c.Find(t.Context(), "k", w.place()); err != nil || again != address {
		t.Errorf("found %q, %v, want %q", again, err, address)
	}
}

// What others posted under the same key is not taken for the app's own, and
// what stands in a channel is found as well as what stands in a thread.
func TestFindInChannel(t *testing.T) {
	_, c := inDesk(t)
	w := where{channel: newsdesk}
	address, err := c.post(t.Context(), "k", w, []message{{text: "one", plain: "one"}})
	if err != nil {
		t.Fatal(err)
	}
	if found, err := c.Find(t.Context(), "k", w.place()); err != nil || found != address {
		t.Errorf("found %q, %v, want %q", found, err, address)
	}
	c.mu.Lock()
	c.self = identity{team: "T1", user: "U9", bot: "B9"} // another app looks
	c.mu.Unlock()
	if found, err := c.Find(t.Context(), "k", w.place()); err != nil || found != "" {
		t.Errorf("found %q, %v, which another app posted", found, err)
	}
}

// What cannot be looked for is never sent again.
func TestFindsNothingOut(t *testing.T) {
	_, c := inDesk(t, desk.Fault{Kind: desk.APIError, Match: "conversations.*", Error: "missing_scope"})
	for _, w := range []where{{channel: newsdesk, user: "U0EDITOR01"}, {channel: newsdesk, thread: "1.1"}} {
		if found, err := c.Find(t.Context(), "k", w.place()); !errors.Is(err, errUnknown) || found != "" {
			t.Errorf("%+v: found %q, %v", w, found, err)
		}
	}
}

// Every post asks Slack to unfurl nothing, and an answer at a dead address
// goes to the asker's own conversation.
func TestPosts(t *testing.T) {
	d, c := inDesk(t)
	dead := where{channel: newsdesk, user: "U0EDITOR01", response: c.opts.APIURL + "../response/T0NEWSROOM/none"}
	for _, w := range []where{{channel: newsdesk}, {channel: newsdesk, user: "U0EDITOR01"}, dead} {
		parts := []message{{blocks: []slack.Block{slack.NewDividerBlock()}, text: "one", plain: "one"}}
		if _, err := c.post(t.Context(), "k", w, parts); err != nil {
			t.Fatal(err)
		}
	}
	for _, method := range []string{"chat.postMessage", "chat.postEphemeral"} {
		for _, call := range d.Calls(method) {
			if call.Args["unfurl_links"] != "false" || call.Args["unfurl_media"] != "false" {
				t.Errorf("%s: %v", method, call.Args)
			}
		}
	}
	if calls := d.Calls("chat.postMessage"); len(calls) != 2 || calls[1].Args["channel"] != "U0EDITOR01" {
		t.Errorf("%d posts, want the second to the asker", len(calls))
	}
}
