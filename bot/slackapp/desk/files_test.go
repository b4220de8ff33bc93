package desk_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
)

const draftText = "“We shall not sell the harbour,” said the mayor.\n"

// A file that a person posts to the app is told of, described and read by the
// real client; one posted where the app is not, and any without the scope, is
// not.
func TestFileForTheApp(t *testing.T) {
	f := open(t, desk.Options{})
	_, events := f.connect(t)
	dm, err := f.OpenDM(editor, "messages")
	if err != nil {
		t.Fatal(err)
	}
	id := f.uploaded(t, editor, "My draft.txt")
	if _, err := f.PostFiles(reporter, newsdesk, "", "", id); err != desk.ErrNoFile {
		t.Errorf("somebody else's file: %v", err)
	}
	if _, err := f.PostFiles(editor, dm, "", "", id); err != nil {
		t.Fatal(err)
	}
	inner := next(t, events, socketmode.EventTypeEventsAPI).Data.(slackevents.EventsAPIEvent).InnerEvent.Data
	for {
		if m, ok := inner.(*slackevents.MessageEvent); ok {
			if m.SubType != "file_share" || len(m.Message.Files) != 1 || m.Message.Files[0].ID != id {
				t.Errorf("told of %+v", m.Message)
			}
			break
		}
		inner = next(t, events, socketmode.EventTypeEventsAPI).Data.(slackevents.EventsAPIEvent).InnerEvent.Data
	}
	info, _, _, err := f.api.GetFileInfoContext(f.ctx, id, 0, 0)
	if err != nil || info.Name != "My draft.txt" || info.Size != len(draftText) {
		t.Fatalf("%+v, %v", info, err)
	}
	var got bytes.Buffer
	if err := f.api.GetFileContext(f.ctx, info.URLPrivateDownload, &got); err != nil || got.String() != draftText {
		t.Errorf("read %q, %v", got.String(), err)
	}
	apart := f.uploaded(t, editor, "apart.txt")
	if _, err := f.PostFiles(editor, canteen, "", "Lunch", apart); err != nil {
		t.Fatal(err)
	}
	_, _, _, err = f.api.GetFileInfoContext(f.ctx, apart, 0, 0)
	refusedWith(t, err, "file_not_found")
	if err := f.api.GetFileContext(f.ctx, strings.ReplaceAll(strings.ReplaceAll(info.URLPrivateDownload, id, apart), "my_draft", "apart"), &got); err == nil {
		t.Error("a file where the app is not was read")
	}
}

// The app's own file goes into a conversation, and whoever is there reads it.
func TestFileFromTheApp(t *testing.T) {
	f := open(t, desk.Options{})
	dm, err := f.OpenDM(editor, "messages")
	if err != nil {
		t.Fatal(err)
	}
	root := f.say(t, editor, dm, "", "Check this")
	const report = "<!doctype html><p>2 quotations"
	up := slack.UploadFileParameters{Filename: "check.html", Title: "Check", FileSize: len(report), Content: report, Channel: editor, ThreadTimestamp: root}
	_, err = f.api.UploadFileContext(f.ctx, up)
	if err == nil || !strings.Contains(err.Error(), "channel_not_found") {
		t.Errorf("a person is no channel: %v", err)
	}
	up.Channel = dm
	if _, err := f.api.UploadFileContext(f.ctx, up); err != nil {
		t.Fatal(err)
	}
	thread := f.Thread(dm, root, editor)
	last := thread[len(thread)-1]
	if len(thread) != 2 || len(last.Files) != 1 || last.Files[0]["title"] != "Check" {
		t.Fatalf("thread %+v", thread)
	}
	id, _ := last.Files[0]["id"].(string)
	for as, want := range map[string]int{editor: http.StatusOK, reporter: http.StatusNotFound} {
		response, err := http.Get(f.url + "/desk/file/" + id + "?as=" + as)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if response.StatusCode != want || want == http.StatusOK && string(body) != report {
			t.Errorf("as %s: %d %s", as, response.StatusCode, body)
		}
		if want == http.StatusOK && !strings.Contains(response.Header.Get("Content-Security-Policy"), "sandbox") {
			t.Error("a page in a file runs as the desk's own")
		}
	}
}

// A form's file input hands files to the app, as many as it takes.
func TestFileInForm(t *testing.T) {
	f := open(t, desk.Options{})
	submitted := make(chan slack.InteractionCallback, 1)
	f.serve(t, func(e socketmode.Event) any {
		callback, _ := e.Data.(slack.InteractionCallback)
		switch callback.Type {
		case slack.InteractionTypeShortcut:
			input := slack.NewInputBlock("file", plain("Draft"), nil, slack.NewFileInputBlockElement("file").WithMaxFiles(1).WithFileTypes("txt", "docx"))
			input.Optional = true
			_, err := f.api.OpenViewContext(f.ctx, callback.TriggerID, slack.ModalViewRequest{Type: slack.VTModal, Title: plain("Check"), Submit: plain("Send"),
				Blocks: slack.Blocks{BlockSet: []slack.Block{input}}})
			if err != nil {
				t.Error(err)
			}
		case slack.InteractionTypeViewSubmission:
			submitted <- callback
		}
		return nil
	})
	if err := f.Shortcut(f.ctx, editor, "ask_articles"); err != nil {
		t.Fatal(err)
	}
	form, ok := f.Modal(editor)
	if !ok {
		t.Fatal("no form is open")
	}
	one, two := f.uploaded(t, editor, "one.txt"), f.uploaded(t, editor, "two.txt")
	if faults, err := f.Submit(f.ctx, editor, form.ID, desk.Values{"file": {one, two}}); err != nil || faults["file"] == "" {
		t.Errorf("two files: %v, %v", faults, err)
	}
	if faults, err := f.Submit(f.ctx, editor, form.ID, desk.Values{"file": {one}}); err != nil || len(faults) > 0 {
		t.Errorf("one file: %v, %v", faults, err)
	}
	files := await(t, submitted).View.State.Values["file"]["file"].Files
	if len(files) != 1 || files[0].ID != one {
		t.Fatalf("submitted %+v", files)
	}
	if _, _, _, err := f.api.GetFileInfoContext(f.ctx, one, 0, 0); err != nil {
		t.Error(err)
	}
}

// uploaded is the id of a file of draftText that a person has chosen.
func (f *office) uploaded(t *testing.T, user, name string) string {
	t.Helper()
	id, err := f.Upload(user, name, []byte(draftText))
	if err != nil {
		t.Fatal(err)
	}
	return id
}
