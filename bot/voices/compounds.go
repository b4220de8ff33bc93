package voices

import (
	"fmt"
	"strings"
)

// compoundFault says which two words the statement sets side by side that
// the lines set beside others, or "": "unpasteurized cheese" where they say
// "raw cheese" and "unpasteurized milk".
func compoundFault(st, lines *reading) string {
	for i := 1; i < len(st.tokens); i++ {
		if !st.beside(i) {
			continue
		}
		a, b := st.tokens[i-1].key, st.tokens[i].key
		right, left := lines.besides(a, 1), lines.besides(b, -1)
		if len(st.vocab.sides[b]) > 0 || right == "" || left == "" || right == b || left == a || right == left {
			continue
		}
		return fmt.Sprintf("no cited sentence says %q", st.text(i-1, i+1))
	}
	return ""
}

// beside reports whether tokens i-1 and i stand side by side in one phrase,
// and neither is a value or a verb.
func (r *reading) beside(i int) bool {
	plain := func(k int) bool {
		t := r.tokens[k]
		return r.content(k) && (!t.value || k == 0) && !t.marked && !r.isVerb(k)
	}
	return strings.TrimSpace(r.tokens[i].gap) == "" && plain(i-1) && plain(i)
}

// besides returns the word that stands beside the only token with the key,
// after it for step 1 and before it for step -1, or "".
func (r *reading) besides(key string, step int) string {
	at := r.at[key]
	if len(at) != 1 {
		return ""
	}
	i := at[0] + max(step, 0)
	if i < 1 || i >= len(r.tokens) || !r.beside(i) {
		return ""
	}
	return r.tokens[at[0]+step].key
}
