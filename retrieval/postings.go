package retrieval

import (
	"context"
	"database/sql"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// commonShare is the share of passages above which a word is too common to
// look for, unless the question has no other.
const commonShare = 0.05

// commonFloor is the number of passages up to which no word is too common:
// looking at so few costs nothing, and in a small archive the words of the
// story are in most of its passages.
const commonFloor = 2000

// assumedPassages are added to the archive, without the words of the question,
// when it is asked how rare a word is. In an archive of a few articles on one
// story its words stand everywhere and are the story's words all the same.
const assumedPassages = 200

// postings are, for each term of a question, the passages it stands in.
type postings []posting

// posting is the visible passages that a word stands in, in order of their
// ids, and its weight. A word that is too common has none unless all are.
type posting struct {
	passages []int64
	weight   float64
}

// readPostings asks the index for the passages of each term, and sets what the
// terms weigh.
func (a *Archive) readPostings(ctx context.Context, tx *sql.Tx, q *question, c *corpus, s scope) (postings, error) {
	// One row with all ids: each row more costs ten times what its id does.
	stmt, err := tx.PrepareContext(ctx, `SELECT coalesce(group_concat(id, ' '), '') FROM (
		SELECT rowid AS id FROM passage_index WHERE passage_index MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?)`)
	if err != nil {
		return nil, err
	}
	defer stmt.Close()
	index := indexReader{stmt, c.read}
	limit := max(commonFloor, int(commonShare*float64(s.visible)))
	out := make(postings, len(q.terms))
	for i := range q.terms {
		ids, err := index.visible(ctx, q.match(i), s, limit+1)
		if err != nil {
			return nil, err
		}
		df := len(ids)
		if df > limit {
			df = s.reckon(ids)
		} else {
			out[i].passages = ids
		}
		q.weigh(i, df, s.visible)
		out[i].weight = q.terms[i].weight
	}
	for i, t := range q.terms {
		if t.known {
			continue
		}
		if s.whole != nil {
			ids, err := index.visible(ctx, q.match(i), *s.whole, 1)
			if err != nil {
				return nil, err
			}
			if len(ids) > 0 { // it is no other word because it is not told of last week
				continue
			}
		}
		q.unheld |= 1 << i
	}
	other, err := a.respell(ctx, tx, q, s, func(match string) ([]int64, error) { return index.visible(ctx, match, s, limit) })
	if err != nil {
		return nil, err
	}
	for i, ids := range other {
		if len(ids) > 0 {
			rarity := q.terms[i].rarity
			q.weigh(i, len(ids), s.visible)
			q.terms[i].rarity = rarity // as it was typed, it stands nowhere
			out[i] = posting{ids, q.terms[i].weight}
		}
	}
	if slices.ContainsFunc(out, func(p posting) bool { return len(p.passages) > 0 }) {
		return out, nil
	}
	for i := range q.terms {
		if out[i].passages, err = index.visible(ctx, q.match(i), s, math.MaxInt); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// weigh notes what a term weighs that stands in df of the visible passages.
func (q *question) weigh(i, df, visible int) {
	t := &q.terms[i]
	t.known = df > 0
	t.weight = idf(df, visible)
	q.setWorth(i)
	t.rarity = idf(df, visible+assumedPassages) / idf(0, visible+assumedPassages)
}

// indexReader reads the full-text index of one snapshot.
type indexReader struct {
	stmt *sql.Stmt
	read *readLists
}

// visible returns the first n visible passages that match.
func (r indexReader) visible(ctx context.Context, match string, s scope, n int) ([]int64, error) {
	var out []int64
	for after := int64(0); ; {
		ids, err := r.list(ctx, listKey{match, after, n})
		if err != nil {
			return nil, err
		}
		more := len(ids) == n
		if more {
			after = ids[n-1]
		}
		out = append(out, s.leave(slices.Clone(ids))...)
		if !more || len(out) >= n {
			return out[:min(n, len(out))], nil
		}
	}
}

// list returns the passages that match, whoever may see them. They are shared.
func (r indexReader) list(ctx context.Context, k listKey) ([]int64, error) {
	if ids, known := r.read.of(k); known {
		return ids, nil
	}
	var list string
	if err := r.stmt.QueryRowContext(ctx, k.match, k.after, k.most).Scan(&list); err != nil {
		return nil, err
	}
	ids, err := parseIDs(list)
	if err == nil {
		r.read.add(k, ids)
	}
	return ids, err
}

func parseIDs(list string) ([]int64, error) {
	if list == "" {
		return nil, nil
	}
	out := make([]int64, 0, len(list)/5)
	for id := range strings.SplitSeq(list, " ") {
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	if !slices.IsSorted(out) {
		slices.Sort(out) // group_concat promises no order
	}
	return out, nil
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
