package voices

import (
	"fmt"
	"slices"
)

// numberFault says which number of the claim no cited line gives, or "".
// There is no arithmetic: a sum or a difference is a new number.
func numberFault(claim, lines *reading) string {
	for _, n := range claim.numbers {
		printed := claim.text(n.from, n.to)
		same := lines.sameValue(n)
		if len(same) == 0 {
			if lines.oneOf(claim, n) {
				continue
			}
			return fmt.Sprintf("number %s is in no cited sentence", printed)
		}
		if !slices.ContainsFunc(same, func(l number) bool { return sameUnit(claim, n, lines, l) && l.Ordinal == n.Ordinal }) {
			return fmt.Sprintf("number %s has another unit in the cited sentence", printed)
		}
		if !slices.ContainsFunc(same, func(l number) bool {
			return sameUnit(claim, n, lines, l) && (l.Bound == n.Bound && sameBound(claim.boundWord(n), lines.boundWord(l)) || n.Ordinal || lines.estimated(l) && len(claim.printed["estimated"]) > 0)
		}) {
			return fmt.Sprintf("number %s is %s in the cited sentence", printed, boundWords(same[0].Bound))
		}
	}
	return pairFault(claim, lines)
}

// boundWords says a bound in words.
func boundWords(bound string) string {
	switch bound {
	case "":
		return "given without a limit"
	case "about":
		return "given as about so many"
	}
	return fmt.Sprintf("given as %q", bound)
}

// sameValue returns the numbers of the lines with the value of n.
func (r *reading) sameValue(n number) []number {
	var out []number
	for _, l := range r.numbers {
		if l.Value == n.Value {
			out = append(out, l)
		}
	}
	return out
}

// oneOf reports whether "one" in a claim is an article in the lines: "one
// officer" for "a security officer". "Two goals" may be told of "scored
// twice".
func (r *reading) oneOf(claim *reading, n number) bool {
	if n.Ordinal || n.Unit != "" {
		return false
	}
	if n.Value == "2" {
		return len(r.printed["twice"]) > 0
	}
	if n.Value != "1" {
		return false
	}
	for i := n.to; i < min(n.to+4, len(claim.tokens)); i++ {
		for _, k := range r.at[claim.tokens[i].key] {
			if claim.content(i) && r.articleBefore(k) {
				return true
			}
		}
	}
	return false
}

// oneFor reports whether token i is a number that the lines give in other
// words; see oneOf.
func (r *reading) oneFor(i int, lines *reading) bool {
	return slices.ContainsFunc(r.numbers, func(n number) bool { return n.from == i && lines.oneOf(r, n) })
}

// articleBefore reports whether "a" or "an" stands up to three words before
// token i, with no mark between.
func (r *reading) articleBefore(i int) bool {
	for k := i - 1; k >= max(0, i-4); k-- {
		if endsPart(r.tokens[k+1].gap) {
			return false
		}
		if w := r.folded(k); w == "a" || w == "an" {
			return true
		}
	}
	return false
}
