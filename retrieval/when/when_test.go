package when

import (
	"testing"
	"time"
)

// wednesday is when the questions of these tests are asked.
var wednesday = time.Date(2025, 11, 12, 15, 30, 0, 0, time.UTC)

// TestPublished holds which words of a question say when an article was
// published, and which do not.
func TestPublished(t *testing.T) {
	for question, want := range map[string]string{
		"What happened today?":                              "12 November 2025",
		"WHAT HAPPENED TODAY?":                              "12 November 2025",
		"What did Weekend Today say of it?":                 "",
		"What happened yesterday?":                          "11 to 12 November 2025",
		"What was said this week?":                          "10 to 12 November 2025",
		"What was said last week?":                          "3 to 9 November 2025",
		"raids over the last three days":                    "9 to 12 November 2025",
		"raids in the past 2 weeks":                         "29 October to 12 November 2025",
		"raids last month":                                  "1 to 31 October 2025",
		"raids this month":                                  "1 to 12 November 2025",
		"raids last year":                                   "1 January to 31 December 2024",
		"raids last weekend":                                "8 to 10 November 2025",
		"What has the ministry said since Monday?":          "10 to 12 November 2025",
		"What has the ministry said since Wednesday?":       "12 November 2025",
		"what happened since yesterday":                     "11 to 12 November 2025",
		"What has changed since last week?":                 "3 to 12 November 2025",
		"What has changed since October?":                   "1 October to 12 November 2025",
		"What has changed since December 24?":               "24 December 2024 to 12 November 2025",
		"What has changed since 3 March 2024?":              "3 March 2024 to 12 November 2025",
		"What happened on Monday?":                          "10 to 11 November 2025",
		"What happened last Friday?":                        "7 to 8 November 2025",
		"How many raids were there in October 2023?":        "1 to 31 October 2023",
		"What has changed since the election?":              "",
		"How many were killed in attacks in October?":       "",
		"Who won in 2023?":                                  "",
		"What happened on October 7, 2023?":                 "",
		"the last three presidents":                         "",
		"Was it worse this week than last week?":            "",
		"in October 2023 and in November 2023":              "",
		"Who was last?":                                     "",
		"raids this Monday":                                 "",
		"raids in 3 November 2025":                          "",
		"since":                                             "",
		"a report on sun damage":                            "",
		"":                                                  "",
		"Who spoke on Monday and who spoke on Tuesday?":     "",
		"What happened on Monday in the last three months?": "",
	} {
		got := ""
		if p, _, ok := Published(question, wednesday); ok {
			got = p.String()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", question, got, want)
		}
	}
}

// A period ends where its days end, by the calendar of the outlet.
func TestHolds(t *testing.T) {
	p, _, ok := Published("raids last week", wednesday)
	if !ok {
		t.Fatal("no period")
	}
	far := time.FixedZone("", 14*60*60)
	for at, want := range map[time.Time]bool{
		time.Date(2025, 11, 2, 23, 59, 0, 0, time.UTC): false,
		time.Date(2025, 11, 3, 0, 0, 0, 0, time.UTC):   true,
		time.Date(2025, 11, 3, 0, 30, 0, 0, far):       true,
		time.Date(2025, 11, 9, 23, 59, 0, 0, time.UTC): true,
		time.Date(2025, 11, 10, 0, 0, 0, 0, time.UTC):  false,
		{}: false,
	} {
		if got := p.Holds(at); got != want {
			t.Errorf("%v: %v", at, got)
		}
	}
}

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
		"9 November 2025": "2025-11-09T00:00:00Z", "9 nov 2025": "2025-11-09T00:00:00Z", "last week": "2026-03-23T00:00:00Z", "this week": "2026-03-30T00:00:00+01:00", "last month": "2026-02-01T00:00:00Z", "March": "2026-03-01T00:00:00Z",
	} {
		at, ok := Since(text, now, london)
		wanted, err := time.Parse(time.RFC3339, want)
		if err != nil {
			t.Fatal(err)
		}
		if !ok || !at.Equal(wanted) {
			t.Errorf("%q is %v, %v; want %v", text, at, ok, wanted)
		}
	}
	for _, text := range []string{"", "the election", "d", "-3d", "99999999999999999999d", "40000 days", "3 months of war", "2025-13-01", "7dd"} {
		if at, ok := Since(text, now, london); ok {
			t.Errorf("%q is %v", text, at)
		}
	}
}

