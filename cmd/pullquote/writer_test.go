package main

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/llm"
	"github.com/pullquote/pullquote/bot/llm/fake"
	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/prompts"
)

// writer is a model endpoint that says lines of the evidence word for word,
// one claim at a time as it is let go.
type writer struct {
	*fake.Server
	// next lets one more claim out, and after the last one the end of the
	// reply; a closed channel lets out all of it.
	next chan struct{}
	quit chan struct{} // closed when the test is over
	// also is a claim that comes after the first and does not hold.
	also string
	most int // claims
	// broken ends the stream in the middle, after the claims.
	broken bool
	wrote  atomic.Int64 // when the last token was sent, Unix nanoseconds
}

func newWriter(t testing.TB, most int) *writer {
	w := &writer{Server: fake.New(), next: make(chan struct{}), quit: make(chan struct{}), most: most}
	w.Otherwise(w.reply)
	t.Cleanup(func() { close(w.quit); w.Close() })
	return w
}

func (w *writer) model(t testing.TB) write.Model {
	chat, err := llm.NewChat(llm.Options{BaseURL: w.URL, Model: "fake", Limits: llm.Limits{FirstToken: time.Minute, Idle: time.Minute, Total: 5 * time.Minute, Retries: -1}})
	if err != nil {
		t.Fatal(err)
	}
	return chat
}

func (w *writer) reply(out http.ResponseWriter, r fake.Request) {
	o, err := readOffer(r.User, nil)
	if err != nil {
		panic(err) // the request is ours
	}
	opening := `{"claims":[`
	for i, c := range w.claims(o) {
		if !w.goOn() {
			return
		}
		raw, err := json.Marshal(c)
		if err != nil {
			panic(err) // strings and ints always marshal
		}
		text := opening + string(raw)
		if i > 0 {
			text = "," + string(raw)
		}
		fake.Raw(fake.Pieces(text))(out, r)
		out.(http.Flusher).Flush()
	}
	if w.broken || !w.goOn() {
		return
	}
	fake.Finish("]}", "stop")(out, r)
	out.(http.Flusher).Flush()
	w.wrote.Store(time.Now().UnixNano())
}

func (w *writer) goOn() bool {
	select {
	case <-w.next:
		return true
	case <-w.quit:
		return false
	}
}

// claims are lines of the evidence that are one plain sentence, as claims.
func (w *writer) claims(o offer) (out []prompts.Claim) {
	for _, number := range o.numbers {
		if len(out) == w.most {
			break
		}
		text := o.text[number]
		if !strings.ContainsAny(text, `"“”‘’[]()*`) && len(text) > 40 && len(text) < 390 && strings.HasSuffix(text, ".") {
			out = append(out, prompts.Claim{Text: text, Sentences: []int{number}})
		}
	}
	if w.also != "" && len(out) > 0 {
		out = slices.Insert(out, 1, prompts.Claim{Text: w.also, Sentences: out[0].Sentences})
	}
	return out
}

// streamCalls are the calls that show an answer while it is written.
func (n *newsroom) streamCalls() (out []slackdesk.Entry) {
	for _, e := range n.Record() {
		if e.Kind == "call" && (strings.HasSuffix(e.Method, "Stream") || e.Method == "chat.update" || e.Method == "chat.postMessage") {
			out = append(out, e)
		}
	}
	return out
}

func methodsOf(calls []slackdesk.Entry) string {
	var out []string
	for _, c := range calls {
		name := strings.TrimPrefix(c.Method, "chat.")
		if c.Error != "" {
			name += "!" + c.Error
		}
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

// shownIn is the text that a call carries to Slack.
func shownIn(t testing.TB, e slackdesk.Entry) string {
	raw, err := json.Marshal(e.Args)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// written starts the bot with the model, asks, and lets the model write so
// many claims.
func (n *newsroom) written(w *writer, point string, claims int) (ts string) {
	n.t.Helper()
	n.model = w.model(n.t)
	n.start(point)
	ts = n.say(maya, newsdesk, "", "@Pullquote "+raids)
	for range claims {
		w.next <- struct{}{}
	}
	return ts
}

// shown waits until the message in the thread has so many blocks.
func (n *newsroom) shown(ts string, blocks int) slackdesk.Message {
	n.t.Helper()
	var m slackdesk.Message
	n.until("claims in the thread", func() bool {
		all := n.replies(newsdesk, ts)
		if len(all) > 0 {
			m = all[0]
		}
		return len(all) > 0 && len(m.Blocks) >= blocks
	})
	return m
}
