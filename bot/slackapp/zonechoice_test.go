package slackapp

import (
	"slices"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

// Every zone of the menu can be loaded, stands in it once, and Slack takes as
// many as there are.
func TestZoneGroups(t *testing.T) {
	seen := map[string]bool{}
	for _, g := range zoneGroups() {
		if len(g.zones) == 0 || len(g.zones) > 100 {
			t.Errorf("%q has %d zones; Slack takes 1 to 100", g.heading, len(g.zones))
		}
		for _, name := range g.zones {
			if _, err := readZone(name); err != nil || seen[name] {
				t.Errorf("%s: %v, seen before: %t", name, err, seen[name])
			}
			seen[name] = true
		}
	}
	for _, name := range []string{"Europe/London", "America/New_York", "Africa/Lagos", "Asia/Kolkata", "Pacific/Auckland", "UTC"} {
		if !seen[name] {
			t.Errorf("%s is not offered", name)
		}
	}
}

// The zone that holds is the one chosen, also where the list has no such name.
func TestZoneChoice(t *testing.T) {
	for name, test := range map[string]struct{ chosen, shown string }{
		"":                 {membersZone, "As most members of the channel"},
		"America/New_York": {"America/New_York", "America/New York"},
		"US/Eastern":       {"US/Eastern", "US/Eastern"},
		"Etc/GMT-2":        {"Etc/GMT-2", "UTC+2"},
	} {
		var now *time.Location
		if name != "" {
			zone, err := readZone(name)
			if err != nil {
				t.Fatal(err)
			}
			now = zone
		}
		menu, ok := zoneChoice(now).(*slack.SelectBlockElement)
		if !ok || menu.InitialOption.Value != test.chosen || menu.InitialOption.Text.Text != test.shown {
			t.Fatalf("%q: %+v", name, menu.InitialOption)
		}
		var times int
		for _, g := range menu.OptionGroups {
			if slices.ContainsFunc(g.Options, func(o *slack.OptionBlockObject) bool { return o.Value == test.chosen }) {
				times++
			}
		}
		if times != 1 {
			t.Errorf("%q is offered %d times", name, times)
		}
	}
}
