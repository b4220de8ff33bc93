package desk

import (
	"encoding/json"
	"slices"
	"time"
)

const (
	// ackLife is how long the app may take to acknowledge: three seconds
	// (https://docs.slack.dev/apis/events-api, and Slack's support in
	// slackapi/python-slack-sdk issue 1280 for Socket Mode).
	ackLife = 3 * time.Second
	// connectGrace is how long an event waits for a first connection before it
	// counts as failed.
	connectGrace = 3 * time.Second
)

// retryAfter are the pauses before the three redeliveries of an event.
var retryAfter = []time.Duration{0, time.Minute, 5 * time.Minute}

// envelope is one thing on its way to the app.
type envelope struct {
	id      string // new for every attempt
	kind    string // events_api, slash_commands or interactive
	label   string // type of the event or interaction
	eventID string
	payload map[string]any
	raw     json.RawMessage // payload as it was when it was queued: retries repeat it
	accepts bool            // accepts_response_payload
	retries bool
	attempt int
	reason  string
	due     time.Time
	sent    time.Time
	conn    *conn
	acked   func(payload json.RawMessage, err error) // called once, under the lock; may be nil
}

// enqueue sends e as soon as possible. Callers hold the lock.
func (d *Desk) enqueue(e *envelope) {
	raw, err := json.Marshal(e.payload)
	if err != nil {
		d.log.Error("desk cannot encode", "envelope", e.kind, "error", err)
		return
	}
	e.raw, e.due = raw, d.now()
	if f := d.strike([]FaultKind{DelayEvent}, e.kind, e.label); f != nil {
		e.due = e.due.Add(f.Delay)
	}
	d.queue = append(d.queue, e)
	d.sendDue(d.now())
}

// sendDue sends every queued envelope whose time has come. Callers hold the lock.
func (d *Desk) sendDue(now time.Time) {
	var later, ready []*envelope
	for _, e := range d.queue {
		if e.due.After(now) {
			later = append(later, e)
		} else {
			ready = append(ready, e)
		}
	}
	d.queue = later
	for _, e := range ready {
		d.send(e, now)
	}
}

// send makes one attempt to deliver e. Callers hold the lock.
func (d *Desk) send(e *envelope, now time.Time) {
	e.id, e.sent = d.newEnvelopeID(), now
	webhook := d.workspace.App.RequestURL != ""
	if !webhook && len(d.conns) == 0 {
		d.unsendable(e, now)
		return
	}
	names := []string{e.kind, e.label}
	d.pending[e.id] = e
	entry := Entry{Kind: "sent", Method: e.kind, Envelope: e.id, Event: e.eventID, Attempt: e.attempt, Args: e.about()}
	if d.strike([]FaultKind{Drop}, names...) != nil {
		entry.Error = "dropped"
		d.write(entry, nil)
		return
	}
	if webhook {
		d.write(entry, nil)
		d.spawn(func() { d.post(e) })
		return
	}
	c := d.conns[d.nextConn%len(d.conns)]
	d.nextConn++
	if f := d.strike([]FaultKind{Disconnect, HangUp}, names...); f != nil {
		entry.Error = "connection lost"
		d.write(entry, nil)
		d.dropConn(c, f.Kind == Disconnect)
		return
	}
	e.conn, entry.Conn = c, c.number
	d.write(entry, nil)
	c.send(e.wire())
	d.changedApp()
}

// about is what the record keeps of e: its type and, for a message, its
// address.
func (e *envelope) about() map[string]any {
	about := map[string]any{"type": e.label}
	event, _ := e.payload["event"].(map[string]any)
	for _, name := range []string{"channel", "ts"} {
		if value, ok := event[name].(string); ok {
			about[name] = value
		}
	}
	return about
}

// unsendable keeps e for a moment in the hope of a connection, then fails it.
func (d *Desk) unsendable(e *envelope, now time.Time) {
	if now.Sub(e.due) < connectGrace && e.retries {
		d.queue = append(d.queue, e)
		return
	}
	d.failed(e, "connection_failed", ErrNoApp, now)
}

// wire is the envelope as it goes over the socket.
func (e *envelope) wire() map[string]any {
	w := map[string]any{"envelope_id": e.id, "type": e.kind, "payload": e.raw, "accepts_response_payload": e.accepts}
	if e.kind == "events_api" {
		w["retry_attempt"], w["retry_reason"] = e.attempt, e.reason
	}
	return w
}

func (d *Desk) newEnvelopeID() string {
	return d.newID("", 8) + "-" + d.newID("", 4) + "-" + d.newID("", 4) + "-" + d.newID("", 12)
}

// expireAcks fails what was not acknowledged in time. Callers hold the lock.
func (d *Desk) expireAcks(now time.Time) {
	var late []*envelope
	for _, e := range d.pending {
		if now.Sub(e.sent) >= ackLife {
			late = append(late, e)
		}
	}
	slices.SortFunc(late, func(a, b *envelope) int { return a.sent.Compare(b.sent) })
	for _, e := range late {
		delete(d.pending, e.id)
		d.failed(e, "timeout", ErrTimeout, now)
	}
}

// failed schedules the next attempt, or gives e up. Callers hold the lock.
func (d *Desk) failed(e *envelope, reason string, err error, now time.Time) {
	if e.retries && e.attempt < len(retryAfter) {
		e.due = now.Add(retryAfter[e.attempt])
		e.attempt++
		e.reason = reason
		d.queue = append(d.queue, e)
		return
	}
	d.write(Entry{Kind: "lost", Method: e.kind, Envelope: e.id, Event: e.eventID, Attempt: e.attempt, Error: reason, Args: e.about()}, nil)
	d.finish(e, nil, err)
}

// acknowledge takes the app's answer to an envelope; from is nil for HTTP. An
// ack may come over another connection than the envelope went.
func (d *Desk) acknowledge(id string, payload json.RawMessage, from *conn) {
	d.mu.Lock()
	defer d.mu.Unlock()
	e := d.pending[id]
	entry := Entry{Kind: "ack", Envelope: id, Result: payload}
	if from != nil {
		entry.Conn = from.number
	}
	if e == nil {
		entry.Error = "unknown or late"
		d.write(entry, nil)
		return
	}
	delete(d.pending, id)
	entry.Method, entry.Event, entry.Attempt, entry.Took = e.kind, e.eventID, e.attempt, d.now().Sub(e.sent)
	d.write(entry, nil)
	d.finish(e, payload, nil)
	if e.retries && d.strike([]FaultKind{Redeliver}, e.kind, e.label) != nil {
		again := *e
		again.attempt, again.reason, again.due, again.retries = 1, "timeout", d.now(), false
		d.queue = append(d.queue, &again)
	}
}

// finish calls whoever waits for e. Callers hold the lock.
func (d *Desk) finish(e *envelope, payload json.RawMessage, err error) {
	if e.acked != nil {
		e.acked(payload, err)
		e.acked = nil
	}
	d.changedApp()
}
