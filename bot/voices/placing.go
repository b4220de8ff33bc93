package voices

import (
	"fmt"
	"slices"
	"strings"
)

// placeFault says which name of the statement stands elsewhere in the lines,
// or "": "in Damascus" for "near Damascus", "to Homs" for "from Homs".
func placeFault(st, lines *reading) string {
	for _, n := range st.names {
		claimed := st.leading(n)
		if opposing[claimed] && !lines.opposes(n) {
			return fmt.Sprintf("no cited sentence says %q of %s", claimed, st.text(n.from, n.to))
		}
		printed, conflict := "", false
		for _, l := range lines.names {
			if !samePerson(n.words, l.words) {
				continue
			}
			if places[claimed] && !prepositions[lines.folded(l.from-1)] && lines.isTitled(l) {
				return fmt.Sprintf("no cited sentence says %q of %s", claimed, st.text(n.from, n.to))
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
	return ""
}

// leadFault is placeFault for other words: "landing near the pole" is no
// "landing in the pole".
func leadFault(st, lines *reading) string {
	for i, t := range st.tokens {
		at := lines.at[t.key]
		if len(at) != 1 || !st.content(i) || strings.HasPrefix(t.key, "#") {
			continue
		}
		if claimed, printed := st.preposition(i), lines.preposition(at[0]); contradict(claimed, printed) {
			return fmt.Sprintf("the cited sentence says %q where the claim says %q", printed, claimed)
		}
	}
	return ""
}

// spanFault is placeFault for dates: "from April 7" is no "to April 7".
func spanFault(st, lines *reading) string {
	for _, d := range st.dates {
		for _, l := range lines.dates {
			same := l.Year == d.Year && l.Month == d.Month && l.Day == d.Day
			if printed := lines.folded(l.from - 1); same && contradict(st.preposition(d.from), printed) {
				return fmt.Sprintf("the cited sentence says %q of %s", printed, st.text(d.from, d.to))
			}
		}
	}
	return ""
}

// preposition returns the preposition right before token i and its article,
// or "".
func (r *reading) preposition(i int) string {
	if determiners[r.folded(i-1)] {
		i--
	}
	if r.folded(i-1) == "of" && r.folded(i-2) == "out" {
		return "out"
	}
	if w := r.folded(i - 1); places[w] || nearby[w] || towards[w] {
		return w
	}
	return ""
}

// leading returns the word before a name and its article.
func (r *reading) leading(n name) string {
	first, _ := r.list(n.run)
	for _, part := range r.called(n) {
		if part.to == first && !endsPart(r.tokens[first].gap) {
			first = part.from
		}
	}
	if joiners[r.folded(first-1)] {
		for _, o := range r.names {
			if o.to == first-1 {
				first, _ = r.list(o.run)
			}
		}
	}
	i := first - 1
	if r.folded(i) == "the" {
		i--
	}
	return r.folded(i)
}

// wordBefore returns the word before token i and its article.
func (r *reading) wordBefore(i int) string {
	if r.folded(i-1) == "the" {
		i--
	}
	return r.folded(i - 1)
}

// contradict reports whether the words before a place say different things
// of it.
func contradict(a, b string) bool {
	return places[a] && nearby[b] || nearby[a] && places[b] || a == "from" && towards[b] || towards[a] && b == "from"
}

// isTitled reports whether a role stands next to the name, which is then a
// person and no place.
func (r *reading) isTitled(n name) bool {
	return slices.ContainsFunc(r.called(n), func(part run) bool { return r.isRole(part.from, part.to) })
}

// opposes reports whether the lines lead to the name with a word for being
// against it, or do not have it as a name.
func (r *reading) opposes(n name) bool {
	found := false
	for _, l := range r.names {
		if !samePerson(n.words, l.words) {
			continue
		}
		from, _ := r.list(l.run)
		w := r.folded(from - 1)
		if w == "the" {
			w = r.folded(from - 2)
		}
		if opposing[w] || r.isVerb(from-1) || strings.HasSuffix(w, "ing") {
			return true
		}
		found = true
	}
	return !found
}
