package main

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/llm"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// angles are the directions, in degrees of one plane, in which a server of
// embeddings places the texts that hold a word. Between two texts there is the
// cosine of the difference.
var angles = map[string]float64{"ferry": 0, "trawler": 20, "court": 90, "orchard": 180, "maritime": 10}

// embeddingServer speaks the protocol of an embeddings endpoint.
func embeddingServer(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var asked struct {
			Input []string `json:"input"`
			Model string   `json:"model"`
		}
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || !strings.HasSuffix(r.URL.Path, "/embeddings") {
			http.Error(w, "no request for embeddings", http.StatusBadRequest)
			return
		}
		data := []any{}
		for i, text := range asked.Input {
			data = append(data, map[string]any{"object": "embedding", "index": i, "embedding": direction(text)})
		}
		answer := map[string]any{"object": "list", "model": asked.Model, "data": data, "usage": map[string]int{}}
		if err := json.NewEncoder(w).Encode(answer); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL + "/v1"
}

func direction(text string) []float64 {
	degrees := 270.0 // what holds none of the words
	for word, angle := range angles {
		if strings.Contains(strings.ToLower(text), word) {
			degrees = angle
		}
	}
	return []float64{math.Cos(degrees * math.Pi / 180), math.Sin(degrees * math.Pi / 180), 0}
}

// With an embedding model, articles that share no word with the question are
// found by the angle between the vectors, the closest first; and one that
// shares its words is not lost for it.
func TestSearchByMeaning(t *testing.T) {
	embedder, err := llm.NewEmbedder(llm.Options{BaseURL: embeddingServer(t), Model: "plane", Log: discard()})
	if err != nil {
		t.Fatal(err)
	}
	archive, err := retrieval.Open(t.Context(), retrieval.Options{Folder: t.TempDir(), Embedder: embedder})
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	for id, text := range map[news.ArticleID]string{
		"ferry": "The ferry Calypso sank off Port Ellen.", "trawler": "A trawler ran aground on rocks.",
		"court": "The court sentenced two men.", "orchard": "An orchard in Marlow blossomed early.", "words": "The accident inquiry went on in May.",
	} {
		if _, err := archive.Ingest(t.Context(), news.Article{ID: id, Language: "en", Headline: text, Text: text}, []byte(text), retrieval.Source{Path: string(id)}); err != nil {
			t.Fatal(err)
		}
	}
	order := func(question string) (ids []string) {
		hits, _, err := archive.Explain(t.Context(), question, news.Reader{At: time.Now()}, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			ids = append(ids, fmt.Sprintf("%s %.2f", h.Article.ID, h.Vector))
		}
		return ids
	}
	if got := order("maritime disasters"); len(got) < 3 || !slices.Contains(got[:2], "ferry 0.98") || !slices.Contains(got[:2], "trawler 0.98") || got[2] != "court 0.17" {
		t.Errorf("by meaning alone: %v", got)
	}
	if got := order("maritime accident inquiry"); len(got) < 3 || !strings.HasPrefix(got[0], "words ") || !strings.HasPrefix(got[1], "ferry") && !strings.HasPrefix(got[1], "trawler") {
		t.Errorf("by words and meaning: %v", got)
	}
}
