package slackapp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"runtime/debug"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/say"
)

const (
	// workers is how many requests are worked on at the same moment. Most of
	// them wait, for a model or for Slack; searches are bounded by the archive.
	workers = 32
	// lease is for how long a worker may keep a request: longer than a model
	// and a long wait for Slack take.
	lease = 15 * time.Minute
	// pollEvery is how often requests that are to be tried again are looked
	// for. New ones do not wait for it.
	pollEvery = 250 * time.Millisecond
	// faultsBorne is after how many faults of the program's own the asker is
	// told that there will be no answer.
	faultsBorne = 4
	// patience is for how long Slack's faults are borne: a question of
	// yesterday is not waited for any more.
	patience = 24 * time.Hour
	// earlyWait is when a follow-up that came early is looked at again.
	earlyWait = time.Second
	// remembered is how many earlier questions go along with a follow-up:
	// what "he" stands for is nearly always in the last few.
	remembered = 5
)

// errShutdown ends work that goes on for too long when the program ends.
var errShutdown = errors.New("the program ends")

// dispatch hands requests to workers until intake ends, and waits for them.
// Work that has begun goes on under its own context.
func (a *App) dispatch(intake, work context.Context) {
	slots := make(chan struct{}, workers)
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	for {
		select {
		case slots <- struct{}{}:
		case <-intake.Done():
			return
		}
		key, payload, attempt, ok, err := a.opts.Inbox.Take(intake, a.opts.Now(), lease)
		if err == nil && ok {
			a.start(work, key, payload, attempt, func() { <-slots })
			continue
		}
		if err != nil && intake.Err() == nil {
			a.opts.Log.ErrorContext(intake, "no job can be taken", "error", err)
			a.counts.faults.Inc()
		}
		<-slots
		select {
		case <-a.wake:
		case <-poll.C:
		case <-intake.Done():
			return
		}
	}
}

// start has a worker do the job; done is called when it has ended. Jobs are
// noted as ongoing here, in their order, so that a follow-up always finds the
// question before it.
func (a *App) start(ctx context.Context, key string, payload []byte, attempt int, done func()) {
	var r request
	if err := json.Unmarshal(payload, &r); err != nil {
		a.opts.Log.ErrorContext(ctx, "a stored request cannot be read", "job", key)
		a.settle(ctx, key, time.Time{})
		done()
		return
	}
	if !a.ongoing.begin(key, r) {
		done() // whoever works on it settles it
		return
	}
	a.working.Go(func() {
		defer done()
		a.work(ctx, key, r, attempt)
	})
}

// work does one job and settles it. A panic costs this one request: it is
// told apart from the rest, apologised for and not tried again.
func (a *App) work(ctx context.Context, key string, r request, attempt int) {
	defer func() {
		if v := recover(); v != nil {
			a.opts.Log.ErrorContext(ctx, "panic", "request", r.ID, "stack", string(debug.Stack()))
			a.counts.panics.Inc()
			a.apologise(ctx, r)
			a.settle(ctx, key, time.Time{})
		}
	}()
	err := a.fulfil(ctx, r, attempt)
	text, again := a.judge(ctx, r, attempt, err)
	if text != "" {
		if err := a.tell(ctx, r, text, attempt > 1); err != nil {
			_, again = a.judge(ctx, r, attempt, err)
		}
	}
	a.settle(ctx, key, again)
}

func (a *App) settle(ctx context.Context, key string, again time.Time) {
	a.ongoing.end(key, again.IsZero()) // first: once settled, it may be handed out
	if again.IsZero() {
		a.drafts.drop(key)
	}
	// Whatever ended the work, its end is written down.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), settleTime)
	defer cancel()
	if err := a.opts.Inbox.Settle(ctx, key, again); err != nil {
		a.opts.Log.ErrorContext(ctx, "a job cannot be settled", "job", key, "error", err)
	}
}

// settleTime is how long the end of a job may take to be written.
const settleTime = 5 * time.Second

// fulfil does what the request asks for.
func (a *App) fulfil(ctx context.Context, r request, attempt int) error {
	switch r.Want {
	case wantHelp:
		return a.help(ctx, r, attempt > 1)
	case wantDigest:
		return a.digest(ctx, r, attempt)
	case wantCheck:
		return a.check(ctx, r, attempt)
	case wantShare:
		return a.share(ctx, r, attempt)
	case wantWithdraw:
		return a.withdraw(ctx, r, attempt)
	case wantTakeBack:
		return a.takeBack(ctx, r, attempt)
	case wantClick:
		return a.clicked(ctx, r)
	}
	return a.answer(ctx, r, attempt)
}

// errEarly says that a follow-up came before the answer to the question before
// it: only then is it known whether it is one.
var errEarly = errors.New("the question before it is not answered yet")

