package feed

import (
	"strconv"
	"time"
)

// zoned and unzoned are the ways that files and pages write a time: RFC 3339
// and what people and publishing systems write instead of it.
var (
	zoned = []string{
		time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z0700",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04 Z07:00",
		"2006-01-02 15:04:05 Z0700", "2006-01-02 15:04 Z0700", "2006-01-02 15:04:05 UTC", "2006-01-02 15:04 UTC",
		time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 GMT",
	}
	unzoned = []string{
		"2006-01-02", "2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02T15:04:05",
	}
	// spelled are dates as they are printed under a headline.
	spelled = []string{"January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006"}
)

// reading says which instant is meant by an hour that the clock shows twice,
// when summer time ends, or not at all, when it begins.
type reading int

const (
	earlier reading = iota
	// later is for an embargo: lifted too late is better than too early.
	later
)

// parseTime reads a time; one printed without a zone is by the clock of zone.
func parseTime(s string, zone *time.Location, which reading) (time.Time, bool) {
	for _, layout := range zoned {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	for _, layouts := range [][]string{unzoned, spelled} {
		for _, layout := range layouts {
			if t, err := time.Parse(layout, s); err == nil {
				return onClock(t, zone, which), true
			}
		}
	}
	return time.Time{}, false
}

// statedTime reads a time that front matter states, which is nothing but a
// time: also one in another language, with the name of its zone, or in seconds
// since 1970.
func statedTime(s string, zone *time.Location, which reading) (time.Time, bool) {
	if at, ok := parseTime(s, zone, which); ok {
		return at, true
	}
	if seconds, err := strconv.ParseInt(s, 10, 64); err == nil && len(s) == unixDigits {
		return time.Unix(seconds, 0).In(zone), true
	}
	return instantIn(s, zone)
}

// StatedTime reads a time that a system states in a field of its own; one
// without a zone is by the clock of zone. Of two instants that it may be, an
// embargo ends at the later one.
func StatedTime(s string, zone *time.Location, embargo bool) (time.Time, bool) {
	if zone == nil {
		zone = time.UTC
	}
	which := earlier
	if embargo {
		which = later
	}
	return statedTime(s, zone, which)
}

// unixDigits is how long the seconds since 1970 are from 2001 to 2286.
const unixDigits = 10

// onClock returns the instant at which the clock of zone shows what wall shows
// in UTC. A day on either side of a change of clocks the two offsets are sure,
// and the instant is by one of them.
func onClock(wall time.Time, zone *time.Location, which reading) time.Time {
	_, before := wall.Add(-24 * time.Hour).In(zone).Zone()
	_, after := wall.Add(24 * time.Hour).In(zone).Zone()
	first := wall.Add(-time.Duration(before) * time.Second).In(zone)
	second := wall.Add(-time.Duration(after) * time.Second).In(zone)
	if second.Before(first) {
		first, second = second, first
	}
	shows := func(t time.Time) bool {
		_, offset := t.Zone()
		return t.Add(time.Duration(offset) * time.Second).Equal(wall)
	}
	switch {
	case shows(first) != shows(second):
		if shows(first) {
			return first
		}
		return second
	case which == later:
		return second
	}
	return first
}
