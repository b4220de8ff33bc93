package digest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/daily"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Subscription is a channel that gets a daily digest.
type Subscription struct {
	Channel say.Place
	Rule    daily.Rule
	Topics  []string
	Quiet   bool // say nothing when nothing is new
	// Since is when the subscription began: what was due before is not owed.
	Since time.Time
	// Days say what became of the latest digests, by local date.
	Days map[string]Status
}

// Status is what became of a digest.
type Status string

// The states of a digest.
const (
	Claimed Status = "claimed" // begun, and perhaps not finished
	Posted  Status = "posted"
	Missed  Status = "missed"
	Skipped Status = "skipped" // nothing was new, and nothing was said
)

// Roster lists the channels that get digests.
type Roster interface {
	// Subscriptions returns those that are switched on.
	Subscriptions(ctx context.Context) ([]Subscription, error)
	// Reader stands for everybody who reads in the channel.
	Reader(ctx context.Context, channel say.Place) (news.Reader, error)
	// Refresh brings the archive up to date and returns what could not be read.
	Refresh(ctx context.Context) []answer.Fault
}

// Calendar keeps the claims to digests: for each channel and local date one of
// any number of processes may post.
type Calendar interface {
	// ClaimDigest returns how often the digest was claimed, this time
	// included, or 0 when it is another's or done.
	ClaimDigest(ctx context.Context, channel, day string, at time.Time, lease time.Duration) (attempt int, err error)
	// HoldDigest makes the lease longer; false means that it was lost.
	HoldDigest(ctx context.Context, channel, day string, attempt int, until time.Time) (held bool, err error)
	// SettleDigest writes down what became of it.
	SettleDigest(ctx context.Context, channel, day, status, address string, at time.Time) error
}

// RotaOptions are what a Rota is made of. All are required.
type RotaOptions struct {
	Editor   *Editor
	Roster   Roster
	Calendar Calendar
	Now      func() time.Time
	// Wait returns after the time, or with the context's error.
	Wait func(ctx context.Context, d time.Duration) error
	// Jitter returns a number from 0 up to 1.
	Jitter func() float64
	Log    *slog.Logger
}

// Rota posts each channel's digest when it is due, once for each local date.
type Rota struct{ o RotaOptions }

// NewRota returns a Rota.
func NewRota(o RotaOptions) *Rota { return &Rota{o} }

const (
	// round is how often the rota looks at what is due, and spread how much
	// of that differs by chance, so that instances do not look all at once.
	round  = 30 * time.Second
	spread = 10 * time.Second
	// digestLease is how long a claim is held without a sign of life; another
	// instance takes over after it. Longer than a model takes for one story.
	digestLease = 5 * time.Minute
	// catchUp is how late a digest is still posted; after that it is missed.
	catchUp = 6 * time.Hour
	// lateFrom is how late a digest says that it is.
	lateFrom = 5 * time.Minute
	// mostMissed is how many missed dates a digest owns up to.
	mostMissed = 7
)

// errLostClaim says that another instance took the digest over.
var errLostClaim = errors.New("the claim to the digest was lost")

// Run posts digests until the context ends, and returns nil then.
func (r *Rota) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		r.Round(ctx)
		if err := r.o.Wait(ctx, round+time.Duration(r.o.Jitter()*float64(spread))); err != nil && ctx.Err() == nil {
			return fmt.Errorf("waiting for the next round: %w", err)
		}
	}
	return nil
}

// Round looks once at every subscription and posts what is due. A channel
// whose digest fails does not keep the others from theirs.
func (r *Rota) Round(ctx context.Context) {
	all, err := r.o.Roster.Subscriptions(ctx)
	if err != nil {
		r.o.Log.ErrorContext(ctx, "digests: the subscriptions cannot be read", "error", err)
		return
	}
	for _, s := range all {
		r.serve(ctx, s)
	}
}

