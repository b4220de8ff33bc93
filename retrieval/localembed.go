package retrieval

import (
	"context"
	"hash/fnv"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// LocalEmbedder makes vectors from the letters of a text alone, with no
// model, no download and no network. Spelling variants of a name come out
// close to each other; it knows nothing of meaning.
type LocalEmbedder struct{}

// localDimension is the length of its vectors.
const localDimension = 384

// localModel changes with the way the vectors are made.
const localModel = "local-1"

// NewLocalEmbedder returns the embedder that needs nothing.
func NewLocalEmbedder() *LocalEmbedder { return &LocalEmbedder{} }

// Model names this way of making vectors; it changes when the way does.
func (*LocalEmbedder) Model() string { return localModel }

// Embed returns one unit vector of localDimension numbers for each text. A
// text without words gets the first unit vector, never zero.
func (*LocalEmbedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		v := make([]float32, localDimension)
		for _, w := range lang.Words(text, "") {
			h := fnv.New32a()
			h.Write([]byte(w.Stem))
			v[h.Sum32()%localDimension]++
		}
		if out[i] = unit(v); out[i] == nil {
			v[0] = 1
			out[i] = v
		}
	}
	return out, nil
}
