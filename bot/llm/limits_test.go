package llm

import (
	"context"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/prompts"
)

// pipes is a network within the process, so that time in it can be synctest's
// own: hours pass at once and waits can be held to the nanosecond.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) {
	conn, ok := <-p
	if !ok {
		return nil, net.ErrClosed
	}
	return conn, nil
}

func (p pipes) Close() error   { close(p); return nil }
func (p pipes) Addr() net.Addr { return &net.IPAddr{} }

func (p pipes) dial(context.Context, string, string) (net.Conn, error) {
	client, server := net.Pipe()
	p <- server
	return client, nil
}

// timed calls ask in synctest's time against a server with the replies, the
// last of which is repeated, and also returns how long the call took and how
// many requests it made. Limits and waits are the real ones.
func timed(t *testing.T, claim func(prompts.Claim) error, replies ...fake.Reply) (err error, took time.Duration, requests int) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		handler := &fake.Server{}
		handler.Queue(replies...)
		handler.Otherwise(replies[len(replies)-1])
		network := make(pipes)
		server := &http.Server{Handler: handler}
		go server.Serve(network)
		transport := &http.Transport{DialContext: network.dial}
		defer func() {
			transport.CloseIdleConnections()
			server.Close()
		}()
		chat, newErr := NewChat(Options{BaseURL: "http://llm.test", Model: "m", Transport: transport, Jitter: func() float64 { return 0 }})
		if newErr != nil {
			t.Fatal(newErr)
		}
		start := time.Now()
		_, err = chat.Reply(t.Context(), prompt, claim)
		took, requests = time.Since(start), len(handler.Requests())
	})
	return err, took, requests
}

func ignore(prompts.Claim) error { return nil }

// However slow the endpoint is, a call ends: 20 s without a first token, 15 s
// without a further one, 60 s in all with its retries.
func TestTimeLimits(t *testing.T) {
	token := fake.Chunk(map[string]any{"index": 0, "delta": map[string]any{"content": "a "}})
	tests := []struct {
		name     string
		reply    fake.Reply
		kind     prompts.FaultKind
		took     time.Duration
		requests int
	}{
		// 20 s, 0.5 s of waiting, 20 s, 1 s of waiting, and what is left.
		{"no response", fake.Stall(""), prompts.TimedOut, 60 * time.Second, 3},
		{"keep-alives only", fake.Repeat(": ping\n\n", time.Second), prompts.TimedOut, 60 * time.Second, 3},
		{"line that does not end", fake.Drip(token, time.Second), prompts.TimedOut, 60 * time.Second, 3},
		// Three times 15 s, and 1.5 s of waiting.
		{"stall", fake.Stall(half), prompts.Stalled, 46500 * time.Millisecond, 3},
		{"one token a second", fake.Repeat(token, time.Second), prompts.TimedOut, 60 * time.Second, 1},
		{"one token in 14 s", fake.Repeat(token, 14*time.Second), prompts.TimedOut, 60 * time.Second, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err, took, requests := timed(t, ignore, test.reply)
			if kind := (call{err: err}).kind(); kind != test.kind {
				t.Errorf("got %v, want %s", err, test.kind)
			}
			if took != test.took || requests != test.requests {
				t.Errorf("took %v and %d requests, want %v and %d", took, requests, test.took, test.requests)
			}
		})
	}
}

// A reply that comes in one piece has the whole time: nothing of it is there
// before all is written.
func TestWholeReplyHasTime(t *testing.T) {
	whole := strings.TrimPrefix(strings.TrimSpace(fake.Chunk(map[string]any{"index": 0, "message": map[string]any{"content": fake.JSON(claimOne)}, "finish_reason": "stop"})), "data: ")
	slow := func(w http.ResponseWriter, r fake.Request) {
		time.Sleep(40 * time.Second)
		fake.Status(200, whole)(w, r)
	}
	err, took, requests := timed(t, ignore, fake.Status(400, `{"error":{"message":"Streaming is not supported"}}`), slow)
	if err != nil || took != 40*time.Second || requests != 2 {
		t.Errorf("%v after %v and %d requests, want a reply after 40 s and 2", err, took, requests)
	}
}

