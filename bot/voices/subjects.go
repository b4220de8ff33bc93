package voices

import (
	"slices"
	"strings"
)

// subject returns the words before the verb at i that name its source, and
// whether they come after the words they are the source of, as in "The raids
// went on, the ministry said".
func (r *reading) subject(i, first int) (from, to int, ahead bool) {
	to = i
	for to > first && r.betweenSubjectAndVerb(to-1) {
		to--
	}
	switch {
	case to == first:
		return first, first, false
	case joiners.Has(r.folded(to - 1)): // "Brandt conceded defeat and said"
		return first, r.firstVerb(first, to-1), false
	case strings.HasSuffix(r.folded(i), "ing") && r.parted(i): // "Trump argued for it, saying"
		return first, r.firstVerb(first, to), false
	case subjectPronouns.Has(r.folded(to-1)) && !r.parted(to):
		from = to - 1
		return from, to, from > first && r.parted(from) && r.hasVerb(first, from)
	}
	// A comma or dash right before the verb closes a description of the source
	// ("Wynn, a lawyer in Leeds, said"), which the nearest one opens.
	described := strings.ContainsAny(r.tokens[to].gap, ",—")
	for from = to - 1; from > first; from-- {
		if described && strings.ContainsAny(r.tokens[from].gap, ",—") {
			described = false
			continue
		}
		if start, ahead, ok := r.subjectStart(from, to, first); ok {
			return start, to, ahead
		}
	}
	return first, to, false
}

// betweenSubjectAndVerb reports whether token i may stand between a subject
// and its verb: "has repeatedly".
func (r *reading) betweenSubjectAndVerb(i int) bool {
	w := r.folded(i)
	return beforeVerb.Has(w) || auxiliaries.Has(w) || strings.HasSuffix(w, "ly") && !r.tokens[i].capital
}

// subjectStart reports whether a subject that ends at to begins at token i or
// right after it, and whether what it said stands before it.
func (r *reading) subjectStart(i, to, first int) (start int, ahead, ok bool) {
	gap, w := r.tokens[i].gap, r.folded(i)
	switch {
	case r.vocab.speech[r.folded(i-1)] != 0 && !r.tokens[i-1].quoted: // "A said B indicated"
		return r.afterListener(i, to, false), false, true
	case r.vocab.divides[w], subordinators.Has(w) && r.folded(i+1) != "well" && r.folded(i-1) != "well":
		return i + 1, false, true
	case strings.ContainsAny(gap, "”\"»"), r.tokens[i-1].quoted && !r.tokens[i].quoted:
		return i, true, true
	case strings.ContainsAny(gap, ";:"):
		return i, false, true
	case strings.Contains(gap, "—"):
		return i, r.hasVerb(first, i), true
	case strings.Contains(gap, ",") && joiners.Has(w):
		return i + 1, false, true
	case strings.Contains(gap, ",") && r.hasVerb(first, i):
		return i, true, true
	}
	return 0, false, false
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
	if told || circumstances.Has(r.folded(i)) {
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
	return i+1 >= last || endsPart(r.tokens[i+1].gap) || circumstances.Has(r.folded(i+1))
}

// opensReport reports whether what follows the verb at i is what was said.
func (r *reading) opensReport(i, last int) bool {
	if i+1 >= last {
		return false
	}
	next := r.tokens[i+1]
	switch w := next.Folded; {
	case w == "out":
		return r.folded(i+2) == "that"
	case w == "that", w == "there", subjectPronouns.Has(w), next.quoted, strings.ContainsAny(next.gap, "“\":"):
		return true
	}
	return r.newSubject(i + 1)
}
