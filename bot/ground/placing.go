package ground

import "fmt"

// placeFault says which name of the statement stands elsewhere in the lines,
// or "": "in Damascus" for "near Damascus", "to Homs" for "from Homs".
func placeFault(st, lines *reading) string {
	for _, n := range st.names {
		claimed := st.leading(n)
		printed, conflict := "", false
		for _, l := range lines.names {
			if !samePerson(n.words, l.words) {
				continue
			}
			if printed = lines.leading(l); !contradict(claimed, printed) {
				conflict = false
				break
			}
			conflict = true
		}
		if conflict {
			return fmt.Sprintf("the cited sentence says %q of %s", printed, st.text(n.from, n.to))
		}
	}
	for _, d := range st.dates {
		for _, l := range lines.dates {
			if l.Date.Day == d.Date.Day && l.Date.Month == d.Date.Month && contradict(st.folded(d.from-1), lines.folded(l.from-1)) {
				return fmt.Sprintf("the cited sentence says %q of %s", lines.folded(l.from-1), st.text(d.from, d.to))
			}
		}
	}
	return ""
}

// leading returns the word before a name and its article.
func (r *reading) leading(n name) string {
	i := n.from - 1
	if r.folded(i) == "the" {
		i--
	}
	return r.folded(i)
}

// contradict reports whether the words before a place say different things
// of it.
func contradict(a, b string) bool {
	return inside[a] && beside[b] || beside[a] && inside[b] || a == "from" && towards[b] || towards[a] && b == "from"
}

var (
	inside  = forms("in inside within at across throughout")
	beside  = forms("near outside off around beyond from")
	towards = forms("to toward towards into until till through")
)
