// Package bodies reads the bodies of requests that anybody may send, within
// bounds that they all share. Whether a body is signed shows only when it has
// been read, so strangers may fill the room there is; then the one that has been
// read for longest makes room for the next. A body that is there is read in no
// time, one that trickles in is what goes.
package bodies

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"
)

// ErrNoRoom says that too many bodies are being read, and that this one could
// not wait or had to make room.
var ErrNoRoom = errors.New("too many requests at once")

// Room bounds the bodies that are in memory at once: their number, and by that
// and the largest that is read, their bytes.
type Room struct {
	number int
	limit  int64
	within time.Duration

	mu      sync.Mutex
	held    int       // in memory, or about to be
	reading []*reader // those that may be cut, the oldest first
	leaving int       // cut, and not gone yet
	waiting []*reader
}

// reader is one body that is being read, or waits for that.
type reader struct {
	in   chan struct{} // closed when there is room
	stop func()        // ends its reading
	cut  bool          // it makes room for another
}

// New returns a Room for so many bodies of at most limit bytes each, each of
// which is to arrive within the time.
func New(number int, limit int64, within time.Duration) *Room {
	return &Room{number: number, limit: limit, within: within}
}

// Read returns the body of the request and what gives its room back, to be
// called when the body is no longer needed. Its error wraps ErrNoRoom, also when
// the context ends before there is room, or a *http.MaxBytesError for a body over
// the limit.
func (m *Room) Read(ctx context.Context, w http.ResponseWriter, r *http.Request) (body []byte, done func(), err error) {
	if r.ContentLength > m.limit {
		return nil, nil, &http.MaxBytesError{Limit: m.limit}
	}
	line := http.NewResponseController(w)
	one := &reader{in: make(chan struct{}), stop: func() { _ = line.SetReadDeadline(time.Unix(1, 0)) }} // a line without deadlines ends by itself
	if err := m.enter(ctx, one, func() { _ = line.SetReadDeadline(time.Now().Add(m.within)) }); err != nil {
		return nil, nil, err
	}
	body, err = m.whole(w, r)
	if m.isCut(one) {
		err = ErrNoRoom
	}
	if err != nil {
		m.leave(one)
		return nil, nil, fmt.Errorf("reading the body of a request: %w", err)
	}
	return body, func() { m.leave(one) }, nil
}

// whole reads the body into as much memory as it says that it needs, and into
// the limit when it does not say.
func (m *Room) whole(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	size := r.ContentLength
	if size < 0 {
		size = m.limit
	}
	body := make([]byte, size)
	from := http.MaxBytesReader(w, r.Body, m.limit)
	n, err := io.ReadFull(from, body)
	switch {
	case err == io.EOF || err == io.ErrUnexpectedEOF && r.ContentLength < 0:
		return body[:n], nil
	case err != nil:
		return nil, err
	}
	_, err = io.ReadFull(from, make([]byte, 1)) // there is no more, or it is over the limit
	if err == io.EOF {
		return body, nil
	}
	return nil, err
}

// enter waits for room until the context ends. begin is called before the reading
// may be cut.
func (m *Room) enter(ctx context.Context, one *reader, begin func()) error {
	m.mu.Lock()
	begin()
	if m.held < m.number {
		m.held++
		m.reading = append(m.reading, one)
		m.mu.Unlock()
		return nil
	}
	m.waiting = append(m.waiting, one)
	m.makeRoom()
	m.mu.Unlock()
	select {
	case <-one.in:
		return nil
	case <-ctx.Done():
	}
	m.mu.Lock()
	i := slices.Index(m.waiting, one)
	if i >= 0 {
		m.waiting = slices.Delete(m.waiting, i, i+1)
	}
	m.mu.Unlock()
	if i < 0 { // there was room at the same moment
		m.leave(one)
	}
	return ErrNoRoom
}

// makeRoom cuts as many of those that have been read for longest as wait and
// find no room yet. It is called with the lock held.
func (m *Room) makeRoom() {
	for m.leaving < len(m.waiting) && len(m.reading) > 0 {
		oldest := m.reading[0]
		m.reading = m.reading[1:]
		m.leaving++
		oldest.cut = true
		oldest.stop()
	}
}

// isCut reports whether the reader had to make room; if not, it need not do so
// any more.
func (m *Room) isCut(one *reader) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.reading = slices.DeleteFunc(m.reading, func(r *reader) bool { return r == one })
	return one.cut
}

// leave gives the room to the next that waits.
func (m *Room) leave(one *reader) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if one.cut {
		m.leaving--
	}
	m.reading = slices.DeleteFunc(m.reading, func(r *reader) bool { return r == one })
	if len(m.waiting) == 0 {
		m.held--
		return
	}
	next := m.waiting[0]
	m.waiting = m.waiting[1:]
	m.reading = append(m.reading, next)
	close(next.in)
	m.makeRoom()
}
