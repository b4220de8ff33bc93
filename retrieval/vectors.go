package retrieval

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/philippgille/chromem-go"
)

// vectors holds the vectors of one model and one dimension in memory. It is
// the only user of chromem-go and keeps clear of what that library does with
// unusual input; vectors_test.go shows each case. The database is the truth:
// nothing here is ever written to disk.
type vectors struct {
	dimension  int
	collection *chromem.Collection
}

// neighbour is a passage and the cosine between its vector and the question's.
type neighbour struct {
	passage    int64
	similarity float64
}

// addBatch is how many vectors are added at once: chromem-go starts one
// goroutine for each.
const addBatch = 1000

func newVectors(dimension int) (*vectors, error) {
	// The library calls this for text without a vector; we never give it any.
	none := func(context.Context, string) ([]float32, error) { return nil, ErrBadVector }
	c, err := chromem.NewDB().CreateCollection("passages", nil, none)
	if err != nil {
		return nil, err
	}
	return &vectors{dimension: dimension, collection: c}, nil
}

// add puts vectors in, replacing those of the same passages; a passage whose
// vector is nil is left out. A vector of another length would make every later
// query fail, and a zero one the order wrong, so such a vector is refused
// before anything is added.
func (v *vectors) add(ctx context.Context, passages []int64, made [][]float32) error {
	var docs []chromem.Document
	for i, p := range passages {
		if made[i] == nil {
			continue
		}
		u := unit(made[i])
		if u == nil || len(u) != v.dimension {
			return fmt.Errorf("passage %d: %w", p, ErrBadVector)
		}
		docs = append(docs, chromem.Document{ID: strconv.FormatInt(p, 10), Embedding: u})
	}
	for batch := range slices.Chunk(docs, addBatch) {
		if err := v.collection.AddDocuments(ctx, batch, 1); err != nil {
			return err
		}
	}
	return ctx.Err() // of which the library says nothing: it adds a part
}

// remove takes the passages out; those that are not in are no matter.
func (v *vectors) remove(ctx context.Context, passages []int64) error {
	if len(passages) == 0 {
		return nil
	}
	ids := make([]string, len(passages))
	for i, p := range passages {
		ids[i] = strconv.FormatInt(p, 10)
	}
	// A map that is empty but not nil would delete everything.
	return v.collection.Delete(ctx, nil, nil, ids...)
}

// nearest returns the k passages closest to the question's vector, closest
// first and in a fixed order among equals; fewer when there are fewer.
func (v *vectors) nearest(ctx context.Context, question []float32, k int) ([]neighbour, error) {
	u := unit(question)
	if u == nil || len(u) != v.dimension {
		return nil, ErrBadVector
	}
	if k <= 0 {
		return nil, nil
	}
	for ask := k + 1; ; ask *= 2 {
		all := v.collection.Count()
		ask = min(ask, all) // the library fails when asked for more than it has
		if ask == 0 {
			return nil, nil
		}
		found, err := v.collection.QueryEmbedding(ctx, u, ask, nil, nil)
		if err == nil {
			err = ctx.Err() // of which the library says nothing: it looks at a part
		}
		if err != nil {
			return nil, err
		}
		// Which of several equals make the cut is left to chance, so the cut
		// is moved until it falls between two that differ.
		if len(found) > k && ask < all && found[len(found)-1].Similarity == found[k-1].Similarity {
			continue
		}
		return inOrder(found, k)
	}
}

func inOrder(found []chromem.Result, k int) ([]neighbour, error) {
	out := make([]neighbour, len(found))
	for i, f := range found {
		id, err := strconv.ParseInt(f.ID, 10, 64)
		if err != nil {
			return nil, err
		}
		out[i] = neighbour{passage: id, similarity: float64(f.Similarity)}
	}
	slices.SortFunc(out, func(a, b neighbour) int {
		return cmp.Or(cmp.Compare(b.similarity, a.similarity), cmp.Compare(a.passage, b.passage))
	})
	return out[:min(k, len(out))], nil
}
