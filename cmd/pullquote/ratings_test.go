package main

import (
	"strings"
	"testing"
)

// Ratings are listed with the questions and the reasons; where there are
// none, that is said.
func TestRatings(t *testing.T) {
	p, stdout, stderr := newTestProgram(t, "", "ratings")
	if status := p.run(t.Context()); status != statusDone || stdout.String() != "0 ratings, 0 bad\n" {
		t.Errorf("without an archive: status %d, %q, %s", status, stdout, stderr)
	}
	archive, err := p.openArchive(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	record := `{"answer":{"question":"How many raids were there?"}}`
	if _, err := archive.Books.Intend(t.Context(), "answer/1", p.now(), []byte(record), nil); err != nil {
		t.Fatal(err)
	}
	for _, r := range []struct{ person, rating, reason string }{{"U1", "good", ""}, {"U2", "bad", "wrong \x1b[31mnumber"}} {
		if err := archive.Books.Feedback(t.Context(), "answer/1", r.person, r.rating, r.reason, p.now()); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	stdout.Reset()
	const want = "2 ratings, 1 bad\n\nHow many raids were there?\ngood · U1 · 22 Nov 2025 09:30 UTC\n\n" +
		"How many raids were there?\n  “wrong [31mnumber”\nbad · U2 · 22 Nov 2025 09:30 UTC\n"
	if status := p.run(t.Context()); status != statusDone || stdout.String() != want {
		t.Errorf("status %d, printed\n%s\nwant\n%s", status, stdout, want)
	}
	p.args = []string{"ratings", "--json"}
	stdout.Reset()
	if status := p.run(t.Context()); status != statusDone || strings.Count(stdout.String(), `"question": "How many raids were there?"`) != 2 {
		t.Errorf("status %d, printed %s", status, stdout)
	}
}
