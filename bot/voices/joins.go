package voices

import (
	"fmt"
)

// joinFault says which name of the statement is joined to words that no
// cited line joins to it, or "". It matters where several lines carry one
// statement: each name must stand in one sentence with most of the words
// that the statement puts next to it.
func joinFault(st, lines *reading) string {
	for _, n := range st.names {
		mine := lines.sentencesWith(n)
		if len(mine) == 0 {
			continue // the person is called something else there
		}
		var votes tally
		for _, i := range st.around(n.from, n.to, 3) {
			t := st.tokens[i]
			at := lines.at[t.key]
			if len(at) == 0 || t.capital && t.value || st.vocab.isRole(t) {
				continue
			}
			own, other := 1, 0
			for _, k := range at {
				if mine[lines.tokens[k].sentence] {
					own = -1
				}
			}
			votes.add(own, other, 1/float64(min(abs(i-n.from), abs(i-n.to+1))+1), false)
		}
		if votes.lost() || st.strange(n, lines) {
			return fmt.Sprintf("no cited sentence says this of %s", st.text(n.from, n.to))
		}
	}
	return ""
}

// strange reports whether the name stands in a list of names that share a
// sentence of the lines, and it shares none with any of them.
func (r *reading) strange(n name, lines *reading) bool {
	from, to := r.list(n.run)
	mine, shared, mates := lines.sentencesPrinting(n), map[int]int{}, 0
	for _, o := range r.names {
		if o.from < from || o.to > to || o.from == n.from {
			continue
		}
		mates++
		for s := range lines.sentencesPrinting(o) {
			if mine[s] {
				return false
			}
			shared[s]++
		}
	}
	for _, count := range shared {
		if count == mates && mates > 1 {
			return true
		}
	}
	return false
}

// sentencesPrinting returns the sentences that print the name.
func (r *reading) sentencesPrinting(n name) map[int]bool {
	out := map[int]bool{}
	for _, i := range r.printed[n.words[len(n.words)-1]] {
		out[r.tokens[i].sentence] = true
	}
	return out
}

// sentencesWith returns the sentences that speak of the name: those that
// print it, those with a word that is printed right before it ("the firm" for
// "the dredging firm Calder Marine"), and, where it is printed, those with a
// pronoun.
func (r *reading) sentencesWith(n name) map[int]bool {
	out := map[int]bool{}
	called := map[string]bool{}
	for _, i := range r.printed[n.words[len(n.words)-1]] {
		out[r.tokens[i].sentence] = true
		if k := i - len(n.words); k >= 0 && r.content(k) && !r.tokens[k].value {
			called[r.tokens[k].key] = true
		}
	}
	if len(out) == 0 {
		return out
	}
	for i, t := range r.tokens {
		if called[t.key] && r.folded(i-1) == "the" || thirdPersons[t.Folded] {
			out[t.sentence] = true
		}
	}
	return out
}
