package ground

import (
	"slices"
	"strings"
)

// clauses numbers the clauses of the tokens from first on.
func (r *reading) clauses(first int) {
	clause := 0
	if first > 0 {
		clause = r.tokens[first-1].clause + 1
	}
	for i := first; i < len(r.tokens); i++ {
		t := &r.tokens[i]
		if i > first && r.opensClause(i) {
			clause++
		}
		t.clause = clause
	}
}

// opensClause reports whether a clause begins at token i.
func (r *reading) opensClause(i int) bool {
	t := r.tokens[i]
	if strings.ContainsAny(t.gap, ";:()\"“”«»") || strings.Contains(t.gap, " —") || strings.Contains(t.gap, "— ") {
		return true
	}
	if r.vocab.divides[t.Folded] || t.Folded == "who" || t.Folded == "which" || t.Folded == "whose" {
		return true
	}
	if t.Folded == "that" && r.content(i-1) && r.vocab.speech[r.folded(i-1)] == 0 && auxiliaries[r.folded(i+1)] {
		return true
	}
	if slices.Contains(joiners, t.Folded) && i+1 < len(r.tokens) && (auxiliaries[r.folded(i+1)] && r.folded(i+1) != "to" || r.isVerb(i+1)) {
		return true
	}
	comma := strings.Contains(t.gap, ",")
	if comma && slices.Contains(joiners, t.Folded) {
		return r.newSubject(i + 1)
	}
	if comma && r.afterSubordinate(i) {
		return true
	}
	return comma && (r.vocab.starters[t.Folded] || r.isVerb(i) || strings.HasSuffix(t.Folded, "ing") && !t.capital)
}

// afterSubordinate reports whether token i, after a comma, can begin the main
// clause of a sentence that opens with another: "Though it rained, the match".
func (r *reading) afterSubordinate(i int) bool {
	first := i
	for first > 0 && r.tokens[first-1].sentence == r.tokens[i].sentence {
		first--
	}
	w := r.folded(first)
	opens := r.vocab.divides[w] || subordinators[w] || w == "though"
	return opens && (determiners[r.folded(i)] || subjectPronouns[r.folded(i)] || r.tokens[i].capital)
}

// newSubject reports whether a clause with a subject of its own begins at
// token i, as in ", and expectations were high".
func (r *reading) newSubject(i int) bool {
	if i >= len(r.tokens) || r.isVerb(i) || r.vocab.phrases[r.folded(i)] != nil {
		return false
	}
	for k := i + 1; k < min(i+8, len(r.tokens)) && !endsPart(r.tokens[k].gap); k++ {
		w := r.folded(k)
		if slices.Contains(joiners, w) || r.vocab.divides[w] || subordinators[w] || r.relative(k) {
			return false
		}
		if r.isVerb(k) {
			return true
		}
	}
	return false
}

// clauseStart returns the first token of the clause of token i.
func (r *reading) clauseStart(i int) int {
	for i > 0 && r.tokens[i-1].clause == r.tokens[i].clause {
		i--
	}
	return i
}

// clauseEnd returns the end of the clause of token i, at last or before.
func (r *reading) clauseEnd(i, last int) int {
	end := i
	for end < last && r.tokens[end].clause == r.tokens[i].clause {
		end++
	}
	return end
}

// relative reports whether token i opens a clause that describes the noun
// before it.
func (r *reading) relative(i int) bool {
	w := r.folded(i)
	return w == "who" || w == "which" || w == "whose" || i > 0 && strings.HasSuffix(w, "ing") && !r.tokens[i].capital
}

// contrasts reports whether another thought begins at token i, which a
// condition before it, or after it, does not bear on.
func (r *reading) contrasts(i int) bool {
	if strings.Contains(r.tokens[i].gap, ";") {
		return true
	}
	switch r.folded(i) {
	case "but", "while", "whereas", "although":
		return true
	case "and":
		return subjectPronouns[r.folded(i+1)]
	}
	return false
}

// parted reports whether a comma, a dash or a quotation mark stands before
// token i.
func (r *reading) parted(i int) bool { return strings.ContainsAny(r.tokens[i].gap, ",—”\"»") }

// endsPart reports whether the print between two words parts them.
func endsPart(gap string) bool { return strings.ContainsAny(gap, ",;:—()“”\"?!") }
