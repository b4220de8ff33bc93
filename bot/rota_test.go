package bot_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/daily"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
)

// calendar keeps claims in memory, as the archive keeps them in its file.
type calendar struct {
	mu   sync.Mutex
	days map[string]*claimed // by channel and day
}

type claimed struct {
	status  digest.Status
	lease   time.Time
	attempt int
}

func (c *calendar) ClaimDigest(_ context.Context, channel, day string, at time.Time, lease time.Duration) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	d := c.days[channel+"/"+day]
	if d == nil {
		d = &claimed{}
		c.days[channel+"/"+day] = d
	} else if d.status == digest.Posted || d.status == digest.Skipped || (d.lease.After(at) && !d.lease.After(at.Add(lease))) {
		return 0, nil
	}
	d.status, d.lease, d.attempt = digest.Claimed, at.Add(lease), d.attempt+1
	return d.attempt, nil
}

func (c *calendar) HoldDigest(_ context.Context, channel, day string, attempt int, until time.Time) (bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	d := c.days[channel+"/"+day]
	held := d.attempt == attempt && d.status == digest.Claimed
	if held {
		d.lease = until
	}
	return held, nil
}

func (c *calendar) SettleDigest(_ context.Context, channel, day, status, _ string, at time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	d := c.days[channel+"/"+day]
	if d == nil {
		d = &claimed{}
		c.days[channel+"/"+day] = d
	}
	if d.status != digest.Posted && (status != string(digest.Missed) || !d.lease.After(at)) {
		d.status, d.lease = digest.Status(status), at
	}
	return nil
}

// newsroom is a channel with a subscription, a clock that can be set, and all
// that a Rota needs.
type newsroom struct {
	*paper
	calendar  *calendar
	s         digest.Subscription
	refreshed func() []answer.Fault
}

func newNewsroom(t *testing.T, zone string, hour, minute int) *newsroom {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	n := &newsroom{paper: filled(), calendar: &calendar{days: map[string]*claimed{}}}
	n.s = digest.Subscription{Channel: "channel", Rule: daily.Rule{Hour: hour, Minute: minute, Zone: location}, Since: clock}
	n.refreshed = func() []answer.Fault { return nil }
	return n
}

func (n *newsroom) Subscriptions(context.Context) ([]digest.Subscription, error) {
	n.calendar.mu.Lock()
	defer n.calendar.mu.Unlock()
	s := n.s
	s.Days = map[string]digest.Status{}
	for key, d := range n.calendar.days {
		s.Days[strings.TrimPrefix(key, "channel/")] = d.status
	}
	return []digest.Subscription{s}, nil
}

func (n *newsroom) Reader(context.Context, say.Place) (news.Reader, error) {
	return news.Reader{}, nil
}

func (n *newsroom) Refresh(context.Context) []answer.Fault { return n.refreshed() }

func (n *newsroom) rota() *digest.Rota {
	return digest.NewRota(digest.RotaOptions{
		Editor: n.editor(), Roster: n, Calendar: n.calendar, Now: func() time.Time { return n.now },
		Wait: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }, Jitter: func() float64 { return 0.5 }, Log: quiet,
	})
}

// round looks at what is due at the instant, with something new to tell, and
// returns the days of the digests that were sent so far.
func (n *newsroom) round(t *testing.T, at time.Time) []string {
	t.Helper()
	n.now = at
	id := fmt.Sprint("news of ", at)
	n.add(news.Article{ID: news.ArticleID(id), Headline: "News of " + at.String(), Text: fmt.Sprintf("Officials spoke of thing%d and thing%d on that day, witnesses said.", at.Unix(), at.Unix()/7)})
	n.rota().Round(t.Context())
	return n.sentDays()
}

func (n *newsroom) sentDays() []string {
	var days []string
	for _, m := range n.out.sent {
		days = append(days, m.(answer.Digest).Day)
	}
	return days
}

// lastSent is the digest that was sent last.
func (n *newsroom) lastSent() answer.Digest { return n.out.sent[len(n.out.sent)-1].(answer.Digest) }

