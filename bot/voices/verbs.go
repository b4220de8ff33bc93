package voices

import (
	"strings"
)

// isVerb guesses whether token i is a finite verb by its form.
func (r *reading) isVerb(i int) bool {
	if i < 0 {
		return false
	}
	t := r.tokens[i]
	if strings.HasSuffix(t.Folded, "ing") {
		return !t.capital && (beForms.Has(r.folded(i-1)) || beForms.Has(r.folded(i-2)) || leading.Has(r.folded(i-1)))
	}
	before := r.folded(i - 1)
	switch {
	case r.vocab.verbs[t.Folded]:
		return !determiners.Has(before)
	case r.vocab.speech[t.Folded] != 0:
		return !r.afterArticle(i) && (i == 0 || !genitive(r.tokens[i-1].raw))
	}
	return strings.HasSuffix(t.Folded, "ed") && len(t.Folded) > 4 && !t.capital && !determiners.Has(before) && !prepositions.Has(before)
}

// firstVerb returns the first verb after token from and before to that stands
// in no clause that describes a noun (", who voted against it,"), or to.
func (r *reading) firstVerb(from, to int) int {
	for i := from + 1; i < to; i++ {
		if r.isVerb(i) && !r.relative(r.clauseStart(i)) {
			return i
		}
	}
	return to
}

// hasVerb reports whether tokens [from, to) hold a verb.
func (r *reading) hasVerb(from, to int) bool { return r.firstVerb(from-1, to) < to }

// passive reports whether the verb at i is in the passive: a form of "be"
// stands up to three words before it.
func (r *reading) passive(i int) bool {
	if strings.HasSuffix(r.folded(i), "ing") {
		return false
	}
	for k := i - 1; k >= max(0, i-3) && r.tokens[k].clause == r.tokens[i].clause; k-- {
		if beForms.Has(r.folded(k)) {
			return true
		}
		if !strings.HasSuffix(r.folded(k), "ly") && !auxiliaries.Has(r.folded(k)) && r.content(k) {
			return false
		}
	}
	return false
}
