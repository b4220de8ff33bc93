package ground

import (
	"slices"
	"strings"
)

// subject returns the words before the verb at i that name its source, and
// whether they come after the words they are the source of, as in "The raids
// went on, the ministry said".
func (r *reading) subject(i, first int) (from, to int, ahead bool) {
	to = i
	for to > first && (slices.Contains(beforeVerb, r.folded(to-1)) || auxiliaries[r.folded(to-1)] || strings.HasSuffix(r.folded(to-1), "ly") && !r.tokens[to-1].capital) {
		to--
	}
	if to > first && slices.Contains(joiners, r.folded(to-1)) {
		return first, r.firstVerb(first, to-1), false
	}
	if subjectPronouns[r.folded(to-1)] && to > first && !r.parted(to) {
		return to - 1, to, to-1 > first && r.parted(to-1) && r.hasVerb(first, to-1)
	}
	if strings.HasSuffix(r.folded(i), "ing") && r.parted(i) {
		return first, r.firstVerb(first, to), false
	}
	// A comma or dash right before the verb closes a description of the source
	// ("Wynn, a lawyer in Leeds, said"), which the nearest one opens.
	described := strings.ContainsAny(r.tokens[to].gap, ",—")
	for from = to - 1; from > first; from-- {
		gap := r.tokens[from].gap
		switch {
		case r.vocab.speech[r.folded(from-1)] != 0 && !r.tokens[from-1].quoted:
			return r.afterListener(from, to, false), to, false
		case r.vocab.divides[r.folded(from)], subordinators[r.folded(from)] && from > first && r.folded(from+1) != "well" && r.folded(from-1) != "well":
			return from + 1, to, false
		case strings.ContainsAny(gap, "”\"»"), r.tokens[from-1].quoted && !r.tokens[from].quoted:
			return from, to, true
		case strings.ContainsAny(gap, ",—") && described:
			described = false
		case strings.ContainsAny(gap, ";:"):
			return from, to, false
		case strings.Contains(gap, "—"):
			return from, to, r.hasVerb(first, from)
		case !strings.Contains(gap, ","):
		case slices.Contains(joiners, r.folded(from)):
			return from + 1, to, false
		case r.hasVerb(first, from):
			return from, to, true
		}
	}
	return first, to, false
}

// afterListener returns where the report begins after a verb of speech: past
// "that", and past what says to whom, when or where it was said, as in "told
// Reuters that" and "said in an interview that". When the report stands
// ahead of its source, only such words follow, to the end of the clause.
func (r *reading) afterListener(i, last int, ahead bool) int {
	if i >= last {
		return last
	}
	told := slices.Contains([]string{"told", "tells", "telling"}, r.folded(i-1))
	if told || slices.Contains(circumstances, r.folded(i)) {
		for k := i; k < min(last, i+10); k++ {
			if r.folded(k) == "that" {
				return k + 1
			}
		}
		if ahead {
			return r.clauseEnd(i, last)
		}
	}
	if told {
		for i < last && (r.tokens[i].capital || r.tokens[i].stop) {
			i++
		}
	}
	if r.folded(i) == "out" && r.folded(i+1) == "that" {
		i++ // "pointed out that"
	}
	if r.folded(i) == "that" {
		i++
	}
	return i
}

// trails reports whether the verb at i closes what was said, with at most a
// time or a place after it.
func (r *reading) trails(i, last int) bool {
	if r.folded(i+1) == "out" {
		i++ // "he pointed out"
	}
	return i+1 >= last || endsPart(r.tokens[i+1].gap) || slices.Contains(circumstances, r.folded(i+1))
}

// opensReport reports whether what follows the verb at i is what was said.
func (r *reading) opensReport(i, last int) bool {
	if i+1 >= last {
		return false
	}
	next := r.tokens[i+1]
	if next.Folded == "out" {
		return r.folded(i+2) == "that"
	}
	return next.Folded == "that" || next.Folded == "there" || subjectPronouns[next.Folded] || next.quoted || r.newSubject(i+1) || strings.ContainsAny(next.gap, "“\":")
}
