package compare

import (
	"math"
	"strconv"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
)

// isApart reports whether two values of one kind cannot both be so: neither
// holds the other, rounds it, or is it in other letters.
func (p printed) isApart(q printed) bool {
	switch {
	case p.Number != nil:
		return apart(p.Number.Value, p.Number.Bound, q.Number.Value, q.Number.Bound)
	case p.Date != nil:
		return !sameDate(*p.Date)(reading{value: *q.Date})
	}
	return !sameNames(p.Name.Words, q.Name.Words)
}

// sameNames holds two names for one where one is a part of the other, makes its
// initials, or ends alike, in whatever spelling.
func sameNames(a, b []string) bool {
	return sameWords(a, b) || areInitials(a, b) || areInitials(b, a) ||
		len(a) > 0 && len(b) > 0 && extract.SpelledAlike(a[len(a)-1], b[len(b)-1])
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
