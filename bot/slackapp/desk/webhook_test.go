package desk_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
)

// With a request URL, everything comes by HTTP: signed, retried with Slack's
// headers, and the answer's body is the ack's payload.
func TestWebhook(t *testing.T) {
	w := desk.DefaultWorkspace()
	type received struct {
		header http.Header
		body   []byte
	}
	got := make(chan received, 10)
	answers := make(chan int, 10)
	app := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		got <- received{r.Header, body}
		if form, err := url.ParseQuery(string(body)); err == nil && form.Get("command") != "" {
			_, _ = rw.Write([]byte("acked " + form.Get("text")))
			return
		}
		rw.WriteHeader(<-answers)
	}))
	defer app.Close()
	w.App.RequestURL = app.URL
	d, err := desk.New(desk.Options{Workspace: w})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}()
	answers <- http.StatusInternalServerError
	answers <- http.StatusOK
	if _, err := d.Post(editor, "C0FACTS001", "", "plain"); err != nil {
		t.Fatal(err)
	}
	first, second := await(t, got), await(t, got)
	verifier, err := slack.NewSecretsVerifier(first.header, w.App.SigningSecret)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := verifier.Write(first.body); err != nil {
		t.Fatal(err)
	}
	if err := verifier.Ensure(); err != nil {
		t.Error(err)
	}
	event, err := slackevents.ParseEvent(first.body, slackevents.OptionNoVerifyToken())
	if err != nil || event.InnerEvent.Type != "message" {
		t.Errorf("event: %+v, %v", event, err)
	}
	if num, reason := second.header.Get("X-Slack-Retry-Num"), second.header.Get("X-Slack-Retry-Reason"); num != "1" || reason != "http_error" {
		t.Errorf("retry %q, %q", num, reason)
	}
	if err := d.Slash(t.Context(), editor, newsdesk, "/pullquote", "ask"); err != nil {
		t.Fatal(err)
	}
	seen := d.Messages(newsdesk, editor)
	if last := seen[len(seen)-1]; last.Text != "acked ask" {
		t.Errorf("answer: %+v", last)
	}
}