// Retry-After is honoured as long as it fits into the 60 s; without it the
// wait is half a second, then one.
func TestRetryAfter(t *testing.T) {
	busy := func(retryAfter string) fake.Reply { return fake.Status(429, "", "Retry-After", retryAfter) }
	inHalfAMinute := func(w http.ResponseWriter, r fake.Request) {
		busy(time.Now().Add(30*time.Second).UTC().Format(http.TimeFormat))(w, r)
	}
	tests := []struct {
		name    string
		replies []fake.Reply
		kind    prompts.FaultKind
		took    time.Duration
	}{
		{"seconds", []fake.Reply{busy("7"), fake.Claims()}, 0, 7 * time.Second},
		{"date", []fake.Reply{inHalfAMinute, fake.Claims()}, 0, 30 * time.Second},
		{"date in the past", []fake.Reply{busy("Mon, 01 Jan 1990 00:00:00 GMT"), fake.Claims()}, 0, 500 * time.Millisecond},
		{"absent", []fake.Reply{fake.Status(503, ""), fake.Status(503, ""), fake.Claims()}, 0, 1500 * time.Millisecond},
		{"less than our own wait", []fake.Reply{busy("0"), fake.Claims()}, 0, 500 * time.Millisecond},
		{"not a time", []fake.Reply{busy("soon"), fake.Claims()}, 0, 500 * time.Millisecond},
		{"negative", []fake.Reply{busy("-5"), fake.Claims()}, 0, 500 * time.Millisecond},
		{"an hour", []fake.Reply{busy("3600")}, prompts.RateLimited, 0},
		{"too large for a duration", []fake.Reply{busy("99999999999999999999")}, prompts.RateLimited, 0},
		{"twice 40 seconds", []fake.Reply{busy("40"), busy("40")}, prompts.RateLimited, 40 * time.Second},
		{"three times", []fake.Reply{busy("2"), busy("2"), busy("2")}, prompts.RateLimited, 4 * time.Second},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err, took, _ := timed(t, ignore, test.replies...)
			if kind := (call{err: err}).kind(); kind != test.kind || (test.kind == 0 && err != nil) {
				t.Errorf("got %v, want %s", err, test.kind)
			}
			if took != test.took {
				t.Errorf("took %v, want %v", took, test.took)
			}
		})
	}
}

// The time that the caller takes over a claim is not held against the model.
func TestCallerMayTakeItsTime(t *testing.T) {
	slow := func(prompts.Claim) error { time.Sleep(25 * time.Second); return nil }
	first, second, _ := strings.Cut(fake.JSON(claimOne, claimTwo), ",{")
	inTwoParts := func(w http.ResponseWriter, r fake.Request) {
		fake.Raw(fake.Pieces(first))(w, r)
		w.(http.Flusher).Flush()
		time.Sleep(time.Second)
		fake.Text(",{"+second)(w, r)
	}
	err, took, _ := timed(t, slow, inTwoParts)
	if err != nil || took != 50*time.Second {
		t.Errorf("got %v after %v", err, took)
	}
}

// A caller that gives up while a retry is waited for gets its own error, at
// once.
func TestCallerGivesUpBetweenAttempts(t *testing.T) {
	s := serve(t, fake.Status(503, ""))
	ctx, giveUp := context.WithCancel(t.Context())
	chat, err := NewChat(Options{BaseURL: s.URL, Model: "m", Sleep: func(ctx context.Context, d time.Duration) error {
		giveUp()
		return sleep(ctx, time.Hour)
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chat.Reply(ctx, prompt, ignore); err != context.Canceled || len(s.Requests()) != 1 {
		t.Errorf("got %v after %d requests", err, len(s.Requests()))
	}
}

// The random part of a wait is at most half of it.
func TestBackoff(t *testing.T) {
	for jitter, want := range map[float64][2]time.Duration{
		0:   {500 * time.Millisecond, time.Second},
		0.5: {750 * time.Millisecond, 1500 * time.Millisecond},
		1:   {time.Second, 2 * time.Second},
	} {
		r := retry{jitter: func() float64 { return jitter }}
		if got := [2]time.Duration{r.backoff(1), r.backoff(2)}; got != want {
			t.Errorf("jitter %v: got %v, want %v", jitter, got, want)
		}
	}
}

// Negative retries mean none.
func TestNoRetries(t *testing.T) {
	s := serve(t, fake.Status(503, ""))
	c := ask(t, Options{BaseURL: s.URL, Limits: Limits{Retries: -1}})
	if c.kind() != prompts.Unavailable || len(s.Requests()) != 1 {
		t.Errorf("got %v after %d requests", c.err, len(s.Requests()))
	}
}
