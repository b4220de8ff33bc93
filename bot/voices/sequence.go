package voices

import (
	"fmt"
	"strings"
)

// minOrdered is how many words of a statement must stand in the order of the
// line before the order of its names and numbers says anything. With fewer,
// honest claims that begin with a place were refused.
const minOrdered = 4

// sequenceFault says which name or number of the statement stands where the
// line has another, or "". It looks at statements that follow the words of
// one line: two names that have changed places among them are swapped. A
// single one may have moved, as a place does to the front of a sentence.
func sequenceFault(st, line *reading) string {
	anchors := st.ordered(line)
	if !line.single() || len(anchors) < minOrdered {
		return ""
	}
	var displaced []moved
	for _, v := range st.valueRuns() {
		if m, ok := line.movedTo(st, v, anchors); ok {
			displaced = append(displaced, m)
		}
	}
	for _, a := range displaced {
		for _, b := range displaced {
			if a.takes(b) && !line.sameList(a.at, b.at) {
				return fmt.Sprintf("the cited sentence has something else in the place of %s", st.text(a.value.from, a.value.to))
			}
		}
	}
	return ""
}

// moved is a value of a statement that the line has elsewhere: at the tokens
// at, and not between the tokens low and high.
type moved struct {
	value, at run
	low, high int
	number    bool
}

// takes reports whether the value stands where the line has the other one.
func (m moved) takes(o moved) bool {
	return m.number == o.number && m.at != o.at && m.low < o.at.from && o.at.to <= m.high
}

// movedTo returns where the line has the value if it has it elsewhere.
func (r *reading) movedTo(st *reading, v run, anchors []int) (moved, bool) {
	at, ok := r.findRun(st, v)
	if !ok {
		return moved{}, false
	}
	m := moved{value: v, at: at, low: -1, high: len(r.tokens), number: st.isNumber(v)}
	for _, i := range anchors {
		if pos := r.at[st.tokens[i].key][0]; i < v.from {
			m.low = pos
		} else if i >= v.to {
			m.high = min(m.high, pos)
		}
	}
	return m, at.from < m.low || at.to > m.high
}

// isNumber reports whether the tokens are a number.
func (r *reading) isNumber(v run) bool { return strings.HasPrefix(r.tokens[v.from].key, "#") }

// sameList reports whether two names stand in one list, in which their order
// says nothing.
func (r *reading) sameList(a, b run) bool {
	from, to := r.list(a)
	return from <= b.from && b.to <= to
}

// ordered returns the words of the statement that both readings hold once and
// that are no values, or nil unless they stand in the same order in both.
func (r *reading) ordered(line *reading) []int {
	var out []int
	last := -1
	for i, t := range r.tokens {
		if !r.content(i) || t.value || len(r.at[t.key]) != 1 || len(line.at[t.key]) != 1 {
			continue
		}
		if at := line.at[t.key][0]; at < last {
			return nil
		} else {
			last = at
		}
		out = append(out, i)
	}
	return out
}

// valueRuns returns the tokens of the names and numbers of the reading.
func (r *reading) valueRuns() []run { return append(runsOf(r.names), runsOf(r.numbers)...) }

// findRun returns where the line has the value, if it has it once.
func (r *reading) findRun(st *reading, v run) (run, bool) {
	key := st.tokens[v.to-1].key
	if st.isNumber(v) {
		key = st.tokens[v.from].key
	}
	at := r.at[key]
	if key == "" || len(at) != 1 {
		return run{}, false
	}
	for _, o := range r.valueRuns() {
		if o.from <= at[0] && at[0] < o.to {
			return o, true
		}
	}
	return run{}, false
}
