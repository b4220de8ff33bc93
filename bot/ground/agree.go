package ground

import (
	"fmt"
	"slices"
	"strings"
)

// marksFault says which negation or hedge of the lines the statement loses,
// or which it invents, or "".
func marksFault(st, lines *reading) string {
	for _, m := range lines.marks {
		if !m.weak && lines.usedBy(m, st) && !carried(m, st, lines) {
			return fmt.Sprintf("the cited sentence says %q and the claim does not", lines.text(m.at, m.end))
		}
	}
	for _, m := range st.marks {
		if !m.weak && !supported(m, st, lines) {
			return fmt.Sprintf("the claim says %q and no cited sentence does", st.text(m.at, m.end))
		}
	}
	return ""
}

// usedBy reports whether the statement uses what mark m bears on: the first
// word of its scope that says something, a name or number of it, or half of
// its words. Words that the lines hold outside the scope as well do not count.
func (r *reading) usedBy(m mark, st *reading) bool {
	words, shared, first := 0, 0, true
	for i := m.from; i < m.to; i++ {
		if !r.content(i) || m.at <= i && i < m.end {
			continue
		}
		words++
		hit := st.has(r.tokens[i].key) && !r.outside(r.tokens[i].key, m)
		if hit && (first || r.tokens[i].value) {
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

// outside reports whether a token outside the scope of m, in the same
// sentence, has the key.
func (r *reading) outside(key string, m mark) bool {
	return slices.ContainsFunc(r.at[key], func(i int) bool {
		return (i < m.from || i >= m.to) && r.tokens[i].sentence == r.tokens[m.at].sentence
	})
}

// carried reports whether a mark of the statement says what mark m of the
// lines says, about the same words.
func carried(m mark, st, lines *reading) bool {
	return slices.ContainsFunc(st.marks, func(c mark) bool {
		return accepts(m.group, c.group) && meet(st, c, lines, m)
	})
}

// supported reports whether a mark of the lines stands behind mark m of the
// statement.
func supported(m mark, st, lines *reading) bool {
	return slices.ContainsFunc(lines.marks, func(l mark) bool {
		return accepts(l.group, m.group) && meet(st, m, lines, l)
	})
}

// meet reports whether two marks bear on the same thing: the first word of
// the claim's scope that the lines know stands in the lines' scope.
func meet(st *reading, c mark, lines *reading, l mark) bool {
	known := false
	for i := c.from; i < c.to; i++ {
		if !st.content(i) || !lines.has(st.tokens[i].key) {
			continue
		}
		known = true
		if slices.ContainsFunc(lines.at[st.tokens[i].key], func(k int) bool { return l.from <= k && k < l.to }) {
			return true
		}
		if c.group == "not" {
			return false
		}
	}
	return !known
}

// accepts reports whether a claim may carry a mark of the article's group
// with a mark of its own group.
func accepts(article, claim string) bool {
	return article == claim || slices.Contains(acceptable[article], claim)
}

// acceptable is englishAccepts, read.
var acceptable = func() map[string][]string {
	out := map[string][]string{}
	eachLine(englishAccepts, func(head string, groups []string) { out[strings.TrimSpace(head)] = groups })
	return out
}()
