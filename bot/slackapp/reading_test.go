package slackapp

import (
	"reflect"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
)

// What stands after a command is an article or a topic; how long and since
// when stand at the end, in any order. What is no time belongs to the topic.
func TestReadReading(t *testing.T) {
	day := func(d int) time.Time { return time.Date(noon.Year(), noon.Month(), noon.Day()-d, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		kind  answer.Kind
		words string
		want  reading
	}{
		{answer.KindSummary, "the raids", reading{Of: []string{"the raids"}}},
		{answer.KindSummary, "of “Harbour reopens” short", reading{Of: []string{"Harbour reopens"}, Length: bot.Short}},
		{answer.KindSummary, "raids long since yesterday", reading{Of: []string{"raids"}, Length: bot.Long, Since: day(1)}},
		{answer.KindSummary, "raids since 3 days ago Short", reading{Of: []string{"raids"}, Length: bot.Short, Since: day(3)}},
		{answer.KindSummary, "arrests since the election", reading{Of: []string{"arrests since the election"}}},
		{answer.KindSummary, "arrests since the election since today", reading{Of: []string{"arrests since the election"}, Since: day(0)}},
		{answer.KindTimeline, "how long", reading{Of: []string{"how long"}}},
		{answer.KindComparison, "raids in the north", reading{Of: []string{"raids in the north"}}},
		{answer.KindComparison, "a1 b2", reading{Of: []string{"a1", "b2"}}},
		{answer.KindComparison, `"Harbour reopens" vs. "Harbour and ferry"`, reading{Of: []string{"Harbour reopens", "Harbour and ferry"}}},
		{answer.KindComparison, "one and two since 2026-01-02", reading{Of: []string{"one", "two"}, Since: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)}},
	} {
		if got := readReading(c.kind, c.words, noon, time.UTC); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s %q is %+v, want %+v", c.kind, c.words, got, c.want)
		}
	}
}

// The addresses that a message links to are those behind its labels, each
// once, and only pages.
func TestLinks(t *testing.T) {
	text := "Read <https://example.org/a?b=1&amp;c=2|this> and <http://example.org/b> <https://example.org/a?b=1&amp;c=2> <mailto:a@example.org|me> <@U1> <!here> https://bare.example"
	want := []string{"https://example.org/a?b=1&c=2", "http://example.org/b"}
	if got := links(text); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
