package slackapp

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
)

// How much of the requests over HTTP is held in memory at once, whoever sends
// them: their signature can be checked only when they have been read. Slack's
// are some tens of kilobytes, so those that are larger wait for each other and
// not in front of Slack's. Both kinds together are 64 MB at most.
const (
	smallBody   = 64 << 10
	mostSmall   = 512
	mostLarge   = 32
	bodyLimit   = 1 << 20 // the largest that is read, in bytes
	waitForRoom = "5"     // seconds after which a request that found no room may come again
)

// errNoRoom says that too many requests are being read.
var errNoRoom = errors.New("too many requests at once")

// bodies are the requests that are being read.
type bodies struct{ small, large chan struct{} }

func newBodies() *bodies {
	return &bodies{small: make(chan struct{}, mostSmall), large: make(chan struct{}, mostLarge)}
}

// read returns the body of the request and what gives its room back, to be
// called when the body is no longer needed. It waits for room until the
// context ends (errNoRoom), and returns a *http.MaxBytesError for a body over
// bodyLimit.
func (b *bodies) read(ctx context.Context, w http.ResponseWriter, r *http.Request) (body []byte, done func(), err error) {
	if r.ContentLength > bodyLimit {
		return nil, nil, &http.MaxBytesError{Limit: bodyLimit}
	}
	room := b.large
	if 0 <= r.ContentLength && r.ContentLength <= smallBody {
		room = b.small
	}
	select {
	case room <- struct{}{}:
	case <-ctx.Done():
		return nil, nil, errNoRoom
	}
	var read bytes.Buffer
	read.Grow(int(max(r.ContentLength, 0)) + bytes.MinRead)
	if _, err := io.Copy(&read, http.MaxBytesReader(w, r.Body, bodyLimit)); err != nil {
		<-room
		return nil, nil, err
	}
	return read.Bytes(), func() { <-room }, nil
}
