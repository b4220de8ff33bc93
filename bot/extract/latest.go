package extract

import "slices"

// AsksLatest reports whether the question is for the newest state of something.
func (q Question) AsksLatest() bool {
	return slices.ContainsFunc(q.Clauses, func(c Clause) bool { return c.latest })
}
