package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/slackapp"
	"github.com/pullquote/pullquote/retrieval/news"
)

// shy is an inbox from which nothing is taken while it is shy.
type shy struct {
	slackapp.Inbox
	is *atomic.Bool
}

func (s shy) Take(ctx context.Context, at time.Time, lease time.Duration) (string, []byte, int, bool, error) {
	if s.is.Load() {
		return "", nil, 0, false, nil
	}
	return s.Inbox.Take(ctx, at, lease)
}

// desks are two replicas of which one alone is connected to Slack, and one at a time
// takes what there is to do.
type desks struct {
	*newsroom           // the one that is connected
	other     *newsroom // the one that takes events over HTTP
	shy       [2]atomic.Bool
}

// openDesks starts them; the other one takes what there is to do.
func openDesks(t *testing.T, change ...func(*slackapp.Options)) *desks {
	t.Helper()
	d := &desks{newsroom: openNewsroom(t, 3)}
	d.other = openReplicas(t, d.newsroom)
	d.other.wrap = d.wrap
	d.take(1)
	d.start("", append(change, func(o *slackapp.Options) { o.Inbox = shy{o.Inbox, &d.shy[0]} })...)
	return d
}

// follow starts the other one.
func (d *desks) follow(change ...func(*slackapp.Options)) {
	d.other.start("", append(change, func(o *slackapp.Options) {
		o.Inbox, o.AppToken, o.SigningSecret = shy{o.Inbox, &d.shy[1]}, "", mcpSecret
	})...)
}

// take lets one of them take what there is to do.
func (d *desks) take(which int) {
	for i := range d.shy {
		d.shy[i].Store(i != which)
	}
}

// The stop button ends the work of whichever replica is at it.
func TestStopAtAnotherReplica(t *testing.T) {
	d := openDesks(t)
	asker := slowly{begun: make(chan struct{})}
	d.follow(func(o *slackapp.Options) { o.Asker = asker })
	thread := d.say(maya, newsdesk, "", "@Pullquote "+raids)
	<-asker.begun
	if err := d.Stop(maya, newsdesk, thread); err != nil {
		t.Fatal(err)
	}
	d.saidIn(newsdesk, thread, "Stopped.")
}

// A follow-up that one replica takes waits for the answer that another one is at.
func TestEarlyFollowUpAtAnotherReplica(t *testing.T) {
	d := openDesks(t)
	begun, released := make(chan struct{}, 9), make(chan struct{})
	d.other.wrap = func(a slackapp.Asker) slackapp.Asker { return held{a, begun, released} }
	d.follow()
	thread := d.say(maya, newsdesk, "", "@Pullquote "+minister)
	<-begun
	d.take(0)
	d.say(maya, newsdesk, thread, "And how many raids were there?")
	d.pass(time.Minute)
	if n := len(d.replies(newsdesk, thread)); n > 0 {
		t.Errorf("%d messages before the first answer", n)
	}
	close(released)
	d.until("a second answer", func() bool { return len(d.replies(newsdesk, thread)) == 2 })
}

// What a person asks is counted by all replicas together.
func TestLimitOfReplicas(t *testing.T) {
	d := openDesks(t, func(o *slackapp.Options) { o.Limits = slackapp.Limits{PerUser: 2, PerChannel: 100} })
	d.follow(func(o *slackapp.Options) { o.Limits = slackapp.Limits{PerUser: 2, PerChannel: 100} })
	d.clock.held.Store(true)
	for i, want := range []string{"61 raids", "61 raids", "a lot of questions"} {
		d.take(i % 2)
		d.saidIn(newsdesk, d.say(maya, newsdesk, "", "@Pullquote "+raids), want)
	}
}

// A signed request that one replica has taken is not taken by another.
func TestReplayAtAnotherReplica(t *testing.T) {
	d := openDesks(t, func(o *slackapp.Options) { o.SigningSecret = mcpSecret })
	d.follow()
	body := []byte(`{"type":"url_verification","challenge":"x"}`)
	send := func(to *newsroom, at time.Time) int {
		r := httptest.NewRequest(http.MethodPost, "/slack", bytes.NewReader(body))
		r.Header = signedBy(mcpSecret, at, body)
		w := httptest.NewRecorder()
		to.app.ServeHTTP(w, r)
		return w.Code
	}
	at := time.Now()
	for i, to := range []*newsroom{d.newsroom, d.other, d.newsroom} {
		want := http.StatusUnauthorized
		if i == 0 {
			want = http.StatusOK
		}
		if got := send(to, at); got != want {
			t.Errorf("time %d: status %d, want %d", i+1, got, want)
		}
	}
}

// A draft is checked by the replica that was given it, which alone has it; its
// buttons work wherever they arrive.
func TestDraftOfAnotherReplica(t *testing.T) {
	d := openDesks(t)
	d.store(news.Article{ID: "quayside", Headline: "Lindens for the quay", Publisher: "Courier", URL: "https://courier.example/quay", Text: quayside})
	d.other.start("", func(o *slackapp.Options) { o.Inbox = shy{o.Inbox, &d.shy[1]} })
	for i := range d.shy {
		d.shy[i].Store(false)
	}
	dm, err := d.OpenDM(maya, "messages")
	if err != nil {
		t.Fatal(err)
	}
	for range 4 { // deliveries go to each connection in turn
		thread := d.say(maya, dm, "", "check: "+altered)
		found := d.checked(dm, thread, maya, "“ninety” stands for “nineteen”")
		for range 4 {
			d.click(maya, dm, found, "check_details", "")
			d.until("the findings", func() bool { return strings.Contains(d.modalText(maya), "ninety") })
			d.CloseModal(maya)
		}
		d.clock.held.Store(false)
	}
}

// What was withdrawn is quoted by no replica, also by one whose copy has it still.
func TestWithdrawnMeanwhile(t *testing.T) {
	d := openDesks(t)
	d.follow()
	thread := d.say(maya, newsdesk, "", "@Pullquote "+raids)
	d.saidIn(newsdesk, thread, "61 raids")
	settings := []string{"DATA_DIR", t.TempDir(), "DATABASE_URL", d.env[len(d.env)-1]}
	all, err := d.archive.Articles(t.Context(), news.Reader{At: d.clock.now()})
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	for _, a := range all {
		mustRunWith(t, settings, "withdraw", string(a.ID))
	}
	thread = d.say(maya, newsdesk, "", "@Pullquote "+raids)
	said := d.saidIn(newsdesk, thread, refusalWords)
	if strings.Contains(blocksOf(t, said), "61 raids") {
		t.Errorf("it is quoted: %s", blocksOf(t, said))
	}
}
