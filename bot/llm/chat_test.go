package llm

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/prompts"
)

const (
	// secretKey and secretText must never be in an error or in the log.
	secretKey  = "sk-SENTINEL-4f1d"
	secretText = "SENTINEL-ARTICLE-TEXT"
)

var (
	prompt   = prompts.Prompt{Name: "answer", Version: "abc", System: "Rules.", User: secretText, Schema: []byte(`{"type":"object"}`)}
	claimOne = prompts.Claim{Text: "One “said” so — é 😀.", Sentences: []int{1}}
	claimTwo = prompts.Claim{Text: "Two.", Sentences: []int{2, 3}}
)

// call is what became of one call of Reply.
type call struct {
	claims      []prompts.Claim
	differences []prompts.Difference
	err         error
	waits       []time.Duration // asked for between attempts
	log         string
}

// kind returns the kind of the call's fault; 0 when it did not fail with one.
func (c call) kind() prompts.FaultKind {
	var f *prompts.Fault
	if !errors.As(c.err, &f) {
		return 0
	}
	return f.Kind
}

// newChat returns a Chat that does not wait between attempts but notes the
// waits in the call, and logs there too.
func newChat(t *testing.T, o Options, c *call) (*Chat, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	o.Key, o.Model = secretKey, "m"
	o.Jitter = func() float64 { return 0 }
	o.Sleep = func(_ context.Context, d time.Duration) error {
		c.waits = append(c.waits, d)
		return nil
	}
	o.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	chat, err := NewChat(o)
	if err != nil {
		t.Fatal(err)
	}
	return chat, &log
}

// ask calls Reply once against the base URL and checks that no secret got
// out.
func ask(t *testing.T, o Options) call {
	t.Helper()
	var c call
	chat, log := newChat(t, o, &c)
	c.differences, c.err = chat.Reply(t.Context(), prompt, func(claim prompts.Claim) error {
		c.claims = append(c.claims, claim)
		return nil
	})
	c.log = log.String()
	noSecrets(t, c.err, c.log)
	return c
}

func noSecrets(t *testing.T, err error, log string) {
	t.Helper()
	out := fmt.Sprintf("%v %+v %#v", err, err, err) + log
	for ; err != nil; err = errors.Unwrap(err) {
		out += fmt.Sprintf("%v %+v", err, err)
	}
	for _, secret := range []string{secretKey, secretText, "One “said”"} {
		if strings.Contains(out, secret) {
			t.Errorf("%q got out: %s", secret, out)
		}
	}
}

// serve starts a server with the replies.
func serve(t *testing.T, replies ...fake.Reply) *fake.Server {
	t.Helper()
	s := fake.New()
	t.Cleanup(s.Close)
	s.Queue(replies...)
	return s
}

// A reply that only points is read as one, and words in it are a fault.
func TestReplyPoints(t *testing.T) {
	s := serve(t, fake.Text(`{"sentences":[3,1]}`), fake.Claims(claimOne))
	points := prompts.Prompt{Name: "point", Schema: []byte(`{"type":"object"}`), Points: true}
	for _, want := range []struct {
		lines []int
		kind  prompts.FaultKind
	}{{[]int{3, 1}, 0}, {nil, prompts.Malformed}} {
		var c call
		chat, log := newChat(t, Options{BaseURL: s.URL, Limits: Limits{Retries: -1}}, &c)
		var lines []int
		_, c.err = chat.Reply(t.Context(), points, func(claim prompts.Claim) error {
			if claim.Text != "" {
				t.Errorf("words are handed over: %q", claim.Text)
			}
			lines = append(lines, claim.Sentences...)
			return nil
		})
		noSecrets(t, c.err, log.String())
		if !reflect.DeepEqual(lines, want.lines) || c.kind() != want.kind {
			t.Errorf("got %v, %v, want %v", lines, c.err, want.lines)
		}
	}
}

