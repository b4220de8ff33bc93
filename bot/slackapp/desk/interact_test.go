package desk_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
)

func plain(s string) *slack.TextBlockObject {
	return slack.NewTextBlockObject("plain_text", s, false, false)
}

func button(id string) slack.MsgOption {
	return slack.MsgOptionBlocks(slack.NewActionBlock("acts", slack.NewButtonBlockElement(id, "a1", plain("Show in context"))))
}

func reasonForm() slack.ModalViewRequest {
	input := slack.NewInputBlock("reason", plain("What was wrong?"), nil, slack.NewPlainTextInputBlockElement(nil, "why"))
	return slack.ModalViewRequest{Type: slack.VTModal, Title: plain("Feedback"), Submit: plain("Send"), CallbackID: "reason",
		PrivateMetadata: "a1", Blocks: slack.Blocks{BlockSet: []slack.Block{input}}}
}

// serve acknowledges every interaction with what answer returns for it.
func (f *office) serve(t testing.TB, answer func(socketmode.Event) any) {
	t.Helper()
	client, events := f.connect(t)
	ctx, cancel := context.WithCancel(f.ctx)
	var serving sync.WaitGroup
	t.Cleanup(func() { cancel(); serving.Wait() })
	serving.Go(func() {
		for {
			select {
			case e := <-events:
				if e.Request != nil && e.Request.EnvelopeID != "" {
					if err := client.AckCtx(ctx, e.Request.EnvelopeID, answer(e)); err != nil && ctx.Err() == nil {
						t.Error(err)
					}
				}
			case <-ctx.Done():
				return
			}
		}
	})
}

// A button opens a form, the form's errors keep it open, and sending it closes it.
func TestButtonOpensForm(t *testing.T) {
	f := open(t, desk.Options{})
	var submitted slack.InteractionCallback
	f.serve(t, func(e socketmode.Event) any {
		callback, ok := e.Data.(slack.InteractionCallback)
		switch {
		case ok && callback.Type == slack.InteractionTypeBlockActions:
			action := callback.ActionCallback.BlockActions[0]
			if action.ActionID != "context" || action.Value != "a1" || callback.Container.ChannelID != newsdesk || callback.ResponseURL == "" {
				t.Errorf("click: %+v", action)
			}
			if _, err := f.api.OpenViewContext(f.ctx, callback.TriggerID, reasonForm()); err != nil {
				t.Error(err)
			}
			_, err := f.api.OpenViewContext(f.ctx, callback.TriggerID, reasonForm())
			refusedWith(t, err, "exchanged_trigger_id")
		case ok && callback.Type == slack.InteractionTypeViewSubmission:
			submitted = callback
			if callback.View.State.Values["reason"]["why"].Value == "no" {
				return slack.NewErrorsViewSubmissionResponse(map[string]string{"reason": "Say more, please."})
			}
		}
		return nil
	})
	_, ts, err := f.api.PostMessageContext(f.ctx, newsdesk, text("a"), button("context"))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Click(f.ctx, editor, desk.Click{Channel: newsdesk, TS: ts, ActionID: "context"}); err != nil {
		t.Fatal(err)
	}
	form, ok := f.Modal(editor)
	if !ok {
		t.Fatal("no form is open")
	}
	for _, c := range []struct {
		answer, want string
	}{{"", "Please complete this required field."}, {"no", "Say more, please."}, {"The date is wrong", ""}} {
		faults, err := f.Submit(f.ctx, editor, form.ID, desk.Values{"why": {c.answer}})
		if err != nil || faults["reason"] != c.want {
			t.Errorf("%q: %v, %v", c.answer, faults, err)
		}
	}
	if submitted.View.PrivateMetadata != "a1" || submitted.View.State.Values["reason"]["why"].Value != "The date is wrong" {
		t.Errorf("submitted: %+v", submitted.View)
	}
	if _, open := f.Modal(editor); open {
		t.Error("the form is still open")
	}
	if err := f.Click(f.ctx, editor, desk.Click{Channel: newsdesk, TS: ts, ActionID: "gone"}); !errors.Is(err, desk.ErrNoSuchAction) {
		t.Errorf("a button that is not there: %v", err)
	}
}

