package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"
	"time"
)

// longestLinger is how long the end of the input is kept back for calls in flight: an
// answer that a model words has a minute.
const longestLinger = 2 * time.Minute

// exchange is a pair of streams of one client. Its input ends only when every
// request in it is answered: the SDK gives up what is in flight when it sees the end,
// and `printf … | pullquote mcp` ends right after its last request.
type exchange struct {
	ctx context.Context
	in  io.Reader
	out io.Writer

	mu       sync.Mutex
	read     []byte         // of the line that is being read
	open     map[string]int // requests that are not answered, by id
	answered chan struct{}  // holds one when there may be none left
}

func newExchange(ctx context.Context, in io.Reader, out io.Writer) *exchange {
	return &exchange{ctx: ctx, in: in, out: out, open: map[string]int{}, answered: make(chan struct{}, 1)}
}

// Read implements io.Reader.
func (e *exchange) Read(p []byte) (int, error) {
	n, err := e.in.Read(p)
	e.noteRead(p[:n])
	if n > 0 && errors.Is(err, io.EOF) {
		return n, nil // the end comes with the next call
	}
	if errors.Is(err, io.EOF) {
		e.noteRead([]byte("\n")) // the last line may have no end
		e.linger()
	}
	return n, err
}

// Write implements io.Writer. The SDK writes whole messages.
func (e *exchange) Write(p []byte) (int, error) {
	n, err := e.out.Write(p)
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, m := range messagesIn(p) {
		if m.Method == "" {
			e.close(m.ID)
		}
	}
	return n, err
}

// Close implements io.Closer; the streams belong to whoever opened them.
func (e *exchange) Close() error { return nil }

// linger waits until every request is answered.
func (e *exchange) linger() {
	timer := time.NewTimer(longestLinger)
	defer timer.Stop()
	for {
		e.mu.Lock()
		left := len(e.open)
		e.mu.Unlock()
		if left == 0 {
			return
		}
		select {
		case <-e.answered:
		case <-e.ctx.Done():
			return
		case <-timer.C:
			return
		}
	}
}

// noteRead looks for whole lines in what was read, each of which is a message.
func (e *exchange) noteRead(p []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for {
		line, rest, whole := bytes.Cut(p, []byte("\n"))
		if len(e.read)+len(line) > longestMessage { // the SDK does not take it either
			line = nil
		}
		e.read = append(e.read, line...)
		if !whole {
			return
		}
		for _, m := range messagesIn(e.read) {
			switch {
			case m.Method == "notifications/cancelled":
				e.close(m.cancels())
			case m.Method != "" && m.ID != nil:
				e.open[idOf(m.ID)]++
			}
		}
		e.read, p = e.read[:0], rest
	}
}

// close notes that a request is answered, or needs no answer any more.
func (e *exchange) close(id any) {
	if id == nil {
		return
	}
	key := idOf(id)
	if e.open[key]--; e.open[key] <= 0 {
		delete(e.open, key)
	}
	if len(e.open) == 0 {
		select {
		case e.answered <- struct{}{}:
		default:
		}
	}
}

// message is what tells requests, answers and cancellations apart.
type message struct {
	ID     any             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
}

// cancels is the id of the request that a cancellation is of, or nil.
func (m message) cancels() any {
	var p struct {
		Request any `json:"requestId"`
	}
	_ = json.Unmarshal(m.Params, &p) // what cannot be read cancels nothing
	return p.Request
}

// messagesIn reads a message or a batch of them; what is neither is none.
func messagesIn(line []byte) []message {
	var one message
	if json.Unmarshal(line, &one) == nil {
		return []message{one}
	}
	var all []message
	if json.Unmarshal(line, &all) == nil {
		return all
	}
	return nil
}

// idOf is the id of a request as a key: 1 and "1" are two.
func idOf(id any) string {
	key, _ := json.Marshal(id) // it was read from JSON
	return string(key)
}
