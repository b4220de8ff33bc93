package main

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/llm"
	"github.com/pullquote/pullquote/bot/llm/fake"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/prompts"
)

// madeUp is what no article says, and the moody model does.
const madeUp = "987 raids"

// moodyTime is how long a reply of the moody model is waited for: short, since
// after a stall nothing is meant to come.
const moodyTime = 50 * time.Millisecond

// newMoodyModel returns a model that mostly writes claims that hold, and at
// times lies, fails, breaks off or says nothing.
func newMoodyModel(t *testing.T, c *clock, seed uint64) write.Model {
	t.Helper()
	server := fake.New()
	t.Cleanup(server.Close)
	m := &moody{dice: rand.New(rand.NewPCG(seed, 8))}
	server.Otherwise(m.reply)
	chat, err := llm.NewChat(llm.Options{
		BaseURL: server.URL, Model: "moody", Sleep: func(ctx context.Context, d time.Duration) error { return c.wait(ctx, d) },
		Limits: llm.Limits{FirstToken: moodyTime, Idle: moodyTime},
	})
	if err != nil {
		t.Fatal(err)
	}
	return chat
}

// moody is how it replies.
type moody struct {
	mu   sync.Mutex
	dice *rand.Rand
}

func (m *moody) reply(w http.ResponseWriter, r fake.Request) {
	m.mu.Lock()
	mood := m.dice.IntN(20)
	m.mu.Unlock()
	text := fake.JSON(sound(r)...)
	reply := fake.Text(text)
	switch mood {
	case 0, 1:
		reply = fake.Text(fake.JSON(append([]prompts.Claim{{Text: "There were " + madeUp + ".", Sentences: []int{1}}}, sound(r)...)...))
	case 2:
		reply = fake.Status(http.StatusServiceUnavailable, "")
	case 3:
		reply = fake.Status(http.StatusTooManyRequests, "", "Retry-After", "3")
	case 4, 5:
		reply = fake.Cut(text[:len(text)/2])
	case 6:
		reply = fake.Text("Sure! There were " + madeUp + ".")
	case 7:
		reply = fake.Stall(text[:len(text)/2])
	case 8:
		reply = fake.Stall("")
	}
	reply(w, r)
}

// sound are claims that hold: the first sentences that speak of what was
// asked.
func sound(r fake.Request) (claims []prompts.Claim) {
	offered, err := readOffer(r.User, nil)
	if err != nil {
		return nil
	}
	for _, topic := range asks {
		if !strings.Contains(r.User, topic.question) {
			continue
		}
		for _, n := range offered.numbers {
			if strings.Contains(offered.text[n], topic.want) {
				claims = append(claims, prompts.Claim{Text: offered.text[n], Sentences: []int{n}})
			}
		}
	}
	return claims
}
