package voices

import (
	"strings"
)

// clauses numbers the clauses of the sentence.
func (r *reading) clauses() {
	clause := 0
	for i := range r.tokens {
		if i > 0 && r.opensClause(i) {
			clause++
		}
		r.tokens[i].clause = clause
	}
}

// opensClause reports whether a clause begins at token i.
func (r *reading) opensClause(i int) bool {
	t := r.tokens[i]
	switch {
	case strings.ContainsAny(t.gap, ";:()\"“”«»"), strings.Contains(t.gap, " —"), strings.Contains(t.gap, "— "):
		return true
	case r.vocab.divides[t.Folded], relatives.Has(t.Folded):
		return true
	case t.Folded == "that": // "the country that is hosting", but not "said that"
		return r.content(i-1) && r.vocab.speech[r.folded(i-1)] == 0 && auxiliaries.Has(r.folded(i+1))
	case joiners.Has(t.Folded) && i+1 < len(r.tokens) && r.folded(i+1) != "to" && (auxiliaries.Has(r.folded(i+1)) || r.isVerb(i+1)):
		return true
	}
	return strings.Contains(t.gap, ",") && r.opensAfterComma(i)
}

// opensAfterComma reports whether a clause, and no item of a list, begins at
// token i after a comma.
func (r *reading) opensAfterComma(i int) bool {
	t := r.tokens[i]
	if joiners.Has(t.Folded) {
		return r.newSubject(i + 1)
	}
	return r.vocab.starters[t.Folded] || r.isVerb(i) || strings.HasSuffix(t.Folded, "ing") && !t.capital || r.afterSubordinate(i)
}

// afterSubordinate reports whether token i, after a comma, can begin the main
// clause of a sentence that opens with another: "Though it rained, the match".
func (r *reading) afterSubordinate(i int) bool {
	w := r.folded(0)
	return (r.vocab.divides[w] || subordinators.Has(w)) && (determiners.Has(r.folded(i)) || subjectPronouns.Has(r.folded(i)) || r.tokens[i].capital)
}

// newSubject reports whether a clause with a subject of its own begins at
// token i, as in ", and expectations were high".
func (r *reading) newSubject(i int) bool {
	if i >= len(r.tokens) || r.isVerb(i) {
		return false
	}
	for k := i + 1; k < min(i+8, len(r.tokens)) && !endsPart(r.tokens[k].gap); k++ {
		w := r.folded(k)
		if joiners.Has(w) || r.vocab.divides[w] || subordinators.Has(w) || r.relative(k) {
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
	return relatives.Has(w) || i > 0 && strings.HasSuffix(w, "ing") && !r.tokens[i].capital
}

// parted reports whether a comma, a dash or a quotation mark stands before
// token i.
func (r *reading) parted(i int) bool { return strings.ContainsAny(r.tokens[i].gap, ",—”\"»") }

// endsPart reports whether the print between two words parts them.
func endsPart(gap string) bool { return strings.ContainsAny(gap, ",;:—()“”\"?!") }