// Clocks are put forward, back, right again by hours and days; the zone of the
// channel is changed; the machine sleeps: each local date has one digest.
func TestRotaClocks(t *testing.T) {
	at := func(day int, hour float64) time.Time {
		return time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC).Add(time.Duration(hour * float64(time.Hour)))
	}
	auckland := func(n *newsroom) { n.s.Rule.Zone, _ = time.LoadLocation("Pacific/Auckland") }
	off := func(hour, day int) func(*newsroom) { return func(n *newsroom) { n.s.Since = at(day, float64(hour)) } }
	type step struct {
		at     time.Time
		change func(*newsroom)
		want   string // the days sent so far
	}
	for name, steps := range map[string][]step{
		"plain": {{at(2, 8.4), nil, ""}, {at(2, 8.5), nil, "2"}, {at(2, 8.6), nil, "2"}, {at(3, 8.5), nil, "2 3"}},
		"an hour forward and back": {
			{at(2, 8.5), nil, "2"}, {at(2, 9.5), nil, "2"}, {at(2, 7.5), nil, "2"}, {at(2, 8.5), nil, "2"}, {at(3, 8.6), nil, "2 3"},
		},
		"a day forward and back":     {{at(2, 8.5), nil, "2"}, {at(3, 8.6), nil, "2 3"}, {at(2, 8.7), nil, "2 3"}, {at(3, 8.5), nil, "2 3"}, {at(4, 8.5), nil, "2 3 4"}},
		"a day forward too early":    {{at(2, 7), nil, ""}, {at(3, 7), nil, ""}, {at(2, 7.1), nil, ""}, {at(2, 8.5), nil, "2"}, {at(3, 8.5), nil, "2 3"}},
		"a day back":                 {{at(3, 8.5), nil, "3"}, {at(2, 8.6), nil, "3 2"}, {at(3, 8.6), nil, "3 2"}},
		"asleep for three hours":     {{at(2, 11.5), nil, "2"}, {at(3, 8.5), nil, "2 3"}},
		"asleep for seven hours":     {{at(2, 15.5), nil, ""}, {at(3, 8.5), nil, "3"}},
		"asleep for a week":          {{at(2, 8.5), nil, "2"}, {at(9, 10), nil, "2 9"}, {at(9, 10.1), nil, "2 9"}},
		"a zone far to the east":     {{at(2, 8.5), nil, "2"}, {at(2, 19.5), auckland, "2 3"}, {at(3, 8.5), nil, "2 3"}, {at(3, 19.5), nil, "2 3 4"}},
		"off for days, then on":      {{at(2, 8.5), nil, "2"}, {at(8, 9), off(9, 8), "2"}, {at(8, 9.1), nil, "2"}, {at(9, 8.5), nil, "2 9"}},
		"switched on after its hour": {{at(2, 10), off(9, 2), ""}, {at(3, 8.5), nil, "3"}},
	} {
		n := newNewsroom(t, "UTC", 8, 30)
		for i, s := range steps {
			if s.change != nil {
				s.change(n)
			}
			got := strings.ReplaceAll(strings.Join(n.round(t, s.at), " "), "2026-03-0", "")
			if got != s.want {
				t.Errorf("%s, step %d at %v: sent %q, want %q", name, i+1, s.at, got, s.want)
			}
		}
	}
}

// A late digest says so, and one after missed dates names them.
func TestRotaOwnsUp(t *testing.T) {
	n := newNewsroom(t, "Europe/London", 8, 30)
	n.round(t, time.Date(2026, 3, 2, 8, 31, 0, 0, time.UTC))
	if d := n.lastSent(); d.Due != "" || len(d.Missed) > 0 {
		t.Errorf("in time: due %q, missed %v", d.Due, d.Missed)
	}
	n.round(t, time.Date(2026, 3, 3, 16, 0, 0, 0, time.UTC)) // too late
	n.round(t, time.Date(2026, 3, 5, 11, 0, 0, 0, time.UTC)) // late, and nobody looked on the 4th
	if d := n.lastSent(); d.Day != "2026-03-05" || d.Due != "2026-03-05T08:30:00Z" || !slices.Equal(d.Missed, []string{"2026-03-03", "2026-03-04"}) {
		t.Errorf("late: day %s, due %q, missed %v", d.Day, d.Due, d.Missed)
	}
	n.round(t, time.Date(2026, 3, 6, 8, 30, 0, 0, time.UTC))
	if d := n.lastSent(); d.Due != "" || len(d.Missed) > 0 {
		t.Errorf("the day after: due %q, missed %v", d.Due, d.Missed)
	}
}

// An unknown outcome is looked up: at the next attempt, and when the time for
// an attempt has passed. Nothing is sent twice, and what turns out not to have
// arrived is sent while there is time.
func TestRotaUnknownOutcome(t *testing.T) {
	due := time.Date(2026, 3, 2, 8, 30, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		lose, refuse bool
		after        time.Duration
		status       digest.Status
		sent         int
	}{
		"arrived, looked up in time":     {lose: true, after: time.Hour, status: digest.Posted, sent: 1},
		"arrived, looked up too late":    {lose: true, after: 7 * time.Hour, status: digest.Posted, sent: 1},
		"arrived, the next day":          {lose: true, after: 24 * time.Hour, status: digest.Posted, sent: 2},
		"refused, again in time":         {refuse: true, after: time.Hour, status: digest.Posted, sent: 1},
		"refused, too late":              {refuse: true, after: 7 * time.Hour, status: digest.Missed, sent: 0},
		"refused, the lease is not over": {refuse: true, after: time.Minute, status: digest.Claimed, sent: 0},
	} {
		n := newNewsroom(t, "UTC", 8, 30)
		n.out.lose, n.out.refuse = test.lose, test.refuse
		n.round(t, due)
		n.out.lose, n.out.refuse = false, false
		n.round(t, due.Add(test.after))
		if got := n.calendar.days["channel/2026-03-02"].status; got != test.status || len(n.out.sent) != test.sent {
			t.Errorf("%s: %s, %d sent, want %s, %d", name, got, len(n.out.sent), test.status, test.sent)
		}
	}
}

