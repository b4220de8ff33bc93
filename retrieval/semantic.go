package retrieval

import (
	"context"
	"slices"
	"time"
)

// The vector leg. A model's vectors find passages that say the same in other
// words; those of the local embedder find names in another spelling.

const (
	// vectorCandidates is how many passages the vector leg hands on.
	vectorCandidates = 50
	// vectorWait is how long a search waits for the vector of its question.
	vectorWait = 5 * time.Second
)

// semantic returns the visible passages whose vectors are closest to the
// question's, closest first. It never fails a search: without a vector for
// the question there are none.
//
// Among the closest there may be all the hidden ones, so that as many more are
// asked for.
//
// It is left out when the vectors in use are of another model than the
// archive's embedder, which cannot make a question for them; and with the
// local embedder when every word of the question is known, since then its
// letters have been found as they are.
func (a *Archive) semantic(ctx context.Context, q *question, s scope) []scored {
	q.byMeaning = a.embedder.Model() != localModel
	if !q.byMeaning && !slices.ContainsFunc(q.terms, func(t term) bool { return !t.known }) {
		return nil
	}
	near, err := a.closest(ctx, q.text, vectorCandidates+s.missing)
	if err != nil {
		a.log.Warn("searching by words only", "model", a.embedder.Model(), "err", err)
		return nil
	}
	var out []scored
	for _, n := range near {
		if !s.hides(n.passage) && len(out) < vectorCandidates {
			out = append(out, scored{n.passage, n.similarity})
		}
	}
	return out
}

// closest returns the k passages closest to the text, hidden ones among them.
// There are none when the vectors in use are of another model.
func (a *Archive) closest(ctx context.Context, text string, k int) ([]neighbour, error) {
	of, err := a.vectors.answering(ctx, a.read)
	if err != nil || of.name != a.embedder.Model() {
		return nil, err
	}
	within, cancel := context.WithTimeout(ctx, vectorWait)
	defer cancel()
	made, _, err := a.embed(within, []string{text})
	if err != nil {
		return nil, err
	}
	return a.vectors.nearest(ctx, of, made[0], k)
}
