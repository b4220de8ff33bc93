package voices

import (
	"fmt"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// dateFault says which date or time word of the claim no cited line gives,
// or "". A claim may say less than the line: "in October" for "Oct. 18".
func dateFault(claim, lines *reading) string {
	for _, d := range claim.dates {
		if !lines.hasDate(d.Date) {
			return fmt.Sprintf("the date %s is in no cited sentence", claim.text(d.from, d.to))
		}
	}
	for i, t := range claim.tokens {
		if relativeTimes[t.Folded] && len(lines.printed[t.plain]) == 0 && !claim.inDate(i) {
			return fmt.Sprintf("the time %q is in no cited sentence", t.raw)
		}
		if w := claim.folded(i + 1); timeShifts[t.Folded] && timeUnits[w] && !lines.follows(t.Folded, w) {
			return fmt.Sprintf("the time %q is in no cited sentence", claim.text(i, i+2))
		}
	}
	return ""
}

func (r *reading) hasDate(d lang.Date) bool {
	fits := func(claimed, printed int) bool { return claimed == 0 || claimed == printed }
	for _, l := range r.dates {
		if fits(d.Year, l.Year) && fits(d.Month, l.Month) && fits(d.Day, l.Day) {
			return true
		}
	}
	return false
}

// inDate reports whether token i is part of a date.
func (r *reading) inDate(i int) bool {
	for _, d := range r.dates {
		if d.from <= i && i < d.to {
			return true
		}
	}
	return false
}

// follows reports whether the reading holds word a right before word b.
func (r *reading) follows(a, b string) bool {
	for i := range r.tokens {
		if r.folded(i) == a && r.folded(i+1) == b {
			return true
		}
	}
	return false
}
