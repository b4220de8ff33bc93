// Package bodies reads the bodies of requests that anybody may send, within
// bounds that they all share. Whether a body is signed shows only when it has
// been read, so strangers may fill the room there is; then the one of which
// nothing has come for longest makes room for the next. A body that is there is
// read in no time, one that trickles in is what goes.
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

	buffers sync.Pool // of *[]byte with limit bytes: a flood of bodies leaves no garbage

	mu      sync.Mutex
	held    int       // in memory, or about to be
	reading []*reader // those that may be cut, the one that got on last at the end
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
	m := &Room{number: number, limit: limit, within: within}
	m.buffers.New = func() any { b := make([]byte, limit+1); return &b } // one more tells what is over the limit
	return m
}

// step is how many bytes must come for a body to have got on: fewer would let
// one that trickles in stay.
const step = 16 << 10

// Read returns the body of the request and what gives its room and its bytes
// back, to be called when no part of the body is needed any more. Its error wraps
// ErrNoRoom, also when the context ends before there is room, or a
// *http.MaxBytesError for a body over the limit.
func (m *Room) Read(ctx context.Context, w http.ResponseWriter, r *http.Request) (body []byte, done func(), err error) {
	if r.ContentLength > m.limit {
		return nil, nil, &http.MaxBytesError{Limit: m.limit}
	}
	line := http.NewResponseController(w)
	one := &reader{in: make(chan struct{}), stop: func() { _ = line.SetReadDeadline(time.Unix(1, 0)) }} // a line without deadlines ends by itself
	if err := m.enter(ctx, one, func() { _ = line.SetReadDeadline(time.Now().Add(m.within)) }); err != nil {
		return nil, nil, err
	}
	buffer := m.buffers.Get().(*[]byte)
	leave := func() {
		m.buffers.Put(buffer)
		m.leave(one)
	}
	n, err := m.whole(one, *buffer, r)
	if m.isCut(one) {
		err = ErrNoRoom
	}
	if err != nil {
		leave()
		return nil, nil, fmt.Errorf("reading the body of a request: %w", err)
	}
	return (*buffer)[:n], leave, nil
}

// whole reads the body into the buffer and returns its length.
func (m *Room) whole(one *reader, buffer []byte, r *http.Request) (n int, err error) {
	for {
		more, err := io.ReadFull(r.Body, buffer[n:min(n+step, len(buffer))])
		n += more
		switch {
		case int64(n) > m.limit:
			return 0, &http.MaxBytesError{Limit: m.limit}
		case err == io.EOF || err == io.ErrUnexpectedEOF && (r.ContentLength < 0 || r.ContentLength == int64(n)):
			return n, nil
		case err != nil:
			return 0, err
		}
		m.gotOn(one)
	}
}

// gotOn notes that the reader is not the one of which nothing came for longest.
func (m *Room) gotOn(one *reader) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i := slices.Index(m.reading, one); i >= 0 {
		m.reading = append(slices.Delete(m.reading, i, i+1), one)
	}
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

// makeRoom cuts as many of those of which nothing came for longest as wait and
// find no room yet. It is called with the lock held.
func (m *Room) makeRoom() {
	for m.leaving < len(m.waiting) && len(m.reading) > 0 {
		last := m.reading[0]
		m.reading = slices.Delete(m.reading, 0, 1)
		m.leaving++
		last.cut = true
		last.stop()
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
	m.waiting = slices.Delete(m.waiting, 0, 1)
	m.reading = append(m.reading, next)
	close(next.in)
	m.makeRoom()
}
