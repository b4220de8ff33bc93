package desk_test

import (
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
)

// start begins a stream below a fresh question and returns both timestamps.
func (f *office) start(t testing.TB) (question, ts string) {
	t.Helper()
	question = f.say(t, editor, newsdesk, "", "@Pullquote how many raids?")
	_, ts, err := f.api.StartStreamContext(f.ctx, newsdesk, slack.MsgOptionTS(question),
		slack.MsgOptionRecipientTeamID("T0NEWSROOM"), slack.MsgOptionRecipientUserID(editor))
	if err != nil {
		t.Fatal(err)
	}
	return question, ts
}

// A stream grows, cannot be updated meanwhile, and ends with blocks.
func TestStream(t *testing.T) {
	f := open(t, desk.Options{})
	question, ts := f.start(t)
	if s, ok := f.Session(newsdesk, question); !ok || s.Status != "processing" {
		t.Errorf("session %+v", s)
	}
	for _, part := range []string{"**61** raids", " in two states."} {
		if _, _, err := f.api.AppendStreamContext(f.ctx, newsdesk, ts, slack.MsgOptionMarkdownText(part)); err != nil {
			t.Fatal(err)
		}
	}
	if m := f.Thread(newsdesk, question, "")[1]; m.StreamState != "in_progress" || m.Text != "**61** raids in two states." {
		t.Errorf("while streaming: %+v", m)
	}
	_, _, _, err := f.api.UpdateMessageContext(f.ctx, newsdesk, ts, text("other"))
	refusedWith(t, err, "streaming_state_conflict")
	_, _, err = f.api.AppendStreamContext(f.ctx, newsdesk, ts)
	refusedWith(t, err, "no_text")
	task := slack.NewTaskUpdateChunk("t1", "Search")
	_, _, err = f.api.AppendStreamContext(f.ctx, newsdesk, ts, slack.MsgOptionChunks(task))
	refusedWith(t, err, "invalid_arguments")
	task.Status = slack.TaskCardStatusComplete
	if _, _, err := f.api.StopStreamContext(f.ctx, newsdesk, ts, slack.MsgOptionBlocks(slack.NewDividerBlock()),
		slack.MsgOptionChunks(slack.NewMarkdownTextChunk(" Done."), task)); err != nil {
		t.Fatal(err)
	}
	m := f.Thread(newsdesk, question, "")[1]
	if m.StreamState != "completed" || len(m.Blocks) != 3 || m.Blocks[2]["type"] != "divider" {
		t.Errorf("after stop: %+v", m)
	}
	if s, _ := f.Session(newsdesk, question); s.Status != "active" {
		t.Errorf("session %+v", s)
	}
	_, _, err = f.api.AppendStreamContext(f.ctx, newsdesk, ts, slack.MsgOptionMarkdownText("late"))
	refusedWith(t, err, "message_not_in_streaming_state")
	if _, _, _, err := f.api.UpdateMessageContext(f.ctx, newsdesk, ts, text("mended")); err != nil {
		t.Errorf("update after the stream: %v", err)
	}
}

// A stream needs a thread and, outside DMs, a recipient.
func TestStreamStartRules(t *testing.T) {
	f := open(t, desk.Options{})
	question := f.say(t, editor, newsdesk, "", "question")
	team, user := slack.MsgOptionRecipientTeamID("T0NEWSROOM"), slack.MsgOptionRecipientUserID(editor)
	for _, c := range []struct {
		want    string
		options []slack.MsgOption
	}{
		{"invalid_arguments", []slack.MsgOption{team, user}},
		{"missing_recipient_team_id", []slack.MsgOption{slack.MsgOptionTS(question), user}},
		{"missing_recipient_user_id", []slack.MsgOption{slack.MsgOptionTS(question), team}},
		{"thread_not_found", []slack.MsgOption{slack.MsgOptionTS("1.000001"), team, user}},
	} {
		_, _, err := f.api.StartStreamContext(f.ctx, newsdesk, c.options...)
		refusedWith(t, err, c.want)
	}
	dm, err := f.OpenDM(editor, "messages")
	if err != nil {
		t.Fatal(err)
	}
	inDM := f.say(t, editor, dm, "", "hi")
	if _, _, err := f.api.StartStreamContext(f.ctx, dm, slack.MsgOptionTS(inDM)); err != nil {
		t.Errorf("in a DM: %v", err)
	}
}

