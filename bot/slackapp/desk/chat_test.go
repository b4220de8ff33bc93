package desk_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
)

// refusedWith checks that err is Slack's refusal with this name.
func refusedWith(t *testing.T, err error, want string) slack.SlackErrorResponse {
	t.Helper()
	var refusal slack.SlackErrorResponse
	if !errors.As(err, &refusal) || refusal.Err != want {
		t.Errorf("want %s, got %v", want, err)
	}
	return refusal
}

func text(s string) slack.MsgOption { return slack.MsgOptionText(s, false) }

func TestAuth(t *testing.T) {
	f := open(t, desk.Options{})
	who, err := f.api.AuthTestContext(f.ctx)
	if err != nil || who.UserID != "U0PULLQUOTE" || who.BotID != "B0PULLQUOTE" || who.TeamID != "T0NEWSROOM" {
		t.Errorf("auth.test: %+v, %v", who, err)
	}
	_, err = slack.New("xoxb-wrong", slack.OptionAPIURL(f.url+"/api/")).AuthTestContext(f.ctx)
	refusedWith(t, err, "invalid_auth")
	_, err = slack.New("", slack.OptionAPIURL(f.url+"/api/")).AuthTestContext(f.ctx)
	refusedWith(t, err, "not_authed")
	_, err = slack.New(f.AppToken(), slack.OptionAPIURL(f.url+"/api/")).AuthTestContext(f.ctx)
	refusedWith(t, err, "not_allowed_token_type")
}

// A message is posted, answered in its thread, updated and deleted; metadata
// comes back when it is asked for.
func TestPostUpdateDelete(t *testing.T) {
	f := open(t, desk.Options{})
	question := f.say(t, editor, newsdesk, "", "@Pullquote how many raids?")
	_, ts, err := f.api.PostMessageContext(f.ctx, newsdesk, text("61 raids"), slack.MsgOptionTS(question),
		slack.MsgOptionMetadata(slack.SlackMetadata{EventType: "answer", EventPayload: map[string]any{"id": "a1"}}))
	if err != nil {
		t.Fatal(err)
	}
	replies, _, _, err := f.api.GetConversationRepliesContext(f.ctx, &slack.GetConversationRepliesParameters{ChannelID: newsdesk, Timestamp: question, IncludeAllMetadata: true})
	if err != nil || len(replies) != 2 {
		t.Fatalf("replies: %v, %v", replies, err)
	}
	if replies[0].ReplyCount != 1 || replies[1].ThreadTimestamp != question || replies[1].BotID != "B0PULLQUOTE" || replies[1].Metadata.EventPayload["id"] != "a1" {
		t.Errorf("thread: %+v", replies)
	}
	plain, _, _, err := f.api.GetConversationRepliesContext(f.ctx, &slack.GetConversationRepliesParameters{ChannelID: newsdesk, Timestamp: question})
	if err != nil || len(plain[1].Metadata.EventPayload) != 0 {
		t.Errorf("metadata without asking: %+v, %v", plain, err)
	}
	if _, _, _, err := f.api.UpdateMessageContext(f.ctx, newsdesk, ts, text("62 raids")); err != nil {
		t.Fatal(err)
	}
	if got := f.Thread(newsdesk, question, "")[1]; got.Text != "62 raids" || got.Edited == nil {
		t.Errorf("after update: %+v", got)
	}
	_, _, _, err = f.api.UpdateMessageContext(f.ctx, newsdesk, question, text("not mine"))
	refusedWith(t, err, "cant_update_message")
	if _, _, err := f.api.DeleteMessageContext(f.ctx, newsdesk, ts); err != nil {
		t.Fatal(err)
	}
	if left := f.Thread(newsdesk, question, ""); len(left) != 1 || left[0].ReplyCount != 0 {
		t.Errorf("after delete: %+v", left)
	}
	_, _, err = f.api.DeleteMessageContext(f.ctx, newsdesk, question)
	refusedWith(t, err, "cant_delete_message")
}

