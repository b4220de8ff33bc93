package bodies

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const (
	places = 8
	limit  = 1 << 10
)

// taking is a server that reads bodies in a room and holds those that it has
// read until it is told to let go.
type taking struct {
	*httptest.Server
	room   *Room
	most   atomic.Int64 // the largest number in memory at once that was seen
	letGo  chan struct{}
	length atomic.Int64 // of the last body that was read
}

func newTaking(t *testing.T, within time.Duration) *taking {
	t.Helper()
	s := &taking{room: New(places, limit, within), letGo: make(chan struct{})}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *taking) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Minute)
	defer cancel()
	body, done, err := s.room.Read(ctx, w, r)
	s.see()
	switch {
	case errors.As(err, new(*http.MaxBytesError)):
		w.WriteHeader(http.StatusRequestEntityTooLarge)
	case errors.Is(err, ErrNoRoom):
		w.WriteHeader(http.StatusServiceUnavailable)
	case err != nil:
		w.WriteHeader(http.StatusBadRequest)
	default:
		defer done()
		s.length.Store(int64(len(body)))
		if strings.HasPrefix(string(body), "hold") {
			<-s.letGo
		}
	}
}

func (s *taking) see() {
	s.room.mu.Lock()
	defer s.room.mu.Unlock()
	for held := int64(s.room.held); held > s.most.Load(); {
		s.most.Store(held)
	}
}

// begin opens a line, says that length bytes come, and sends these alone.
func (s *taking) begin(t *testing.T, length int, sent string) net.Conn {
	t.Helper()
	line, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { line.Close() })
	if _, err := fmt.Fprintf(line, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s", length, sent); err != nil {
		t.Fatal(err)
	}
	return line
}

// counts waits until so many bodies are read or held in the room, and so many wait.
func (s *taking) counts(t *testing.T, reading, held, waiting int) {
	t.Helper()
	for range 2000 {
		s.room.mu.Lock()
		r, h, w := len(s.room.reading), s.room.held, len(s.room.waiting)
		s.room.mu.Unlock()
		if r == reading && h == held && w == waiting {
			return
		}
		runtime.Gosched()
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("never %d read, %d held, %d waiting: %+v", reading, held, waiting, s.room)
}

func (s *taking) post(t *testing.T, body string) int {
	t.Helper()
	answer, err := http.Post(s.URL, "text/plain", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	return answer.StatusCode
}

// However many bodies trickle in, no more are in memory than there is room for,
// and one that is there is read: those that were read for longest make room.
func TestTricklesMakeRoom(t *testing.T) {
	s := newTaking(t, time.Hour)
	for range 5 * places {
		s.begin(t, limit, "a")
	}
	s.counts(t, places, places, 0)
	for i := range 3 * places {
		if status := s.post(t, strings.Repeat("b", i+1)); status != http.StatusOK || s.length.Load() != int64(i+1) {
			t.Fatalf("one that is there: status %d, %d bytes", status, s.length.Load())
		}
	}
	if most := s.most.Load(); most > places {
		t.Errorf("%d in memory at once, of %d", most, places)
	}
}

// What has been read and is still worked on makes room for nobody; who waits for
// it in vain is told.
func TestWhatIsReadStays(t *testing.T) {
	s := newTaking(t, time.Hour)
	for range places {
		s.begin(t, 4, "hold")
	}
	s.counts(t, 0, places, 0)
	patience, cancel := context.WithCancel(t.Context())
	refused := make(chan error)
	go func() {
		_, _, err := s.room.Read(patience, httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/", strings.NewReader("c")))
		refused <- err
	}()
	s.counts(t, 0, places, 1)
	cancel()
	if err := <-refused; !errors.Is(err, ErrNoRoom) {
		t.Errorf("who waits is told %v", err)
	}
	close(s.letGo)
	s.counts(t, 0, 0, 0)
	if status := s.post(t, "d"); status != http.StatusOK {
		t.Errorf("afterwards: status %d", status)
	}
}

// A body that does not arrive in time, or is longer than it says or may be, is
// not read, and leaves its room.
func TestBodiesEnd(t *testing.T) {
	s := newTaking(t, 20*time.Millisecond)
	s.begin(t, limit, "a")
	s.counts(t, 1, 1, 0)
	s.counts(t, 0, 0, 0)
	for _, length := range []int64{limit + 1, -1} {
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(strings.Repeat("a", limit+1)))
		r.ContentLength = length
		if _, _, err := s.room.Read(t.Context(), httptest.NewRecorder(), r); !errors.As(err, new(*http.MaxBytesError)) {
			t.Errorf("length %d: %v", length, err)
		}
	}
	whole := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(strings.Repeat("a", limit)))
	whole.ContentLength = -1
	body, done, err := s.room.Read(t.Context(), httptest.NewRecorder(), whole)
	if err != nil || len(body) != limit {
		t.Fatalf("without a length: %d bytes, %v", len(body), err)
	}
	done()
	s.counts(t, 0, 0, 0)
}