// Every reader means the same days by one word, in the newsroom's zone and on
// both sides of the night in which a week, a month and a year begin.
func TestOneMeaning(t *testing.T) {
	auckland, err := time.LoadLocation("Pacific/Auckland")
	if err != nil {
		t.Fatal(err)
	}
	sunday := time.Date(2026, 5, 31, 23, 59, 0, 0, auckland) // still Sunday morning in London
	monday := time.Date(2026, 6, 1, 0, 1, 0, 0, auckland)
	newYear := time.Date(2026, 1, 1, 0, 1, 0, 0, auckland) // a Thursday
	for _, c := range []struct {
		now             time.Time
		words           string
		published, from string
	}{
		{sunday, "last week", "18 to 24 May 2026", "2026-05-18"},
		{monday, "last week", "25 to 31 May 2026", "2026-05-25"},
		{sunday, "this week", "25 to 31 May 2026", "2026-05-25"},
		{monday, "this week", "1 June 2026", "2026-06-01"},
		{sunday, "yesterday", "30 to 31 May 2026", "2026-05-30"},
		{monday, "yesterday", "31 May to 1 June 2026", "2026-05-31"},
		{sunday, "last month", "1 to 30 April 2026", "2026-04-01"},
		{monday, "last month", "1 to 31 May 2026", "2026-05-01"},
		{sunday, "last monday", "25 to 26 May 2026", "2026-05-25"},
		{monday, "last monday", "1 June 2026", "2026-06-01"},
		{sunday, "last weekend", "30 to 31 May 2026", "2026-05-30"},
		{monday, "last weekend", "30 May to 1 June 2026", "2026-05-30"},
		{newYear, "last week", "22 to 28 December 2025", "2025-12-22"},
		{newYear, "this week", "29 December 2025 to 1 January 2026", "2025-12-29"},
		{newYear, "last year", "1 January to 31 December 2025", "2025-01-01"},
		{newYear, "yesterday", "31 December 2025 to 1 January 2026", "2025-12-31"},
		{newYear, "last three days", "29 December 2025 to 1 January 2026", "2025-12-29"},
	} {
		p, _, ok := Published("raids "+c.words, c.now)
		if !ok || p.String() != c.published {
			t.Errorf("%s at %v: published %v, want %s", c.words, c.now, p, c.published)
		}
		since, _, ok := Published("raids since "+c.words, c.now)
		if !ok || !since.From.Equal(p.From) {
			t.Errorf("since %s at %v: from %v, want %v", c.words, c.now, since.From, p.From)
		}
		from, ok := Since(c.words, c.now.UTC(), auckland)
		if !ok || from.Format(time.DateOnly) != c.from || !from.Equal(p.From) {
			t.Errorf("--since %s at %v: %v, want %s", c.words, c.now, from, c.from)
		}
	}
}

// What has no day is in no period, and a name that ends with "Today" names none;
// at the head of a question the word is the day.
func TestNoDay(t *testing.T) {
	if (Period{To: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}).Holds(time.Time{}) {
		t.Error("an article without a day is in a period")
	}
	now := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]bool{"Today what did the mayor say?": true, "What did Harbour Today say?": false, "Is it shut today?": true} {
		if _, _, ok := Published(text, now); ok != want {
			t.Errorf("%q names a day: %t, want %t", text, ok, want)
		}
	}
}

// A century is as far back as anybody asks (mostDays), and a week is seven days
// of it.
func TestACentury(t *testing.T) {
	now := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{"36525d": "1926-03-04", "36526d": "", "36525 weeks": "1926-03-10", "99 days": "2025-11-25"} {
		at, ok := Since(text, now, time.UTC)
		if got := at.Format(time.DateOnly); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %s %t, want %q", text, got, ok, want)
		}
	}
}
