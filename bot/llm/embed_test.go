package llm

import (
	"bytes"
	"context"
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

func newEmbedder(t *testing.T, base string) (*Embedder, *bytes.Buffer) {
	t.Helper()
	var log bytes.Buffer
	e, err := NewEmbedder(Options{
		BaseURL: base, Key: secretKey, Model: "e", Log: slog.New(slog.NewTextHandler(&log, nil)),
		Sleep: func(context.Context, time.Duration) error { return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return e, &log
}

// Many texts go out in batches bounded by number and by bytes, and the
// vectors come back in the order of the texts.
func TestEmbedBatches(t *testing.T) {
	many := make([]string, 200)
	for i := range many {
		many[i] = fmt.Sprint("text number ", i)
	}
	long := strings.Repeat("word ", 20<<10) // 100 KB
	tests := []struct {
		name    string
		texts   []string
		batches []int
	}{
		{"none", nil, nil},
		{"one", many[:1], []int{1}},
		{"a full batch", many[:96], []int{96}},
		{"one more", many[:97], []int{96, 1}},
		{"many", many, []int{96, 96, 8}},
		{"long ones", []string{long, long, long, long, long}, []int{2, 2, 1}},
		{"one over the bound", []string{"a", strings.Repeat(long, 4), "b"}, []int{1, 1, 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t)
			e, _ := newEmbedder(t, s.URL)
			got, err := e.Embed(t.Context(), test.texts)
			if err != nil || len(got) != len(test.texts) {
				t.Fatalf("%d vectors, %v", len(got), err)
			}
			for i, text := range test.texts {
				if !reflect.DeepEqual(got[i], fake.Vector(text)) {
					t.Errorf("vector %d is another text's", i)
				}
			}
			var batches []int
			for _, r := range s.Requests() {
				batches = append(batches, len(r.Input))
			}
			if !reflect.DeepEqual(batches, test.batches) {
				t.Errorf("got batches of %v, want %v", batches, test.batches)
			}
		})
	}
}

func TestEmbedSaysWhichModel(t *testing.T) {
	s := serve(t)
	e, _ := newEmbedder(t, s.URL)
	if _, err := e.Embed(t.Context(), []string{"a"}); err != nil {
		t.Fatal(err)
	}
	if r := s.Requests()[0]; e.Model() != "e" || r.Model != "e" || r.Path != "/v1/embeddings" {
		t.Errorf("model %q, sent %+v", e.Model(), r)
	}
}

// Vectors count by their number, not by their place in the response.
func TestEmbedOrdersByIndex(t *testing.T) {
	s := serve(t)
	s.QueueEmbeddings(fake.Status(200, `{"data":[{"index":1,"embedding":[0,1]},{"index":0,"embedding":[1,0]}]}`))
	e, _ := newEmbedder(t, s.URL)
	got, err := e.Embed(t.Context(), []string{"a", "b"})
	if want := [][]float32{{1, 0}, {0, 1}}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}

// A response that is not one sound vector for each text is a fault.
func TestEmbedFaults(t *testing.T) {
	data := func(vectors string) fake.Reply { return fake.Status(200, `{"data":[`+vectors+`]}`) }
	tests := []struct {
		name     string
		reply    fake.Reply
		kind     prompts.FaultKind
		requests int
	}{
		{"too few", data(`{"index":0,"embedding":[1]}`), prompts.Malformed, 1},
		{"too many", data(`{"index":0,"embedding":[1]},{"index":1,"embedding":[1]},{"index":2,"embedding":[1]}`), prompts.Malformed, 1},
		{"same number twice", data(`{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}`), prompts.Malformed, 1},
		{"number out of range", data(`{"index":0,"embedding":[1]},{"index":2,"embedding":[1]}`), prompts.Malformed, 1},
		{"negative number", data(`{"index":-1,"embedding":[1]},{"index":0,"embedding":[1]}`), prompts.Malformed, 1},
		{"zero vector", data(`{"index":0,"embedding":[1,0]},{"index":1,"embedding":[0,0]}`), prompts.Malformed, 1},
		{"empty vector", data(`{"index":0,"embedding":[]},{"index":1,"embedding":[]}`), prompts.Malformed, 1},
		{"null vector", data(`{"index":0,"embedding":[1]},{"index":1,"embedding":null}`), prompts.Malformed, 1},
		{"two dimensions", data(`{"index":0,"embedding":[1,0]},{"index":1,"embedding":[1]}`), prompts.Malformed, 1},
		{"NaN", data(`{"index":0,"embedding":[NaN]},{"index":1,"embedding":[1]}`), prompts.Malformed, 2},
		{"too large for a float32", data(`{"index":0,"embedding":[1e99]},{"index":1,"embedding":[1]}`), prompts.Malformed, 2},
		{"cut", fake.Status(200, `{"data":[{"index":0,`+echo), prompts.Malformed, 2},
		{"page", fake.Status(200, "<html>"+echo, "Content-Type", "text/html"), prompts.Malformed, 2},
		{"nothing", fake.Status(200, ""), prompts.Empty, 3},
		{"error body with 200", fake.Status(200, `{"error":{"message":"boom`+echo+`"}}`), prompts.Malformed, 1},
		{"busy", fake.Status(429, echo), prompts.RateLimited, 3},
		{"down", fake.Status(503, echo), prompts.Unavailable, 3},
		{"too long, Ollama", fake.Status(400, `{"error":"the input length exceeds the context length"}`), prompts.TooLong, 1},
		{"wrong key", fake.Status(401, echo), prompts.Unauthorised, 1},
		{"wrong model", fake.Status(404, echo), prompts.UnknownModel, 1},
		{"redirect", fake.Status(307, "", "Location", "/elsewhere"), prompts.Unavailable, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t)
			s.QueueEmbeddings(test.reply, test.reply, test.reply)
			e, log := newEmbedder(t, s.URL)
			got, err := e.Embed(t.Context(), []string{secretText, "b"})
			if kind := (call{err: err}).kind(); kind != test.kind || got != nil {
				t.Errorf("got %v with %d vectors, want %s", err, len(got), test.kind)
			}
			if n := len(s.Requests()); n != test.requests {
				t.Errorf("%d requests, want %d", n, test.requests)
			}
			noSecrets(t, err, log.String())
		})
	}
}

// Vectors of another dimension cannot be compared with those before them: the
// endpoint has changed the model under its name.
func TestEmbedKeepsItsDimension(t *testing.T) {
	s := serve(t)
	s.QueueEmbeddings(fake.Embeddings([]float32{1, 0}), fake.Embeddings([]float32{1, 0, 0}), fake.Embeddings([]float32{0, 1}))
	e, _ := newEmbedder(t, s.URL)
	for i, ok := range []bool{true, false, true} {
		if _, err := e.Embed(t.Context(), []string{"a"}); (err == nil) != ok {
			t.Errorf("call %d: %v", i+1, err)
		}
	}
}

// A fault that passes costs nothing.
func TestEmbedTriesAgain(t *testing.T) {
	s := serve(t)
	s.QueueEmbeddings(fake.Status(503, ""), fake.Status(429, ""))
	e, _ := newEmbedder(t, s.URL)
	got, err := e.Embed(t.Context(), []string{"a"})
	if err != nil || len(got) != 1 || len(s.Requests()) != 3 {
		t.Errorf("got %v, %v after %d requests", got, err, len(s.Requests()))
	}
}

// A text without words has no place among vectors, and most endpoints refuse
// it with all the others in its batch.
func TestEmbedRefusesBlankTexts(t *testing.T) {
	s := serve(t)
	e, _ := newEmbedder(t, s.URL)
	if _, err := e.Embed(t.Context(), []string{"a", " \n"}); err == nil || !strings.Contains(err.Error(), "text 2 of 2") {
		t.Errorf("got %v", err)
	}
	if n := len(s.Requests()); n != 0 {
		t.Errorf("%d requests", n)
	}
}

// A caller that gives up gets its own error, also while a retry is waited for.
func TestEmbedStopsWhenTheCallerDoes(t *testing.T) {
	for name, reply := range map[string]fake.Reply{"stall": fake.Stall(""), "fault": fake.Status(503, "")} {
		t.Run(name, func(t *testing.T) {
			ctx, giveUp := context.WithCancel(t.Context())
			s := serve(t)
			s.QueueEmbeddings(func(w http.ResponseWriter, r fake.Request) {
				if name == "stall" {
					giveUp()
				}
				reply(w, r)
			})
			e, err := NewEmbedder(Options{BaseURL: s.URL, Model: "e", Sleep: func(ctx context.Context, _ time.Duration) error {
				giveUp()
				return ctx.Err()
			}})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := e.Embed(ctx, []string{"a"}); err != context.Canceled {
				t.Errorf("got %v", err)
			}
		})
	}
}