// answer answers a question, unless it is talk among people or over the limit.
func (a *App) answer(ctx context.Context, r request, attempt int) error {
	earlier, err := a.opts.History.Earlier(ctx, string(r.where().place()), remembered)
	if err != nil {
		return err
	}
	if r.FollowUp && len(earlier) == 0 {
		if awaited, err := a.isAwaited(ctx, r.where()); awaited || err != nil {
			return cmp.Or(err, errEarly)
		}
		return nil
	}
	if over, err := a.isOver(ctx, r, attempt); over || err != nil {
		return err
	}
	r.Text = a.client.withNames(ctx, r.Text)
	working, end := a.sessions.begin(ctx, r)
	defer end()
	if kind, ok := r.kind(); ok {
		_, err = a.opts.Asker.Report(working, kind, bot.Request{
			ID: r.ID, Of: r.Reading.Of, Since: r.Reading.Since, Length: r.Reading.Length, Reader: a.client.reader(working, r), Place: r.where().place(),
		})
		if err != nil && errors.Is(context.Cause(working), say.ErrStopped) {
			err = say.ErrStopped
		}
	} else {
		if r.Overheard { // it has to be a question by itself
			earlier = nil
		}
		stage, halt := a.client.stage(r)
		defer halt()
		_, err = a.opts.Asker.Ask(working, bot.Question{
			ID: r.ID, Text: r.Text, Earlier: earlier, Reader: a.client.reader(working, r), Place: r.where().place(), Live: stage,
			Overheard: r.Overheard,
		})
		switch asksNothing := errors.Is(err, bot.ErrThanks) || errors.Is(err, bot.ErrGreeting); {
		case errors.Is(err, bot.ErrNotAsked), asksNothing && r.FollowUp:
			return nil
		case errors.Is(err, bot.ErrThanks):
			return a.tell(ctx, r, welcomeText, attempt > 1)
		case asksNothing:
			return a.help(ctx, r, attempt > 1)
		}
	}
	if err == nil {
		a.health.accept()
		a.counts.answered.Inc()
		a.counts.took(a.opts.Now().Sub(r.At))
	}
	return err
}

// isOver reports whether the asker or the channel is over the limit, and says
// so the first time.
func (a *App) isOver(ctx context.Context, r request, attempt int) (bool, error) {
	if attempt > 1 {
		return false, nil
	}
	over, err := a.ask(ctx, r)
	switch over {
	case overNow:
		a.counts.limited.Inc()
		return true, a.tell(ctx, r, limitText, false)
	case overStill:
		a.counts.limited.Inc()
		return true, nil
	}
	return false, err
}

// judge says what follows from how the work ended: what the asker is to be
// told, if anything, and when to try again; never, when again is zero.
func (a *App) judge(ctx context.Context, r request, attempt int, err error) (text string, again time.Time) {
	now := a.opts.Now()
	switch {
	case err == nil, errors.Is(err, say.ErrAlreadySaid):
		return "", time.Time{}
	case errors.Is(context.Cause(ctx), errShutdown):
		return "", now
	case errors.Is(err, errEarly):
		return "", now.Add(earlyWait)
	case errors.Is(err, say.ErrNarrowed) && now.Sub(r.At) < patience:
		return "", now // it is made anew for those who read along now
	case errors.Is(err, say.ErrStopped):
		return stoppedText, time.Time{}
	case errors.Is(err, bot.ErrNoQuestion), errors.Is(err, bot.ErrNoSubject):
		return emptyText, time.Time{}
	case errors.Is(err, bot.ErrLongQuestion), errors.Is(err, bot.ErrLongSubject):
		return longText, time.Time{}
	}
	a.opts.Log.WarnContext(ctx, "not answered", "request", r.ID, "attempt", attempt, "error", nameOf(err))
	switch {
	case errors.Is(err, errUnknown):
		a.counts.unknown.Inc()
		return unknownText, time.Time{}
	case isGone(err):
		a.counts.given.Inc()
		return "", time.Time{}
	case isRevoked(err) && now.Sub(r.At) < patience:
		a.health.revoke(codeOf(err))
		return "", now.Add(time.Minute)
	case ofSlack(err) && now.Sub(r.At) < patience, attempt < faultsBorne:
		a.counts.faults.Inc()
		return "", now.Add(backoff(attempt))
	}
	a.counts.given.Inc()
	return sorryText, time.Time{}
}

// ofSlack reports whether the call of Slack failed rather than the program.
func ofSlack(err error) bool {
	var network *url.Error
	return codeOf(err) != "" || statusOf(err) != 0 || errors.As(err, &network)
}

// backoff is how long to wait after the attempt: a moment at first, in which
// a message with an unknown outcome appears in its thread, and five minutes
// at most.
func backoff(attempt int) time.Duration {
	return min(time.Second<<min(attempt, 10), 5*time.Minute)
}

// tell says one of the fixed texts. When it may have been said before, it is
// looked for first.
func (a *App) tell(ctx context.Context, r request, text string, again bool) error {
	return a.post(ctx, r, message{text: text, plain: text}, again)
}

// post is tell for a message with blocks.
func (a *App) post(ctx context.Context, r request, m message, again bool) error {
	key := "notice/" + r.ID
	if again && !r.where().private() {
		if address, err := a.client.Find(ctx, key, r.where().place()); err != nil || address != "" {
			return err
		}
	}
	_, err := a.client.post(ctx, key, r.where(), []message{m})
	return err
}

// apologise says sorry unless an answer is there already.
func (a *App) apologise(ctx context.Context, r request) {
	if !r.where().private() {
		if address, err := a.client.Find(ctx, r.key(), r.where().place()); err != nil || address != "" {
			return
		}
	}
	if err := a.tell(ctx, r, sorryText, true); err != nil {
		a.opts.Log.ErrorContext(ctx, "no apology was taken", "request", r.ID, "error", codeOf(err))
	}
}
