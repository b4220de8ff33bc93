package answer

import (
	"time"
)

// Late is a place that articles come from and that has not been read for longer
// than it should be: what is new there is not known.
type Late struct {
	Source string `json:"source"`
	// Since is when it was last read to the end; zero stands for never.
	Since time.Time `json:"since,omitzero"`
}

// Sentence says so, at the instant now and by the clock of the zone.
func (l Late) Sentence(now time.Time, zone *time.Location) string {
	if l.Since.IsZero() {
		return "the " + l.Source + " has never been read"
	}
	since, form := l.Since.In(zone), "15:04"
	if now = now.In(zone); since.Format(time.DateOnly) != now.Format(time.DateOnly) {
		form = "2 Jan 2006 15:04"
	}
	return "the " + l.Source + " has not been read since " + since.Format(form)
}

// LateFirst returns what is to be said before an answer that is asked for what
// is newest; empty: nothing.
func (a Answer) LateFirst(zone *time.Location) (out []string) {
	if !a.AsksLatest {
		return nil
	}
	for _, l := range a.Late {
		said := l.Sentence(a.AsOf, zone)
		out = append(out, "T"+said[1:]+".")
	}
	return out
}
