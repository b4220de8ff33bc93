package desk_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
)

// A private channel without the app does not exist for it.
func TestPrivateWithoutApp(t *testing.T) {
	w := desk.DefaultWorkspace()
	w.Channels = append(w.Channels, desk.Channel{ID: "C0SECRET01", Name: "secret", Private: true, Members: []string{editor}})
	f := open(t, desk.Options{Workspace: w})
	_, _, err := f.api.PostMessageContext(f.ctx, "C0SECRET01", text("a"))
	refusedWith(t, err, "channel_not_found")
	_, err = f.api.GetConversationInfoContext(f.ctx, &slack.GetConversationInfoInput{ChannelID: "C0SECRET01"})
	refusedWith(t, err, "channel_not_found")
	_, err = f.api.GetConversationHistoryContext(f.ctx, &slack.GetConversationHistoryParameters{ChannelID: "C0SECRET01"})
	refusedWith(t, err, "channel_not_found")
}

// An ephemeral reply is in its reader's thread only, and does not count as a reply.
func TestEphemeralInThread(t *testing.T) {
	f := open(t, desk.Options{})
	root := f.say(t, editor, newsdesk, "", "root")
	if _, err := f.api.PostEphemeralContext(f.ctx, newsdesk, editor, text("for you"), slack.MsgOptionTS(root)); err != nil {
		t.Fatal(err)
	}
	if mine := f.Thread(newsdesk, root, editor); len(mine) != 2 || mine[0].ReplyCount != 0 {
		t.Errorf("editor sees %+v", mine)
	}
	if others := f.Thread(newsdesk, root, reporter); len(others) != 1 {
		t.Errorf("reporter sees %+v", others)
	}
	replies, _, _, err := f.api.GetConversationRepliesContext(f.ctx, &slack.GetConversationRepliesParameters{ChannelID: newsdesk, Timestamp: root})
	if err != nil || len(replies) != 1 {
		t.Errorf("the app sees %+v, %v", replies, err)
	}
}

// The page shows people their channels: guests only those they are in, nobody
// private ones from outside, and archived ones only to members.
func TestWhatPeopleSee(t *testing.T) {
	w := desk.DefaultWorkspace()
	w.Channels = append(w.Channels, desk.Channel{ID: "C0OLDER001", Name: "long-ago", Archived: true, Members: []string{reporter}})
	f := open(t, desk.Options{Workspace: w})
	page := func(user string) string {
		response, err := http.Get(f.url + "/?as=" + user + "&c=" + private)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	for _, c := range []struct {
		user, text string
		seen       bool
	}{
		{editor, "Second source called back", true},
		{guest, "Second source called back", false},
		{"U0REPORT02", "investigations", false},
		{guest, "investigations", false},
		{guest, `data-channel="C0CRIME001"`, false},
		{guest, `data-channel="C0NEWSDESK"`, true},
		{reporter, `data-channel="C0OLDER001"`, true},
		{editor, `data-channel="C0OLDER001"`, false},
	} {
		if strings.Contains(page(c.user), c.text) != c.seen {
			t.Errorf("%s sees %q: want %v", c.user, c.text, c.seen)
		}
	}
}