// A trigger lives three seconds; views are pushed three deep; a stale hash is refused.
func TestViews(t *testing.T) {
	f := open(t, desk.Options{})
	triggers := make(chan string, 10)
	f.serve(t, func(e socketmode.Event) any {
		if callback, ok := e.Data.(slack.InteractionCallback); ok {
			triggers <- callback.TriggerID
		}
		return nil
	})
	trigger := func() string {
		if err := f.Shortcut(f.ctx, editor, "ask_articles"); err != nil {
			t.Fatal(err)
		}
		return await(t, triggers)
	}
	old := trigger()
	f.clock.Add(4 * time.Second)
	_, err := f.api.OpenViewContext(f.ctx, old, reasonForm())
	refusedWith(t, err, "expired_trigger_id")
	_, err = f.api.OpenViewContext(f.ctx, "made up", reasonForm())
	refusedWith(t, err, "invalid_trigger_id")
	long := reasonForm()
	long.Title = plain(strings.Repeat("t", 25))
	_, err = f.api.OpenViewContext(f.ctx, trigger(), long)
	refusedWith(t, err, "invalid_arguments")
	opened, err := f.api.OpenViewContext(f.ctx, trigger(), reasonForm())
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := f.api.PushViewContext(f.ctx, trigger(), reasonForm()); err != nil {
			t.Fatal(err)
		}
	}
	_, err = f.api.PushViewContext(f.ctx, trigger(), reasonForm())
	refusedWith(t, err, "push_limit_reached")
	updated, err := f.api.UpdateViewContext(f.ctx, reasonForm(), "", opened.Hash, opened.ID)
	if err != nil || updated.Hash == opened.Hash {
		t.Fatalf("update: %v, %v", updated, err)
	}
	_, err = f.api.UpdateViewContext(f.ctx, reasonForm(), "", opened.Hash, opened.ID)
	refusedWith(t, err, "hash_conflict")
	_, err = f.api.UpdateViewContext(f.ctx, reasonForm(), "", "", "V0NOWHERE")
	refusedWith(t, err, "not_found")
	home := slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewDividerBlock()}}}
	if _, err := f.api.PublishViewContext(f.ctx, slack.PublishViewContextRequest{UserID: editor, View: home}); err != nil {
		t.Fatal(err)
	}
	if v, ok := f.Home(editor); !ok || len(v.Blocks) != 1 {
		t.Errorf("home: %+v", v)
	}
}

// A slash command is answered in the ack or through its response URL, five
// times at most; without an answer the person is told.
func TestSlash(t *testing.T) {
	f := open(t, desk.Options{})
	var responseURL string
	f.serve(t, func(e socketmode.Event) any {
		command, ok := e.Data.(slack.SlashCommand)
		if !ok {
			return nil
		}
		if command.Command != "/pullquote" || command.Text != "ask how many?" || command.ChannelID != newsdesk {
			t.Errorf("command: %+v", command)
		}
		responseURL = command.ResponseURL
		return map[string]any{"text": "searching"}
	})
	if err := f.Slash(f.ctx, editor, newsdesk, "/pullquote", "ask how many?"); err != nil {
		t.Fatal(err)
	}
	seen := f.Messages(newsdesk, editor)
	if last := seen[len(seen)-1]; last.Text != "searching" || last.OnlyFor != editor {
		t.Errorf("ack: %+v", last)
	}
	for i := range 6 {
		_, _, err := f.api.PostMessageContext(f.ctx, newsdesk, text("later"), slack.MsgOptionResponseURL(responseURL, slack.ResponseTypeInChannel))
		if (i < 5) != (err == nil) {
			t.Errorf("use %d: %v", i+1, err)
		}
	}
	if err := f.Slash(f.ctx, editor, newsdesk, "/nothing", ""); !errors.Is(err, desk.ErrNoCommand) {
		t.Errorf("unknown command: %v", err)
	}
	if err := f.Slash(f.ctx, guest, newsdesk, "/pullquote", "ask"); !errors.Is(err, desk.ErrGuest) {
		t.Errorf("guest: %v", err)
	}
}

// Without an ack in three seconds the person is told, and nothing is repeated.
func TestNoAnswer(t *testing.T) {
	f := open(t, desk.Options{})
	if err := f.Slash(f.ctx, editor, newsdesk, "/pullquote", "ask"); !errors.Is(err, desk.ErrNoApp) {
		t.Errorf("not connected: %v", err)
	}
	_, events := f.connect(t)
	result := make(chan error, 1)
	go func() { result <- f.Slash(f.ctx, editor, newsdesk, "/pullquote", "ask") }()
	next(t, events, socketmode.EventTypeSlashCommand)
	f.clock.Add(3 * time.Second)
	if err := await(t, result); !errors.Is(err, desk.ErrTimeout) {
		t.Errorf("no ack: %v", err)
	}
}

// A message shortcut carries the message and a response URL.
func TestMessageShortcut(t *testing.T) {
	f := open(t, desk.Options{})
	got := make(chan slack.InteractionCallback, 1)
	f.serve(t, func(e socketmode.Event) any {
		if callback, ok := e.Data.(slack.InteractionCallback); ok {
			got <- callback
		}
		return nil
	})
	ts := f.say(t, reporter, newsdesk, "", "61 places were searched")
	if err := f.MessageShortcut(f.ctx, editor, "find_in_articles", newsdesk, ts); err != nil {
		t.Fatal(err)
	}
	callback := await(t, got)
	if callback.Type != slack.InteractionTypeMessageAction || callback.Message.Text != "61 places were searched" || callback.ResponseURL == "" || callback.User.ID != editor {
		t.Errorf("shortcut: %+v", callback)
	}
}

