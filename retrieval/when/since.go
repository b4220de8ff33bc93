package when

import (
	"strconv"
	"strings"
	"time"
)

// mostDays is the largest number of days that Since goes back: a century.
const mostDays = 36525

// Since reads the time from which on something is asked for, as people write it:
// an instant in RFC 3339, "2025-11-09 18:30", a date, what Published reads after
// "since", or how long ago in days, weeks or hours, such as "7d", "2 weeks" or
// "36 hours". Days begin at midnight in the zone. ok is false for what is none of
// these.
func Since(text string, now time.Time, zone *time.Location) (at time.Time, ok bool) {
	text = strings.Join(strings.Fields(text), " ")
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04", time.DateOnly, "2 January 2006", "2 Jan 2006"} {
		if at, err := time.ParseInLocation(layout, strings.ToUpper(text), zone); err == nil {
			return at, true
		}
	}
	now = now.In(zone)
	r := newReader("since "+text, now) // "March" alone may be a name
	if from, n := r.since(1); n > 0 && n == len(r.words)-1 {
		return from, true
	}
	return r.longAgo(strings.TrimSuffix(strings.ToLower(text), " ago"), now)
}

// longAgo reads how long ago.
func (r *reader) longAgo(text string, now time.Time) (at time.Time, ok bool) {
	digits := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if digits <= 0 {
		return time.Time{}, false
	}
	n, err := strconv.Atoi(text[:digits])
	if err != nil || n > mostDays {
		return time.Time{}, false
	}
	unit := strings.TrimSpace(text[digits:])
	switch unit {
	case "h", "hour", "hours":
		return now.Add(-time.Duration(n) * time.Hour), true
	case "w", "week", "weeks":
		n = min(n, mostDays/7)
	case "d", "day", "days":
	default:
		return time.Time{}, false
	}
	return r.ago(n, unit)
}
