package books_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

const (
	digestDay = "2025-11-10"
	lease     = 5 * time.Minute
)

func claim(t *testing.T, a *retrieval.Archive, at time.Time) int {
	t.Helper()
	attempt, err := a.Books.ClaimDigest(context.Background(), "slack:C1", digestDay, at, lease)
	if err != nil {
		t.Fatal(err)
	}
	return attempt
}

func hold(t *testing.T, a *retrieval.Archive, attempt int, until time.Time) bool {
	t.Helper()
	held, err := a.Books.HoldDigest(context.Background(), "slack:C1", digestDay, attempt, until)
	if err != nil {
		t.Fatal(err)
	}
	return held
}

func settleDigest(t *testing.T, a *retrieval.Archive, status string, at time.Time) {
	t.Helper()
	if err := a.Books.SettleDigest(context.Background(), "slack:C1", digestDay, status, "C1/1.2", at); err != nil {
		t.Fatal(err)
	}
}

func digestStatus(t *testing.T, a *retrieval.Archive) string {
	t.Helper()
	days, err := a.Books.DigestDays(context.Background(), "slack:C1", 1)
	if err != nil || len(days) != 1 {
		t.Fatalf("days %v, %v", days, err)
	}
	return days[0].Status
}

// A claim is one process's until its lease is over, and nobody's once the
// digest is posted.
func TestDigestClaim(t *testing.T) {
	a := open(t)
	if got := claim(t, a, noon); got != 1 {
		t.Fatalf("first claim: attempt %d", got)
	}
	if got := claim(t, a, noon.Add(lease-time.Second)); got != 0 {
		t.Errorf("within the lease: attempt %d", got)
	}
	if !hold(t, a, 1, noon.Add(2*lease)) {
		t.Error("the holder cannot hold")
	}
	if got := claim(t, a, noon.Add(lease)); got != 0 {
		t.Errorf("within the longer lease: attempt %d", got)
	}
	if got := claim(t, a, noon.Add(2*lease)); got != 2 {
		t.Errorf("after the lease: attempt %d", got)
	}
	if hold(t, a, 1, noon.Add(9*lease)) {
		t.Error("the first holder holds what was given away")
	}
	settleDigest(t, a, "posted", noon.Add(2*lease))
	if got := claim(t, a, noon.Add(99*lease)); got != 0 || hold(t, a, 2, noon.Add(99*lease)) {
		t.Errorf("after it was posted: attempt %d", got)
	}
	settleDigest(t, a, "missed", noon.Add(99*lease))
	if got := digestStatus(t, a); got != "posted" {
		t.Errorf("what was posted became %s", got)
	}
}

// A digest that was missed can be claimed when the clock turns out to have
// been wrong; one that is being made is not missed, and one that was skipped
// is done.
func TestDigestMissed(t *testing.T) {
	a := open(t)
	settleDigest(t, a, "missed", noon)
	if got := claim(t, a, noon); got != 1 {
		t.Fatalf("after missed: attempt %d", got)
	}
	settleDigest(t, a, "missed", noon.Add(lease-time.Second))
	if got := digestStatus(t, a); got != "claimed" {
		t.Errorf("what is being made became %s", got)
	}
	// The clock is put back by a day: the lease ends later than any could.
	if got := claim(t, a, noon.AddDate(0, 0, -1)); got != 2 {
		t.Errorf("after the clock was put back: attempt %d", got)
	}
	settleDigest(t, a, "skipped", noon)
	if got := claim(t, a, noon.Add(99*lease)); got != 0 {
		t.Errorf("after skipped: attempt %d", got)
	}
}

// Whoever writes to the file, each digest is claimed once: two writers, past
// the lock that keeps a second one out, and eight goroutines over 60 channels.
// The records of digests that arrived are found again, the latest first.
func TestDigestsOfAPlace(t *testing.T) {
	a, ctx := open(t), context.Background()
	for i, entry := range []struct{ key, place, address string }{
		{"digest/slack:C1/1", "slack:C1", "C1/1"}, {"digest/slack:C1/2", "slack:C1", ""}, {"digest/slack:C1/3", "slack:C1", "C1/3"},
		{"digest/slack:C2/3", "slack:C2", "C2/3"}, {"answer/x", "slack:C1", "C1/4"},
	} {
		record := fmt.Appendf(nil, `{"place":%q,"n":%d}`, entry.place, i)
		if _, err := a.Books.Intend(ctx, entry.key, noon.Add(time.Duration(i)*time.Hour), record, nil); err != nil {
			t.Fatal(err)
		}
		if entry.address != "" {
			if err := a.Books.Receipt(ctx, entry.key, entry.address); err != nil {
				t.Fatal(err)
			}
		}
	}
	for since, want := range map[time.Time]string{
		noon:                `[{"place":"slack:C1","n":2} {"place":"slack:C1","n":0}]`,
		noon.Add(time.Hour): `[{"place":"slack:C1","n":2}]`,
	} {
		got, err := a.Books.Digests(ctx, "slack:C1", since)
		if err != nil || fmt.Sprintf("%s", got) != want {
			t.Errorf("since %v: %s, %v", since, got, err)
		}
	}
}

