package llm

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/prompts"
)

// echo is what a careless gateway adds to its errors: what it was sent.
const echo = " (request: Authorization: Bearer " + secretKey + ", content: " + secretText + ")"

// openAI returns an error body as OpenAI writes it.
func openAI(message, code string) string {
	return `{"error":{"message":"` + message + echo + `","type":"invalid_request_error","param":null,"code":"` + code + `"}}`
}

// retried and once are the waits after a fault that may pass and after one
// that will not.
var (
	retried   = []time.Duration{500 * time.Millisecond, time.Second}
	onceMore  = retried[:1]
	notAtAll  []time.Duration
	half      = fake.JSON(claimOne, claimTwo)[:20] // no claim is complete in it
	cutClaims = strings.TrimSuffix(fake.JSON(claimOne, claimTwo), "]}")
)

// Each way an endpoint fails before a stream begins becomes one kind of
// fault, and is tried again only when it may pass.
func TestStatusFaults(t *testing.T) {
	tests := []struct {
		name   string
		status int
		body   string
		kind   prompts.FaultKind
		waits  []time.Duration
	}{
		{"429", 429, openAI("Rate limit reached", "rate_limit_exceeded"), prompts.RateLimited, retried},
		{"429 without words", 429, ``, prompts.RateLimited, retried},
		{"429 out of money", 429, openAI("You exceeded your current quota", "insufficient_quota"), prompts.Unpaid, notAtAll},
		{"402, OpenRouter", 402, `{"error":{"message":"Insufficient credits","code":402}}`, prompts.Unpaid, notAtAll},
		{"410", 410, openAI("The model has been retired", "model_retired"), prompts.Retired, notAtAll},
		{"500", 500, openAI("The server had an error", "server_error"), prompts.Unavailable, retried},
		{"502 HTML page", 502, "<html><body>Bad gateway" + echo + "</body></html>", prompts.Unavailable, retried},
		{"503 model loading, llama.cpp", 503, `{"error":{"message":"Loading model","type":"unavailable_error","code":503}}`, prompts.Unavailable, retried},
		{"408", 408, ``, prompts.Unavailable, retried},
		{"401", 401, openAI("Incorrect API key provided: "+secretKey, "invalid_api_key"), prompts.Unauthorised, notAtAll},
		{"403", 403, `Forbidden` + echo, prompts.Unauthorised, notAtAll},
		{"403 no access to the model, OpenAI", 403, openAI("Project does not have access to model", "model_not_found"), prompts.UnknownModel, notAtAll},
		{"404 model, OpenAI", 404, openAI("The model does not exist", "model_not_found"), prompts.UnknownModel, notAtAll},
		{"404 model, Ollama", 404, `{"error":"model \"m\" not found, try pulling it first"}`, prompts.UnknownModel, notAtAll},
		{"404 model, vLLM", 404, `{"object":"error","message":"The model does not exist.","type":"NotFoundError","code":404}`, prompts.UnknownModel, notAtAll},
		{"404 page", 404, "404 page not found", prompts.UnknownModel, notAtAll},
		{"400 model, OpenRouter", 400, `{"error":{"message":"m is not a valid model ID","code":400}}`, prompts.UnknownModel, notAtAll},
		{"context, OpenAI", 400, openAI("This model's maximum context length is 8192 tokens.", "context_length_exceeded"), prompts.TooLong, notAtAll},
		{"context, vLLM", 400, `{"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 5000 tokens","type":"BadRequestError","param":null,"code":400}`, prompts.TooLong, notAtAll},
		{"context, newer vLLM", 400, `{"error":{"message":"The decoder prompt (length 5000) is longer than the maximum model length of 4096.","type":"BadRequestError","param":null,"code":400}}`, prompts.TooLong, notAtAll},
		{"context, llama.cpp", 400, `{"error":{"code":400,"message":"request (4390 tokens) exceeds the available context size (4096 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":4390,"n_ctx":4096}}`, prompts.TooLong, notAtAll},
		{"context, llama.cpp with 500", 500, `{"error":{"code":500,"message":"Context size has been exceeded.","type":"server_error"}}`, prompts.TooLong, notAtAll},
		{"context, Ollama", 400, `{"error":"the input length exceeds the context length"}`, prompts.TooLong, notAtAll},
		{"413", 413, `<html>Request Entity Too Large</html>`, prompts.TooLong, notAtAll},
		{"filter, Azure", 400, `{"error":{"message":"The response was filtered","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}}`, prompts.Filtered, notAtAll},
		{"filter, Azure with its inner error only", 400, `{"error":{"message":"no","code":null,"innererror":{"code":"ResponsibleAIPolicyViolation"}}}`, prompts.Filtered, notAtAll},
		{"400 of another kind", 400, openAI("Unknown parameter", "unknown_parameter"), prompts.Rejected, notAtAll},
		{"418", 418, `not JSON` + echo, prompts.Rejected, notAtAll},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t)
			s.Otherwise(fake.Status(test.status, test.body))
			c := ask(t, Options{BaseURL: s.URL})
			var f *prompts.Fault
			if !errors.As(c.err, &f) || f.Kind != test.kind || f.Status != test.status {
				t.Errorf("got %v, want %s with status %d", c.err, test.kind, test.status)
			}
			if !reflect.DeepEqual(c.waits, test.waits) || len(s.Requests()) != 1+len(test.waits) {
				t.Errorf("%d requests with waits %v, want waits %v", len(s.Requests()), c.waits, test.waits)
			}
			if strings.Count(c.log, "model request failed") != len(s.Requests()) {
				t.Errorf("want one log line for each of %d requests, got %s", len(s.Requests()), c.log)
			}
		})
	}
}

