package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/slackapp/desk"
)

// onDesk returns a client of a desk, and a stage for the answer to a question
// that was asked there in the thread.
func onDesk(t *testing.T) (d *desk.Desk, stage say.Stage, thread string) {
	t.Helper()
	d, err := desk.New(desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	api := httptest.NewServer(d.Handler())
	t.Cleanup(func() {
		api.Close()
		if err := d.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	if thread, err = d.Post("U0EDITOR01", "C0NEWSDESK", "", "Who?"); err != nil {
		t.Fatal(err)
	}
	c := NewClient(Options{
		BotToken: d.BotToken(), APIURL: api.URL + "/api/",
		Wait: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	stage, halt := c.stage(request{Channel: "C0NEWSDESK", Thread: thread, User: "U0EDITOR01"})
	t.Cleanup(halt)
	return d, stage, thread
}

// growing is an answer with so many claims, each of the text.
func growing(claims int, text func(n int) string) answer.Answer {
	a := answer.Answer{Question: "Who?", Outcome: answer.Answered, Mode: answer.ByModel}
	for n := range claims {
		a.Claims = append(a.Claims, answer.Claim{Text: text(n + 1), Citations: []int{n + 1}})
		a.Citations = append(a.Citations, answer.Citation{N: n + 1, Quote: "Quotation " + text(n+1), Article: "a", URL: "https://news.example/a"})
	}
	return a
}

// own are the messages of the app in the thread.
func own(d *desk.Desk, thread string) (out []desk.Message) {
	for _, m := range d.Thread("C0NEWSDESK", thread, "") {
		if m.BotID != "" {
			out = append(out, m)
		}
	}
	return out
}

// show shows the answer claim by claim and finishes it.
func show(t *testing.T, stage say.Stage, a answer.Answer) {
	t.Helper()
	address := ""
	for n := range a.Claims {
		soFar := a
		soFar.Claims, soFar.Citations = a.Claims[:n+1], a.Citations[:n+1]
		var err error
		if address, err = stage.Show(t.Context(), "answer/1", soFar); err != nil {
			t.Fatalf("claim %d: %v", n+1, err)
		}
	}
	if _, err := stage.Finish(t.Context(), "answer/1", address, a); err != nil {
		t.Fatal(err)
	}
}

// An answer that is longer than a stream may be goes on in further messages:
// nothing is lost, shown twice or over Slack's limits.
func TestLongStream(t *testing.T) {
	d, stage, thread := onDesk(t)
	a := growing(60, func(n int) string { return fmt.Sprintf("Claim %03d says %s.", n, strings.Repeat("very much ", 30)) })
	show(t, stage, a)
	messages := own(d, thread)
	if len(messages) < 3 {
		t.Errorf("%d messages, want several", len(messages))
	}
	raw, err := json.Marshal(messages)
	if err != nil {
		t.Fatal(err)
	}
	for n := range a.Claims {
		if got := strings.Count(string(raw), fmt.Sprintf(`"Claim %03d says`, n+1)); got != 1 {
			t.Errorf("claim %d is shown %d times", n+1, got)
		}
		if got := strings.Count(string(raw), fmt.Sprintf(`"Quotation Claim %03d says`, n+1)); got != 1 {
			t.Errorf("quotation %d is shown %d times", n+1, got)
		}
	}
	for _, e := range d.Record() {
		if e.Kind == "call" && e.Error != "" {
			t.Errorf("%s: %s", e.Method, e.Error)
		}
	}
	if len(d.Calls("chat.update")) > 0 || len(d.Calls("chat.stopStream")) != 1 {
		t.Error("the stream did not end with the answer")
	}
}

// Nothing that a model or an article says becomes markup, a mention or a link
// while it is streamed: it goes out as literal text, and only in what cannot
// be read as anything else.
func TestStreamedTextIsLiteral(t *testing.T) {
	d, stage, thread := onDesk(t)
	nasty := []string{
		"<!channel> <!here> <!everyone> <@U0EDITOR01> <#C0NEWSDESK> <!subteam^S1>", "@channel @here @maya",
		"[click](https://evil.example/?q=secret) ![x](https://evil.example/x.png)", "https://evil.example/bare www.evil.example",
		"<https://evil.example|Reuters>", "&lt;!channel&gt; &#60;!channel&#62;", "**bold** _it_ ~s~ `code` ```block``` # title\n> quote", "<!date^1^{date}|x> :smile:",
	}
	a := growing(len(nasty), func(n int) string { return nasty[n-1] })
	show(t, stage, a)
	for _, e := range d.Record() {
		if e.Kind != "call" || !strings.HasPrefix(e.Method, "chat.") {
			continue
		}
		for _, name := range []string{"markdown_text", "text", "attachments", "link_names", "parse"} {
			if text, _ := e.Args[name].(string); text != "" {
				t.Errorf("%s carries %s %q, which Slack reads for markup", e.Method, name, text)
			}
		}
		chunks, _ := e.Args["chunks"].([]any)
		for _, c := range chunks {
			if kind := c.(map[string]any)["type"]; kind != "blocks" {
				t.Errorf("%s carries a chunk of type %v", e.Method, kind)
			}
			literal(t, e.Method, c.(map[string]any)["blocks"])
		}
		literal(t, e.Method, e.Args["blocks"])
	}
	shown := own(d, thread)
	raw, err := json.Marshal(shown[0].Blocks)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := json.NewEncoder(&text).Encode("[click](https://evil.example/?q=secret) ![x](https://evil.example/x.png)"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), strings.TrimSpace(text.String())) {
		t.Errorf("the words are not shown as they are: %s", raw)
	}
}

// literal checks that blocks hold literal text, and links to articles alone.
func literal(t *testing.T, where string, v any) {
	t.Helper()
	harmless := []string{
		"rich_text", "rich_text_section", "rich_text_quote", "rich_text_list", "text", "link", "context", "plain_text",
		"actions", "button", "context_actions", "feedback_buttons",
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			literal(t, where, item)
		}
	case map[string]any:
		if kind, ok := v["type"].(string); ok && !slices.Contains(harmless, kind) {
			t.Errorf("%s carries a %s", where, kind)
		}
		if link, ok := v["url"].(string); ok && !strings.HasPrefix(link, "https://news.example/a") {
			t.Errorf("%s carries a link to %s", where, link)
		}
		for _, item := range v {
			literal(t, where, item)
		}
	}
}

// A claim that was changed after it was shown is replaced when the answer is
// whole: the message is written anew rather than ended as it stands.
func TestStreamOfAChangedArticle(t *testing.T) {
	d, stage, thread := onDesk(t)
	a := growing(2, func(n int) string { return fmt.Sprint("Claim ", n, ".") })
	address, err := stage.Show(t.Context(), "answer/1", a)
	if err != nil {
		t.Fatal(err)
	}
	left := growing(1, func(int) string { return "Claim 2." })
	if _, err := stage.Finish(t.Context(), "answer/1", address, left); err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(own(d, thread))
	if err != nil {
		t.Fatal(err)
	}
	if text := string(raw); strings.Contains(text, "Claim 1.") || !strings.Contains(text, "Claim 2.") {
		t.Errorf("it shows %s", text)
	}
	for _, e := range d.Calls("chat.update") {
		if e.Args["unfurl_links"] != "false" && e.Args["unfurl_links"] != false || e.Args["unfurl_media"] != "false" && e.Args["unfurl_media"] != false {
			t.Errorf("an edit may unfurl links: %v", e.Args)
		}
	}
}

// A message that somebody deleted while it was written is posted again.
func TestDeletedStream(t *testing.T) {
	d, stage, thread := onDesk(t)
	a := growing(2, func(n int) string { return fmt.Sprint("Claim ", n, ".") })
	address, err := stage.Show(t.Context(), "answer/1", a)
	if err != nil {
		t.Fatal(err)
	}
	if err := stage.(*stream).client.delete(t, address); err != nil {
		t.Fatal(err)
	}
	if _, err := stage.Finish(t.Context(), "answer/1", address, a); err != nil {
		t.Fatal(err)
	}
	if got := own(d, thread); len(got) != 1 {
		t.Errorf("%d messages, want one", len(got))
	}
}

func (c *Client) delete(t *testing.T, address string) error {
	channel, ts, _ := strings.Cut(address, "/")
	_, _, err := c.api.DeleteMessageContext(t.Context(), channel, ts)
	return err
}
