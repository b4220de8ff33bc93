package page

import (
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
)

// What is late stands below an answer, and before it where the latest is asked
// for.
func TestLate(t *testing.T) {
	now := time.Date(2025, 11, 22, 9, 30, 0, 0, time.UTC)
	a := answer.Answer{Outcome: answer.NotFound, AsOf: now, Late: []answer.Late{{Source: "wire", Since: now.Add(-4 * time.Hour)}}}
	for _, first := range []bool{false, true} {
		a.AsksLatest = first
		p, ok := Of(a, Options{Zone: time.UTC})
		if !ok || len(p.Blocks) == 0 {
			t.Fatal("no page")
		}
		note, _ := p.Blocks[0].(Note)
		below := strings.Contains(strings.Join(p.Footer, "\n"), "the wire has not been read since 05:30")
		if above := note.Text == "The wire has not been read since 05:30."; above != first || below == first {
			t.Errorf("first %v: %+v, footer %q", first, p.Blocks[0], p.Footer)
		}
	}
}
