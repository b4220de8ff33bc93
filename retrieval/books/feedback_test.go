package books_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/books"
)

// A person has one rating for each answer, the last one; a reason goes with
// its rating, and a rating given again does not lose it.
func TestFeedback(t *testing.T) {
	ctx := context.Background()
	a := open(t)
	if _, err := a.Books.Intend(ctx, "answer/1", noon, []byte("{}"), nil); err != nil {
		t.Fatal(err)
	}
	for i, f := range []struct{ person, rating, reason string }{
		{"U1", "bad", ""}, {"U1", "bad", "wrong place"}, {"U1", "bad", ""},
		{"U2", "bad", "too long"}, {"U2", "good", ""},
	} {
		if err := a.Books.Feedback(ctx, "answer/1", f.person, f.rating, f.reason, noon.Add(time.Duration(i)*time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	want := []books.Rating{
		{Key: "answer/1", Person: "U1", Rating: "bad", Reason: "wrong place", At: noon.Add(2 * time.Second)},
		{Key: "answer/1", Person: "U2", Rating: "good", At: noon.Add(4 * time.Second)},
	}
	got, err := a.Books.Ratings(ctx)
	if err != nil || !slices.EqualFunc(got, want, func(x, y books.Rating) bool {
		same := x.At.Equal(y.At)
		x.At, y.At = time.Time{}, time.Time{}
		return same && x == y
	}) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
}

// What is no rating, or rates nothing, is refused.
func TestFeedbackRefused(t *testing.T) {
	ctx := context.Background()
	a := open(t)
	if _, err := a.Books.Intend(ctx, "answer/1", noon, []byte("{}"), nil); err != nil {
		t.Fatal(err)
	}
	if err := a.Books.Feedback(ctx, "answer/2", "U1", "good", "", noon); !errors.Is(err, books.ErrNoEntry) {
		t.Errorf("unknown answer: %v", err)
	}
	if err := a.Books.Feedback(ctx, "answer/1", "U1", "so so", "", noon); err == nil {
		t.Error("unknown rating: no error")
	}
	if got, err := a.Books.Ratings(ctx); err != nil || len(got) != 0 {
		t.Errorf("stored %+v, %v", got, err)
	}
}
