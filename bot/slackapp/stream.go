package slackapp

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
)

const (
	// appendEvery is the least time between two appends, and appendChars what
	// may be appended sooner: Slack takes a hundred appends a minute, and its
	// own clients gather 256 characters
	// (https://docs.slack.dev/reference/methods/chat.appendStream).
	appendEvery = time.Second
	appendChars = 256
	// updateEvery is the same once the stream has ended and the message is
	// edited instead: Slack asks for edits no closer than this.
	updateEvery = 3 * time.Second
	// streamTime is when a stream is ended from our side: Slack ends it after
	// about five minutes, and refuses every call about it from then on
	// (https://github.com/slackapi/python-slack-sdk/issues/1859).
	streamTime = 270 * time.Second
	// streamChars and streamBlocks are how much is streamed. Slack takes about
	// 12,000 characters and 50 blocks; the rest is left for the first
	// quotation and the footer. Eight thousand characters are sixty claims;
	// what is over is shown with the finished answer, which goes on in a
	// message of its own.
	streamChars  = 8000
	streamBlocks = 40
)

// streamMark is what the block_id of a streamed message's first block begins
// with; the key follows. A stream takes metadata only at its end, so this is
// what a message is found by whose process died before.
const streamMark = "stream/"

// stream is a message that grows while an answer is written. It is the bot's
// Stage. Claims are blocks of literal text, as in any answer of this app, so
// that no markup, mention or link can come out of them.
//
// A stream that is not as it should be is never mended: the message is ended
// and written anew as a whole, which can be done again and again.
type stream struct {
	client *Client
	to     where
	user   string // who asked
	dm     bool
	wake   chan struct{}

	mu      sync.Mutex
	ts      string  // of the message; empty: it was not opened here
	claims  []piece // what is to be seen, one for each claim
	sent    int     // how many of them Slack has taken
	state   streamState
	refused bool // Slack certainly opened no message
	began   time.Time
	last    time.Time // when something was last shown
	halt    func()    // ends the writer and waits for it; nil: there is none
}

type streamState int

const (
	streaming streamState = iota
	// ended: the message is edited instead.
	ended
	// stopped: the asker pressed the stop button.
	stopped
	// broken: it is not known what the message holds; it is left alone until
	// the answer is whole.
	broken
)

// stage returns where the answer to the request appears while it is written,
// or nil when Slack streams nothing there.
func (c *Client) stage(r request) (stage say.Stage, halt func()) {
	w := r.where()
	if w.private() || w.thread == "" {
		return nil, func() {}
	}
	s := &stream{client: c, to: w, user: r.User, dm: r.DM, wake: make(chan struct{}, 1)}
	return s, s.stopWriting
}

// Show implements say.Stage. It opens the message with the first claims and
// waits for Slack's answer; later claims are left to a goroutine that ends
// with the context, or with Finish.
func (s *stream) Show(ctx context.Context, key string, soFar answer.Answer) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	shown := streamable(claims(soFar, true))
	switch {
	case s.state == stopped:
		return "", say.ErrStopped
	case s.ts == "":
		if err := s.start(ctx, key, shown); err != nil {
			return "", err
		}
		s.claims, s.sent = shown, len(shown)
		s.startWriting(ctx)
	default:
		s.claims = shown
		select {
		case s.wake <- struct{}{}:
		default: // it is about to look anyway
		}
	}
	return s.to.channel + "/" + s.ts, nil
}

// streamable returns as many of the pieces as one stream holds.
func streamable(pieces []piece) []piece {
	chars := 0
	for i, p := range pieces {
		if chars += utf8.RuneCountInString(p.text); chars > streamChars || i == streamBlocks {
			return pieces[:i]
		}
	}
	return pieces
}

