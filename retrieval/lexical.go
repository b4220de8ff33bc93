package retrieval

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"slices"
)

// The lexical leg. For each word of the question the full-text index names
// the passages it stands in, and a passage scores the sum of the weights of
// its words. That is BM25 with neither word counts nor lengths, which say
// little in passages this short; the re-scorer looks at them later. To ask
// FTS5 for passages alone takes a tenth of the time of its bm25(), and tells
// how many visible passages a word stands in, which bm25() cannot.

// How many passages the lexical leg hands on: the best for the whole question
// and the best for each clause and outlet. On questions over several articles, 100 and 40
// held the passage sought as often as 200 for the whole question alone; 150 and
// 60 held it more often, but the re-scorer made nothing of them.
const (
	wholeCandidates  = 100
	clauseCandidates = 40
	outletCandidates = 40
)

// scored is a passage with the score that a leg gives it.
type scored struct {
	passage int64
	score   float64
}

// lexical returns the passages that hold words of the question, best first:
// the best of all, of each clause, and of each outlet that the question names.
// It sets the weights of the question's terms.
func (a *Archive) lexical(ctx context.Context, tx *sql.Tx, q *question, c *corpus, s scope) ([]scored, error) {
	held, err := a.readPostings(ctx, tx, q, c, s)
	if err != nil {
		return nil, err
	}
	sums := c.newSums()
	sums.add(held, ^terms(0))
	out := sums.best(wholeCandidates)
	for _, name := range q.outlets {
		out = append(out, sums.bestOf(c, c.outlets[name], outletCandidates)...)
	}
	for _, clause := range q.clauses {
		sums.add(held, clause)
		out = append(out, sums.best(clauseCandidates)...)
		for _, name := range q.outlets {
			out = append(out, sums.bestOf(c, c.outlets[name], outletCandidates/2)...)
		}
	}
	return ranked(out), nil
}

// ranked returns each passage once, by its highest score.
func ranked(list []scored) []scored {
	seen := map[int64]bool{}
	return slices.DeleteFunc(top(list, len(list)), func(s scored) bool {
		again := seen[s.passage]
		seen[s.passage] = true
		return again
	})
}

// idf is the weight of a word that stands in df of n passages: the BM25 form
// that stays above zero (Robertson and Zaragoza, "The Probabilistic Relevance
// Framework", 2009, with 1 added within the logarithm, as Lucene does).
func idf(df, n int) float64 {
	return math.Log(1 + (float64(n-df)+0.5)/(float64(df)+0.5))
}

func top(list []scored, n int) []scored {
	slices.SortFunc(list, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.passage, b.passage))
	})
	return list[:min(n, len(list))]
}
