package slackapp

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// wire is a server that speaks Socket Mode as far as it is told to.
type wire struct {
	*httptest.Server
	send chan string         // frames for the app
	acks chan map[string]any // what the app sent back

	opened atomic.Int32
	full   bool // turns every connection away
}

func newWire(t *testing.T) *wire {
	t.Helper()
	w := &wire{send: make(chan string), acks: make(chan map[string]any, 100)}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/auth.test", func(rw http.ResponseWriter, _ *http.Request) {
		_, _ = rw.Write([]byte(`{"ok":true,"team_id":"T1","user_id":"U0","bot_id":"B0"}`))
	})
	mux.HandleFunc("/api/apps.connections.open", func(rw http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(rw).Encode(map[string]any{"ok": true, "url": strings.Replace(w.URL, "http", "ws", 1) + "/socket"})
	})
	mux.HandleFunc("/socket", w.socket)
	w.Server = httptest.NewServer(mux)
	t.Cleanup(w.Close)
	return w
}

func (w *wire) socket(rw http.ResponseWriter, r *http.Request) {
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	conn, err := upgrader.Upgrade(rw, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	w.opened.Add(1)
	if w.full {
		_ = conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"disconnect","reason":"too_many_websockets"}`))
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		defer cancel()
		for {
			var ack map[string]any
			if conn.ReadJSON(&ack) != nil {
				return
			}
			w.acks <- ack
		}
	}()
	if conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"hello","num_connections":1}`)) != nil {
		return
	}
	for {
		select {
		case frame := <-w.send:
			if conn.WriteMessage(websocket.TextMessage, []byte(frame)) != nil {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

// Whatever comes with an envelope is acknowledged if it was taken, or could
// never be; only what could not be written down is left for Slack to repeat.
func TestAcknowledgements(t *testing.T) {
	server := newWire(t)
	inbox := &memory{jobs: map[string]*memoryJob{}}
	o := Options{BotToken: "xoxb-1", AppToken: "xapp-1", APIURL: server.URL + "/api/", Inbox: inbox, History: forgetful{}}
	c := NewClient(o)
	o.Asker = echo{c}
	app := New(o, c)
	runApp(t, app)
	for _, event := range []struct{ name, payload string }{
		{"a mention", aMention},
		{"an event of tomorrow", `{"type":"event_callback","event":{"type":"telepathy_received"}}`},
		{"a field of an unknown form", `{"type":"event_callback","team_id":"T2","event":{"type":"app_mention","user":"U1","channel":"C1","ts":"2.2","text":"Who?","files":"none"}}`},
		{"no event", `"nothing"`},
	} {
		server.send <- `{"envelope_id":"` + event.name + `","type":"events_api","payload":` + event.payload + `}`
		select {
		case ack := <-server.acks:
			if ack["envelope_id"] != event.name {
				t.Errorf("acknowledged %v, want %s", ack, event.name)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%s: not acknowledged", event.name)
		}
	}
	if got := inbox.size(); got != 2 {
		t.Errorf("%d jobs, want the two mentions", got)
	}
	inbox.mu.Lock()
	inbox.full = true
	inbox.mu.Unlock()
	server.send <- `{"envelope_id":"lost","type":"events_api","payload":` + strings.Replace(aMention, "1.1", "1.2", 1) + `}`
	eventually(t, "it is not taken", func() bool { return app.counts.faults.Get() > 0 })
	select {
	case ack := <-server.acks:
		t.Errorf("acknowledged %v, which was not written down", ack)
	case <-time.After(100 * time.Millisecond): // more than an acknowledgement takes
	}
}

// hurried is a clock that moves when somebody waits, a thousand times as fast
// as the machine's.
type hurried struct {
	mu     sync.Mutex
	at     time.Time
	waited []time.Duration
}

func (c *hurried) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *hurried) wait(ctx context.Context, d time.Duration) error {
	if err := sleep(ctx, d/1000); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.waited = c.at.Add(d), append(c.waited, d)
	return nil
}

// Two connections are held, the second begun a while after the first; and
// where Slack accepts connections and ends them at once, each is opened a few
// times a minute and not thousands of times a second.
func TestConnectionsWhereAllAreTurnedAway(t *testing.T) {
	server := newWire(t)
	server.full = true
	c := &hurried{at: noon}
	o := Options{BotToken: "xoxb-1", AppToken: "xapp-1", APIURL: server.URL + "/api/", Inbox: &memory{jobs: map[string]*memoryJob{}}, History: forgetful{}, Now: c.now, Wait: c.wait}
	client := NewClient(o)
	o.Asker = echo{client}
	a := New(o, client)
	runApp(t, a)
	const minutes = 5
	eventually(t, "minutes have gone by", func() bool { return c.now().Sub(noon) > minutes*time.Minute })
	got := int(server.opened.Load())
	passed := c.now().Sub(noon) // read after: the clock goes on
	if most := connections * (paceBurst + int(passed/paceEvery) + 1); got > most || got <= connections {
		t.Errorf("%d connections were opened in %v, want at most %d", got, passed, most)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !slices.Contains(c.waited, stagger) {
		t.Error("all connections were begun at the same moment")
	}
	if a.Ready() == nil {
		t.Error("it is ready without a connection")
	}
}
