package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval/postgres"
)

// A replica holds what it works on for as long as its shift goes on, of which it
// gives a sign of life again and again. One that was not heard of for a while may
// say nothing more: others have what it worked on. So no call of Slack is begun
// that might outlast the shift.

const (
	// scheduleLease is held by the one that reads the connectors and ARTICLES_DIR,
	// and posts the digests.
	scheduleLease = "serve"
	// shiftTime is for how long a shift goes on without a sign of life: longer than
	// a call of Slack may take, and than a slow database takes; short enough that
	// others have what was in the hands of one that was killed within a minute.
	shiftTime = 45 * time.Second
	// signEvery is how often a sign is given, and signTime how long it may take.
	signEvery = 5 * time.Second
	signTime  = 10 * time.Second
	// standEvery is how often a replica asks whether it is to keep the schedule.
	standEvery = 3 * time.Second
	// callTime is how long a call of Slack may take, as slackapp has it by itself.
	callTime = 30 * time.Second
	// guardEvery is how often it is looked whether a call can be made by now.
	guardEvery = 100 * time.Millisecond
)

// shift is a shift of this process.
type shift struct {
	*among
	own   *postgres.Shift
	inbox *postgres.Inbox
}

// work works for one shift. over says that it was over before the work was.
func (a *among) work(ctx context.Context, answer func(context.Context, *shift) error) (over bool, err error) {
	s := &shift{among: a}
	for {
		if s.own, err = a.db.BeginShift(ctx, a.name, shiftTime, time.Now); err == nil {
			break
		}
		a.note(err)
		if wait(ctx, standEvery) != nil {
			return false, ctx.Err()
		}
	}
	a.note(nil)
	s.inbox = s.own.Inbox(filed)
	working, end := context.WithCancelCause(ctx)
	var kept sync.WaitGroup
	kept.Go(func() { s.keep(working, end) })
	if err = s.begin(working); err == nil {
		err = answer(working, s)
	}
	over = errors.Is(context.Cause(working), postgres.ErrShiftOver)
	end(nil)
	kept.Wait()
	if over {
		return true, nil
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), standEvery)
	defer cancel()
	return false, errors.Join(err, s.own.End(ending))
}

// filed is what the inbox has to know of a payload of the app.
func filed(payload []byte) (f postgres.Filing) {
	f.Place, f.Awaited, f.Reserved = slackapp.Filed(payload)
	return f
}

// begin brings the articles up to date with ARTICLES_DIR before the first answer, if
// it is this replica that does.
func (s *shift) begin(ctx context.Context) error {
	leads, err := s.own.Hold(ctx, scheduleLease)
	if err != nil || !leads {
		return err
	}
	_, err = s.p.fill(ctx, s.archive)
	return err
}

// keep gives the signs of life of the shift until the context ends, and takes from
// others what they cannot do any more. It ends the work when the shift is over.
//
// While the database does not answer nobody can take anything, and nothing can be
// said that is not written down there first. After that, each has time to give a
// sign before another one ends its shift.
func (s *shift) keep(ctx context.Context, end context.CancelCauseFunc) {
	steady := 0
	for wait(ctx, signEvery) == nil {
		err := s.sign(ctx, steady > 1)
		switch {
		case errors.Is(err, postgres.ErrShiftOver):
			end(postgres.ErrShiftOver)
			return
		case ctx.Err() != nil:
			return
		case err != nil:
			steady = 0
		default:
			steady++
		}
		s.note(err)
	}
}

func (s *shift) sign(ctx context.Context, steady bool) error {
	ctx, cancel := context.WithTimeout(ctx, signTime)
	defer cancel()
	err := s.own.Renew(ctx)
	if err == nil {
		err = s.inbox.Mend(ctx)
	}
	if err == nil && steady {
		err = s.own.Relieve(ctx)
	}
	return err
}

// alone runs do while this replica is the one that keeps the schedule, until the
// context ends.
func (s *shift) alone(ctx context.Context, do func(context.Context) error) error {
	for {
		leads, err := s.own.Hold(ctx, scheduleLease)
		if err == nil && leads {
			err = s.archive.Books.ReleaseDigests(ctx) // nobody works on what the one before had begun
		}
		if err == nil && leads {
			return do(ctx)
		}
		if err != nil && ctx.Err() == nil {
			s.p.log.Warn("it is not known who keeps the schedule", "error", fmt.Sprintf("%T", err))
		}
		if wait(ctx, standEvery) != nil {
			return nil
		}
	}
}

// join makes an app one of several.
func (s *shift) join(o *slackapp.Options) {
	o.Inbox, o.Fellows, o.Keepers, o.Memory = s.inbox, s.inbox, s.inbox, s.db
	o.HTTPClient = &http.Client{Timeout: callTime, Transport: inShift{s.own, http.DefaultTransport}}
}

// inShift makes calls that end before the shift is over for certain, and waits
// until it can.
type inShift struct {
	shift *postgres.Shift
	base  http.RoundTripper
}

// RoundTrip implements http.RoundTripper.
func (g inShift) RoundTrip(r *http.Request) (*http.Response, error) {
	for {
		left, over := g.shift.Left()
		needed := callTime
		if until, ok := r.Context().Deadline(); ok {
			needed = time.Until(until)
		}
		switch {
		case over:
			return nil, postgres.ErrShiftOver
		case left >= needed:
			return g.base.RoundTrip(r)
		}
		if err := wait(r.Context(), guardEvery); err != nil {
			return nil, err
		}
	}
}
