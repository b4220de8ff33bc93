package bot

import (
	"strconv"
	"strings"
	"time"
)

// mostDays is the largest number of days that Since goes back: a century.
const mostDays = 36525

// Since reads a time in the past as people write it: an instant in RFC 3339,
// "2025-11-09 18:30", a date, "today", "yesterday", a day of the week, or how
// long ago in days, weeks or hours, such as "7d", "2 weeks" or "36 hours".
// Days begin at midnight in the zone; a day of the week is the last one that
// has begun. ok is false for what is none of these.
func Since(text string, now time.Time, zone *time.Location) (at time.Time, ok bool) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04", time.DateOnly, "2 January 2006", "2 Jan 2006"} {
		if at, err := time.ParseInLocation(layout, strings.ToUpper(text), zone); err == nil {
			return at, true
		}
		if at, err := time.ParseInLocation(layout, text, zone); err == nil {
			return at, true
		}
	}
	year, month, day := now.In(zone).Date()
	midnight := time.Date(year, month, day, 0, 0, 0, 0, zone)
	switch text {
	case "today":
		return midnight, true
	case "yesterday":
		return midnight.AddDate(0, 0, -1), true
	case "last week":
		return midnight.AddDate(0, 0, -7), true
	}
	for d := range 7 {
		before := midnight.AddDate(0, 0, -d)
		if name := strings.ToLower(before.Weekday().String()); text == name || text == name[:3] {
			return before, true
		}
	}
	return ago(text, now, midnight)
}

// ago reads how long ago.
func ago(text string, now, midnight time.Time) (at time.Time, ok bool) {
	text = strings.TrimSuffix(text, " ago")
	digits := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if digits <= 0 {
		return time.Time{}, false
	}
	n, err := strconv.Atoi(text[:digits])
	if err != nil || n > mostDays {
		return time.Time{}, false
	}
	switch strings.TrimSpace(text[digits:]) {
	case "h", "hour", "hours":
		return now.Add(-time.Duration(n) * time.Hour), true
	case "d", "day", "days":
		return midnight.AddDate(0, 0, -n), true
	case "w", "week", "weeks":
		return midnight.AddDate(0, 0, -7*min(n, mostDays/7)), true
	}
	return time.Time{}, false
}
