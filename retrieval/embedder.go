package retrieval

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Embedder turns texts into vectors whose closeness stands for closeness of
// meaning. Embed returns one vector for each text, in order, all of the same
// length.
type Embedder interface {
	// Model names the model; vectors of different models are never compared.
	Model() string
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// ErrBadVector says that an embedder gave a vector that cannot be compared:
// none, of another length than the rest, not finite, or zero.
var ErrBadVector = errors.New("unusable vector")

// embed returns a unit vector for each text, nil where the embedder gave an
// unusable one, and their common length: that of the first usable one, 0 when
// there is none.
func (a *Archive) embed(ctx context.Context, texts []string) (vectors [][]float32, dimension int, err error) {
	model := a.embedder.Model()
	given, err := a.embedder.Embed(ctx, texts)
	if err != nil {
		return nil, 0, fmt.Errorf("model %s: %w", model, err)
	}
	if len(given) != len(texts) {
		return nil, 0, fmt.Errorf("model %s gave %d vectors for %d texts: %w", model, len(given), len(texts), ErrBadVector)
	}
	vectors = make([][]float32, len(given))
	for i, v := range given {
		u := unit(v)
		if u == nil || dimension > 0 && len(u) != dimension {
			continue
		}
		vectors[i], dimension = u, len(u)
	}
	return vectors, dimension, nil
}

// unit returns v at length 1, or nil when it has no direction: empty, zero or
// not finite. It reckons in float64, where the squares of float32 neither
// overflow nor vanish.
func unit(v []float32) []float32 {
	var square float64
	for _, x := range v {
		square += float64(x) * float64(x)
	}
	norm := math.Sqrt(square)
	if norm == 0 || math.IsInf(norm, 0) || math.IsNaN(norm) {
		return nil
	}
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = float32(float64(x) / norm)
	}
	return out
}

// packVector is how a vector is stored: float32, little endian.
func packVector(v []float32) []byte {
	out := make([]byte, 0, 4*len(v))
	for _, x := range v {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return out
}

func unpackVector(b []byte) []float32 {
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}
