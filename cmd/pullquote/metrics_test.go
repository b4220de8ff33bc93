package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/VictoriaMetrics/metrics"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/slackapp"
)

// The README has a row for each number of /metrics, and no other.
func TestReadmeMetrics(t *testing.T) {
	set := metrics.NewSet()
	countDropped(set)
	options := slackapp.Options{Metrics: set}
	slackapp.New(options, slackapp.NewClient(options))
	var want []string
	for _, name := range set.ListMetricNames() {
		name, _, _ = strings.Cut(name, "{")
		want = append(want, name)
	}
	slices.Sort(want)
	want = slices.Compact(want)
	var got []string
	_, part, _ := readmePart(t, slackReadme, "metrics")
	for _, m := range regexp.MustCompile("(?m)^\\| `(pullquote_[a-z_]+)").FindAllStringSubmatch(part, -1) {
		got = append(got, m[1])
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("README has %q, /metrics %q", got, want)
	}
}

// Every rule has a number of its own, from the start, and what is dropped is
// counted under its rule.
func TestDroppedIsCountedByRule(t *testing.T) {
	set := metrics.NewSet()
	count := countDropped(set)
	count(answer.Dropped{Rule: "number_not_cited"})
	count(answer.Dropped{Rule: "number_not_cited"})
	count(answer.Dropped{Rule: "difference_held"})
	var page strings.Builder
	set.WritePrometheus(&page)
	for line, want := range map[string]bool{
		`pullquote_dropped_total{rule="number_not_cited"} 2`: true,
		`pullquote_dropped_total{rule="difference_held"} 1`:  true,
		`pullquote_dropped_total{rule="no_line"} 0`:          true,
		`pullquote_dropped_total{rule="no_line"} 1`:          false,
	} {
		if strings.Contains(page.String(), line+"\n") != want {
			t.Errorf("%s: %v expected in\n%s", line, want, page.String())
		}
	}
	if got := len(set.ListMetricNames()); got != len(compose.DropRules()) {
		t.Errorf("%d numbers of %d rules", got, len(compose.DropRules()))
	}
}
