package compare

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// isSame reports whether two values agree in all that both state.
func (p printed) isSame(q printed) bool {
	switch {
	case p.number != nil && q.number != nil:
		return sameCount(*p.number, *q.number)
	case p.date != nil && q.date != nil:
		return sameDate(*p.date, *q.date)
	case p.name != nil && q.name != nil:
		return sameWords(p.name.Words, q.name.Words)
	case p.places != nil && q.places != nil:
		return samePlaces(p.places, q.places)
	}
	return p.kind() == q.kind() && strings.EqualFold(p.text(), q.text())
}

// isApart reports whether two values of one kind cannot both be so: neither
// holds the other, rounds it, or is it in other letters.
func (p printed) isApart(q printed) bool {
	switch {
	case p.number != nil && q.number != nil:
		return p.number.Unit == q.number.Unit && apart(p.number.Value, p.number.Bound, q.number.Value, q.number.Bound)
	case p.date != nil && q.date != nil:
		return asExact(*p.date, *q.date) && !sameDate(*p.date, *q.date)
	case p.name != nil && q.name != nil:
		return !sameNames(p.name.Words, q.name.Words)
	case p.places != nil && q.places != nil:
		return !samePlaces(p.places, q.places) && ofOneThing(p.places, q.places)
	}
	return false
}

// sameCount holds two counts for the same when the number is; "some 1,200"
// is no other count than "1,200", while "more than 40" is not 40.
func sameCount(n, m lang.Number) bool {
	exact := func(bound string) string { return strings.TrimPrefix(bound, "about") }
	return n.Value == m.Value && n.Unit == m.Unit && exact(n.Bound) == exact(m.Bound)
}

// sameDate holds two dates for the same when they agree in all that both state.
func sameDate(d, e lang.Date) bool {
	alike := func(a, b int) bool { return a == 0 || b == 0 || a == b }
	return alike(d.Year, e.Year) && alike(d.Month, e.Month) && alike(d.Day, e.Day)
}

// sameWords holds two names for the same when one is a part of the other: a
// surname, or the name without its middle.
func sameWords(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 0 && !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// sameNames holds two names for one where one is a part of the other, makes its
// initials, or ends alike, in whatever spelling.
func sameNames(a, b []string) bool {
	return sameWords(a, b) || areInitials(a, b) || areInitials(b, a) ||
		len(a) > 0 && len(b) > 0 && spell.Same(a[len(a)-1], b[len(b)-1])
}

// areInitials reports whether a is the one word that the initials of b make.
func areInitials(a, b []string) bool {
	if len(a) != 1 || len(b) < 2 {
		return false
	}
	initials := ""
	for _, w := range b {
		for _, r := range w {
			initials += string(r)
			break
		}
	}
	return strings.ReplaceAll(a[0], ".", "") == initials
}

// nearly is how far from a number another may be that is called "about" as
// many, or that rounds it.
const nearly = 0.1

// apart reports whether two numbers with their bounds cannot be one: 61 and 71
// are, "more than 40" and 45, or 60 and 61, are not.
func apart(a, boundA, b, boundB string) bool {
	x, okX := numeric(a)
	y, okY := numeric(b)
	switch {
	case !okX && !okY && boundA == "" && boundB == "": // times of day
		return a != b && strings.Contains(a, ":") && strings.Contains(b, ":")
	case !okX || !okY:
		return false
	case boundA == "" && boundB == "":
		return x != y && !rounds(x, a, y) && !rounds(y, b, x)
	}
	lowX, highX := reach(x, boundA)
	lowY, highY := reach(y, boundB)
	return highX < lowY || highY < lowX
}

// numeric is a number in plain digits or a fraction.
func numeric(value string) (float64, bool) {
	over, under, fraction := strings.Cut(value, "/")
	x, err := strconv.ParseFloat(over, 64)
	if err != nil || !fraction {
		return x, err == nil
	}
	y, err := strconv.ParseFloat(under, 64)
	return x / y, err == nil && y != 0 && y < 1000 && !strings.Contains(under, "/")
}

// reach is what a number with its bound may stand for.
func reach(x float64, bound string) (low, high float64) {
	switch bound {
	case "more":
		return x, math.Inf(1)
	case "less":
		return math.Inf(-1), x
	case "about":
		return x - nearly*math.Abs(x), x + nearly*math.Abs(x)
	case "":
		return x, x
	}
	return math.Inf(-1), math.Inf(1) // "dozens"
}

// rounds reports whether x, as printed, is y with fewer digits: 60 of 61, 1.2
// million of 1,198,000.
func rounds(x float64, printed string, y float64) bool {
	digits := strings.TrimRight(strings.NewReplacer(".", "", "-", "").Replace(printed), "0")
	digits = strings.TrimLeft(digits, "0")
	if digits == "" || math.Abs(x-y) > nearly*math.Max(math.Abs(x), math.Abs(y)) {
		return false
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(y, 'e', len(digits)-1, 64), 64)
	return err == nil && rounded == x
}

// asExact reports whether two dates say as much that they can be set against each
// other: of two years, or of a day and a month each. "In April" and "on 9 January"
// date two things.
func asExact(d, e lang.Date) bool {
	return d.Year != 0 && e.Year != 0 && d.Year != e.Year || (d.Day == 0) == (e.Day == 0) && (d.Month == 0) == (e.Month == 0)
}