// A response that is cut before its end still tells by its status what the
// matter is.
func TestStatusFaultWithACutBody(t *testing.T) {
	s := serve(t)
	s.Otherwise(fake.Status(429, "{", "Content-Length", "100"))
	if c := ask(t, Options{BaseURL: s.URL}); c.kind() != prompts.RateLimited {
		t.Errorf("got %v", c.err)
	}
}

// Only a stream that ends with sound JSON is a reply;
// a fault before the first claim is tried again when it may pass.
func TestStreamFaults(t *testing.T) {
	whole := fake.JSON(claimOne)
	tests := []struct {
		name  string
		reply fake.Reply
		kind  prompts.FaultKind
		waits []time.Duration
	}{
		{"no finish reason", fake.Cut(half), prompts.CutShort, retried},
		{"[DONE] without finish reason", fake.Raw(fake.Pieces(half) + "data: [DONE]\n\n"), prompts.CutShort, retried},
		{"length", fake.Finish(half, "length"), prompts.CutShort, notAtAll},
		{"content filter", fake.Finish(half, "content_filter"), prompts.Filtered, notAtAll},
		{"tool calls", fake.Finish("", "tool_calls"), prompts.Malformed, onceMore},
		{"unknown finish reason", fake.Finish(half, "error"), prompts.CutShort, retried},
		{"refusal", fake.Raw(fake.Chunk(map[string]any{"index": 0, "delta": map[string]any{"refusal": "I cannot."}})), prompts.Refused, notAtAll},
		{"no choices", fake.Raw(`data: {"id":"1","choices":[]}` + "\n\ndata: [DONE]\n\n"), prompts.Empty, retried},
		{"nothing", fake.Raw(""), prompts.Empty, retried},
		{"empty text", fake.Text(""), prompts.Empty, retried},
		{"prose", fake.Text("I would rather not say" + echo), prompts.Malformed, onceMore},
		{"wrong JSON", fake.Text(`{"answer":"` + secretText + `"}`), prompts.Malformed, onceMore},
		{"JSON that does not end", fake.Text(half), prompts.Malformed, onceMore},
		{"piece that is not JSON", fake.Raw(fake.Pieces(half) + "data: {oops" + echo + "\n\n"), prompts.Malformed, onceMore},
		{"error object", fake.Raw(fake.Pieces(half) + `data: {"error":{"message":"boom` + echo + `","type":"server_error"}}` + "\n\n"), prompts.Unavailable, retried},
		{"error object after a keep-alive", fake.Raw(": ping\n\n" + `data: {"error":{"message":"context_length_exceeded"}}` + "\n\n"), prompts.TooLong, notAtAll},
		{"error with a number", fake.Raw(`data: {"error":{"message":"slow down","code":429}}` + "\n\n"), prompts.RateLimited, retried},
		{"error with an id", fake.Raw(fake.Pieces(half) + `data: {"id":"1","choices":[],"error":{"message":"Rate limit` + echo + `"}}` + "\n\n"), prompts.RateLimited, retried},
		{"error string", fake.Raw(`data: {"error":"boom` + echo + `"}` + "\n\n"), prompts.Unavailable, retried},
		{"error string with an id", fake.Raw(`data: {"id":"1","error":"the input length exceeds the context length"}` + "\n\n"), prompts.TooLong, notAtAll},
		{"error event", fake.Raw("event: error\n" + `data: {"error":{"message":"boom","code":502}}` + "\n\n"), prompts.Unavailable, retried},
		{"200 with an error body", fake.Status(200, openAI("Rate limit", "rate_limit_exceeded")), prompts.RateLimited, retried},
		{"200 with an indented error body", fake.Status(200, "{\n \"error\": {\n  \"message\": \"maximum context length\"\n }\n}"), prompts.TooLong, notAtAll},
		{"200 with a page", fake.Status(200, "<html>Sign in"+echo+"</html>", "Content-Type", "text/html"), prompts.Malformed, onceMore},
		{"200 with a long page", fake.Status(200, strings.Repeat("<br>\n", 1000), "Content-Type", "text/html"), prompts.Malformed, onceMore},
		{"200 with prose that is no stream", fake.Status(200, `{"choices":[{"message":{"content":"x"},"finish_reason":"stop"}]}`), prompts.Malformed, onceMore},
		{"over 64 KB", fake.Raw(fake.Chunk(map[string]any{"index": 0, "delta": map[string]any{"content": strings.Repeat("x", 65<<10)}})), prompts.Malformed, onceMore},
		{"endless line", fake.Raw("data: " + strings.Repeat("x", maxResponseBytes+1)), prompts.Malformed, notAtAll},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t)
			s.Otherwise(test.reply)
			c := ask(t, Options{BaseURL: s.URL})
			if c.kind() != test.kind || len(c.claims) != 0 {
				t.Errorf("got %v with %d claims, want %s", c.err, len(c.claims), test.kind)
			}
			if !reflect.DeepEqual(c.waits, test.waits) {
				t.Errorf("got waits %v, want %v", c.waits, test.waits)
			}
		})
	}
	if c := ask(t, Options{BaseURL: serve(t, fake.Text("?"), fake.Cut(half), fake.Text(whole)).URL}); c.err != nil || len(c.claims) != 1 {
		t.Errorf("two faults that pass: got %v with %d claims", c.err, len(c.claims))
	}
}

