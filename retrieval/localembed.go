package retrieval

import (
	"context"
	"hash/fnv"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// LocalEmbedder makes vectors from the letters of a text alone, with no
// model, no download and no network. It stands for names: two texts are close
// when they name the same people and places, in whatever spelling. It knows
// nothing of meaning, and of other words next to nothing, since those are
// found better as they are.
type LocalEmbedder struct{}

// NewLocalEmbedder returns the embedder that needs nothing.
func NewLocalEmbedder() *LocalEmbedder { return &LocalEmbedder{} }

// localModel changes with the way the vectors are made.
const localModel = "local-1"

// localDimension is the length of the vectors. Features fall onto it by their
// hash, so that two unrelated texts have a cosine of about 1/sqrt(384) = 0.05
// by chance; two that share one of five names have 0.2.
const localDimension = 384

// What each feature of a text weighs. Three letters of a word are there for
// misspelt names; they are many, so each weighs little.
const (
	nameFeature    = 1
	twoNameFeature = 2
	letterFeature  = 0.25
)

// Model names this way of making vectors.
func (*LocalEmbedder) Model() string { return localModel }

// Embed returns one unit vector of localDimension numbers for each text, the
// same for the same text always. A text without letters gets the first unit
// vector, never zero.
func (*LocalEmbedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out[i] = localVector(text)
	}
	return out, nil
}

func localVector(text string) []float32 {
	v := make([]float32, localDimension)
	names := namesIn(text)
	for _, n := range names {
		weight := float32(nameFeature)
		if len(n.words) == 2 {
			weight = twoNameFeature
		}
		addFeature(v, "name "+n.skeleton, weight)
		if len(n.words) == 1 {
			addLetters(v, n.words[0])
		}
	}
	if len(names) == 0 {
		for _, w := range lang.Words(text, "") {
			addLetters(v, w.Folded)
		}
	}
	if u := unit(v); u != nil {
		return u
	}
	clear(v)
	v[0] = 1
	return v
}

// addLetters adds each three letters of a word, its ends marked.
func addLetters(v []float32, word string) {
	letters := []rune("^" + word + "$")
	for i := 0; i+3 <= len(letters); i++ {
		addFeature(v, string(letters[i:i+3]), letterFeature)
	}
}

// addFeature adds the feature at the place, and with the sign, that its hash
// gives, so that chance meetings cancel out on the whole.
func addFeature(v []float32, feature string, weight float32) {
	h := fnv.New64a()
	h.Write([]byte(feature))
	sum := h.Sum64()
	if sum>>63 == 1 {
		weight = -weight
	}
	v[sum%localDimension] += weight
}
