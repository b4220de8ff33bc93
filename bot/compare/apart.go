package compare

import (
	"time"

	"github.com/pullquote/pullquote/bot/extract"
)

// oneTime is how far apart articles may be published whose names for a place or
// a person are set against each other: with more between them they mostly tell
// of two events. Of the answers that showed a difference where there was none it
// took a third; what it costs is not known, since no pairs at hand that do
// differ have dates.
const oneTime = 60 * 24 * time.Hour

// ofTwoTimes reports whether readings of a question that names answer stand in
// articles of two times. Who holds an office is told with its date.
func ofTwoTimes(c extract.Clause, readings []reading) bool {
	if c.Kind != extract.Who && c.Kind != extract.Where && c.Kind != extract.Open || roleAsked(c) != "" {
		return false
	}
	var first, last time.Time
	for _, r := range readings {
		at := r.line.Article.Published
		if at.IsZero() {
			continue
		}
		if first.IsZero() || at.Before(first) {
			first = at
		}
		if at.After(last) {
			last = at
		}
	}
	return last.Sub(first) > oneTime
}

// vague is the bound of a number such as "dozens" or "millions".
const vague = "many"

// ofTwoMeasures reports whether readings are numbers that cannot be at odds:
// hours and miles, or "millions" and two million.
func ofTwoMeasures(readings []reading) bool {
	for _, r := range readings {
		n, first := valueOf(r).Number, valueOf(readings[0]).Number
		if n != nil && first != nil && (n.Unit != first.Unit || (n.Bound == vague) != (first.Bound == vague)) {
			return true
		}
	}
	return false
}
