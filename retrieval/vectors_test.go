package retrieval

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/philippgille/chromem-go"
)

// These tests show what chromem-go v0.7.0 does with unusual input and that
// the wrapper keeps clear of it. When one of the "library" halves fails after
// an update of the library, the wrapper has become simpler to write.

// library returns a bare collection of the library that holds the vectors
// under the ids "0", "1" and so on.
func library(t *testing.T, held ...[]float32) *chromem.Collection {
	t.Helper()
	c, err := chromem.NewDB().CreateCollection("c", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range held {
		if err := c.AddDocument(context.Background(), chromem.Document{ID: fmt.Sprint(i), Embedding: v}); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// wrapper returns ours, with the vectors under the passages 0, 1 and so on.
func wrapper(t *testing.T, held ...[]float32) *vectors {
	t.Helper()
	v, err := newVectors(2)
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]int64, len(held))
	for i := range ids {
		ids[i] = int64(i)
	}
	if err := v.add(context.Background(), ids, held); err != nil {
		t.Fatal(err)
	}
	return v
}

var east = []float32{1, 0}

// A vector of another length makes every query fail.
func TestVectorOfAnotherLength(t *testing.T) {
	c := library(t, east, []float32{1, 0, 0})
	if _, err := c.QueryEmbedding(context.Background(), east, 1, nil, nil); err == nil {
		t.Error("library: vectors of two lengths were compared")
	}
	v := wrapper(t, east)
	if err := v.add(context.Background(), []int64{1}, [][]float32{{1, 0, 0}}); !errors.Is(err, ErrBadVector) {
		t.Errorf("added: %v", err)
	}
	if _, err := v.nearest(context.Background(), []float32{1, 0, 0}, 1); !errors.Is(err, ErrBadVector) {
		t.Errorf("asked: %v", err)
	}
	if got, err := v.nearest(context.Background(), east, 1); err != nil || len(got) != 1 {
		t.Errorf("afterwards: %v, %v", got, err)
	}
}

// A zero vector is stored as not-a-number, which is above and below anything.
func TestZeroVector(t *testing.T) {
	c := library(t, []float32{0, 0})
	got, err := c.QueryEmbedding(context.Background(), east, 1, nil, nil)
	if err != nil || !math.IsNaN(float64(got[0].Similarity)) {
		t.Errorf("library: %v, %v", got, err)
	}
	v := wrapper(t)
	for _, bad := range [][]float32{{0, 0}, {float32(math.NaN()), 0}, {float32(math.Inf(1)), 0}, {}} {
		if err := v.add(context.Background(), []int64{1}, [][]float32{bad}); !errors.Is(err, ErrBadVector) {
			t.Errorf("%v: got %v, want ErrBadVector", bad, err)
		}
	}
}

// The squares of very large and very small numbers do not fit into a float32,
// in which the library reckons lengths.
func TestVectorOfExtremeLength(t *testing.T) {
	for _, x := range []float32{1e30, 1e-30} {
		c := library(t, []float32{x, 0})
		got, err := c.QueryEmbedding(context.Background(), east, 1, nil, nil)
		if err != nil || got[0].Similarity == 1 {
			t.Errorf("library: %v: %v, %v", x, got, err)
		}
		near, err := wrapper(t, []float32{x, 0}).nearest(context.Background(), []float32{x, 0}, 1)
		if err != nil || len(near) != 1 || near[0].similarity != 1 {
			t.Errorf("%v: %v, %v", x, near, err)
		}
	}
}

// To delete by id with a condition that is empty but not nil deletes all.
func TestRemoveTakesOnlyWhatIsNamed(t *testing.T) {
	c := library(t, east, east)
	if err := c.Delete(context.Background(), map[string]string{}, nil, "0"); err != nil || c.Count() != 0 {
		t.Errorf("library: %d are left, %v", c.Count(), err)
	}
	v := wrapper(t, east, east)
	if err := v.remove(context.Background(), nil); err != nil || v.collection.Count() != 2 {
		t.Errorf("nothing removed: %d are left, %v", v.collection.Count(), err)
	}
	if err := v.remove(context.Background(), []int64{0, 77}); err != nil || v.collection.Count() != 1 {
		t.Errorf("one removed: %d are left, %v", v.collection.Count(), err)
	}
}

// To ask for more than there is fails.
func TestNearestOfFew(t *testing.T) {
	c := library(t, east)
	if _, err := c.QueryEmbedding(context.Background(), east, 2, nil, nil); err == nil {
		t.Error("library: gave more than it has")
	}
	for held, ks := range map[int][]int{0: {-1, 0, 1, 5}, 1: {0, 1, 2}, 3: {1, 2, 3, 4, 100}} {
		v := wrapper(t, slices.Repeat([][]float32{east}, held)...)
		for _, k := range ks {
			got, err := v.nearest(context.Background(), east, k)
			if want := max(0, min(held, k)); err != nil || len(got) != want {
				t.Errorf("%d of %d: got %d, %v", k, held, len(got), err)
			}
		}
	}
}

// Equals come in any order, and any of them make the cut.
func TestNearestOfEquals(t *testing.T) {
	same := slices.Repeat([][]float32{east}, 40)
	c := library(t, same...)
	orders := map[string]bool{}
	for range 50 {
		got, err := c.QueryEmbedding(context.Background(), east, 5, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		var order string
		for _, g := range got {
			order += g.ID + " "
		}
		orders[order] = true
	}
	if len(orders) < 2 {
		t.Error("library: the order of equals is fixed")
	}
	v := wrapper(t, append(same, []float32{0, 1})...)
	for range 20 {
		got, err := v.nearest(context.Background(), east, 5)
		if err != nil || len(got) != 5 {
			t.Fatal(got, err)
		}
		for i, n := range got {
			if n.passage != int64(i) {
				t.Fatalf("got %v", got)
			}
		}
	}
}

// A context that has ended makes the library leave things out without a word.
func TestEndedContext(t *testing.T) {
	ended, end := context.WithCancel(context.Background())
	end()
	c := library(t, east)
	if err := c.AddDocuments(ended, []chromem.Document{{ID: "1", Embedding: east}}, 1); err != nil || c.Count() != 1 {
		t.Errorf("library: %v, %d held", err, c.Count())
	}
	if got, err := c.QueryEmbedding(ended, east, 1, nil, nil); err != nil || len(got) != 0 {
		t.Errorf("library: %v, %v", got, err)
	}
	v := wrapper(t, east)
	if err := v.add(ended, []int64{1}, [][]float32{east}); !errors.Is(err, context.Canceled) {
		t.Errorf("added: %v", err)
	}
	if _, err := v.nearest(ended, east, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("asked: %v", err)
	}
}
