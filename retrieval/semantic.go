package retrieval

import (
	"context"
	"database/sql"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// The vector leg. A model's vectors find passages that say the same in other
// words; those of the local embedder find names in another spelling.

const (
	// vectorCandidates is how many passages the vector leg hands on.
	vectorCandidates = 50
	// vectorWait is how long a search waits for the vector of its question.
	vectorWait = 5 * time.Second
)

// vectorOf returns the vector of a question, or nil when there is none to be
// had: the vectors in use are of another model than the archive's embedder, the
// reader's words are to be sent to none, or the embedder fails. A search never
// fails for want of it.
func (a *Archive) vectorOf(ctx context.Context, question string, as news.Reader) []float32 {
	if as.NoModel && a.embedder.Model() != localModel {
		return nil
	}
	var name string
	err := a.read.QueryRowContext(ctx, `SELECT name FROM models WHERE answers = 1`).Scan(&name)
	if err != nil || name != a.embedder.Model() {
		return nil
	}
	within, cancel := context.WithTimeout(ctx, vectorWait)
	defer cancel()
	made, _, err := a.embed(within, []string{question})
	if err != nil {
		a.log.Warn("searching by words only", "model", name, "err", err)
		return nil
	}
	return made[0]
}

// semantic returns the visible passages whose vectors are closest to the
// question's, closest first. Among the closest there may be all the hidden
// ones, so that as many more are asked for.
//
// With the local embedder the leg is left out when a name in the question is
// known, in whatever spelling: the passages that are sought hold that name. On
// 1,711 questions with a name spelled otherwise it finds one in a hundred
// more than words do, on others none.
func (a *Archive) semantic(ctx context.Context, tx *sql.Tx, q *question, s scope, vector []float32) []scored {
	q.byMeaning = a.embedder.Model() != localModel
	if vector == nil || !q.byMeaning && (q.knowsName() || len(q.unknownNames()) == 0) {
		return nil
	}
	near, err := a.vectors.nearest(ctx, tx, s.generation, a.embedder.Model(), vector, vectorCandidates+s.missing)
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

// knowsName reports whether a name of the question stands in a visible
// passage; of a question without capitals, whether any word does.
func (q *question) knowsName() bool {
	for i, t := range q.terms {
		if t.known && (q.names == 0 || q.names.has(i)) {
			return true
		}
	}
	return false
}
