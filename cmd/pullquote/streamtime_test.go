package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/bot/slackapp"
)

var timedAnswers = flag.Int("streamed", 3, "how many streamed answers to take the time of")

// tokenTime is between two pieces of a reply, of seven bytes each: about a
// hundred tokens a second, as a quick model writes.
const tokenTime = 20 * time.Millisecond

// stopwatch notes when Slack had taken what.
type stopwatch struct {
	mu    sync.Mutex
	taken []taken
}

type taken struct {
	method, body string
	at           time.Time
}

func (s *stopwatch) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	text, unescapeErr := url.QueryUnescape(string(body))
	if unescapeErr == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.taken = append(s.taken, taken{r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:], text, time.Now()})
	}
	return response, err
}

// first is when the first call that holds all the words had been taken.
func (s *stopwatch) first(words ...string) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.taken {
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(c.method+" "+c.body, w) }) {
			return c.at
		}
	}
	return time.Time{}
}

func (s *stopwatch) reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.taken = nil
}

// timed is a model that writes as quickly as tokenTime says, and notes when
// it had written its last claim and its last token.
type timed struct {
	*writer
	claim, end time.Time
}

func (m *timed) reply(out http.ResponseWriter, r fake.Request) {
	o, err := readOffer(r.User, nil)
	if err != nil {
		panic(err) // the request is ours
	}
	text := fake.JSON(m.claims(o)...)
	for len(text) > len("]}") {
		n := min(7, len(text)-len("]}"))
		for n < len(text)-len("]}") && text[n]&0xc0 == 0x80 {
			n++ // not in the middle of a character
		}
		fake.Raw(fake.Chunk(map[string]any{"index": 0, "delta": map[string]any{"content": text[:n]}}))(out, r)
		out.(http.Flusher).Flush()
		text = text[n:]
		time.Sleep(tokenTime)
	}
	m.claim = time.Now().Add(-tokenTime)
	m.end = time.Now()
	fake.Finish("]}", "stop")(out, r)
	out.(http.Flusher).Flush()
}

// What the bot adds to a model's answer: from the model's last token to the
// last claim in Slack, and to the whole answer there. Nothing is asserted of
// the times; -streamed N -v prints them.
func TestTimeToTheLastClaim(t *testing.T) {
	n := openNewsroom(t, 5)
	m := &timed{writer: newWriter(t, 4)}
	m.Otherwise(m.reply)
	n.model = m.model(t)
	watch := &stopwatch{}
	n.start("", func(o *slackapp.Options) {
		o.Now, o.Wait, o.HTTPClient = time.Now, nil, &http.Client{Transport: watch}
	})
	var fromClaim, fromToken, whole []time.Duration
	for i := range *timedAnswers {
		watch.reset()
		ts := n.say(maya, newsdesk, "", fmt.Sprintf("@Pullquote %s (%d)", raids, i))
		n.until("the end", func() bool { return !watch.first("stopStream", "feedback", ts).IsZero() })
		o, err := readOffer(m.Requests()[len(m.Requests())-1].User, nil)
		if err != nil {
			t.Fatal(err)
		}
		written := m.claims(o)
		last := written[len(written)-1].Text
		shown, ended := watch.first("Stream", last[:40]), watch.first("stopStream", "feedback")
		if shown.IsZero() {
			t.Fatalf("answer %d: the last claim was not streamed: %s", i, methodsOf(n.streamCalls()))
		}
		fromClaim, fromToken, whole = append(fromClaim, shown.Sub(m.claim)), append(fromToken, max(0, shown.Sub(m.end))), append(whole, ended.Sub(m.end))
	}
	t.Logf("%d answers of %d claims, milliseconds p50/p95/max", *timedAnswers, m.most)
	t.Logf("from the last token of the last claim until it is shown: %s", percentiles(fromClaim))
	t.Logf("from the last token of the reply until the last claim is shown: %s", percentiles(fromToken))
	t.Logf("from the last token of the reply until the whole answer is shown: %s", percentiles(whole))
}

// percentiles are the median, the 95th percentile and the longest, in
// milliseconds.
func percentiles(all []time.Duration) string {
	slices.Sort(all)
	at := func(share float64) float64 {
		return float64(all[min(len(all)-1, int(share*float64(len(all))))].Microseconds()) / 1000
	}
	return fmt.Sprintf("%.1f / %.1f / %.1f", at(0.5), at(0.95), at(1))
}
