package books_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// Outlines say in brief what was said, the newest first, whatever the records
// are like.
func TestOutlines(t *testing.T) {
	ctx := context.Background()
	a := open(t)
	for i, record := range []string{
		`{"kind":"answer","place":"slack:C1:1.0","answer":{"question":"Who won?","outcome":"not_found"}}`,
		`no JSON`,
		`{"kind":"digest","place":"slack:C2","of":"x","answer":{"outcome":"answered"}}`,
	} {
		if _, err := a.Books.Intend(ctx, fmt.Sprint("k", i), noon.Add(time.Duration(i)*time.Hour), []byte(record), nil); err != nil {
			t.Fatal(err)
		}
	}
	for person, rating := range map[string]string{"U1": "good", "U2": "bad", "U3": "good"} {
		if err := a.Books.Feedback(ctx, "k0", person, rating, "", noon); err != nil {
			t.Fatal(err)
		}
	}
	for limit, want := range map[int]string{
		1: "k2 14 digest x slack:C2  answered 0 0",
		0: "k2 14 digest x slack:C2  answered 0 0|k1 13      0 0|k0 12 answer  slack:C1:1.0 Who won? not_found 2 1",
	} {
		all, err := a.Books.Outlines(ctx, limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range all {
			got = append(got, fmt.Sprintf("%s %d %s %s %s %s %s %d %d", o.Key, o.At.Hour(), o.Kind, o.Of, o.Place, o.Question, o.Outcome, o.GoodRatings, o.BadRatings))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("limit %d: %q, want %q", limit, strings.Join(got, "|"), want)
		}
	}
}
