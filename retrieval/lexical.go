package retrieval

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"math"
	"slices"
	"strings"
)

// The lexical leg. For each word of the question the full-text index names
// the passages it stands in, and a passage scores the sum of the weights of
// its words. That is BM25 with neither word counts nor lengths, which say
// little in passages this short; the re-scorer looks at them later. To ask
// FTS5 for passages alone takes a tenth of the time of its bm25(), and tells
// how many visible passages a word stands in, which bm25() cannot.

// How many passages the lexical leg hands on: the best for the whole question
// and the best for each clause. On questions over several articles, 100 and 40
// held the passage sought as often as 200 for the whole question alone; 150 and
// 60 held it more often, but the re-scorer made nothing of them.
const (
	wholeCandidates  = 100
	clauseCandidates = 40
)

// commonShare is the share of passages above which a word is too common to
// look for, unless the question has no other.
const commonShare = 0.05

// commonFloor is the number of passages up to which no word is too common:
// looking at so few costs nothing, and in a small archive the words of the
// story are in most of its passages.
const commonFloor = 2000

// scored is a passage with the score that a leg gives it.
type scored struct {
	passage int64
	score   float64
}

// lexical returns the passages that hold words of the question, best first.
// It sets the weights of the question's terms.
func lexical(ctx context.Context, tx *sql.Tx, q *question, s scope) ([]scored, error) {
	stmt, err := tx.PrepareContext(ctx, `SELECT rowid FROM passage_index WHERE passage_index MATCH ? ORDER BY rowid`)
	if err != nil {
		return nil, err
	}
	defer stmt.Close()
	found := make([][]int64, len(q.terms))
	for i := range q.terms {
		rows, err := stmt.QueryContext(ctx, q.match(i))
		if err != nil {
			return nil, err
		}
		ids, err := collectIDs(rows)
		if err != nil {
			return nil, err
		}
		if len(s.hidden) > 0 {
			ids = slices.DeleteFunc(ids, s.hides)
		}
		found[i] = ids
		q.terms[i].known = len(ids) > 0
		q.terms[i].weight = idf(len(ids), s.visible)
		q.terms[i].rarity = q.terms[i].weight / idf(0, s.visible)
	}
	out := best(q.telling(found, s.visible, ^terms(0)), wholeCandidates)
	for _, clause := range q.clauses {
		out = append(out, best(q.telling(found, s.visible, clause), clauseCandidates)...)
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

// match returns the query for one term: its stem in any language.
func (q *question) match(i int) string {
	stems := map[string]bool{}
	for _, in := range q.stems {
		for stem, at := range in {
			if at == i {
				stems[`"`+strings.ReplaceAll(stem, `"`, `""`)+`"`] = true
			}
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(stems)), " OR ")
}

// idf is the weight of a word that stands in df of n passages: the BM25 form
// that stays above zero (Robertson and Zaragoza, "The Probabilistic Relevance
// Framework", 2009, with 1 added within the logarithm, as Lucene does).
func idf(df, n int) float64 {
	return math.Log(1 + (float64(n-df)+0.5)/(float64(df)+0.5))
}

// posting is the passages that a word stands in, by id, with its weight.
type posting struct {
	passages []int64
	weight   float64
}

// telling returns the postings of a part of the question without the words
// that are too common, unless there are no others.
func (q *question) telling(found [][]int64, visible int, part terms) []posting {
	limit := max(commonFloor, int(commonShare*float64(visible)))
	var rare, all []posting
	for i, ids := range found {
		if !part.has(i) || len(ids) == 0 {
			continue
		}
		p := posting{ids, q.terms[i].weight}
		all = append(all, p)
		if len(ids) <= limit {
			rare = append(rare, p)
		}
	}
	if len(rare) == 0 {
		return all
	}
	return rare
}

// best merges the postings and returns the n passages with the highest sums
// of weights, best first and by id among equals.
func best(postings []posting, n int) []scored {
	var out []scored
	least := 0.0 // what is not above it comes after n others
	for {
		next := int64(math.MaxInt64)
		for _, p := range postings {
			if len(p.passages) > 0 {
				next = min(next, p.passages[0])
			}
		}
		if next == math.MaxInt64 {
			return top(out, n)
		}
		sum := 0.0
		for i, p := range postings {
			if len(p.passages) > 0 && p.passages[0] == next {
				sum += p.weight
				postings[i].passages = p.passages[1:]
			}
		}
		if sum <= least {
			continue
		}
		if out = append(out, scored{next, sum}); len(out) == 16*n {
			out = top(out, n)
			least = out[n-1].score
		}
	}
}

func top(list []scored, n int) []scored {
	slices.SortFunc(list, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.passage, b.passage))
	})
	return list[:min(n, len(list))]
}
