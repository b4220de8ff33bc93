package retrieval

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// write puts something into every book.
func write(t *testing.T, a *Archive) {
	t.Helper()
	ctx, b := t.Context(), a.Books
	article, err := a.Article(ctx, "town-1", 0)
	if err != nil {
		t.Fatal(err)
	}
	q, err := article.Quote(4, 12)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		if _, err := b.Intend(ctx, fmt.Sprint("answer/", i), noon, fmt.Appendf(nil, `{"kind":"answer","place":"slack:C%d","answer":{"question":"How many?"}}`, i%2), []news.Quote{q}); err != nil {
			t.Fatal(err)
		}
	}
	_, put := b.Put(ctx, "event/1", []byte("payload"), noon)
	_, claim := b.ClaimDigest(ctx, "slack:C1", "2025-11-10", noon, time.Minute)
	err = errors.Join(put, claim,
		b.Receipt(ctx, "answer/0", "C1/1.2"),
		b.Feedback(ctx, "answer/0", "U1", "good", "", noon),
		b.Subscribe(ctx, books.Subscription{Channel: "slack:C1", Hour: 9, Zone: "UTC", Active: true}, noon),
		b.MarkStory(ctx, "slack:C1", "U1", "more", []news.ArticleID{"town-1"}, noon),
		a.Connect(ctx, Connection{Name: "site", Address: "https://example.org", Success: noon}),
		a.See(ctx, "site", "1", Connected{Version: "1"}))
	if err != nil {
		t.Fatal(err)
	}
}

// written is what the books hold, and what proves it.
func written(t *testing.T, a *Archive) string {
	t.Helper()
	ctx := t.Context()
	var entries []books.Entry
	err := a.Books.Entries(ctx, func(e books.Entry) error { entries = append(entries, e); return nil })
	outlines, second := a.Books.Outlines(ctx, 0)
	subscriptions, third := a.Books.Subscriptions(ctx)
	days, fourth := a.Books.DigestDays(ctx, "slack:C1", 9)
	liking, _, fifth := a.Books.StoryMarks(ctx, "slack:C1", noon)
	connections, sixth := a.Connections(ctx)
	seen, seventh := a.Seen(ctx, "site")
	proof, eighth := a.Prove(ctx)
	known, ninth := a.Known(ctx, "/late.txt", 9, noon)
	given, tenth := a.Given(ctx, "/late.txt")
	earlier, eleventh := a.Books.Earlier(ctx, "slack:C1", 5)
	if err := errors.Join(err, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%+v\n%+v\n%+v\n%+v\n%+v\n%+v\n%+v\n%+v\n%v %v %v", entries, outlines, subscriptions, days, liking, connections, seen, proof, known, given, earlier)
}

// Everything that a folder holds is in a database after it was moved there, and
// in another folder after it was moved back, though each move is broken off on
// its way; and all three tell the same.
func TestMoveThereAndBack(t *testing.T) {
	address := server.Address(t)
	single := openTemp(t, Options{})
	history(t, single)
	write(t, single)
	wantTold, wantWritten := told(t, single), written(t, single)

	to := openOrigin(t, address)
	broken, stop := context.WithCancel(t.Context())
	if err := single.MoveTo(broken, to, func(int, int) { stop() }); !errors.Is(err, context.Canceled) {
		t.Fatalf("broken off: %v", err)
	}
	early := openTemp(t, Options{Origin: openOrigin(t, address)})
	if err := early.CatchUp(t.Context(), nil); !errors.Is(err, ErrBeingMoved) {
		t.Errorf("a copy of a part: %v", err)
	}
	if err := single.MoveTo(t.Context(), to, nil); err != nil {
		t.Fatal(err)
	}
	if err := single.MoveTo(t.Context(), to, nil); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("moved twice: %v", err)
	}
	shared := replica(t, address)
	folder := t.TempDir()
	back := openTemp(t, Options{Folder: folder, Origin: openOrigin(t, address)})
	broken, stop = context.WithCancel(t.Context())
	if err := back.KeepHere(broken, func(int, int) { stop() }); !errors.Is(err, context.Canceled) {
		t.Fatalf("broken off: %v", err)
	}
	if err := back.KeepHere(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if err := back.Close(); err != nil {
		t.Fatal(err)
	}
	again := openTemp(t, Options{Folder: folder})
	for name, a := range map[string]*Archive{"the database": shared, "the folder after it": again} {
		if got := told(t, a); got != wantTold {
			t.Errorf("%s tells\n%s\nwant\n%s", name, got, wantTold)
		}
		if got := written(t, a); got != wantWritten {
			t.Errorf("%s has written down\n%s\nwant\n%s", name, got, wantWritten)
		}
	}
	if a, b := rawsOf(t, single), rawsOf(t, again); !slices.Equal(a, b) {
		t.Errorf("what articles were read from: %q, %q", a, b)
	}
	// All goes on after the last number of each.
	take(t, shared, news.Article{ID: "next", Text: "More raids."})
	if fresh, err := shared.Books.Intend(t.Context(), "answer/next", noon, nil, nil); err != nil || !fresh {
		t.Errorf("the next entry: %v, %v", fresh, err)
	}
}

func rawsOf(t *testing.T, a *Archive) (raws []string) {
	t.Helper()
	rows, err := a.read.Query(`SELECT CAST(raw AS TEXT) FROM revisions ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var raw string
		if err := rows.Scan(&raw); err != nil {
			t.Fatal(err)
		}
		raws = append(raws, raw)
	}
	return raws
}
