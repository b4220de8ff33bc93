package extract

import "slices"

// states reports whether the line with the index states what is asked, and does not
// merely stand near it. It is asked of every line, so that one that does goes before
// one that meets more words, and of the best: where that does not, nothing answers.
func (a *asked) states(i int) bool {
	switch {
	case a.parted:
		return a.ev.tellsWhether(i, a.parts)
	case a.measure == aSpan && a.amount:
		return a.values[i] > unmeasured
	}
	return true
}

// unmeasured is how well a number without a unit is a length of time: it is none.
const unmeasured = 0.3

// stating leaves out the lines that do not state what is asked, if one does.
func (a *asked) stating(able []int) []int {
	if !slices.ContainsFunc(able, a.states) {
		return able
	}
	return slices.DeleteFunc(able, func(i int) bool { return !a.states(i) })
}
