package desk_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"github.com/pullquote/pullquote/bot/slackapp/desk"
)

// nextInner is the payload of the next event whose inner type is kind.
func nextInner(t testing.TB, events <-chan socketmode.Event, kind string) string {
	t.Helper()
	for {
		e := next(t, events, socketmode.EventTypeEventsAPI)
		if e.Data.(slackevents.EventsAPIEvent).InnerEvent.Type == kind {
			return string(e.Request.Payload)
		}
	}
}

// A mention arrives as app_mention and as message, with Slack's envelope.
func TestMention(t *testing.T) {
	f := open(t, desk.Options{})
	_, events := f.connect(t)
	ts := f.say(t, editor, newsdesk, "", "@Pullquote how many <raids> & where? https://example.org/a?b=1&c=2. #crime-and-courts")
	seen := map[string]bool{}
	for len(seen) < 2 {
		e := next(t, events, socketmode.EventTypeEventsAPI)
		outer := e.Data.(slackevents.EventsAPIEvent)
		callback := outer.Data.(*slackevents.EventsAPICallbackEvent)
		if callback.EventID == "" || callback.Authorizations[0].UserID != "U0PULLQUOTE" || outer.TeamID != "T0NEWSROOM" {
			t.Errorf("outer event: %+v", callback)
		}
		seen[outer.InnerEvent.Type] = true
		want := "<@U0PULLQUOTE> how many &lt;raids&gt; &amp; where? <https://example.org/a?b=1&amp;c=2>. <#C0CRIME001|crime-and-courts>"
		switch inner := outer.InnerEvent.Data.(type) {
		case *slackevents.AppMentionEvent:
			if inner.Text != want || inner.TimeStamp != ts || inner.User != editor || inner.Channel != newsdesk {
				t.Errorf("app_mention: %+v", inner)
			}
		case *slackevents.MessageEvent:
			if inner.Text != want || inner.ChannelType != "channel" {
				t.Errorf("message: %+v", inner)
			}
		}
	}
	if !seen["app_mention"] || !seen["message"] {
		t.Errorf("saw %v", seen)
	}
}

// The app's own posts, edits and deletions come back as message events only.
func TestOwnMessages(t *testing.T) {
	f := open(t, desk.Options{})
	_, events := f.connect(t)
	_, ts, err := f.api.PostMessageContext(f.ctx, newsdesk, text("<@U0PULLQUOTE> talks to itself"))
	if err != nil {
		t.Fatal(err)
	}
	own := nextInner(t, events, "message")
	if !strings.Contains(own, `"bot_id":"B0PULLQUOTE"`) || !strings.Contains(own, `"app_id":"A0PULLQUOTE"`) {
		t.Errorf("own message: %s", own)
	}
	if _, _, _, err := f.api.UpdateMessageContext(f.ctx, newsdesk, ts, text("b")); err != nil {
		t.Fatal(err)
	}
	if changed := nextInner(t, events, "message"); !strings.Contains(changed, `"subtype":"message_changed"`) {
		t.Errorf("after update: %s", changed)
	}
	if _, _, err := f.api.DeleteMessageContext(f.ctx, newsdesk, ts); err != nil {
		t.Fatal(err)
	}
	if deleted := nextInner(t, events, "message"); !strings.Contains(deleted, `"deleted_ts":"`+ts+`"`) {
		t.Errorf("after delete: %s", deleted)
	}
	for _, e := range f.Record() {
		if e.Kind == "sent" && e.Args["type"] == "app_mention" {
			t.Error("the app was told that it mentioned itself")
		}
	}
}

// What is not acknowledged in three seconds comes again: at once, after a
// minute and after five, with the same event_id.
func TestRedelivery(t *testing.T) {
	f := open(t, desk.Options{})
	_, events := f.connect(t)
	f.say(t, editor, "C0FACTS001", "", "plain")
	first := next(t, events, socketmode.EventTypeEventsAPI)
	id := first.Data.(slackevents.EventsAPIEvent).Data.(*slackevents.EventsAPICallbackEvent).EventID
	for attempt, pause := range []time.Duration{0, time.Minute, 5 * time.Minute} {
		f.clock.Add(3 * time.Second)
		f.Tick()
		if pause > 0 {
			f.clock.Add(pause - time.Second)
			f.Tick()
			if sent := count(f, "sent"); sent != attempt+1 {
				t.Fatalf("%d deliveries before retry %d is due", sent, attempt+1)
			}
			f.clock.Add(time.Second)
			f.Tick()
		}
		again := next(t, events, socketmode.EventTypeEventsAPI)
		callback := again.Data.(slackevents.EventsAPIEvent).Data.(*slackevents.EventsAPICallbackEvent)
		if again.Request.RetryAttempt != attempt+1 || again.Request.RetryReason != "timeout" || callback.EventID != id {
			t.Errorf("retry %d: attempt %d, %s, %s", attempt+1, again.Request.RetryAttempt, again.Request.RetryReason, callback.EventID)
		}
	}
	f.clock.Add(time.Hour)
	f.Tick()
	if count(f, "sent") != 4 || count(f, "lost") != 1 {
		t.Errorf("%d sent, %d lost", count(f, "sent"), count(f, "lost"))
	}
}

func count(f *office, kind string) int {
	n := 0
	for _, e := range f.Record() {
		if e.Kind == kind {
			n++
		}
	}
	return n
}

