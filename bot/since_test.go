package bot_test

import (
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
)

// A time in the past is read as people write it.
func TestSince(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 3, 31, 8, 15, 0, 0, time.UTC) // a Tuesday, 09:15 in London, two days after the clocks went forward
	for text, want := range map[string]string{
		"today": "2026-03-31T00:00:00+01:00", "Yesterday": "2026-03-30T00:00:00+01:00", "7d": "2026-03-24T00:00:00Z",
		"3 days ago": "2026-03-28T00:00:00Z", "2 weeks": "2026-03-17T00:00:00Z", "36 hours": "2026-03-29T21:15:00+01:00",
		"monday": "2026-03-30T00:00:00+01:00", "tue": "2026-03-31T00:00:00+01:00", "Wednesday": "2026-03-25T00:00:00Z",
		"2025-11-09": "2025-11-09T00:00:00Z", "2025-11-09 18:30": "2025-11-09T18:30:00Z", "2025-11-09T18:30:00+03:00": "2025-11-09T18:30:00+03:00",
		"9 November 2025": "2025-11-09T00:00:00Z", "9 nov 2025": "2025-11-09T00:00:00Z", "last week": "2026-03-24T00:00:00Z",
	} {
		at, ok := bot.Since(text, now, london)
		wanted, err := time.Parse(time.RFC3339, want)
		if err != nil {
			t.Fatal(err)
		}
		if !ok || !at.Equal(wanted) {
			t.Errorf("%q is %v, %v; want %v", text, at, ok, wanted)
		}
	}
	for _, text := range []string{"", "the election", "d", "-3d", "99999999999999999999d", "40000 days", "3 months of war", "2025-13-01", "7dd"} {
		if at, ok := bot.Since(text, now, london); ok {
			t.Errorf("%q is %v", text, at)
		}
	}
}