// The desk refuses what Slack refuses, by Slack's names.
func TestRefusals(t *testing.T) {
	f := open(t, desk.Options{Unlimited: true})
	root := f.say(t, editor, newsdesk, "", "hello")
	long := strings.Repeat("é", 40_001)
	bad := slack.MsgOptionBlocks(slack.NewHeaderBlock(slack.NewTextBlockObject("plain_text", strings.Repeat("h", 151), false, false)))
	for _, c := range []struct {
		want, channel string
		options       []slack.MsgOption
	}{
		{"channel_not_found", "C0NOWHERE0", []slack.MsgOption{text("a")}},
		{"not_in_channel", canteen, []slack.MsgOption{text("a")}},
		{"is_archived", archived, []slack.MsgOption{text("a")}},
		{"no_text", newsdesk, nil},
		{"msg_too_long", newsdesk, []slack.MsgOption{text(long)}},
		{"thread_not_found", newsdesk, []slack.MsgOption{text("a"), slack.MsgOptionTS("1.000001")}},
		{"invalid_blocks", newsdesk, []slack.MsgOption{text("a"), bad}},
		{"markdown_text_conflict", newsdesk, []slack.MsgOption{text("a"), slack.MsgOptionMarkdownText("b")}},
		{"msg_too_long", newsdesk, []slack.MsgOption{slack.MsgOptionMarkdownText(long)}},
		{"msg_blocks_too_long", newsdesk, []slack.MsgOption{slack.MsgOptionBlocks(slack.NewMarkdownBlock("", strings.Repeat("a", 7000)), slack.NewMarkdownBlock("", strings.Repeat("b", 7000)))}},
	} {
		_, _, err := f.api.PostMessageContext(f.ctx, c.channel, c.options...)
		refusal := refusedWith(t, err, c.want)
		if c.want == "invalid_blocks" && !strings.Contains(strings.Join(refusal.ResponseMetadata.Messages, ""), "[json-pointer:/blocks/0/text/text]") {
			t.Errorf("invalid_blocks does not say where: %v", refusal.ResponseMetadata.Messages)
		}
	}
	_, ts, err := f.api.PostMessageContext(f.ctx, newsdesk, text("a"), slack.MsgOptionTS(root))
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = f.api.PostMessageContext(f.ctx, newsdesk, text("a"), slack.MsgOptionTS(ts))
	refusedWith(t, err, "thread_not_found")
	_, _, _, err = f.api.UpdateMessageContext(f.ctx, newsdesk, ts, text(long[:8100]))
	refusedWith(t, err, "msg_too_long")
	_, err = f.api.PostEphemeralContext(f.ctx, newsdesk, "U0NOBODY00", text("a"))
	refusedWith(t, err, "user_not_found")
	_, err = f.api.PostEphemeralContext(f.ctx, private, "U0REPORT02", text("a"))
	refusedWith(t, err, "user_not_in_channel")
}

// A missing scope is named.
func TestMissingScope(t *testing.T) {
	w := desk.DefaultWorkspace()
	w.App.Scopes = []string{"channels:read"}
	f := open(t, desk.Options{Workspace: w})
	_, _, err := f.api.PostMessageContext(f.ctx, newsdesk, text("a"))
	refusal := refusedWith(t, err, "missing_scope")
	if refusal.Needed != "chat:write" || refusal.Provided != "channels:read" {
		t.Errorf("needed %q, provided %q", refusal.Needed, refusal.Provided)
	}
	_, err = f.api.GetConversationInfoContext(f.ctx, &slack.GetConversationInfoInput{ChannelID: private})
	if refusal := refusedWith(t, err, "missing_scope"); refusal.Needed != "groups:read" {
		t.Errorf("needed %q", refusal.Needed)
	}
}

// An ephemeral message is seen by one person, and by nobody over the API.
func TestEphemeral(t *testing.T) {
	f := open(t, desk.Options{})
	before := len(f.Messages(newsdesk, reporter))
	if _, err := f.api.PostEphemeralContext(f.ctx, newsdesk, editor, text("for you")); err != nil {
		t.Fatal(err)
	}
	mine := f.Messages(newsdesk, editor)
	if last := mine[len(mine)-1]; last.Text != "for you" || last.OnlyFor != editor {
		t.Errorf("editor sees %+v", last)
	}
	if others := f.Messages(newsdesk, reporter); len(others) != before {
		t.Errorf("reporter sees %d messages, had %d", len(others), before)
	}
	history, err := f.api.GetConversationHistoryContext(f.ctx, &slack.GetConversationHistoryParameters{ChannelID: newsdesk})
	if err != nil || history.Messages[0].Text == "for you" {
		t.Errorf("history shows it: %v, %v", history, err)
	}
}

// One message a second and channel passes, a burst is answered with 429 and
// Retry-After, and other channels are not touched by it.
func TestRateLimit(t *testing.T) {
	f := open(t, desk.Options{})
	var limited *slack.RateLimitedError
	sent := 0
	for ; sent < 50; sent++ {
		if _, _, err := f.api.PostMessageContext(f.ctx, newsdesk, text("a")); err != nil {
			if !errors.As(err, &limited) {
				t.Fatal(err)
			}
			break
		}
	}
	if limited == nil || limited.RetryAfter != time.Second || sent != 5 {
		t.Fatalf("after %d messages: %v", sent, limited)
	}
	if _, _, err := f.api.PostMessageContext(f.ctx, private, text("a")); err != nil {
		t.Errorf("another channel: %v", err)
	}
	f.clock.Add(time.Second)
	if _, _, err := f.api.PostMessageContext(f.ctx, newsdesk, text("a")); err != nil {
		t.Errorf("a second later: %v", err)
	}
}