func TestReplyHandsOverClaims(t *testing.T) {
	s := serve(t, fake.Claims(claimOne, claimTwo), fake.Claims())
	c := ask(t, Options{BaseURL: s.URL})
	if want := []prompts.Claim{claimOne, claimTwo}; c.err != nil || !reflect.DeepEqual(c.claims, want) {
		t.Errorf("got %+v, %v, want %+v", c.claims, c.err, want)
	}
	if c = ask(t, Options{BaseURL: s.URL}); c.err != nil || len(c.claims) != 0 {
		t.Errorf("no claims: got %+v, %v", c.claims, c.err)
	}
	r := s.Requests()[0]
	if r.Model != "m" || r.System != prompt.System || r.User != prompt.User || r.Path != "/v1/chat/completions" {
		t.Errorf("sent %+v", r)
	}
	if got := r.Header.Get("Authorization"); got != "Bearer "+secretKey {
		t.Errorf("sent key %q", got)
	}
	if c.log != "" {
		t.Errorf("a sound reply was logged: %s", c.log)
	}
}

// Replies that are odd but sound are taken as they are.
func TestReplyTakesOddStreams(t *testing.T) {
	text := fake.JSON(claimOne)
	stop := `data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}`
	reasoning := fake.Chunk(map[string]any{"index": 0, "delta": map[string]any{"reasoning_content": "{"}})
	other := fake.Chunk(map[string]any{"index": 1, "delta": map[string]any{"content": "["}})
	for name, sse := range map[string]string{
		"no [DONE]":                    fake.Pieces(text) + stop + "\n\n",
		"last line without its end":    fake.Pieces(text) + stop,
		"a thousand keep-alives":       strings.Repeat(": keep-alive\n\n", 1000) + fake.Pieces(text) + stop + "\n\n",
		"carriage returns":             strings.ReplaceAll(fake.Pieces(text)+stop+"\n\n", "\n", "\r\n"),
		"event names and ids":          strings.ReplaceAll(fake.Pieces(text)+stop+"\n\n", "data:", "event: message\nid: 1\nretry: 10\ndata:"),
		"no space after data":          strings.ReplaceAll(fake.Pieces(text)+stop+"\n\n", "data: ", "data:"),
		"reasoning first":              reasoning + fake.Pieces(text) + stop + "\n\n",
		"a second choice":              other + fake.Pieces(text) + other + stop + "\n\n",
		"prompt filter results first":  `data: {"choices":[],"prompt_filter_results":[{"prompt_index":0}]}` + "\n\n" + fake.Pieces(text) + stop + "\n\n",
		"null error in each piece":     strings.ReplaceAll(fake.Pieces(text), `data: {`, `data: {"error":null,`) + stop + "\n\n",
		"fields of other types":        strings.ReplaceAll(fake.Pieces(text), `"created":1,`, `"created":1.5,"system_fingerprint":7,`) + stop + "\n\n",
		"usage after the end":          fake.Pieces(text) + stop + "\n\n" + `data: {"choices":[],"usage":{"total_tokens":9}}` + "\n\ndata: [DONE]\n\n",
		"[DONE] without finish reason": fake.Pieces(text) + "data: [DONE]\n\n",
		"neither":                      fake.Pieces(text),
		"another word for the end":     fake.Pieces(text) + strings.ReplaceAll(stop, "stop", "end_turn") + "\n\n",
		"length, but whole":            fake.Pieces(text) + strings.ReplaceAll(stop, "stop", "length") + "\n\n",
		"parts":                        fake.Chunk(map[string]any{"index": 0, "delta": map[string]any{"content": []any{map[string]any{"type": "thinking", "thinking": []any{map[string]any{"type": "text", "text": "hm {"}}}, map[string]any{"type": "text", "text": text}}}}) + stop + "\n\n",
		"finish reason with last text": fake.Chunk(map[string]any{"index": 0, "delta": map[string]any{"content": text}, "finish_reason": "stop"}),
	} {
		t.Run(name, func(t *testing.T) {
			c := ask(t, Options{BaseURL: serve(t, fake.Raw(sse)).URL})
			if c.err != nil || !reflect.DeepEqual(c.claims, []prompts.Claim{claimOne}) || len(c.waits) != 0 {
				t.Errorf("got %+v, %v, waits %v", c.claims, c.err, c.waits)
			}
		})
	}
}