// Once a claim has been handed over nothing is sent again, or the claims of
// two attempts would be mixed.
func TestNoRetryAfterAClaim(t *testing.T) {
	for name, reply := range map[string]fake.Reply{
		"no finish reason": fake.Cut(cutClaims),
		"error":            fake.Raw(fake.Pieces(cutClaims) + `data: {"error":{"message":"boom","code":503}}` + "\n\n"),
		"reply format":     fake.Raw(fake.Pieces(cutClaims) + `data: {"error":{"message":"bad grammar","code":400}}` + "\n\n"),
		"no claim":         fake.Text(cutClaims + ",oops]}"),
	} {
		s := serve(t, reply, fake.Claims(claimTwo))
		c := ask(t, Options{BaseURL: s.URL})
		if c.kind() == 0 || !reflect.DeepEqual(c.claims, []prompts.Claim{claimOne, claimTwo}) || len(s.Requests()) != 1 {
			t.Errorf("%s: got %v with %+v after %d requests", name, c.err, c.claims, len(s.Requests()))
		}
	}
}

// An endpoint that cannot be reached is unavailable, for whatever reason.
func TestUnreachable(t *testing.T) {
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	t.Cleanup(secure.Close)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	refused := "http://" + listener.Addr().String()
	listener.Close()
	hangUp := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	t.Cleanup(hangUp.Close)
	for name, o := range map[string]Options{
		"refused":             {BaseURL: refused},
		"no such host":        {BaseURL: "http://llm.invalid/v1", Transport: &http.Transport{DialContext: noSuchHost}},
		"unknown certificate": {BaseURL: secure.URL, Transport: &http.Transport{TLSClientConfig: &tls.Config{}}},
		"not TLS":             {BaseURL: strings.Replace(hangUp.URL, "http:", "https:", 1)},
		"hangs up":            {BaseURL: hangUp.URL},
	} {
		t.Run(name, func(t *testing.T) {
			c := ask(t, o)
			if c.kind() != prompts.Unavailable || !reflect.DeepEqual(c.waits, retried) {
				t.Errorf("got %v, waits %v", c.err, c.waits)
			}
		})
	}
}

func noSuchHost(context.Context, string, string) (net.Conn, error) {
	return nil, &net.DNSError{Err: "no such host", Name: "llm.invalid", IsNotFound: true}
}

// A model of which go-openai knows that it cannot chat is not asked.
func TestNotAChatModel(t *testing.T) {
	s := serve(t)
	chat, err := NewChat(Options{BaseURL: s.URL, Model: "text-davinci-003"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = chat.Reply(t.Context(), prompt, ignore)
	if (call{err: err}).kind() != prompts.UnknownModel || len(s.Requests()) != 0 {
		t.Errorf("got %v after %d requests", err, len(s.Requests()))
	}
}

// A redirect is not followed, wherever it leads, so neither the key nor the
// articles go anywhere else.
func TestRedirectsAreNotFollowed(t *testing.T) {
	elsewhere := serve(t)
	elsewhere.Otherwise(fake.Claims(claimOne))
	for _, status := range []int{301, 302, 303, 307, 308} {
		s := serve(t, fake.Status(status, "", "Location", elsewhere.URL+"/chat/completions"))
		c := ask(t, Options{BaseURL: s.URL})
		if c.kind() != prompts.Unavailable || len(c.waits) != 0 {
			t.Errorf("%d: got %v, waits %v", status, c.err, c.waits)
		}
	}
	if n := len(elsewhere.Requests()); n != 0 {
		t.Errorf("%d requests went elsewhere", n)
	}
}
