package voices

import (
	"fmt"
	"slices"
)

// orderFault says that the statement turns the order of two events round, or
// "". "A before B" and "B after A" are the same: what stands right of
// "before" must stand right of the lines' "before", or left of their "after".
func orderFault(st, lines *reading, i int, s side) string {
	for k := range lines.tokens {
		for _, o := range lines.sidesAt(k) {
			if o.axis == s.axis && keepsOrder(st, i, lines, k, o.up == s.up) {
				return ""
			}
		}
	}
	if !lines.holdsAxis(s.axis) {
		return "" // the order may follow from the sentence
	}
	return fmt.Sprintf("the cited sentence has another order than %q", st.tokens[i].raw)
}

// holdsAxis reports whether a word of the axis is in the reading.
func (r *reading) holdsAxis(axis string) bool {
	for i := range r.tokens {
		for _, s := range r.sidesAt(i) {
			if s.axis == axis {
				return true
			}
		}
	}
	return false
}

// keepsOrder reports whether the word after token i of the statement stands on
// the same side of token k of the lines, or on the other side where the two
// words are opposites. If the lines do not hold it, the word before decides.
func keepsOrder(st *reading, i int, lines *reading, k int, same bool) bool {
	if next := st.neighbour(i, 1); next != "" && next == lines.neighbour(k, 1) {
		return same
	}
	for _, step := range []int{1, -1} {
		at := lines.at[st.neighbour(i, step)]
		if len(at) > 0 {
			return slices.ContainsFunc(at, func(at int) bool { return (at > k) == (step > 0) == same })
		}
	}
	return same
}
