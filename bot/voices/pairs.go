package voices

import (
	"fmt"
	"strings"
)

// pairFault finds two numbers that the claim joins ("3-1", "7 votes to 4")
// and no cited line joins in that order, such as a score turned round.
func pairFault(claim, lines *reading) string {
	for i := 1; i < len(claim.numbers); i++ {
		a, b := claim.numbers[i-1], claim.numbers[i]
		if claim.joined(a, b) && !lines.hasPair(a, b) {
			return fmt.Sprintf("no cited sentence says %s", claim.text(a.from, b.to))
		}
	}
	return ""
}

// hasPair reports whether the reading joins the two values in that order.
func (r *reading) hasPair(a, b number) bool {
	for k := 1; k < len(r.numbers); k++ {
		c, d := r.numbers[k-1], r.numbers[k]
		if c.Value == a.Value && d.Value == b.Value && r.joined(c, d) {
			return true
		}
	}
	return false
}

// joined reports whether only a dash stands between two numbers, "to" with at
// most one word, or "of" as in "four of the bridge's nine".
func (r *reading) joined(a, b number) bool {
	switch between := b.from - a.to; {
	case between == 0:
		gap := strings.TrimSpace(r.tokens[b.from].gap)
		return gap != "" && strings.Trim(gap, "-—:/") == ""
	case between < 0 || between > 4:
		return false
	case r.folded(a.to) == "of" || r.folded(a.to) == "out" && r.folded(a.to+1) == "of":
		return true
	default:
		return r.folded(b.from-1) == "to" && between < 3
	}
}

// paired reports whether a number is one of two that the reading joins.
func (r *reading) paired(n number) bool {
	for i := 1; i < len(r.numbers); i++ {
		a, b := r.numbers[i-1], r.numbers[i]
		if (a.from == n.from || b.from == n.from) && r.joined(a, b) {
			return true
		}
	}
	return false
}

// isWhole reports whether the number is the whole of which another is a
// part: "eight" in "five of the eight".
func (r *reading) isWhole(n number) bool {
	for i := 1; i < len(r.numbers); i++ {
		if a := r.numbers[i-1]; r.numbers[i].from == n.from && a.to < n.from && n.from-a.to < 5 && r.folded(a.to) == "of" {
			return true
		}
	}
	return false
}
