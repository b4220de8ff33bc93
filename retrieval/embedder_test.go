package retrieval

import (
	"context"
	"errors"
	"hash/fnv"
	"log/slog"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

// sameVector is an embedder to which all texts mean the same.
type sameVector struct{}

func (*sameVector) Model() string { return "same" }

func (*sameVector) Embed(_ context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i := range out {
		out[i] = []float32{1, 1}
	}
	return out, nil
}

// scripted is an embedder whose faults a test sets. It makes vectors of the
// texts' words.
type scripted struct {
	mu        sync.Mutex
	name      string
	dimension int
	fail      error                // returned instead of vectors
	spoil     map[string][]float32 // returned for texts that hold the key
	asked     int                  // texts so far
}

func (s *scripted) Model() string { return s.name }

func (s *scripted) Embed(_ context.Context, texts []string) ([][]float32, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked += len(texts)
	if s.fail != nil {
		return nil, s.fail
	}
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = make([]float32, s.dimension)
		for _, word := range strings.Fields(strings.ToLower(text)) {
			h := fnv.New32a()
			h.Write([]byte(word))
			out[i][h.Sum32()%uint32(s.dimension)]++
		}
		for key, v := range s.spoil {
			if strings.Contains(text, key) {
				out[i] = v
			}
		}
	}
	return out, nil
}

var (
	raidStory  = news.Article{ID: "raids", Text: "The ministry reported 61 raids."}
	horseStory = news.Article{ID: "horses", Text: "The mayor counted eighty horses."}
)

// vectorLeg reports whether the search found anything by vector.
func vectorLeg(t *testing.T, a *Archive, words string) bool {
	t.Helper()
	hits, _, err := a.Explain(context.Background(), words, anybody, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hits {
		if h.VectorRank > 0 {
			return true
		}
	}
	return false
}

// An embedder that fails keeps no article out: it is found by its words, and
// by vector once Reindex has made up for it.
func TestIngestWithoutEmbedder(t *testing.T) {
	e := &scripted{name: "m", dimension: 8, fail: errors.New("endpoint down")}
	a := openTemp(t, Options{Embedder: e})
	ctx := context.Background()
	if got := take(t, a, raidStory); !got.Unembedded || got.State != New {
		t.Errorf("got %+v", got)
	}
	if got := find(t, a, "raids", anybody); len(got) != 1 || vectorLeg(t, a, "raids") {
		t.Errorf("found %v", got)
	}
	if err := a.Reindex(ctx, nil); !errors.Is(err, e.fail) {
		t.Errorf("Reindex: got %v, want %v", err, e.fail)
	}
	e.fail = nil
	if err := a.Reindex(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if !vectorLeg(t, a, "raids") {
		t.Error("not found by vector after Reindex")
	}
	if got := take(t, a, horseStory); got.Unembedded {
		t.Errorf("got %+v", got)
	}
}

// A question that cannot be embedded is answered by words.
func TestSearchWithoutEmbedder(t *testing.T) {
	var log strings.Builder
	e := &scripted{name: "m", dimension: 8}
	a := openTemp(t, Options{Embedder: e, Log: slog.New(slog.NewTextHandler(&log, nil))})
	take(t, a, raidStory)
	for _, fault := range []func(){
		func() { e.fail = errors.New("endpoint down") },
		func() { e.fail, e.spoil = nil, map[string][]float32{"raids": {0, 0, 0, 0, 0, 0, 0, 0}} },
		func() { e.spoil = map[string][]float32{"raids": {1}} },
	} {
		fault()
		if got := find(t, a, "61 raids", anybody); len(got) != 1 {
			t.Errorf("found %v", got)
		}
	}
	if !strings.Contains(log.String(), "searching by words only") || strings.Contains(log.String(), "raids") {
		t.Errorf("log: %s", log.String())
	}
}

// Vectors that cannot be compared are left out, one by one.
func TestIngestOfBadVectors(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for name, bad := range map[string][]float32{
		"zero": {0, 0, 0, 0}, "not a number": {1, nan, 0, 0}, "infinite": {inf, 0, 0, 0}, "none": nil, "short": {1, 2}, "long": {1, 2, 3, 4, 5},
	} {
		e := &scripted{name: "m", dimension: 4, spoil: map[string][]float32{"horses": bad}}
		a := openTemp(t, Options{Embedder: e})
		if got := take(t, a, raidStory); got.Unembedded {
			t.Fatalf("%s: a good vector was refused", name)
		}
		got := take(t, a, horseStory)
		if !got.Unembedded && len(bad) == 0 || !got.Unembedded && len(bad) == 4 {
			t.Errorf("%s: got %+v", name, got)
		}
		if !vectorLeg(t, a, "raids") {
			t.Errorf("%s: the good vector is not searched", name)
		}
		if found := find(t, a, "horses", anybody); len(found) == 0 || found[0] != horseStory.Text {
			t.Errorf("%s: found %v", name, found)
		}
		if n := count(t, a.read, `SELECT count(*) FROM vectors v JOIN models m ON m.id = v.model WHERE length(v.vector) <> 4 * m.dimension`); n != 0 {
			t.Errorf("%s: %d stored vectors have the wrong length", name, n)
		}
	}
}
