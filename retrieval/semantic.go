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
// It is left out when the vectors in use are of another model than the
// archive's embedder, which cannot make a question for them; and with the
// local embedder when every word of the question is known, since then its
// letters have been found as they are.
func (a *Archive) semantic(ctx context.Context, q *question, s scope) []scored {
	local := a.embedder.Model() == localModel
	if local && !slices.ContainsFunc(q.terms, func(t term) bool { return !t.known }) {
		return nil
	}
	var out []scored
	err := a.vectors.use(ctx, a.read, func(of model, held *vectors) error {
		if of.name != a.embedder.Model() {
			return nil
		}
		within, cancel := context.WithTimeout(ctx, vectorWait)
		defer cancel()
		made, _, err := a.embed(within, []string{q.text})
		if err != nil {
			return err
		}
		// Among the closest there may be all the hidden ones, so that many
		// more are asked for.
		near, err := held.nearest(ctx, made[0], vectorCandidates+s.missing)
		for _, n := range near {
			if !s.hides(n.passage) {
				out = append(out, scored{n.passage, n.similarity})
			}
		}
		return err
	})
	if err != nil {
		a.log.Warn("searching by words only", "model", a.embedder.Model(), "err", err)
		return nil
	}
	return out[:min(vectorCandidates, len(out))]
}