// serve does what is to be done for one channel. What goes wrong, a panic
// too, costs this channel this round.
func (r *Rota) serve(ctx context.Context, s Subscription) {
	defer func() {
		if v := recover(); v != nil {
			r.o.Log.ErrorContext(ctx, "panic", "channel", s.Channel, "stack", string(debug.Stack()))
		}
	}()
	if err := r.tend(ctx, s); err != nil && ctx.Err() == nil {
		r.o.Log.ErrorContext(ctx, "digest not posted", "channel", s.Channel, "error", err)
	}
}

// tend does what is to be done for one channel now.
func (r *Rota) tend(ctx context.Context, s Subscription) error {
	now := r.o.Now()
	date, due, ok := s.Rule.Due(now)
	owed := ok && due.After(s.Since) && now.Sub(due) <= catchUp
	for day, status := range s.Days { // what was begun and can be posted no more
		if status == Claimed && !(owed && day == date.String()) {
			if err := r.giveUp(ctx, s, day); err != nil {
				return err
			}
		}
	}
	status := s.Days[date.String()]
	switch {
	case !ok || !due.After(s.Since) || status == Posted || status == Skipped:
		return nil
	case owed:
		return r.post(ctx, s, date, due)
	case status == "":
		return r.giveUp(ctx, s, date.String())
	}
	return nil
}

// giveUp settles a digest whose time has passed: as posted when it turns out
// to have arrived, as missed otherwise. It sends nothing.
func (r *Rota) giveUp(ctx context.Context, s Subscription, day string) error {
	address, err := r.o.Editor.Door.Arrived(ctx, Key(idOf(s.Channel, day)))
	if err != nil {
		return fmt.Errorf("%s: %w", day, err)
	}
	status := Missed
	if address != "" {
		status = Posted
	}
	r.o.Log.InfoContext(ctx, "digest settled late", "channel", s.Channel, "day", day, "status", status)
	return r.o.Calendar.SettleDigest(ctx, string(s.Channel), day, string(status), address, r.o.Now())
}

// idOf names the digest of a channel and a local date.
func idOf(channel say.Place, day string) string { return string(channel) + "/" + day }

// post claims the digest, makes it, says it and settles it.
func (r *Rota) post(ctx context.Context, s Subscription, date daily.Date, due time.Time) error {
	day, now := date.String(), r.o.Now()
	attempt, err := r.o.Calendar.ClaimDigest(ctx, string(s.Channel), day, now, digestLease)
	if err != nil || attempt == 0 {
		return err
	}
	faults := r.o.Roster.Refresh(ctx)
	reader, err := r.o.Roster.Reader(ctx, s.Channel)
	if err != nil {
		return fmt.Errorf("%s: who reads there: %w", day, err)
	}
	reader.At = r.o.Now()
	request := Request{
		ID: idOf(s.Channel, day), Place: s.Channel, Channel: s.Channel, Reader: reader, Topics: s.Topics, Quiet: s.Quiet,
		Day: day, Missed: missed(s, due), Faults: faults,
		Hold: func(ctx context.Context) error {
			held, err := r.o.Calendar.HoldDigest(ctx, string(s.Channel), day, attempt, r.o.Now().Add(digestLease))
			if err == nil && !held {
				err = errLostClaim
			}
			return err
		},
	}
	if now.Sub(due) > lateFrom {
		request.Due = due
	}
	if _, err := r.o.Editor.Digest(ctx, request); err != nil && !errors.Is(err, say.ErrAlreadySaid) {
		return err
	}
	address, err := r.o.Editor.Door.Arrived(ctx, Key(request.ID))
	if err != nil {
		return err
	}
	status := Posted
	if address == "" {
		status = Skipped
	}
	return r.o.Calendar.SettleDigest(ctx, string(s.Channel), day, string(status), address, r.o.Now())
}

// missed returns the dates before the one that is due on which a digest was
// due and none was posted, back to the last one that was.
func missed(s Subscription, due time.Time) []string {
	var out []string
	for _, date := range s.Rule.Between(s.Since, due, mostMissed) {
		if status := s.Days[date.String()]; status == Posted || status == Skipped {
			out = nil
			continue
		}
		out = append(out, date.String())
	}
	return out
}
