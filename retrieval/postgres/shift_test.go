package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/postgres"
)

// begin begins a shift with its inbox. The jobs of these tests say in their payload
// where they belong; "only" is for the one who puts it.
func begin(t *testing.T, d *postgres.Database, name string) (*postgres.Shift, *postgres.Inbox) {
	t.Helper()
	s, err := d.BeginShift(t.Context(), name, time.Minute, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	var i *postgres.Inbox
	i = s.Inbox(func(payload []byte) postgres.Filing {
		f := postgres.Filing{Place: string(payload), Awaited: string(payload) != "talk"}
		if f.Place == "only" {
			f.Reserved = i.Self()
		}
		return f
	})
	return s, i
}

// lapse lets the time go by for which shifts go on.
func lapse(t *testing.T, d *postgres.Database) {
	t.Helper()
	if err := d.Change(t.Context(), func(tx books.Tx) error {
		_, err := tx.ExecContext(t.Context(), `UPDATE leases SET until = now() - interval '1 second'`)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func put(t *testing.T, i *postgres.Inbox, key, place string) {
	t.Helper()
	if fresh, err := i.Put(t.Context(), key, []byte(place), noon); err != nil || !fresh {
		t.Fatalf("%s: %v, %v", key, fresh, err)
	}
}

// take takes a job; empty: there was none.
func take(t *testing.T, i *postgres.Inbox) (key string, attempt int) {
	t.Helper()
	key, _, attempt, _, err := i.Take(t.Context(), noon, 0)
	if err != nil {
		t.Fatal(err)
	}
	return key, attempt
}

func settle(t *testing.T, i *postgres.Inbox, key string, again time.Time) {
	t.Helper()
	if err := i.Settle(t.Context(), key, again); err != nil {
		t.Fatal(err)
	}
}

// What a shift holds is its own until it ends or its time is over and another one
// says so; then it holds nothing more.
func TestShifts(t *testing.T) { shifts(t, server.Address(t)) }

func shifts(t *testing.T, address string) {
	t.Helper()
	d := open(t, address)
	a, in := begin(t, d, "a")
	b, other := begin(t, d, "b")
	hold := func(s *postgres.Shift) bool {
		held, err := s.Hold(t.Context(), "serve")
		if err != nil {
			t.Fatal(err)
		}
		return held
	}
	if !hold(a) || hold(b) || !hold(a) {
		t.Error("the lease is not the first one's")
	}
	put(t, in, "one", "x")
	if key, attempt := take(t, other); key != "one" || attempt != 1 {
		t.Errorf("took %q, attempt %d", key, attempt)
	}
	if key, _ := take(t, in); key != "" {
		t.Errorf("%s was taken twice", key)
	}
	lapse(t, d)
	if hold(b) {
		t.Error("a lease was given away before the shift was ended by which it was held")
	}
	if err := b.Renew(t.Context()); err != nil {
		t.Error("nobody ended it, so it goes on:", err)
	}
	if err := b.Relieve(t.Context()); err != nil || !hold(b) {
		t.Errorf("the lease is not the second one's: %v", err)
	}
	if err := a.Renew(t.Context()); !errors.Is(err, postgres.ErrShiftOver) {
		t.Errorf("of one that was ended: %v", err)
	}
	if _, over := a.Left(); !over {
		t.Error("it does not know that it is over")
	}
	put(t, other, "two", "x")
	if key, _ := take(t, in); key != "" {
		t.Errorf("a shift that was ended took %s", key)
	}
	if err := b.End(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, next := begin(t, d, "c")
	if key, attempt := take(t, next); key != "one" || attempt != 2 {
		t.Errorf("of what was in hand: %q, attempt %d", key, attempt)
	}
}

// A replica that was killed and begins again has what it had in hand at once.
func TestShiftBeginsAnew(t *testing.T) {
	d := open(t, server.Address(t))
	killed, in := begin(t, d, "a")
	if held, err := killed.Hold(t.Context(), "serve"); err != nil || !held {
		t.Fatal(held, err)
	}
	put(t, in, "one", "x")
	take(t, in)
	again, in := begin(t, d, "a")
	if key, attempt := take(t, in); key != "one" || attempt != 2 {
		t.Errorf("took %q, attempt %d", key, attempt)
	}
	if held, err := again.Hold(t.Context(), "serve"); err != nil || !held {
		t.Errorf("its lease: %v, %v", held, err)
	}
	if err := killed.Renew(t.Context()); !errors.Is(err, postgres.ErrShiftOver) {
		t.Errorf("the shift before: %v", err)
	}
}

// What replicas have to know of each other's work.
func TestInboxTogether(t *testing.T) {
	d := open(t, server.Address(t))
	_, in := begin(t, d, "a")
	_, other := begin(t, d, "b")
	awaited := func(place string) bool {
		yes, err := other.Awaited(t.Context(), place)
		if err != nil {
			t.Fatal(err)
		}
		return yes
	}
	put(t, in, "one", "x")
	put(t, in, "two", "talk")
	if !awaited("x") || awaited("talk") || awaited("y") {
		t.Error("a question is waited for, where it was asked, and talk is not")
	}
	take(t, in)
	if err := other.Stop(t.Context(), "x"); err != nil {
		t.Fatal(err)
	}
	for _, i := range []*postgres.Inbox{in, other} {
		places, err := i.Stopped(t.Context())
		if err != nil || slices.Contains(places, "x") != (i == in) {
			t.Errorf("stopped: %v, %v", places, err)
		}
	}
	settle(t, other, "one", time.Time{}) // which has it not
	if !awaited("x") {
		t.Error("it was settled by one that did not have it")
	}
	settle(t, in, "one", time.Time{})
	if awaited("x") {
		t.Error("it is done and waited for")
	}
	take(t, in)
	put(t, in, "three", "only")
	if key, _ := take(t, other); key != "" {
		t.Errorf("%s was for another", key)
	}
	if key, _ := take(t, in); key != "three" {
		t.Errorf("took %q", key)
	}
	settle(t, in, "three", time.Time{})
	if keeper, err := other.ReservedFor(t.Context(), "three"); err != nil || keeper != in.Self() {
		t.Errorf("who has it: %q, %v", keeper, err)
	}
}

// A job that the database gave out while its answer was lost is in nobody's hands,
// and is taken again.
func TestInboxMend(t *testing.T) {
	d := open(t, server.Address(t))
	_, in := begin(t, d, "a")
	put(t, in, "one", "x")
	put(t, in, "two", "x")
	take(t, in)
	if err := d.Change(t.Context(), func(tx books.Tx) error {
		_, err := tx.ExecContext(t.Context(), `UPDATE jobs SET holder = (SELECT max(holder) FROM jobs)`)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := in.Mend(t.Context()); err != nil {
		t.Fatal(err)
	}
	if key, _ := take(t, in); key != "two" {
		t.Errorf("took %q", key)
	}
	if key, _ := take(t, in); key != "" {
		t.Errorf("%s is in hand", key)
	}
}

// What replicas remember together, each tells the other.
func TestNotes(t *testing.T) {
	address := server.Address(t)
	d, other := open(t, address), open(t, address)
	for i, at := range []*postgres.Database{d, other, d} {
		first, err := at.Note(t.Context(), "n", time.Minute)
		if err != nil || first != (i == 0) {
			t.Errorf("time %d: %v, %v", i+1, first, err)
		}
	}
	if err := other.Forget(t.Context(), "n"); err != nil {
		t.Fatal(err)
	}
	if first, err := d.Note(t.Context(), "n", -time.Second); err != nil || !first {
		t.Errorf("after it was forgotten: %v, %v", first, err)
	}
	if first, err := d.Note(t.Context(), "n", time.Minute); err != nil || !first {
		t.Errorf("after its time: %v, %v", first, err)
	}
	done := make(chan error, 2)
	const times = 20
	for _, at := range []*postgres.Database{d, other} {
		go func() {
			for range times {
				if err := at.Amend(t.Context(), []string{"x", "y"}, time.Minute, func(notes [][]byte) ([][]byte, error) {
					return [][]byte{append(notes[0], 'x'), append(notes[1], 'y')}, nil
				}); err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	if err := errors.Join(<-done, <-done); err != nil {
		t.Fatal(err)
	}
	if err := d.Amend(t.Context(), []string{"x", "y"}, time.Minute, func(notes [][]byte) ([][]byte, error) {
		if got := fmt.Sprint(len(notes[0]), len(notes[1])); got != "40 40" {
			t.Errorf("amended %s times", got)
		}
		return notes, nil
	}); err != nil {
		t.Fatal(err)
	}
}

// Who listens is woken by another, and goes on until it is told to end.
func TestListen(t *testing.T) {
	address := server.Address(t)
	d := open(t, address)
	woken, ended := make(chan struct{}, 9), make(chan error, 1)
	ctx, stop := context.WithCancel(t.Context())
	go func() { ended <- postgres.Listen(ctx, address, func() { woken <- struct{}{} }) }()
	for waiting := true; waiting; {
		d.Wake(t.Context()) // the first ones come before it listens
		select {
		case <-woken:
			waiting = false
		case <-time.After(20 * time.Millisecond):
		}
	}
	stop()
	if err := <-ended; err == nil {
		t.Error("it ended without a reason")
	}
}