// Nothing new is skipped when the channel wants silence, and is not told the
// next day either.
func TestRotaQuiet(t *testing.T) {
	n := newNewsroom(t, "UTC", 8, 30)
	n.s.Quiet = true
	n.rows, n.order = nil, nil
	for day := 2; day < 5; day++ {
		n.now = time.Date(2026, 3, day, 8, 30, 0, 0, time.UTC)
		n.rota().Round(t.Context())
		if got := n.calendar.days[fmt.Sprint("channel/2026-03-0", day)].status; got != digest.Skipped || len(n.out.sent) > 0 {
			t.Errorf("day %d: %s, %d sent", day, got, len(n.out.sent))
		}
	}
	n.round(t, time.Date(2026, 3, 5, 8, 30, 0, 0, time.UTC))
	if d := n.lastSent(); len(n.out.sent) != 1 || len(d.Missed) > 0 {
		t.Errorf("%d sent, missed %v", len(n.out.sent), d.Missed)
	}
}

// Instances that look at the same moment post one digest; one that was slow
// and lost its claim posts nothing.
func TestRotaRace(t *testing.T) {
	n := newNewsroom(t, "UTC", 8, 30)
	n.now = time.Date(2026, 3, 2, 8, 30, 0, 0, time.UTC)
	var wait sync.WaitGroup
	for range 8 {
		r := n.rota()
		wait.Go(func() { r.Round(context.Background()) })
	}
	wait.Wait()
	if len(n.out.sent) != 1 {
		t.Errorf("%d digests were sent", len(n.out.sent))
	}

	slow := newNewsroom(t, "UTC", 8, 30)
	slow.now = n.now
	overtaken := false
	slow.refreshed = func() []answer.Fault {
		if !overtaken { // while the first is reading, its lease ends and another posts
			overtaken = true
			slow.now = slow.now.Add(time.Hour)
			slow.rota().Round(t.Context())
		}
		return nil
	}
	slow.rota().Round(t.Context())
	if len(slow.out.sent) != 1 || slow.calendar.days["channel/2026-03-02"].attempt != 2 {
		t.Errorf("%d digests were sent in %d attempts", len(slow.out.sent), slow.calendar.days["channel/2026-03-02"].attempt)
	}
}

// Run looks again and again until its context ends, and then returns nil; a
// clock that fails is an error.
func TestRotaRun(t *testing.T) {
	n := newNewsroom(t, "UTC", 8, 30)
	n.now = time.Date(2026, 3, 2, 8, 29, 0, 0, time.UTC)
	ctx, cancel := context.WithCancel(t.Context())
	options := digest.RotaOptions{Editor: n.editor(), Roster: n, Calendar: n.calendar, Now: func() time.Time { return n.now }, Jitter: func() float64 { return 0.5 }, Log: quiet}
	options.Wait = func(_ context.Context, d time.Duration) error {
		if d < 30*time.Second || d > 40*time.Second {
			t.Errorf("waits %v", d)
		}
		if n.now = n.now.Add(d); len(n.out.sent) > 0 {
			cancel()
		}
		return ctx.Err()
	}
	if err := digest.NewRota(options).Run(ctx); err != nil || len(n.out.sent) != 1 {
		t.Errorf("run: %v, %d sent", err, len(n.out.sent))
	}
	broken := errors.New("no clock")
	options.Wait = func(context.Context, time.Duration) error { return broken }
	if err := digest.NewRota(options).Run(t.Context()); !errors.Is(err, broken) {
		t.Errorf("run without a clock: %v", err)
	}
}

// twice is a roster of two channels, the first of which nobody can read for.
type twice struct {
	*newsroom
	fault func() error
}

func (r twice) Subscriptions(ctx context.Context) ([]digest.Subscription, error) {
	all, err := r.newsroom.Subscriptions(ctx)
	broken := all[0]
	broken.Channel, broken.Days = "broken", nil
	return append([]digest.Subscription{broken}, all...), err
}

func (r twice) Reader(_ context.Context, channel say.Place) (news.Reader, error) {
	if channel == "broken" {
		return news.Reader{}, r.fault()
	}
	return news.Reader{}, nil
}

// A channel whose digest fails, be it by a panic, does not keep the others
// from theirs.
func TestRotaFaultsOfOneChannel(t *testing.T) {
	for name, fault := range map[string]func() error{"error": func() error { return errNetwork }, "panic": func() error { panic("no reader") }} {
		n := newNewsroom(t, "UTC", 8, 30)
		n.now = time.Date(2026, 3, 2, 8, 30, 0, 0, time.UTC)
		digest.NewRota(digest.RotaOptions{
			Editor: n.editor(), Roster: twice{n, fault}, Calendar: n.calendar, Now: func() time.Time { return n.now }, Log: quiet,
		}).Round(t.Context())
		if len(n.out.sent) != 1 || n.calendar.days["broken/2026-03-02"].status != digest.Claimed {
			t.Errorf("%s: %d sent, the broken channel is %s", name, len(n.out.sent), n.calendar.days["broken/2026-03-02"].status)
		}
	}
}