// An acknowledged event does not come again, unless a fault says so.
func TestAckAndRedeliverFault(t *testing.T) {
	f := open(t, desk.Options{})
	client, events := f.connect(t)
	f.say(t, editor, "C0FACTS001", "", "plain")
	ack := func() {
		if err := client.AckCtx(f.ctx, next(t, events, socketmode.EventTypeEventsAPI).Request.EnvelopeID, nil); err != nil {
			t.Fatal(err)
		}
	}
	ack()
	eventually(t, "the ack", func() bool { return count(f, "ack") == 1 })
	f.clock.Add(time.Hour)
	f.Tick()
	if count(f, "sent") != 1 {
		t.Errorf("%d sent", count(f, "sent"))
	}
	if err := f.Inject(desk.Fault{Kind: desk.Redeliver, Match: "message", Times: 1}); err != nil {
		t.Fatal(err)
	}
	f.say(t, editor, "C0FACTS001", "", "plain")
	ack()
	ack()
	eventually(t, "both acks", func() bool { return count(f, "ack") == 3 })
	if f.Injected() != 1 {
		t.Errorf("%d faults", f.Injected())
	}
}

// Dropped, delayed and disconnected events still arrive in the end.
func TestEnvelopeFaults(t *testing.T) {
	for _, kind := range []desk.FaultKind{desk.Drop, desk.Disconnect, desk.HangUp, desk.DelayEvent} {
		t.Run(string(kind), func(t *testing.T) {
			f := open(t, desk.Options{})
			_, events := f.connect(t)
			if err := f.Inject(desk.Fault{Kind: kind, Match: "events_api", Times: 1, Delay: 3 * time.Second}); err != nil {
				t.Fatal(err)
			}
			f.say(t, editor, "C0FACTS001", "", "plain")
			eventually(t, "the connection is back", func() bool { return f.Connections() == 1 })
			f.clock.Add(3 * time.Second)
			f.Tick()
			if got := nextInner(t, events, "message"); !strings.Contains(got, "plain") {
				t.Errorf("got %s", got)
			}
			if f.Injected() != 1 {
				t.Errorf("%d faults", f.Injected())
			}
		})
	}
}

// dial opens one Socket Mode connection by hand and reads its hello.
func (f *office) dial(t *testing.T) (*websocket.Conn, map[string]any) {
	t.Helper()
	_, address, err := f.api.StartSocketModeContext(f.ctx)
	if err != nil {
		t.Fatal(err)
	}
	ws, _, err := websocket.DefaultDialer.DialContext(f.ctx, address, http.Header{"Origin": {"https://api.slack.com"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return ws, frame(t, ws)
}

func frame(t *testing.T, ws *websocket.Conn) map[string]any {
	t.Helper()
	_, raw, err := ws.ReadMessage()
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// Ten connections are open at once, an eleventh is sent away; an address works once.
func TestConnections(t *testing.T) {
	f := open(t, desk.Options{})
	for i := 1; i <= 10; i++ {
		if _, hello := f.dial(t); hello["type"] != "hello" || hello["num_connections"] != float64(i) {
			t.Errorf("hello %d: %v", i, hello)
		}
	}
	if _, refusal := f.dial(t); refusal["reason"] != "too_many_websockets" {
		t.Errorf("eleventh: %v", refusal)
	}
	_, address, err := f.api.StartSocketModeContext(f.ctx)
	if err != nil {
		t.Fatal(err)
	}
	ws, _, err := websocket.DefaultDialer.Dial(address, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = ws.Close()
	if _, response, err := websocket.DefaultDialer.Dial(address, nil); err == nil || response.StatusCode != http.StatusForbidden {
		t.Errorf("second use: %v, %v", response, err)
	}
}

// Each event goes to one connection only.
func TestOneOfSeveral(t *testing.T) {
	f := open(t, desk.Options{})
	a, _ := f.dial(t)
	b, _ := f.dial(t)
	f.say(t, editor, "C0FACTS001", "", "one")
	f.say(t, editor, "C0FACTS001", "", "two")
	one, two := frame(t, a), frame(t, b)
	if one["envelope_id"] == two["envelope_id"] || count(f, "sent") != 2 {
		t.Errorf("%v and %v", one["envelope_id"], two["envelope_id"])
	}
}

// An ack over 20,480 bytes closes the connection with 1009.
func TestLargeAck(t *testing.T) {
	f := open(t, desk.Options{})
	ws, _ := f.dial(t)
	if err := ws.WriteJSON(map[string]any{"envelope_id": "x", "payload": strings.Repeat("a", 20_480)}); err != nil {
		t.Fatal(err)
	}
	_, _, err := ws.ReadMessage()
	if !websocket.IsCloseError(err, websocket.CloseMessageTooBig) {
		t.Errorf("closed with %v", err)
	}
}

// A connection is warned before its time is over, then asked to refresh.
func TestRefresh(t *testing.T) {
	f := open(t, desk.Options{})
	ws, hello := f.dial(t)
	life := hello["debug_info"].(map[string]any)["approximate_connection_time"].(float64)
	f.clock.Add(time.Duration(life)*time.Second - 10*time.Second)
	f.Tick()
	if m := frame(t, ws); m["type"] != "disconnect" || m["reason"] != "warning" {
		t.Errorf("first %v", m)
	}
	f.clock.Add(10 * time.Second)
	f.Tick()
	if m := frame(t, ws); m["reason"] != "refresh_requested" {
		t.Errorf("then %v", m)
	}
	if _, _, err := ws.ReadMessage(); err == nil {
		t.Error("the connection is still open")
	}
}
