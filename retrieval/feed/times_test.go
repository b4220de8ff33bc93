package feed

import (
	"testing"
	"time"
)

// A time is read as it is printed, and by the newsroom's clock when it is
// printed without a zone.
func TestParseTime(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		in    string
		which reading
		want  string // RFC 3339 in UTC; "" for none
	}{
		{"2025-11-10T14:30:00Z", earlier, "2025-11-10T14:30:00Z"},
		{"2025-11-10T14:30:00.123+02:00", earlier, "2025-11-10T12:30:00Z"},
		{"2025-11-10T14:30+0200", earlier, "2025-11-10T12:30:00Z"},
		{"2025-11-10 14:30 +02:00", earlier, "2025-11-10T12:30:00Z"},
		{"2025-11-10 14:30 UTC", earlier, "2025-11-10T14:30:00Z"},
		{"Mon, 10 Nov 2025 14:30:00 GMT", earlier, "2025-11-10T14:30:00Z"},
		{"2025-11-10", earlier, "2025-11-09T23:00:00Z"},
		{"2025-07-10", earlier, "2025-07-09T22:00:00Z"},
		{"2025-11-10 14:30", earlier, "2025-11-10T13:30:00Z"},
		{"2025-11-10T14:30:59", earlier, "2025-11-10T13:30:59Z"},
		{"Nov. 10, 2025", earlier, "2025-11-09T23:00:00Z"},
		{"10 November 2025", earlier, "2025-11-09T23:00:00Z"},
		// 02:30 came twice on 26 October 2025: at 00:30 and at 01:30 UTC.
		{"2025-10-26 02:30", earlier, "2025-10-26T00:30:00Z"},
		{"2025-10-26 02:30", later, "2025-10-26T01:30:00Z"},
		{"2025-10-26 01:59", later, "2025-10-25T23:59:00Z"},
		{"2025-10-26 03:00", earlier, "2025-10-26T02:00:00Z"},
		// 02:30 did not come on 30 March 2025: clocks went from 02:00 to 03:00.
		{"2025-03-30 02:30", later, "2025-03-30T01:30:00Z"},
		{"2025-03-30 01:59", later, "2025-03-30T00:59:00Z"},
		{"2025-03-30 03:00", later, "2025-03-30T01:00:00Z"},
		{"2025-02-30", earlier, ""},
		{"10/11/2025", earlier, ""},
		{"2025-11-10 14:30 CET", earlier, ""},
		{"", earlier, ""},
	} {
		got, ok := parseTime(c.in, zone, c.which)
		if !ok && c.want == "" {
			continue
		}
		if s := got.UTC().Truncate(time.Second).Format(time.RFC3339); !ok || s != c.want {
			t.Errorf("parseTime(%q, %v) = %s, %v, want %q", c.in, c.which, s, ok, c.want)
		}
	}
}

// What front matter states is read in more forms than what stands in a text.
func TestStatedTime(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		in    string
		which reading
		want  string
	}{
		{"2025-11-10 14:30", earlier, "2025-11-10T13:30:00Z"},
		{"2025-02-30", earlier, ""},
		{"10/11/2025", earlier, ""},
		{"last Tuesday", earlier, ""},
		{"2025-11-10 14:30 CET", earlier, "2025-11-10T13:30:00Z"},
		{"2025-11-10 14:30 XYZ", earlier, ""},
		{"2025-11-10 14:30 Europe/London", earlier, "2025-11-10T14:30:00Z"},
		{"November 3, 2025 at 8:15 p.m. EST", earlier, "2025-11-04T01:15:00Z"},
		{"3. November 2025", earlier, "2025-11-02T23:00:00Z"},
		{"3 novembre 2025", earlier, "2025-11-02T23:00:00Z"},
		{"03.11.2025", earlier, "2025-11-02T23:00:00Z"},
		{"1762200900", earlier, "2025-11-03T20:15:00Z"},
	} {
		got, ok := statedTime(c.in, zone, c.which)
		if s := got.UTC().Format(time.RFC3339); ok != (c.want != "") || ok && s != c.want {
			t.Errorf("statedTime(%q) = %s, %v, want %q", c.in, s, ok, c.want)
		}
	}
}
