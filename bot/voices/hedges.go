package voices

import (
	"fmt"
	"slices"
)

// marksFault says which negation or hedge of the lines the statement loses,
// or which it invents, or "".
func marksFault(st, lines *reading) string {
	if m, lost := lostMark(st, lines); lost {
		return fmt.Sprintf("the cited sentence says %q and the claim does not", lines.text(m.at, m.end))
	}
	if m, invented := inventedMark(st, lines); invented {
		return fmt.Sprintf("the claim says %q and no cited sentence does", st.text(m.at, m.end))
	}
	return ""
}

// lostMark returns a mark of the lines that bears on what the statement uses
// and that the statement does not carry.
func lostMark(st, lines *reading) (mark, bool) {
	used := map[string]int{}
	for _, m := range lines.marks {
		if m.weak || !lines.usedBy(m, st) {
			continue
		}
		if lines.folded(m.at) != "nor" {
			used[m.group]++
		}
		tooFew := lines.single() && binding[m.group] && st.carriers(m.group) < used[m.group]
		if tooFew || !carried(m, st, lines) {
			return m, true
		}
	}
	if !lines.single() || !st.repeats(lines) {
		return mark{}, false
	}
	// A mark that bears on nothing that is printed cannot be matched by what it
	// bears on, but a claim that repeats a line must repeat its marks.
	for _, m := range lines.marks {
		if repeated[m.group] && !m.weak && !lines.anyContent(m.from, m.to) && st.carriers(m.group) < lines.count(m.group) {
			return m, true
		}
	}
	return mark{}, false
}

// repeated are the groups that a claim which repeats a line must repeat.
var repeated = forms("not possible suspect report if unless")

// binding are the groups of which each mark of a line needs one of its own in
// the claim: two things that are denied are two denials.
var binding = forms("not if unless")

// inventedMark returns a mark of the statement that no mark of the lines
// stands behind. Two negations make a yes, so that one more is an invention
// too.
func inventedMark(st, lines *reading) (mark, bool) {
	for _, m := range st.marks {
		if !m.weak && !supported(m, st, lines) {
			return m, true
		}
	}
	if m, ok := st.last("not"); ok && st.negations() > lines.negations() {
		return m, true
	}
	return mark{}, false
}

// usedBy reports whether the statement uses what mark m bears on: the first
// word of its scope that says something, a verb, a name or a number of it, or
// half of its words. Words that the lines hold outside the scope as well do
// not count.
func (r *reading) usedBy(m mark, st *reading) bool {
	words, shared, first := 0, 0, true
	for i := m.from; i < m.to; i++ {
		if !r.content(i) || m.at <= i && i < m.end {
			continue
		}
		words++
		hit := len(st.at[r.tokens[i].key]) > r.outside(r.tokens[i].key, m)
		if hit && (first || r.tokens[i].value || r.isVerb(i)) {
			return true
		}
		if hit {
			shared++
		}
		first = false
	}
	return shared > 0 && 2*shared >= words && shared > r.elsewhere(m, st)
}

// elsewhere counts the words of the statement that the reading holds outside
// the scope of m only.
func (r *reading) elsewhere(m mark, st *reading) int {
	n := 0
	for i, t := range st.tokens {
		if st.content(i) && len(r.at[t.key]) > 0 && !slices.ContainsFunc(r.at[t.key], func(k int) bool { return m.from <= k && k < m.to }) {
			n++
		}
	}
	return n
}

// outside counts the tokens with the key outside the scope of m, in the same
// sentence.
func (r *reading) outside(key string, m mark) int {
	n := 0
	for _, i := range r.at[key] {
		if (i < m.from || i >= m.to) && r.tokens[i].sentence == r.tokens[m.at].sentence {
			n++
		}
	}
	return n
}

// carried reports whether a mark of the statement says what mark m of the
// lines says, about the same words.
func carried(m mark, st, lines *reading) bool {
	return slices.ContainsFunc(st.marks, func(c mark) bool {
		return st.vocab.accepts(m.group, c.group) && meet(st, c, lines, m)
	})
}

// supported reports whether a mark of the lines stands behind mark m of the
// statement.
func supported(m mark, st, lines *reading) bool {
	return slices.ContainsFunc(lines.marks, func(l mark) bool {
		if l.group != m.group && st.count(l.group) > 0 {
			return false // the claim has that mark itself
		}
		return st.vocab.accepts(l.group, m.group) && meet(st, m, lines, l)
	})
}

// meet reports whether two marks bear on the same thing: the first word of
// the claim's scope that the lines know stands in the lines' scope.
func meet(st *reading, c mark, lines *reading, l mark) bool {
	known := false
	if l.from == l.to {
		return true
	}
	for i := c.from; i < c.to; i++ {
		if st.tokens[i].stop || genitive(st.tokens[i].raw) || !lines.has(st.tokens[i].key) {
			continue
		}
		known = true
		if slices.ContainsFunc(lines.at[st.tokens[i].key], func(k int) bool { return lines.bearsOn(l, k) }) {
			return true
		}
		switch c.group {
		case "not", "reject", "acquit", "deny", "prevent":
			return false
		}
	}
	return !known
}

// bearsOn reports whether a mark bears on token k. What is expected or
// planned may stand before the mark: "the moderators are expected to be".
func (r *reading) bearsOn(m mark, k int) bool {
	if m.from <= k && k < m.to {
		return true
	}
	switch m.group {
	case "expect", "plan", "propose":
		return r.tokens[k].clause == r.tokens[m.at].clause
	}
	return false
}

// accepts reports whether a claim may carry a mark of the article's group
// with a mark of its own group.
func (v *vocabulary) accepts(article, claim string) bool {
	return article == claim || slices.Contains(v.carriers[article], claim)
}

// repeats reports whether the statement repeats the line: whether it holds at
// least three of four words that the line says.
func (r *reading) repeats(line *reading) bool {
	words, held := 0, 0
	for i, t := range line.tokens {
		if line.content(i) {
			words++
			if r.has(t.key) {
				held++
			}
		}
	}
	return 4*held >= 3*words
}

// carriers counts the marks that may carry one of the group.
func (r *reading) carriers(group string) int {
	n := 0
	for _, m := range r.marks {
		if r.vocab.accepts(group, m.group) {
			n++
		}
	}
	return n
}

// negations counts the words that negate; two of them make a yes.
func (r *reading) negations() int {
	return r.count("not") + r.count("decline") + r.count("fail") + r.count("rule out") + r.count("deny")
}

// count returns the number of marks of the group.
func (r *reading) count(group string) int {
	n := 0
	for _, m := range r.marks {
		if m.group == group && r.folded(m.at) != "nor" {
			n++
		}
	}
	return n
}

// last returns the last mark of the group.
func (r *reading) last(group string) (mark, bool) {
	for _, m := range slices.Backward(r.marks) {
		if m.group == group {
			return m, true
		}
	}
	return mark{}, false
}
