package voices

import (
	"slices"
)

// boundWord tells apart the bounds that a number's Bound puts together: "at
// least 12" is not "more than 12", and "nearly 40" is not "about 40".
func (r *reading) boundWord(n number) string {
	for i := max(1, n.from-3); i < n.from; i++ {
		switch pair := r.folded(i-1) + " " + r.folded(i); pair {
		case "as much", "as many":
			if r.folded(i+1) == "as" {
				return pair
			}
		case "at least", "at most", "up to", "no more", "no fewer", "no less", "close to":
			return pair
		}
	}
	if w := r.folded(n.from - 1); w == "nearly" || w == "almost" {
		return "nearly"
	}
	return ""
}

// estimated reports whether a number is only estimated, which a claim may
// say elsewhere: "an estimated 320 mile range", "a range estimated at".
func (r *reading) estimated(n number) bool { return r.folded(n.from-1) == "estimated" }

// sameBound reports whether two bounds say the same: "up to" is "as much as".
func sameBound(a, b string) bool {
	most := []string{"up to", "as much", "as many", "at most"}
	return a == b || slices.Contains(most, a) && slices.Contains(most, b)
}

// sameUnit reports whether two numbers are in the same unit. A word between
// hides the unit of one of them: "three years", "three straight years".
func sameUnit(claim *reading, n number, lines *reading, l number) bool {
	return n.Unit == l.Unit || n.Unit == "" && claim.countedRun(n)[claim.vocab.keyOf(l.Unit)] ||
		n.Unit == "" && l.Unit == "year" && claim.folded(n.from-1) == "aged" || l.Unit == "" && lines.countedRun(l)[lines.vocab.keyOf(n.Unit)]
}
