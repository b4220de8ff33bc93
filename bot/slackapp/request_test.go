package slackapp

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/say"
)

var (
	noon = time.Date(2025, 11, 10, 12, 0, 0, 0, time.UTC)
	self = identity{team: "T1", user: "U0", bot: "B0"}
)

// requestOf reads the inner event as it comes from Slack.
func requestOf(t *testing.T, inner string) (request, bool) {
	t.Helper()
	e, err := readEvent([]byte(`{"team_id":"T1","event_id":"Ev1","event":` + inner + `}`))
	if err != nil {
		t.Fatal(err)
	}
	return e.request(self, noon, time.UTC)
}

// The two events of one mention, and every delivery of each, ask for the same
// under the same id.
func TestOneRequestForAMention(t *testing.T) {
	mention, ok1 := requestOf(t, `{"type":"app_mention","user":"U1","channel":"C1","ts":"1.1","text":"<@U0> Who?"}`)
	message, ok2 := requestOf(t, `{"type":"message","channel_type":"channel","user":"U1","channel":"C1","ts":"1.1","text":"<@U0> Who?"}`)
	want := request{ID: "slack/T1/C1/1.1", Want: wantAnswer, Text: "Who?", Channel: "C1", Thread: "1.1", User: "U1", At: noon}
	if !ok1 || !ok2 || !reflect.DeepEqual(mention, want) || !reflect.DeepEqual(message, want) {
		t.Errorf("got %+v and %+v, want %+v", mention, message, want)
	}
}

// What nobody asked is no request.
func TestNoRequest(t *testing.T) {
	for name, inner := range map[string]string{
		"own message":           `{"type":"message","channel_type":"im","user":"U0","channel":"D1","ts":"1.1","text":"Who?"}`,
		"a bot":                 `{"type":"message","channel_type":"im","bot_id":"B9","user":"U9","channel":"D1","ts":"1.1","text":"Who?"}`,
		"a bot's mention":       `{"type":"app_mention","bot_id":"B9","user":"U9","channel":"C1","ts":"1.1","text":"<@U0> Who?"}`,
		"an edit":               `{"type":"message","subtype":"message_changed","hidden":true,"channel_type":"im","channel":"D1","ts":"1.2","message":{"text":"Who?"}}`,
		"a removal":             `{"type":"message","subtype":"message_deleted","channel_type":"im","channel":"D1","ts":"1.2"}`,
		"a join":                `{"type":"message","subtype":"channel_join","channel_type":"channel","user":"U1","channel":"C1","ts":"1.1","text":"<@U0> joined"}`,
		"talk in the channel":   `{"type":"message","channel_type":"channel","user":"U1","channel":"C1","ts":"1.1","text":"Who?"}`,
		"a root's own thread":   `{"type":"message","channel_type":"channel","user":"U1","channel":"C1","ts":"1.1","thread_ts":"1.1","text":"Who?"}`,
		"a thread's statement":  `{"type":"message","channel_type":"channel","user":"U1","channel":"C1","ts":"1.2","thread_ts":"1.1","text":"Good."}`,
		"a thread's @everybody": `{"type":"message","channel_type":"channel","user":"U1","channel":"C1","ts":"1.2","thread_ts":"1.1","text":"<!here> Who?"}`,
		"another's question":    `{"type":"message","channel_type":"channel","user":"U1","channel":"C1","ts":"1.2","thread_ts":"1.1","text":"<@U7> Who?"}`,
		"nothing":               `{}`,
	} {
		if r, ok := requestOf(t, inner); ok {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

// What people ask in other forms is a request, with its place.
func TestRequests(t *testing.T) {
	for name, c := range map[string]struct {
		inner string
		want  request
	}{
		"a follow-up": {
			`{"type":"message","channel_type":"group","user":"U1","channel":"G1","ts":"1.2","thread_ts":"1.1","text":"And who?"}`,
			request{ID: "slack/T1/G1/1.2", Want: wantAnswer, Text: "And who?", Channel: "G1", Thread: "1.1", User: "U1", FollowUp: true, At: noon},
		},
		"with a picture": {
			`{"type":"message","subtype":"file_share","channel_type":"im","user":"U1","channel":"D1","ts":"1.1","text":"Who?","files":[{}]}`,
			request{ID: "slack/T1/D1/1.1", Want: wantAnswer, Text: "Who?", Channel: "D1", Thread: "1.1", User: "U1", DM: true, At: noon},
		},
		"a statement to the bot": {
			`{"type":"message","channel_type":"im","user":"U1","channel":"D1","ts":"1.2","thread_ts":"1.1","text":"The raids in Homs","blocks":"of an unknown form"}`,
			request{ID: "slack/T1/D1/1.2", Want: wantAnswer, Text: "The raids in Homs", Channel: "D1", Thread: "1.1", User: "U1", DM: true, At: noon},
		},
		"a bare mention": {
			`{"type":"app_mention","user":"U1","channel":"C1","ts":"1.1","text":"<@U0>"}`,
			request{ID: "slack/T1/C1/1.1", Want: wantHelp, Channel: "C1", Thread: "1.1", User: "U1", At: noon},
		},
	} {
		if got, ok := requestOf(t, c.inner); !ok || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}

// Whatever bytes arrive as an event, reading them ends, and a request that
// comes of them has an id and a place that can be read back.
func FuzzEvent(f *testing.F) {
	f.Add([]byte(`{"team_id":"T1","event":{"type":"app_mention","user":"U1","channel":"C1","ts":"1.1","text":"<@U0> Who?"}}`))
	f.Add([]byte(`{"event":{"type":"message","channel_type":"im","user":"U1","channel":"D1","ts":"1.1","thread_ts":":","text":"<<a|b>"}}`))
	f.Fuzz(func(t *testing.T, payload []byte) {
		e, err := readEvent(payload)
		if err != nil {
			return
		}
		r, ok := e.request(self, noon, time.UTC)
		if !ok {
			return
		}
		if r.ID == "" || r.Channel == "" || r.Thread == "" {
			t.Errorf("%+v", r)
		}
		if _, err := json.Marshal(r); err != nil {
			t.Error(err)
		}
	})
}

// A place is read back as it was written.
func TestPlaces(t *testing.T) {
	for want, w := range map[say.Place]where{
		"slack:C1":            {channel: "C1"},
		"slack:C1:17.5":       {channel: "C1", thread: "17.5"},
		"slack-private:C1:U1": {channel: "C1", user: "U1"},
		"slack-private:C1:U1:https://hooks.slack/a:b": {channel: "C1", user: "U1", response: "https://hooks.slack/a:b"},
	} {
		if got := w.place(); got != want {
			t.Errorf("%+v is written %q, want %q", w, got, want)
		}
		if got, ok := readPlace(want); !ok || got != w {
			t.Errorf("%q is read %+v, %v, want %+v", want, got, ok, w)
		}
	}
	for _, p := range []say.Place{"", "terminal", "slack:", "slack-private:C1", "slackx:C1"} {
		if w, ok := readPlace(p); ok {
			t.Errorf("%q is read %+v", p, w)
		}
	}
}
