package page

import (
	"slices"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
)

// The quiet line tells the hour of the newsroom, also across midnight, and the
// day of the newest article as its publisher printed it.
func TestFooter(t *testing.T) {
	auckland, err := time.LoadLocation("Pacific/Auckland")
	if err != nil {
		t.Fatal(err)
	}
	a := answer.Answer{
		Outcome: answer.Answered, Mode: answer.Extractive, AsOf: time.Date(2026, 2, 10, 12, 30, 0, 0, time.UTC),
		Searched: answer.Searched{Articles: 1, Passages: 8, Newest: "2026-02-09T23:30:00-05:00"},
	}
	want := []string{"1 article searched, 8 passages", "newest article of 9 Feb 2026", "as of 11 Feb 2026 01:30 NZDT", "sentences as printed"}
	if got := footer(a, auckland, true); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	a.Outcome, a.Searched = answer.NotFound, answer.Searched{Articles: 60, Passages: 90, Newest: "2026-02-09T23:30:00-05:00"}
	want = []string{"Not stated in 60 articles, newest 9 Feb", "noted as a gap", "as of 10 Feb 2026 12:30 UTC"}
	if got := footer(a, time.UTC, true); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
