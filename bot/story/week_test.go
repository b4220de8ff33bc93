package story

import (
	"testing"
	"time"
)

// "Last week" in an article is the week before that of its publication, as it is
// in a question asked on that day; a date has as much of it as its days share.
func TestLastWeek(t *testing.T) {
	for published, want := range map[string]string{"2025-11-12": "2025-11", "2025-11-03": "2025", "2025-11-10": "2025-11", "2026-01-07": "last week"} {
		day, err := time.Parse(time.DateOnly, published)
		if err != nil {
			t.Fatal(err)
		}
		s := read("Mill shut\nThe council shut the mill last week.")[0]
		s.Article.Published = day
		dates := s.datesOf(&s.sentences[0])
		if len(dates) != 1 {
			t.Fatalf("%s: %v", published, dates)
		}
		if got := dates[0].String(); got != want {
			t.Errorf("%s: %s, want %s", published, got, want)
		}
	}
}
