package main

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/slackapp"
	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

// silent is the part of an asker that these stories do not use.
type silent struct{}

func (silent) Report(context.Context, answer.Kind, bot.Request) (answer.Message, error) {
	return answer.Answer{}, nil
}
func (silent) Share(context.Context, say.Sharing) (answer.Answer, error) { return answer.Answer{}, nil }

// slowly asks nothing and waits until it is stopped.
type slowly struct {
	silent
	begun chan struct{}
}

func (s slowly) Ask(ctx context.Context, _ bot.Question) (answer.Answer, error) {
	close(s.begun)
	<-ctx.Done()
	return answer.Answer{}, context.Cause(ctx)
}

// The stop button ends the work on a question, and the status with it.
func TestStopButton(t *testing.T) {
	n := openNewsroom(t, 3)
	asker := slowly{begun: make(chan struct{})}
	n.start("", func(o *slackapp.Options) { o.Asker = asker })
	thread := n.say(maya, newsdesk, "", "@Pullquote "+raids)
	<-asker.begun
	status := func(want string) func() bool {
		return func() bool { s, ok := n.Session(newsdesk, thread); return ok && s.Status == want }
	}
	n.until("a status", status("processing"))
	if err := n.Stop(maya, newsdesk, thread); err != nil {
		t.Fatal(err)
	}
	n.saidIn(newsdesk, thread, "Stopped.")
	n.until("no status", status("active"))
}

// held answers when it is let go.
type held struct {
	slackapp.Asker
	begun    chan struct{}
	released chan struct{}
}

func (h held) Ask(ctx context.Context, q bot.Question) (answer.Answer, error) {
	h.begun <- struct{}{}
	<-h.released
	return h.Asker.Ask(ctx, q)
}

// holdAnswers starts the bot, which says when it begins with an answer and
// waits until it is let go.
func (n *newsroom) holdAnswers(begun, released chan struct{}) {
	n.t.Helper()
	n.wrap = func(a slackapp.Asker) slackapp.Asker { return held{a, begun, released} }
	n.start("")
	n.wrap = nil
}

// A follow-up that comes while the first question is being answered waits for
// it, and is then read with it.
func TestEarlyFollowUp(t *testing.T) {
	n := openNewsroom(t, 3)
	begun, released := make(chan struct{}, 9), make(chan struct{})
	n.holdAnswers(begun, released)
	thread := n.say(maya, newsdesk, "", "@Pullquote "+minister)
	<-begun
	n.say(maya, newsdesk, thread, "And how many raids were there?")
	n.pass(time.Minute)
	close(released)
	n.until("a second answer", func() bool { return len(n.replies(newsdesk, thread)) == 2 })
}

// stumbling fails with the first questions that it is asked.
type stumbling struct {
	slackapp.Asker
	left *atomic.Int32
}

func (s stumbling) Ask(ctx context.Context, q bot.Question) (answer.Answer, error) {
	if s.left.Add(-1) >= 0 {
		return answer.Answer{}, errors.New("stumbled")
	}
	return s.Asker.Ask(ctx, q)
}

// A follow-up to a question that is to be tried again waits for it as well.
func TestFollowUpBetweenAttempts(t *testing.T) {
	n := openNewsroom(t, 3)
	var left atomic.Int32
	left.Store(2)
	n.wrap = func(a slackapp.Asker) slackapp.Asker { return stumbling{a, &left} }
	n.start("")
	thread := n.say(maya, newsdesk, "", "@Pullquote "+minister)
	n.until("a stumble", func() bool { return left.Load() < 2 })
	n.say(maya, newsdesk, thread, "And how many raids were there?")
	n.until("a second answer", func() bool { return len(n.replies(newsdesk, thread)) == 2 })
}

// A question that is worked on for longer than its lease is not begun again.
func TestLongWork(t *testing.T) {
	n := openNewsroom(t, 3)
	begun, released := make(chan struct{}, 9), make(chan struct{})
	n.holdAnswers(begun, released)
	thread := n.say(maya, newsdesk, "", "@Pullquote "+raids)
	<-begun
	n.pass(time.Hour)
	if len(begun) > 0 {
		t.Error("it was begun twice")
	}
	close(released)
	n.answeredOnce(newsdesk, thread)
}

// What has begun when the program is told to end is finished first; nothing
// is answered twice after the next start, and what came late is answered then.
func TestDrain(t *testing.T) {
	n := openNewsroom(t, 3)
	begun, released := make(chan struct{}, 9), make(chan struct{})
	n.holdAnswers(begun, released)
	first := n.say(maya, newsdesk, "", "@Pullquote "+raids)
	<-begun
	stopped := make(chan struct{})
	stop := n.stop
	go func() { stop(); close(stopped) }()
	n.until("no connection", func() bool { return n.Connections() == 0 })
	late := n.say(maya, newsdesk, "", "@Pullquote "+minister)
	close(released)
	<-stopped
	if got := len(n.replies(newsdesk, first)); got != 1 {
		t.Errorf("%d messages when it had ended, want 1", got)
	}
	n.start("")
	n.answeredOnce(newsdesk, late)
	n.answeredOnce(newsdesk, first)
}

// A token that Slack revokes makes the bot unready until it is accepted
// again; the question is answered then.
func TestRevokedToken(t *testing.T) {
	n := openNewsroom(t, 3, slackdesk.Fault{Kind: slackdesk.APIError, Match: "chat.postMessage", Error: "token_revoked", Times: 1})
	n.start("")
	n.until("readiness", func() bool { return n.app.Ready() == nil })
	ts := n.say(maya, newsdesk, "", "@Pullquote "+raids)
	n.until("no readiness", func() bool { return n.app.Ready() != nil })
	n.answeredOnce(newsdesk, ts)
	if err := n.app.Ready(); err != nil {
		t.Error(err)
	}
}

// panicky fails at the first question as no program should.
type panicky struct {
	silent
	asked *atomic.Int32
}

func (p panicky) Ask(context.Context, bot.Question) (answer.Answer, error) {
	if p.asked.Add(1) == 1 {
		panic("a fault of the program")
	}
	return answer.Answer{}, nil
}

// A panic costs one question, whose asker is told; the next is taken.
func TestPanic(t *testing.T) {
	n := openNewsroom(t, 3)
	asker := panicky{asked: new(atomic.Int32)}
	n.start("", func(o *slackapp.Options) { o.Asker = asker })
	n.saidIn(newsdesk, n.say(maya, newsdesk, "", "@Pullquote "+raids), "fault of mine")
	n.say(maya, newsdesk, "", "@Pullquote "+raids)
	n.until("the next question", func() bool { return asker.asked.Load() == 2 })
}
