package slackapp

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
)

// memory is an inbox without a disk.
type memory struct {
	mu   sync.Mutex
	jobs map[string]*memoryJob
	full bool // nothing can be written
}

type memoryJob struct {
	payload []byte
	due     time.Time // zero: done
	attempt int
}

func (m *memory) Put(_ context.Context, key string, payload []byte, at time.Time) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.full {
		return false, context.DeadlineExceeded
	}
	if m.jobs[key] != nil {
		return false, nil
	}
	m.jobs[key] = &memoryJob{payload: payload, due: at}
	return true, nil
}

func (m *memory) Take(_ context.Context, at time.Time, lease time.Duration) (string, []byte, int, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for key, j := range m.jobs {
		if !j.due.IsZero() && !j.due.After(at) {
			j.due, j.attempt = at.Add(lease), j.attempt+1
			return key, j.payload, j.attempt, true, nil
		}
	}
	return "", nil, 0, false, nil
}

func (m *memory) Settle(_ context.Context, key string, again time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.jobs[key].due = again
	return nil
}

func (m *memory) size() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.jobs)
}

// forgetful knows nothing of what was said before.
type forgetful struct{}

func (forgetful) Earlier(context.Context, string, int) ([]string, error)           { return nil, nil }
func (forgetful) Said(context.Context, string) ([]byte, string, error)             { return nil, "", nil }
func (forgetful) Feedback(_ context.Context, _, _, _, _ string, _ time.Time) error { return nil }

// echo posts the question as the answer.
type echo struct{ client *Client }

func (e echo) Ask(ctx context.Context, q bot.Question) (answer.Answer, error) {
	a := answer.Answer{Question: q.Text, Outcome: answer.NotFound, Notice: "You asked: " + q.Text}
	_, err := e.client.Send(ctx, "answer/"+q.ID, q.Place, a)
	return a, err
}

func (e echo) Report(context.Context, answer.Kind, bot.Request) (answer.Message, error) {
	return answer.Answer{}, nil
}
func (e echo) Share(context.Context, say.Sharing) (answer.Answer, error) { return answer.Answer{}, nil }

// runApp runs the app until the test ends.
func runApp(t *testing.T, a *App) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ran := make(chan error, 1)
	go func() { ran <- a.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ran; err != nil {
			t.Error(err)
		}
	})
}

// eventually waits until ok; the wait is a limit, not a measure.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for range 4000 {
		if ok() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("never happened: %s", what)
}