// A streamed message holds 12,000 characters in all.
func TestStreamLength(t *testing.T) {
	f := open(t, desk.Options{})
	_, ts := f.start(t)
	if _, _, err := f.api.AppendStreamContext(f.ctx, newsdesk, ts, slack.MsgOptionMarkdownText(strings.Repeat("a", 12_000))); err != nil {
		t.Fatal(err)
	}
	_, _, err := f.api.AppendStreamContext(f.ctx, newsdesk, ts, slack.MsgOptionMarkdownText("b"))
	refusedWith(t, err, "msg_too_long")
}

// After five minutes the stream is over for append and stop; update mends it.
func TestStreamCut(t *testing.T) {
	for _, c := range []struct {
		name string
		cut  func(*office)
	}{
		{"five minutes", func(f *office) { f.clock.Add(5 * time.Minute) }},
		{"fault", func(f *office) {
			if err := f.Inject(desk.Fault{Kind: desk.CutStream, Match: "chat.appendStream"}); err != nil {
				panic(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := open(t, desk.Options{})
			_, ts := f.start(t)
			c.cut(f)
			_, _, err := f.api.AppendStreamContext(f.ctx, newsdesk, ts, slack.MsgOptionMarkdownText("a"))
			refusedWith(t, err, "message_not_in_streaming_state")
			_, _, err = f.api.StopStreamContext(f.ctx, newsdesk, ts)
			refusedWith(t, err, "message_not_in_streaming_state")
			if _, _, _, err := f.api.UpdateMessageContext(f.ctx, newsdesk, ts, text("whole answer")); err != nil {
				t.Errorf("update: %v", err)
			}
		})
	}
}

// The stop button ends the stream, and the app hears which messages it cut.
func TestStreamStoppedByUser(t *testing.T) {
	f := open(t, desk.Options{})
	_, events := f.connect(t)
	question, ts := f.start(t)
	if err := f.Stop(editor, newsdesk, question); err != nil {
		t.Fatal(err)
	}
	_, _, err := f.api.AppendStreamContext(f.ctx, newsdesk, ts, slack.MsgOptionMarkdownText("a"))
	refusedWith(t, err, "stopped_by_user")
	stopped := nextInner(t, events, "agent_session_stopped")
	if !strings.Contains(stopped, ts) || !strings.Contains(stopped, question) {
		t.Errorf("event: %s", stopped)
	}
}

// The agent's status, title and suggestions are kept; statuses lapse.
func TestAgentSession(t *testing.T) {
	w := desk.DefaultWorkspace()
	w.App.Events = []string{"app_mention"}
	f := open(t, desk.Options{Workspace: w})
	question := f.say(t, editor, newsdesk, "", "question")
	got, err := f.api.SetAgentSessionStatusContext(f.ctx, slack.AgentSessionSetStatusParameters{
		Status: slack.AgentSessionStatusProcessing, ChannelID: newsdesk, ThreadTS: question, Title: "Raids"})
	if err != nil || got.AgentStatus != "processing" || got.Title != "Raids" {
		t.Errorf("%+v, %v", got, err)
	}
	if len(got.ResponseMetadata.Warnings) != 1 {
		t.Errorf("no warning about agent_session_stopped: %+v", got.ResponseMetadata)
	}
	if err := f.api.SetAssistantThreadsStatusContext(f.ctx, slack.AssistantThreadsSetStatusParameters{ChannelID: newsdesk, ThreadTS: question, Status: "is searching…"}); err != nil {
		t.Fatal(err)
	}
	if s, _ := f.Session(newsdesk, question); s.Line != "is searching…" {
		t.Errorf("line %q", s.Line)
	}
	f.clock.Add(2 * time.Minute)
	f.Tick()
	if s, _ := f.Session(newsdesk, question); s.Line != "" || s.Status != "processing" {
		t.Errorf("after two minutes: %+v", s)
	}
	f.clock.Add(time.Hour)
	f.Tick()
	if s, _ := f.Session(newsdesk, question); s.Status != "active" {
		t.Errorf("after an hour: %+v", s)
	}
	if _, err := f.api.RenameAgentSessionContext(f.ctx, slack.AgentSessionRenameParameters{ChannelID: newsdesk, ThreadTS: question, Title: strings.Repeat("t", 201)}); err == nil {
		t.Error("a title of 201 characters was taken")
	}
	prompts := slack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: newsdesk, ThreadTS: question}
	for range 5 {
		prompts.AddPrompt("a", "b")
	}
	refusedWith(t, f.api.SetAssistantThreadsSuggestedPromptsContext(f.ctx, prompts), "invalid_arguments")
	prompts.Prompts = prompts.Prompts[:4]
	if err := f.api.SetAssistantThreadsSuggestedPromptsContext(f.ctx, prompts); err != nil {
		t.Error(err)
	}
}
