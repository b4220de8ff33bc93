package desk

import (
	"fmt"
	"net/http"
	"path"
	"slices"
	"strconv"
	"time"
)

// Fault is one way to misbehave. It strikes what its Match names, with its
// Chance, at most Times times.
type Fault struct {
	Kind   FaultKind     `json:"kind"`
	Match  string        `json:"match"`            // Web API method, envelope type or inner event type; * and ? as in path.Match; empty is everything
	Chance float64       `json:"chance,omitempty"` // 0 up to 1; 0 means always
	Times  int           `json:"times,omitempty"`  // 0 means without end
	Delay  time.Duration `json:"delay,omitempty"`  // for delay, delay_event and rate_limit (Retry-After); real time for calls, the desk's clock for events
	Status int           `json:"status,omitempty"` // HTTP status for error_before and error_after; 0 is 503
	Error  string        `json:"error,omitempty"`  // error name for api_error

	struck int
}

// FaultKind names what goes wrong.
type FaultKind string

// Faults of Web API calls.
const (
	RateLimit    FaultKind = "rate_limit"    // 429 with Retry-After
	ErrorBefore  FaultKind = "error_before"  // 5xx, nothing done
	ErrorAfter   FaultKind = "error_after"   // done, but 5xx is answered
	LostReply    FaultKind = "lost_reply"    // done, but the connection breaks before the answer
	APIError     FaultKind = "api_error"     // ok false with Error
	RefuseBlocks FaultKind = "refuse_blocks" // invalid_blocks whenever there are blocks
	Delay        FaultKind = "delay"         // the call waits before it is handled
	CutStream    FaultKind = "cut_stream"    // the stream ends as after five minutes
)

// Faults of envelopes.
const (
	Redeliver  FaultKind = "redeliver"   // sent again although acknowledged
	Drop       FaultKind = "drop"        // this attempt never reaches the app
	DelayEvent FaultKind = "delay_event" // sent Delay later
	Disconnect FaultKind = "disconnect"  // a disconnect message and a closed connection instead of the envelope
	HangUp     FaultKind = "hang_up"     // the connection breaks without a word instead of the envelope
)

var faultKinds = []FaultKind{RateLimit, ErrorBefore, ErrorAfter, LostReply, APIError, RefuseBlocks, Delay, CutStream,
	Redeliver, Drop, DelayEvent, Disconnect, HangUp}

// Inject adds faults. It returns an error, and adds none, when one has an
// unknown kind or a malformed Match.
func (d *Desk) Inject(faults ...Fault) error {
	for _, f := range faults {
		if !slices.Contains(faultKinds, f.Kind) {
			return fmt.Errorf("fault kind %q is unknown", f.Kind)
		}
		if _, err := path.Match(f.Match, ""); err != nil {
			return fmt.Errorf("fault match %q: %w", f.Match, err)
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, f := range faults {
		d.faults = append(d.faults, &f)
	}
	return nil
}

// ClearFaults ends all misbehaviour.
func (d *Desk) ClearFaults() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults = nil
}

// Injected is how many faults have struck.
func (d *Desk) Injected() int {
	n := 0
	for _, e := range d.Record() {
		if e.Kind == "fault" {
			n++
		}
	}
	return n
}

// strike returns the first fault of one of kinds that strikes one of names now.
// Callers hold the lock.
func (d *Desk) strike(kinds []FaultKind, names ...string) *Fault {
	for _, f := range d.faults {
		if !slices.Contains(kinds, f.Kind) || (f.Times > 0 && f.struck >= f.Times) || !f.matches(names) {
			continue
		}
		if f.Chance > 0 && d.chance() >= f.Chance {
			continue
		}
		f.struck++
		d.write(Entry{Kind: "fault", Method: string(f.Kind), Args: map[string]any{"names": names}}, nil)
		return f
	}
	return nil
}

func (f *Fault) matches(names []string) bool {
	for _, name := range names {
		if ok, _ := path.Match(f.Match, name); ok || f.Match == "" {
			return true
		}
	}
	return false
}

// misbehaveBefore strikes a call before it is handled; true when it is answered.
func (d *Desk) misbehaveBefore(w http.ResponseWriter, r *http.Request, c *call) bool {
	d.mu.Lock()
	wait := d.strike([]FaultKind{Delay}, c.name)
	kinds := []FaultKind{RateLimit, ErrorBefore, APIError}
	if c.args.has("blocks") {
		kinds = append(kinds, RefuseBlocks)
	}
	f := d.strike(kinds, c.name)
	if cut := d.strike([]FaultKind{CutStream}, c.name); cut != nil {
		d.cutStream(place{c.args.str("channel"), c.args.str("ts")})
	}
	d.mu.Unlock()
	if wait != nil {
		select {
		case <-time.After(wait.Delay):
		case <-r.Context().Done():
			return true
		}
	}
	if f == nil {
		return false
	}
	switch f.Kind {
	case RateLimit:
		d.tooMany(w, c, max(f.Delay, time.Second))
	case ErrorBefore:
		d.fail(w, c, f)
	case RefuseBlocks:
		d.answer(w, c, &apiError{Code: "invalid_blocks", Messages: []string{"[ERROR] refused by a fault [json-pointer:/blocks]"}}, nil)
	default:
		d.answer(w, c, refuse(f.Error), nil)
	}
	return true
}

// misbehaveAfter strikes a call that was handled; true when it is answered.
func (d *Desk) misbehaveAfter(w http.ResponseWriter, c *call, body reply, refusal *apiError) bool {
	d.mu.Lock()
	f := d.strike([]FaultKind{ErrorAfter, LostReply}, c.name)
	d.mu.Unlock()
	if f == nil || refusal != nil {
		return false
	}
	if f.Kind == ErrorAfter {
		c.entry.Result = nil
		d.fail(w, c, f)
		return true
	}
	c.entry.Error = "lost_reply"
	d.note(c.entry, body)
	hangUp()
	return true
}

// fail answers with a server error.
func (d *Desk) fail(w http.ResponseWriter, c *call, f *Fault) {
	status := f.Status
	if status == 0 {
		status = http.StatusServiceUnavailable
	}
	c.entry.Error, c.entry.Status = "http_"+strconv.Itoa(status), status
	d.note(c.entry, nil)
	http.Error(w, http.StatusText(status), status)
}

// hangUp breaks the connection without an answer: net/http's documented way.
func hangUp() { panic(http.ErrAbortHandler) }