// start opens the message. It does not wait when Slack has taken too many:
// the answer comes as one post then.
func (s *stream) start(ctx context.Context, key string, shown []piece) error {
	blocks := blocksOf(shown)
	if first, ok := blocks[0].(*slack.RichTextBlock); ok {
		first.BlockID = streamMark + key
	}
	options := []slack.MsgOption{slack.MsgOptionTS(s.to.thread), slack.MsgOptionChunks(slack.NewBlocksChunk(blocks...))}
	if !s.dm {
		self, err := s.client.identify(ctx)
		if err != nil {
			return err
		}
		options = append(options, slack.MsgOptionRecipientTeamID(self.team), slack.MsgOptionRecipientUserID(s.user))
	}
	_, ts, err := s.client.api.StartStreamContext(ctx, s.to.channel, options...)
	if err != nil {
		s.refused = isCertain(err)
		return fmt.Errorf("opening a stream: %w", err)
	}
	s.ts, s.began, s.last = ts, s.client.opts.Now(), s.client.opts.Now()
	return nil
}

func blocksOf(pieces []piece) []slack.Block {
	var out []slack.Block
	for _, p := range pieces {
		out = append(out, p.block)
	}
	return out
}

// startWriting starts the goroutine that shows what Show leaves to it.
func (s *stream) startWriting(ctx context.Context) {
	pausing, end := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.write(ctx, pausing)
	}()
	s.halt = func() { end(); <-done }
}

// stopWriting ends the goroutine. A call of Slack that has begun is waited
// for; what is not shown then comes with the whole answer.
func (s *stream) stopWriting() {
	s.mu.Lock()
	halt := s.halt
	s.mu.Unlock()
	if halt != nil {
		halt()
	}
}

func (s *stream) write(ctx, pausing context.Context) {
	for {
		select {
		case <-s.wake:
		case <-pausing.Done():
			return
		}
		if left := s.pause(); left > 0 && s.client.opts.Wait(pausing, left) != nil {
			return
		}
		if s.push(ctx) != nil {
			return
		}
	}
}

// pause returns how long to gather claims before they are shown.
func (s *stream) pause() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	every := appendEvery
	if s.state != streaming {
		every = updateEvery
	} else if waiting := s.claims[s.sent:]; len(waiting) > 0 {
		chars := 0
		for _, p := range waiting {
			chars += utf8.RuneCountInString(p.text)
		}
		if chars >= appendChars {
			return 0
		}
	}
	return every - s.client.opts.Now().Sub(s.last)
}

// push shows what waits: by appending it, or by editing the message once its
// stream has ended. After an error nothing more is shown.
func (s *stream) push(ctx context.Context) error {
	s.mu.Lock()
	all, from, state := s.claims, s.sent, s.state
	old := s.client.opts.Now().Sub(s.began) >= streamTime
	s.mu.Unlock()
	if from == len(all) {
		return nil
	}
	var err error
	if state == streaming && old {
		s.client.endStream(ctx, s.to.channel, s.ts)
		state = ended
	}
	if state == streaming {
		err = s.client.appendStream(ctx, s.to.channel, s.ts, all[from:])
		if codeOf(err) == "message_not_in_streaming_state" {
			state = ended
		}
	}
	if state == ended {
		err = s.client.update(ctx, s.to.channel, s.ts, escape(shorten(all[0].text, notificationMax)), blocksOf(all), mark{})
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state, s.last = state, s.client.opts.Now()
	switch {
	case err == nil:
		s.sent = len(all)
	case codeOf(err) == "stopped_by_user":
		s.state = stopped
	default:
		s.state = broken
		s.client.opts.Log.WarnContext(ctx, "a stream broke; the answer will be shown when it is whole", "channel", s.to.channel, "error", nameOf(err))
	}
	return err
}

// Find implements say.Stage.
func (s *stream) Find(ctx context.Context, key string) (string, error) {
	s.mu.Lock()
	ts, refused := s.ts, s.refused
	s.mu.Unlock()
	if refused {
		return "", nil
	}
	if ts == "" {
		err := s.client.each(ctx, s.to, func(m slack.Message) {
			if len(m.Blocks.BlockSet) > 0 && m.Blocks.BlockSet[0].ID() == streamMark+key {
				ts = m.Timestamp
			}
		})
		if err != nil || ts == "" {
			return "", err
		}
	}
	return s.to.channel + "/" + ts, nil
}

// unsure are Slack's errors that may come after the work was done.
var unsure = []string{"", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}

// isCertain reports whether Slack said that it did not do what it was asked.
func isCertain(err error) bool {
	_, limited := tooMany(err)
	return limited || !slices.Contains(unsure, codeOf(err))
}
