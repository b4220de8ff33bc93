package extract

import (
	"slices"

	"github.com/pullquote/pullquote/retrieval/meaning"
)

// with returns the question as it is read with a newsroom's own words.
func (q Question) with(words *meaning.Groups) Question {
	q.Clauses = slices.Clone(q.Clauses)
	for i := range q.Clauses {
		q.Clauses[i].words = words
	}
	return q
}

// Alike reports whether two stems mean the same thing in news prose, by the
// words that come with the program.
func Alike(a, b string) bool { return meaning.Standard().Alike(a, b) }
