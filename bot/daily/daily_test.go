package daily

import (
	"archive/zip"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

var all = flag.Bool("all", false, "look at every zone, every date of 2024 to 2030 and every quarter of an hour of a day")

// zones returns the names of all zones of the database that comes with Go.
func zones(t *testing.T) []string {
	t.Helper()
	path := filepath.Join(runtime.GOROOT(), "lib", "time", "zoneinfo.zip")
	archive, err := zip.OpenReader(path)
	if os.IsNotExist(err) {
		t.Skip("this Go comes without a list of zones")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var names []string
	for _, f := range archive.File {
		if !strings.HasSuffix(f.Name, "/") {
			names = append(names, f.Name)
		}
	}
	if len(names) < 500 {
		t.Fatalf("the database lists only %d zones", len(names))
	}
	return names
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	location, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return location
}

// What the rule says where clocks are put forward, back, at midnight, by half
// an hour, and where nothing happens.
func TestOn(t *testing.T) {
	for _, test := range []struct {
		zone, date string
		hour, min  int
		want       string // in UTC
	}{
		{"Europe/London", "2026-01-15", 8, 30, "2026-01-15T08:30:00Z"},
		{"Europe/London", "2026-07-15", 8, 30, "2026-07-15T07:30:00Z"},
		{"Europe/Berlin", "2026-03-29", 2, 30, "2026-03-29T01:30:00Z"},       // gap: 03:30
		{"America/New_York", "2026-03-08", 2, 30, "2026-03-08T07:30:00Z"},    // gap: 03:30
		{"Europe/Berlin", "2026-10-25", 2, 30, "2026-10-25T00:30:00Z"},       // the first of two
		{"America/New_York", "2026-11-01", 1, 30, "2026-11-01T05:30:00Z"},    // the first of two
		{"America/Santiago", "2026-09-06", 0, 30, "2026-09-06T04:30:00Z"},    // gap at midnight: 01:30
		{"Africa/Cairo", "2026-04-24", 0, 15, "2026-04-23T22:15:00Z"},        // gap at midnight: 01:15
		{"Australia/Lord_Howe", "2026-10-04", 2, 15, "2026-10-03T15:45:00Z"}, // gap of half an hour: 02:45
		{"Australia/Lord_Howe", "2026-04-05", 1, 45, "2026-04-04T14:45:00Z"}, // the first of two
		{"America/Nuuk", "2026-03-28", 23, 30, "2026-03-29T01:30:00Z"},       // gap into the next date
		{"Asia/Kathmandu", "2028-02-29", 8, 30, "2028-02-29T02:45:00Z"},
	} {
		date, err := parseDate(test.date)
		if err != nil {
			t.Fatal(err)
		}
		at, ok := Rule{Hour: test.hour, Minute: test.min, Zone: zone(t, test.zone)}.on(date)
		if got := at.UTC().Format(time.RFC3339); !ok || got != test.want {
			t.Errorf("%s %s %02d:%02d: %s, want %s", test.zone, test.date, test.hour, test.min, got, test.want)
		}
	}
}

// Working days only: the latest one due on a Sunday is Friday's.
func TestWeekdays(t *testing.T) {
	r := Rule{Hour: 8, Minute: 30, Zone: time.UTC, Weekdays: true}
	sunday := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	if date, at, ok := r.Due(sunday); !ok || date.String() != "2026-02-27" || at.Weekday() != time.Friday {
		t.Errorf("due on Sunday: %v at %v, %v", date, at, ok)
	}
	if date, _ := r.Next(sunday); date.String() != "2026-03-02" {
		t.Errorf("next after Sunday: %v", date)
	}
	between := r.Between(sunday.AddDate(0, 0, -4), sunday.AddDate(0, 0, 2), 9)
	if len(between) != 4 || between[0].String() != "2026-02-26" || between[3].String() != "2026-03-03" {
		t.Errorf("between: %v", between)
	}
	if last := r.Between(sunday.AddDate(-1, 0, 0), sunday, 2); len(last) != 2 || last[1].String() != "2026-02-27" {
		t.Errorf("the last two: %v", last)
	}
}

// A date is read as it is written, and nothing else is.
func TestDates(t *testing.T) {
	for _, text := range []string{"2026-03-01", "2028-02-29", "2030-12-31"} {
		if d, err := parseDate(text); err != nil || d.String() != text {
			t.Errorf("%s: %v, %v", text, d, err)
		}
	}
	for _, text := range []string{"", "2026-3-1", "2026-02-30", "today"} {
		if d, err := parseDate(text); err == nil {
			t.Errorf("%q was read as %v", text, d)
		}
	}
}

// In every zone each local date of 2024 to 2030 has one instant, each a day
// after the one before it, give or take what clocks are moved by. Without
// -all only a year and some times of day are looked at.
func TestEveryDateHasOneInstant(t *testing.T) {
	step, last := 330*time.Minute, 2024
	if *all {
		step, last = 15*time.Minute, 2030
	}
	names, dates := zones(t), 0
	for _, name := range names {
		location := zone(t, name)
		for at := time.Duration(0); at < 24*time.Hour; at += step {
			r := Rule{Hour: int(at / time.Hour), Minute: int(at % time.Hour / time.Minute), Zone: location}
			var before time.Time
			for d := (Date{2024, time.January, 1}); d.Year <= last; d = d.add(1) {
				due, ok := r.on(d)
				if gap := due.Sub(before); !ok || (!before.IsZero() && (gap < 20*time.Hour || gap > 28*time.Hour)) {
					t.Fatalf("%s %v %v: %v, %v after the one before", name, at, d, due, gap)
				}
				before, dates = due, dates+1
			}
		}
	}
	t.Logf("%d zones, %d dates", len(names), dates)
}

// A clock that is looked at every hour, in every zone, and that is set wrong
// now and then, by an hour or a day either way: one digest for each date.
func TestOneDigestForEachDate(t *testing.T) {
	names := zones(t)
	from, until := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)
	every := 1
	if !*all { // some zones, and a year
		every, until = 7, time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	steps := []time.Duration{0, time.Hour, 0, -time.Hour, 0, 24 * time.Hour, 0, -24 * time.Hour}
	digests := 0
	for i := 0; i < len(names); i += every {
		name := names[i]
		r := Rule{Hour: i % 24, Minute: 30 * (i / 24 % 2), Zone: zone(t, name)}
		posted := map[Date]int{}
		look := func(now time.Time) {
			if d, at, ok := r.Due(now); ok && at.After(from) && now.Sub(at) <= 6*time.Hour && posted[d] == 0 {
				posted[d]++ // the claim: what is posted is not posted again
			}
		}
		for now := from; now.Before(until); now = now.Add(time.Hour) {
			look(now)
			if hours := int(now.Sub(from).Hours()); hours%37 == 0 {
				look(now.Add(steps[hours/37%len(steps)]))
			}
		}
		first, last := dateOf(from, r.Zone).add(1), dateOf(until, r.Zone).add(-1)
		for d := first; d != last; d = d.add(1) {
			if posted[d] != 1 {
				t.Errorf("%s %02d:%02d: %d digests for %v", name, r.Hour, r.Minute, posted[d], d)
			}
			digests += posted[d]
		}
	}
	t.Logf("%d zones, %d digests", (len(names)+every-1)/every, digests)
}

// The day of a digest is a date asked for: no two instants have the same.
func TestDueAgreesWithOn(t *testing.T) {
	nuuk := Rule{Hour: 23, Minute: 30, Zone: zone(t, "America/Nuuk")}
	gap, ok := nuuk.on(Date{2026, time.March, 28})
	if !ok || dateOf(gap, nuuk.Zone) != (Date{2026, time.March, 29}) {
		t.Fatalf("the gap of 28 March ends at %v", gap)
	}
	if d, at, ok := nuuk.Due(gap); !ok || d != (Date{2026, time.March, 28}) || !at.Equal(gap) {
		t.Errorf("due in the gap: %v at %v, %v", d, at, ok)
	}
	if d, _, _ := nuuk.Due(gap.Add(-time.Second)); d != (Date{2026, time.March, 27}) {
		t.Errorf("due before the gap: %v", d)
	}
	if d, at := nuuk.Next(gap.Add(-time.Second)); d != (Date{2026, time.March, 28}) || !at.Equal(gap) {
		t.Errorf("next before the gap: %v at %v", d, at)
	}
}
