package slackapp

import (
	"context"
	"sync"

	"github.com/pullquote/pullquote/bot/say"
	"github.com/slack-go/slack"
)

// sessions are the threads in which the app is at work. Slack shows that it
// is, and a button to stop it (https://docs.slack.dev/ai/agent-sessions).
type sessions struct {
	client *Client
	// ended are the sessions whose status is to be cleared.
	ended chan where

	mu      sync.Mutex
	cancels map[where]map[*context.CancelCauseFunc]bool
}

// endedBuffer is how many sessions may wait for Slack to take their status;
// Slack takes about fifty a minute.
const endedBuffer = 1000

// titleMax is the longest title of a session, in characters.
const titleMax = 200

// begin marks the thread as being worked in; a new session has the question
// as its title. The context that it returns ends with say.ErrStopped when the
// stop button is pressed. end takes the mark away.
func (s *sessions) begin(ctx context.Context, r request) (working context.Context, end func()) {
	w := r.where()
	working, cancel := context.WithCancelCause(ctx)
	if w.private() || w.thread == "" {
		return working, func() { cancel(nil) }
	}
	s.mu.Lock()
	if s.cancels[w] == nil {
		s.cancels[w] = map[*context.CancelCauseFunc]bool{}
	}
	s.cancels[w][&cancel] = true
	s.mu.Unlock()
	shown := make(chan error, 1)
	go func() {
		shown <- s.show(working, slack.AgentSessionSetStatusParameters{
			Status: slack.AgentSessionStatusProcessing, ChannelID: w.channel, ThreadTS: w.thread,
			Title: shorten(r.Text, titleMax), InitiatorUserID: r.User,
		})
	}()
	return working, func() {
		cancel(nil) // ends a call of show that still waits
		s.mu.Lock()
		delete(s.cancels[w], &cancel)
		last := len(s.cancels[w]) == 0
		if last {
			delete(s.cancels, w)
		}
		s.mu.Unlock()
		_, refused := tooMany(<-shown)
		if last && !refused {
			select {
			case s.ended <- w:
			default: // Slack lets the status lapse by itself after an hour
			}
		}
	}
}

// show sets the status of a session, once: a status that Slack does not take
// is no reason to keep an answer waiting.
func (s *sessions) show(ctx context.Context, status slack.AgentSessionSetStatusParameters) error {
	_, err := s.client.api.SetAgentSessionStatusContext(ctx, status)
	return err
}

// clear takes marks away until the context ends, waiting when Slack says so.
func (s *sessions) clear(ctx context.Context) {
	for {
		select {
		case w := <-s.ended:
			err := s.client.gates.pass(ctx, "agents.sessions.setStatus", func() error {
				return s.show(ctx, slack.AgentSessionSetStatusParameters{
					Status: slack.AgentSessionStatusActive, ChannelID: w.channel, ThreadTS: w.thread,
				})
			})
			if err != nil && ctx.Err() == nil {
				s.client.opts.Log.InfoContext(ctx, "Slack did not take a status", "channel", w.channel, "thread", w.thread, "error", codeOf(err))
			}
		case <-ctx.Done():
			return
		}
	}
}

// any reports whether there is work in any thread.
func (s *sessions) any() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.cancels) > 0
}

// stop ends the work in the thread.
func (s *sessions) stop(w where) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for cancel := range s.cancels[w] {
		(*cancel)(say.ErrStopped)
	}
}
