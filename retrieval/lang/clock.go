package lang

import (
	"fmt"
	"strings"
)

// clock reads a time of day from the token: "5 p.m.", "17:30", "17h30",
// "17 Uhr". Next is i when there is none.
func (r *reader) clock(i int) (n Number, next int) {
	hour, ok := short(at(r.list, i), 24)
	minute, next := 0, i+1
	if !ok {
		if hour, minute, ok = dotted(at(r.list, i), at(r.list, next)); !ok {
			return Number{}, i
		}
	}
	mark, after := at(r.list, next), at(r.list, next+1)
	told := false
	if m, ok := short(after, 59); ok && len(after.folded) == 2 && isClockMark(mark) && r.list[i].touches(mark) && mark.touches(after) {
		minute, next, told = m, next+2, true
	} else if m, ok := frenchMinute(mark, after); ok && r.language == "fr" && r.list[i].touches(mark) {
		minute, next, told = m, next+1, true
	}
	t := at(r.list, next)
	switch t.folded {
	case "a.m", "am", "p.m", "pm":
		if hour > 12 {
			return Number{}, i
		}
		hour = hour%12 + 12*int(t.folded[0]/'p')
		next, told = next+1, true
		if dot := at(r.list, next); dot.folded == "." && t.touches(dot) && len(t.folded) == 3 {
			next++
		}
	case "uhr":
		next, told = next+1, true
	}
	if !told {
		return Number{}, i
	}
	return Number{
		Span:  Span{r.list[i].Start, r.list[next-1].End},
		Value: fmt.Sprintf("%02d:%02d", hour, minute),
		Unit:  "time",
		Bound: r.boundBefore(i),
	}, next
}

// dotted reads the "3.15" of "3.15 p.m."; without the halves of the day it may be
// any number.
func dotted(t, half token) (hour, minute int, ok bool) {
	before, after, found := strings.Cut(t.folded, ".")
	switch half.folded {
	case "a.m", "am", "p.m", "pm":
	default:
		return 0, 0, false
	}
	hour, known := short(token{folded: before}, 12)
	minute, ok = short(token{folded: after}, 59)
	return hour, minute, ok && known && found && len(after) == 2
}

func isClockMark(t token) bool { return t.folded == ":" }

// frenchMinute reads the "h30" of "17h30" and the bare "h" of "17h".
func frenchMinute(t, after token) (int, bool) {
	minute, found := strings.CutPrefix(t.folded, "h")
	if minute == "" {
		return 0, found && !isPlural(after.folded)
	}
	return short(token{folded: minute}, 59)
}

// short returns the value of a token of one or two digits up to the limit.
func short(t token, limit int) (int, bool) {
	if len(t.folded) == 0 || len(t.folded) > 2 {
		return 0, false
	}
	value := 0
	for _, d := range []byte(t.folded) {
		if d < '0' || d > '9' {
			return 0, false
		}
		value = value*10 + int(d-'0')
	}
	return value, value <= limit
}
