package llm

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/prompts"
)

// canned answers every request with the status, the type and the body.
type canned struct {
	status      int
	kind, bytes string
}

func (c canned) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{
		Status: http.StatusText(c.status), StatusCode: c.status, Request: r,
		Header: http.Header{"Content-Type": {c.kind}}, Body: io.NopCloser(strings.NewReader(c.bytes)),
	}, nil
}

// Whatever bytes an endpoint sends, a call ends in success or in a fault of a
// known kind, and in success only when there is the JSON of a reply in them.
func FuzzReply(f *testing.F) {
	f.Add(200, true, fake.Pieces(fake.JSON(claimOne))+`data: {"choices":[{"finish_reason":"stop"}]}`)
	f.Add(200, true, ": ping\n\ndata: {\"error\":\"x\"}\n\ndata: [DONE]")
	f.Add(200, false, `{"error":{"message":["a"],"code":4.5,"innererror":7}}`)
	f.Add(400, false, `{"error":{"message":"response_format","param":{}}}`)
	f.Add(99, false, "<html>")
	f.Fuzz(func(t *testing.T, status int, stream bool, body string) {
		kind := "application/json"
		if stream {
			kind = "text/event-stream; charset=utf-8"
		}
		c, err := NewChat(Options{Model: "m", Limits: Limits{Retries: -1}, Transport: canned{status, kind, body}})
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.Reply(context.Background(), prompt, ignore)
		var fault *prompts.Fault
		switch {
		case err == nil && !strings.Contains(body, "[") && !strings.Contains(body, `\u`):
			t.Errorf("success without a list of claims")
		case err != nil && !errors.As(err, &fault):
			t.Errorf("not a fault: %v", err)
		case err != nil && fault.Kind.String() == prompts.FaultKind(0).String():
			t.Errorf("fault of no kind")
		}
	})
}