// A subscription is stored whole; what was due before it was switched on, or
// before its time changed, is not owed.
func TestSubscriptions(t *testing.T) {
	a, ctx := open(t), context.Background()
	s := books.Subscription{Channel: "slack:C1", Hour: 8, Minute: 30, Zone: "Europe/London", Weekdays: true, Topics: []string{"harbour", "“elections”"}, Active: true, SetBy: "U1"}
	for i, step := range []struct {
		change func()
		since  int // hours after noon
	}{
		{func() {}, 0},
		{func() { s.Topics, s.Quiet, s.SetBy = nil, true, "U2" }, 0},
		{func() { s.Hour = 9 }, 2},
		{func() { s.Weekdays = false }, 3},
		{func() { s.Weekdays = true }, 3},
		{func() { s.Zone = "UTC" }, 5},
	} {
		step.change()
		at := noon.Add(time.Duration(i) * time.Hour)
		if err := a.Books.Subscribe(ctx, s, at); err != nil {
			t.Fatal(err)
		}
		got, ok, err := a.Books.Subscription(ctx, "slack:C1")
		want := s
		want.Since, want.SetAt = noon.Add(time.Duration(step.since)*time.Hour), at
		if want.Topics == nil {
			want.Topics = []string{}
		}
		if err != nil || !ok || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("step %d: %+v, %v\nwant %+v", i, got, err, want)
		}
	}
	for _, want := range []bool{true, false} {
		if was, err := a.Books.Unsubscribe(ctx, "slack:C1", "U3", noon.AddDate(0, 0, 1)); err != nil || was != want {
			t.Errorf("switched off: %v, %v", was, err)
		}
	}
	later := noon.AddDate(0, 1, 0)
	if err := a.Books.Subscribe(ctx, s, later); err != nil {
		t.Fatal(err)
	}
	if got, _, err := a.Books.Subscription(ctx, "slack:C1"); err != nil || !got.Since.Equal(later) || !got.Active {
		t.Errorf("switched on again: %+v, %v", got, err)
	}
	if _, ok, err := a.Books.Subscription(ctx, "slack:C2"); ok || err != nil {
		t.Errorf("a channel without one: %v, %v", ok, err)
	}
	for _, bad := range []books.Subscription{{Zone: "Mars/Base"}, {Zone: ""}, {Zone: "UTC", Hour: 24}, {Zone: "UTC", Minute: -1}} {
		if err := a.Books.Subscribe(ctx, bad, noon); err == nil {
			t.Errorf("%+v was stored", bad)
		}
	}
}

// What came in after a row, what came out of embargo, and nothing that the
// reader may not see.
// A person has one mark for each article, the last; a channel has those of its
// people.
func TestStoryMarks(t *testing.T) {
	a, ctx := open(t), context.Background()
	mark := func(channel, person, mark string, at time.Time, articles ...news.ArticleID) {
		t.Helper()
		if err := a.Books.MarkStory(ctx, channel, person, mark, articles, at); err != nil {
			t.Fatal(err)
		}
	}
	mark("slack:C1", "U1", "more", noon, "a", "b")
	mark("slack:C1", "U2", "more", noon, "a")
	mark("slack:C1", "U1", "less", noon.Add(time.Hour), "b")
	mark("slack:C1", "U3", "not_news", noon, "c")
	mark("slack:C2", "U1", "more", noon, "d")
	liking, notNews, err := a.Books.StoryMarks(ctx, "slack:C1", noon)
	if err != nil || fmt.Sprint(liking, notNews) != "map[a:2 b:-1] map[c:1]" {
		t.Errorf("marks: %v, %v, %v", liking, notNews, err)
	}
	if liking, notNews, err = a.Books.StoryMarks(ctx, "slack:C1", noon.Add(time.Minute)); err != nil || fmt.Sprint(liking, notNews) != "map[b:-1] map[]" {
		t.Errorf("later marks: %v, %v, %v", liking, notNews, err)
	}
	if err := a.Books.MarkStory(ctx, "slack:C1", "U1", "dull", []news.ArticleID{"a"}, noon); err == nil {
		t.Error("an unknown mark was stored")
	}
}
