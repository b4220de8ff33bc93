package answer

import (
	"testing"
	"time"
)

// What is late is told by the newsroom's clock, with the day where it is not
// today; first where the newest is asked for, else below.
func TestLate(t *testing.T) {
	zone := time.FixedZone("HERE", 3600)
	now := time.Date(2025, 11, 22, 9, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		late Late
		want string
	}{
		{Late{"wire", now.Add(-4 * time.Hour)}, "the wire has not been read since 06:30"},
		{Late{"wire", now.Add(-24 * time.Hour)}, "the wire has not been read since 21 Nov 2025 10:30"},
		{Late{"wire", time.Time{}}, "the wire has never been read"},
	} {
		if got := c.late.Sentence(now, zone); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	a := Answer{AsOf: now, Late: []Late{{"wire", now.Add(-4 * time.Hour)}}}
	if first := a.LateFirst(zone); first != nil {
		t.Errorf("first %q", first)
	}
	a.AsksLatest = true
	if first := a.LateFirst(zone); len(first) != 1 || first[0] != "The wire has not been read since 06:30." {
		t.Errorf("first %q", first)
	}
}
