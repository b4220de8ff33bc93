package slackapp

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// What stands after "digest on", in any order and as people write it; what is
// no time, day or zone is a topic.
func TestReadSchedule(t *testing.T) {
	for words, want := range map[string]string{
		"08:30":                     "08:30 <nil> false false []",
		"8:05 weekdays":             "08:05 <nil> true false []",
		"23:59 Europe/London quiet": "23:59 Europe/London false true []",
		"08:30 quiet weekdays UTC raids, “floods”": "08:30 UTC true true [raids floods]",
		"08:30 Islamic State,, ,harbour":           "08:30 <nil> false false [Islamic State harbour]",
		"8:30 pm":                                  "20:30 <nil> false false []",
		"7am London, courts":                       "07:00 Europe/London false false [courts]",
		"12.15 a.m.":                               "00:15 <nil> false false []",
		"08:30 weekdays, quiet":                    "08:30 <nil> true true []",
		"mon-fri 08:30 EST":                        "08:30 America/New_York true false []",
		"every weekday at 08:30 in europe/london":  "08:30 Europe/London true false []",
		"08:30 Europe/Kyiv daily":                  "08:30 Europe/Kyiv false false []",
		"08:30 UTC+1":                              "08:30 Etc/GMT-1 false false []",
		"08:30 new york, raids":                    "08:30 America/New_York false false [raids]",
		"08:30 America/Port-au-Prince":             "08:30 America/Port-au-Prince false false []",
		"courts, 08:30 weekdays":                   "08:30 <nil> true false [courts]",
		"08:30 courts, London":                     "08:30 <nil> false false [courts London]",
		"08:30 the quiet streets of Paris":         "08:30 <nil> false false [the quiet streets of Paris]",
		"13:00 pm":                                 "error time of day",
		"08:75":                                    "error time of day",
		"08:30 UTC+5:30":                           "error whole hours",
		"08:30 sat":                                "error on weekdays",
		"08:30 every monday":                       "error on weekdays",
		"":                                         "error time of day",
		"24:00":                                    "error time of day",
		"Europe/London":                            "error time of day",
		"08:30 Europe/Nowhere":                     "error time zone",
	} {
		s, err := readSchedule(words)
		if err != nil {
			if fault, expected := strings.CutPrefix(want, "error "); !expected || !strings.Contains(err.Error(), fault) {
				t.Errorf("%q: %v, want %s", words, err, want)
			}
			continue
		}
		zone := "<nil>"
		if s.Rule.Zone != nil {
			zone = s.Rule.Zone.String()
		}
		if got := fmt.Sprintf("%02d:%02d %s %v %v %v", s.Rule.Hour, s.Rule.Minute, zone, s.Rule.Weekdays, s.Quiet, s.Topics); got != want {
			t.Errorf("%q: %s, want %s", words, got, want)
		}
	}
}

// A zone is shown as it was written.
func TestShownZone(t *testing.T) {
	for _, name := range []string{"UTC+1", "UTC-11", "Europe/London", "UTC"} {
		zone, err := zoneCalled(name)
		if err != nil || zone == nil || shownZone(zone) != name {
			t.Errorf("%s: %v, %v", name, zone, err)
		}
	}
}

// People who talk about a digest in a thread give no command.
func TestDigestAmongPeople(t *testing.T) {
	var e event
	e.Event.Type, e.Event.User, e.Event.Channel, e.Event.ChannelType = "message", "U1", "C1", "channel"
	e.Event.TS, e.Event.ThreadTS, e.Event.Text = "2.0", "1.0", "digest on Monday?"
	r, ok := e.request(identity{user: "U0"}, time.Unix(2, 0), time.UTC)
	if !ok || r.Want != wantAnswer || r.Text != "digest on Monday?" {
		t.Errorf("%v, %q of %q, want a question", ok, r.Want, r.Text)
	}
}

// A channel reads which file could not be read, and not where it lies.
func TestFileName(t *testing.T) {
	for path, want := range map[string]string{"/home/maya/news/a.md": "a.md", `C:\news\a.md`: "a.md", "a.md": "a.md", "/srv/news/": "news/", "": ""} {
		if got := fileName(path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}