// A claim reaches the caller while the model still writes the next.
func TestReplyHandsOverEachClaimAtOnce(t *testing.T) {
	s := serve(t, fake.Stall(`{"claims":[{"text":"One.","sentences":[1]},{"te`))
	ctx, giveUp := context.WithCancel(t.Context())
	defer giveUp()
	chat, _ := newChat(t, Options{BaseURL: s.URL}, new(call))
	_, err := chat.Reply(ctx, prompt, func(prompts.Claim) error {
		giveUp() // only reached if the claim does not wait for the rest
		return nil
	})
	if err != context.Canceled {
		t.Errorf("got %v, want the caller's own error", err)
	}
}

// When the caller's function fails, the call ends with that error and nothing
// is sent again.
func TestReplyReturnsTheErrorOfTheCaller(t *testing.T) {
	s := serve(t, fake.Claims(claimOne, claimTwo), fake.Claims(claimOne))
	chat, _ := newChat(t, Options{BaseURL: s.URL}, new(call))
	mine := errors.New("mine")
	calls := 0
	_, err := chat.Reply(t.Context(), prompt, func(prompts.Claim) error { calls++; return mine })
	if err != mine || calls != 1 || len(s.Requests()) != 1 {
		t.Errorf("got %v after %d claims and %d requests", err, calls, len(s.Requests()))
	}
}

// A reply that comes whole though a stream was asked for is read, whatever its
// media type.
func TestReplyReadsWhatIsNoStream(t *testing.T) {
	text := fake.JSON(claimOne)
	stop := `data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}`
	whole := fake.Chunk(map[string]any{"index": 0, "message": map[string]any{"role": "assistant", "content": text}, "finish_reason": "stop"})
	whole = strings.TrimPrefix(strings.TrimSpace(whole), "data: ")
	for name, r := range map[string]fake.Reply{
		"one object":           fake.Status(200, whole),
		"indented":             fake.Status(200, strings.ReplaceAll(whole, `"choices":`, "\n \"choices\":\n")),
		"JSON lines":           fake.Status(200, strings.ReplaceAll(strings.ReplaceAll(fake.Pieces(text)+stop, "data: ", ""), "\n\n", "\n"), "Content-Type", "application/x-ndjson"),
		"events as plain text": fake.Status(200, fake.Pieces(text)+stop+"\n\n", "Content-Type", "text/plain"),
		"a type in capitals":   fake.Status(200, fake.Pieces(text)+stop+"\n\n", "Content-Type", "Text/Event-Stream; charset=utf-8"),
	} {
		t.Run(name, func(t *testing.T) {
			c := ask(t, Options{BaseURL: serve(t, r).URL})
			if c.err != nil || !reflect.DeepEqual(c.claims, []prompts.Claim{claimOne}) || len(c.waits) != 0 {
				t.Errorf("got %+v, %v, waits %v", c.claims, c.err, c.waits)
			}
		})
	}
}

// One Chat may be used by many at once; an endpoint that knows no format is
// learnt by all of them.
func TestReplyIsSafeForConcurrentUse(t *testing.T) {
	s := serve(t)
	s.Otherwise(func(w http.ResponseWriter, r fake.Request) {
		if r.Format != "" {
			fake.Status(400, `{"error":"response_format is not supported"}`)(w, r)
			return
		}
		fake.Claims(claimOne)(w, r)
	})
	chat, err := NewChat(Options{BaseURL: s.URL, Model: "m"})
	if err != nil {
		t.Fatal(err)
	}
	errs := make(chan error)
	for range 8 {
		go func() {
			_, err := chat.Reply(context.Background(), prompt, func(prompts.Claim) error { return nil })
			errs <- err
		}()
	}
	for range 8 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}
