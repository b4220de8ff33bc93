package voices

import (
	"fmt"
)

// amountFault says which word of amount of the claim, its sources included,
// no cited line holds, or "".
func amountFault(claim, lines *reading) string {
	for i := range claim.tokens {
		if why := scaleFault(claim, lines, i); why != "" {
			return why
		}
	}
	return ""
}

// scaleFault says which word of amount ("all", "most") of the statement the
// lines do not hold, or "".
func scaleFault(st, lines *reading, i int) string {
	t := st.tokens[i]
	class, ok := st.vocab.scales[t.Folded]
	if !ok || t.key == "" {
		return ""
	}
	for k, l := range lines.tokens {
		if st.vocab.scales[l.Folded] == class && sameCompany(st, i, lines, k) {
			return ""
		}
	}
	return fmt.Sprintf("the word %q is in no cited sentence", t.raw)
}

// sameCompany reports whether a word of amount stands with the same word in
// both readings: whether the word after it in the claim stands at most two
// words before or after it in the lines.
func sameCompany(st *reading, i int, lines *reading, k int) bool {
	key := st.neighbour(i, 1)
	if !lines.has(key) {
		key = st.neighbour(i, -1)
	}
	if !lines.has(key) {
		return true
	}
	for _, step := range []int{1, -1} {
		first := lines.next(k, step)
		if second := lines.next(first, step); lines.keyAt(first) == key || lines.keyAt(second) == key {
			return true
		}
	}
	return false
}
