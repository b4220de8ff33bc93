package voices

import "fmt"

// timeFault says which day the statement gives for something that the lines
// give another time for, or "": "died on Wednesday" where one who "died last
// week" is to be buried on Wednesday.
func timeFault(st, lines *reading) string {
	for _, f := range st.frames {
		for i := range st.tokens {
			if st.tokens[i].clause != st.tokens[f.verb].clause || st.tokens[i].key == "" || !relativeTimes[st.folded(i)] {
				continue
			}
			if lines.otherTime(f.key, st.tokens[i].plain) {
				return fmt.Sprintf("the cited sentence gives another time than %q", st.tokens[i].raw)
			}
		}
	}
	return ""
}

// otherTime reports whether every clause with the verb has a time, and never
// this one.
func (r *reading) otherTime(verb, time string) bool {
	found := false
	for _, f := range r.frames {
		if f.key != verb {
			continue
		}
		any := false
		for i := r.clauseStart(f.verb); i < r.clauseEnd(f.verb, len(r.tokens)); i++ {
			if r.tokens[i].plain == time {
				return false
			}
			any = any || relativeTimes[r.folded(i)] || timeShifts[r.folded(i)] && timeUnits[r.folded(i+1)] || r.inDate(i)
		}
		if !any {
			return false
		}
		found = true
	}
	return found
}
