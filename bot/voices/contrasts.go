package voices

import (
	"fmt"
	"strings"
)

// contrastFault says which number the statement takes from one side of a
// contrast for the subject of the other, or "": "the tax will rise by 4%"
// where "rates rise by 4% while the tax stays unchanged".
func contrastFault(st, lines *reading) string {
	for _, n := range st.numbers {
		first := st.clauseStart(n.from)
		verb := st.firstVerb(first-1, n.from)
		var subject []int
		for i := first; i < verb; i++ {
			if st.content(i) {
				subject = append(subject, i)
			}
		}
		if verb == n.from || len(subject) == 0 || !st.crosses(subject, n, lines) {
			continue
		}
		return fmt.Sprintf("number %s belongs to something else in the cited sentence", st.text(n.from, n.to))
	}
	return ""
}

// crosses reports whether every place where the lines print the number has a
// contrast between it and every place where they print a word of the subject,
// and a subject of its own.
func (r *reading) crosses(subject []int, n number, lines *reading) bool {
	found := false
	for _, l := range lines.sameValue(n) {
		for _, s := range subject {
			for _, k := range lines.at[r.tokens[s].key] {
				found = true
				if !lines.contrasted(k, l.from) {
					return false
				}
			}
		}
	}
	return found
}

// contrasted reports whether a contrast between two tokens parts clauses of
// which the later has a subject of its own.
func (r *reading) contrasted(i, k int) bool {
	i, k = min(i, k), max(i, k)
	for j := i + 1; j <= k; j++ {
		if (r.contrasts(j) || strings.Contains(r.tokens[j].gap, ";")) && !subjectPronouns[r.folded(j+1)] && r.newSubject(j+1) {
			return true
		}
	}
	return false
}