// History pages backwards, a thread forwards, and cursors lead through both.
func TestPages(t *testing.T) {
	f := open(t, desk.Options{Unlimited: true})
	root := f.say(t, editor, newsdesk, "", "root")
	for range 5 {
		f.say(t, reporter, newsdesk, root, "reply")
	}
	seen, cursor := 0, ""
	for range 10 {
		page, more, next, err := f.api.GetConversationRepliesContext(f.ctx, &slack.GetConversationRepliesParameters{ChannelID: newsdesk, Timestamp: root, Limit: 4, Cursor: cursor})
		if err != nil {
			t.Fatal(err)
		}
		if seen == 0 && page[0].Text != "root" {
			t.Errorf("first is %q", page[0].Text)
		}
		seen += len(page)
		if cursor = next; !more {
			break
		}
	}
	if seen != 6 {
		t.Errorf("%d messages in the thread", seen)
	}
	history, err := f.api.GetConversationHistoryContext(f.ctx, &slack.GetConversationHistoryParameters{ChannelID: newsdesk, Limit: 1})
	if err != nil || len(history.Messages) != 1 || history.Messages[0].Text != "root" || !history.HasMore {
		t.Errorf("history: %+v, %v", history, err)
	}
}

// People and channels are what the workspace says; private channels without the
// app do not exist for it.
func TestDirectory(t *testing.T) {
	f := open(t, desk.Options{Unlimited: true})
	users, err := f.api.GetUsersContext(f.ctx)
	if err != nil || len(users) != 6 {
		t.Errorf("%d users, %v", len(users), err)
	}
	u, err := f.api.GetUserInfoContext(f.ctx, guest)
	if err != nil || !u.IsRestricted || u.RealName != "Sam Whitlock" {
		t.Errorf("guest: %+v, %v", u, err)
	}
	all, _, err := f.api.GetConversationsContext(f.ctx, &slack.GetConversationsParameters{Types: []string{"public_channel", "private_channel"}, ExcludeArchived: true})
	if err != nil || len(all) != 5 {
		t.Errorf("%d channels, %v", len(all), err)
	}
	members, _, err := f.api.GetUsersInConversationContext(f.ctx, &slack.GetUsersInConversationParameters{ChannelID: private})
	if err != nil || len(members) != 3 {
		t.Errorf("members %v, %v", members, err)
	}
	dm, _, _, err := f.api.OpenConversationContext(f.ctx, &slack.OpenConversationParameters{Users: []string{editor}, ReturnIM: true})
	if err != nil || dm.ID != "D0EDITOR01" {
		t.Errorf("dm %+v, %v", dm, err)
	}
	if _, _, _, err := f.api.JoinConversationContext(f.ctx, canteen); err != nil {
		t.Error(err)
	}
	if _, _, err := f.api.PostMessageContext(f.ctx, canteen, text("hello")); err != nil {
		t.Errorf("after joining: %v", err)
	}
	ref := slack.NewRefToMessage(canteen, f.say(t, editor, canteen, "", "nice"))
	if err := f.api.AddReactionContext(f.ctx, "eyes", ref); err != nil {
		t.Error(err)
	}
	refusedWith(t, f.api.AddReactionContext(f.ctx, "eyes", ref), "already_reacted")
	if err := f.api.RemoveReactionContext(f.ctx, "eyes", ref); err != nil {
		t.Error(err)
	}
	link, err := f.api.GetPermalinkContext(f.ctx, &slack.PermalinkParameters{Channel: canteen, Ts: ref.Timestamp})
	if err != nil || !strings.HasPrefix(link, f.url+"/archives/C0LUNCH001/p") {
		t.Errorf("permalink %q, %v", link, err)
	}
}

// Everything the app does is written down, without its token.
func TestRecord(t *testing.T) {
	f := open(t, desk.Options{})
	if _, _, err := f.api.PostMessageContext(f.ctx, newsdesk, text("noted")); err != nil {
		t.Fatal(err)
	}
	calls := f.Calls("chat.postMessage")
	if len(calls) != 1 || calls[0].Args["text"] != "noted" || calls[0].Args["token"] != nil {
		t.Fatalf("calls: %+v", calls)
	}
	var result struct{ OK bool }
	if err := json.Unmarshal(calls[0].Result, &result); err != nil || !result.OK {
		t.Errorf("result %s, %v", calls[0].Result, err)
	}
}
