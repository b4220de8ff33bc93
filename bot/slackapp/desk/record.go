package desk

import (
	"encoding/json"
	"time"
)

// recordLimit is how many entries are kept; the oldest go first.
const recordLimit = 100_000

// Entry is one thing that happened between the desk and the app.
//
// Kind is call (the app called Method), response (the app used a response URL),
// sent (the desk sent an envelope), ack, lost (no ack and no retry left),
// connect, disconnect, or fault (the desk misbehaved as told).
type Entry struct {
	Seq      int             `json:"seq"`
	At       time.Time       `json:"at"`
	Kind     string          `json:"kind"`
	Method   string          `json:"method,omitempty"` // Web API method, envelope type or fault kind
	Args     map[string]any  `json:"args,omitempty"`
	Result   json.RawMessage `json:"result,omitempty"` // answer to a call, payload of an ack
	Error    string          `json:"error,omitempty"`
	Status   int             `json:"status,omitempty"` // HTTP status of the answer
	Envelope string          `json:"envelope_id,omitempty"`
	Event    string          `json:"event_id,omitempty"`
	Attempt  int             `json:"attempt,omitempty"` // retries so far
	Took     time.Duration   `json:"took_ns,omitempty"` // from envelope to ack, by the desk's clock
	Conn     int             `json:"connection,omitempty"`
}

// note records e with result, taking the lock.
func (d *Desk) note(e Entry, result any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.write(e, result)
}

// write records e; callers hold the lock.
func (d *Desk) write(e Entry, result any) {
	if result != nil {
		if raw, err := json.Marshal(result); err == nil {
			e.Result = raw
		}
	}
	d.recorded++
	e.Seq, e.At = d.recorded, d.now()
	d.record = append(d.record, e)
	if len(d.record) > recordLimit {
		d.record = append([]Entry(nil), d.record[recordLimit/10:]...)
	}
}

// Record is everything that was written down so far, oldest first.
func (d *Desk) Record() []Entry {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]Entry(nil), d.record...)
}

// Calls are the recorded calls of one Web API method, oldest first.
func (d *Desk) Calls(method string) []Entry {
	var calls []Entry
	for _, e := range d.Record() {
		if e.Kind == "call" && e.Method == method {
			calls = append(calls, e)
		}
	}
	return calls
}