// Server errors and lost replies are what they say: before, nothing was done;
// after, it was.
func TestCallFaults(t *testing.T) {
	for _, c := range []struct {
		kind   desk.FaultKind
		posted int
	}{{desk.ErrorBefore, 0}, {desk.ErrorAfter, 1}, {desk.LostReply, 1}, {desk.RateLimit, 0}, {desk.APIError, 0}, {desk.RefuseBlocks, 0}} {
		f := open(t, desk.Options{Faults: []desk.Fault{{Kind: c.kind, Match: "chat.*", Times: 1, Error: "fatal_error"}}})
		before := len(f.Messages(newsdesk, ""))
		if _, _, err := f.api.PostMessageContext(f.ctx, newsdesk, text("a"), button("b")); err == nil {
			t.Errorf("%s: no error", c.kind)
		}
		if posted := len(f.Messages(newsdesk, "")) - before; posted != c.posted {
			t.Errorf("%s: %d posted", c.kind, posted)
		}
		if _, _, err := f.api.PostMessageContext(f.ctx, private, text("a"), button("b")); err != nil {
			t.Errorf("%s: the second call failed: %v", c.kind, err)
		}
		if f.Injected() != 1 {
			t.Errorf("%s: %d faults", c.kind, f.Injected())
		}
	}
}

// Other web sites and other names for this machine are kept out.
func TestGuard(t *testing.T) {
	f := open(t, desk.Options{})
	for _, c := range []struct {
		host, origin, path string
		want               int
	}{
		{"", "", "/desk/close", http.StatusOK},
		{"", "https://evil.example", "/desk/close", http.StatusForbidden},
		{"evil.example", "", "/desk/close", http.StatusForbidden},
		{"localhost", "", "/desk/close", http.StatusOK},
	} {
		request, err := http.NewRequestWithContext(f.ctx, http.MethodPost, f.url+c.path, strings.NewReader(`{"as":"U0EDITOR01"}`))
		if err != nil {
			t.Fatal(err)
		}
		if c.host != "" {
			request.Host = c.host
		}
		request.Header.Set("Origin", c.origin)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode != c.want {
			t.Errorf("%+v: %d", c, response.StatusCode)
		}
	}
}

// The answer to a sent form may change it, put another over it, or close all.
func TestFormAnswers(t *testing.T) {
	f := open(t, desk.Options{})
	f.serve(t, func(e socketmode.Event) any {
		callback, _ := e.Data.(slack.InteractionCallback)
		next := reasonForm()
		next.Title = plain("Next")
		switch callback.Type {
		case slack.InteractionTypeShortcut:
			if _, err := f.api.OpenViewContext(f.ctx, callback.TriggerID, reasonForm()); err != nil {
				t.Error(err)
			}
		case slack.InteractionTypeViewSubmission:
			switch callback.View.State.Values["reason"]["why"].Value {
			case "update":
				return slack.NewUpdateViewSubmissionResponse(&next)
			case "push":
				return slack.NewPushViewSubmissionResponse(&next)
			case "wrong":
				next.Title = plain(strings.Repeat("t", 25))
				return slack.NewUpdateViewSubmissionResponse(&next)
			}
			return slack.NewClearViewSubmissionResponse()
		}
		return nil
	})
	if err := f.Shortcut(f.ctx, editor, "ask_articles"); err != nil {
		t.Fatal(err)
	}
	first, _ := f.Modal(editor)
	for _, c := range []struct {
		answer, title string
		same, fails   bool
	}{{"wrong", "Feedback", true, true}, {"update", "Next", true, false}, {"push", "Next", false, false}} {
		top, _ := f.Modal(editor)
		if _, err := f.Submit(f.ctx, editor, top.ID, desk.Values{"why": {c.answer}}); (err != nil) != c.fails {
			t.Errorf("%s: %v", c.answer, err)
		}
		now, ok := f.Modal(editor)
		title, _ := now.Body["title"].(map[string]any)
		if !ok || (now.ID == first.ID) != c.same || title["text"] != c.title {
			t.Errorf("%s: %+v", c.answer, now)
		}
	}
	top, _ := f.Modal(editor)
	if _, err := f.Submit(f.ctx, editor, top.ID, desk.Values{"why": {"done"}}); err != nil {
		t.Error(err)
	}
	if _, ok := f.Modal(editor); ok {
		t.Error("forms are still open")
	}
}
