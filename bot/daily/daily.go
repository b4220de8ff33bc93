// Package daily says when a daily digest is due: once for each local date
// of a time zone, whatever its clocks do.
//
// The rule, for a local date and a time of day: where the clock shows the time
// once, then. Where clocks are put forward over it, as long after it as they
// are put forward by. Where clocks are put back and show it twice, the first
// time. What is due belongs to the local date that was asked for, even where
// putting clocks forward at midnight carries the instant into the next one.
//
// It is pure: the instant is always handed in. Zones need the time zone
// database, which the program embeds.
package daily

import (
	"fmt"
	"time"
	_ "time/tzdata" // so that zones are known on machines without a database
)

// Date is a calendar date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// dateOf returns the date that calendars in the zone show at the instant.
func dateOf(t time.Time, zone *time.Location) Date {
	y, m, d := t.In(zone).Date()
	return Date{y, m, d}
}

// parseDate reads a date as String writes it.
func parseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date such as 2026-03-01", s)
	}
	return dateOf(t, time.UTC), nil
}

// String returns the date as 2026-03-01, so that the order of the texts is the
// order of the dates.
func (d Date) String() string { return d.noon().Format(time.DateOnly) }

// add returns the date so many days later.
func (d Date) add(days int) Date { return dateOf(d.noon().AddDate(0, 0, days), time.UTC) }

// weekday returns the day of the week.
func (d Date) weekday() time.Weekday { return d.noon().Weekday() }

// noon stands for the date where only its order and its calendar matter.
func (d Date) noon() time.Time { return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC) }

// Rule says when a digest is due.
type Rule struct {
	Hour, Minute int
	Zone         *time.Location
	// Weekdays leaves out Saturday and Sunday.
	Weekdays bool
}

// on returns the instant at which the digest of the date is due; ok is false
// on a date that has none.
func (r Rule) on(d Date) (due time.Time, ok bool) {
	if day := d.weekday(); r.Weekdays && (day == time.Saturday || day == time.Sunday) {
		return time.Time{}, false
	}
	due = time.Date(d.Year, d.Month, d.Day, r.Hour, r.Minute, 0, 0, r.Zone)
	wanted := wallClock(time.Date(d.Year, d.Month, d.Day, r.Hour, r.Minute, 0, 0, time.UTC))
	// In a gap time.Date answers with the offset of one of its two sides: with
	// that after the gap the clock is behind what was asked for.
	if behind := wanted - wallClock(due); behind > 0 {
		return due.Add(time.Duration(behind) * time.Second), true
	}
	for _, back := range setBack {
		if earlier := due.Add(-back); wallClock(earlier) == wanted {
			return earlier, true
		}
	}
	return due, true
}

// setBack are the amounts by which the zones of the database put clocks back
// in our time: Lord Howe by half an hour, most by one hour, Antarctic stations
// by two or three.
var setBack = []time.Duration{3 * time.Hour, 2 * time.Hour, time.Hour, 30 * time.Minute}

// wallClock returns what clocks show at t, as seconds on a line without zones.
func wallClock(t time.Time) int64 {
	_, offset := t.Zone()
	return t.Unix() + int64(offset)
}

// Due returns the latest date whose digest is due at now, and since when; ok
// is false when none was due in the eight days before.
func (r Rule) Due(now time.Time) (date Date, at time.Time, ok bool) {
	// A gap at midnight makes the digest of a date due on the next one, so the
	// search begins a day ahead.
	from := dateOf(now, r.Zone).add(1)
	for back := range searched {
		d := from.add(-back)
		if at, ok := r.on(d); ok && !at.After(now) {
			return d, at, true
		}
	}
	return Date{}, time.Time{}, false
}

// Next returns the first date whose digest is due after now, and when.
func (r Rule) Next(now time.Time) (Date, time.Time) {
	from := dateOf(now, r.Zone).add(-1)
	for ahead := range searched {
		d := from.add(ahead)
		if at, ok := r.on(d); ok && at.After(now) {
			return d, at
		}
	}
	return Date{}, time.Time{} // not reached: every week has a working day
}

// searched is how many dates are looked at: a week and a day on each side of
// it, for the dates that a zone's change may move.
const searched = 10

// Between returns the dates whose digests were due after the one instant and
// before the other, the oldest first and at most the last limit of them.
func (r Rule) Between(after, before time.Time, limit int) []Date {
	var dates []Date
	for d := dateOf(before, r.Zone).add(1); len(dates) < limit; d = d.add(-1) {
		at, ok := r.on(d)
		if !ok {
			continue
		}
		if !at.After(after) {
			break
		}
		if at.Before(before) {
			dates = append([]Date{d}, dates...)
		}
	}
	return dates
}
