package fake

import (
	"encoding/json"
	"hash/fnv"
	"math"
	"net/http"
	"strings"
	"unicode"
)

// Dimension is that of the vectors the server sends.
const Dimension = 64

// Vector returns the vector of a text: each word in lower case counts for one
// axis, picked by its hash, and the whole has length 1. So the cosine of two
// texts is that of their word counts, as far as no two words share an axis:
// 1 for the same words in any order, 0 for no word in common.
func Vector(text string) []float32 {
	v := make([]float32, Dimension)
	for _, w := range strings.FieldsFunc(strings.ToLower(text), notInWord) {
		h := fnv.New32a()
		h.Write([]byte(w))
		v[h.Sum32()%Dimension]++
	}
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		v[0], sum = 1, 1 // no words: real models send no zero vector either
	}
	for i := range v {
		v[i] /= float32(math.Sqrt(sum))
	}
	return v
}

func notInWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// Embeddings sends the vectors, numbered in the order given.
func Embeddings(vectors ...[]float32) Reply {
	return func(w http.ResponseWriter, r Request) {
		data := make([]map[string]any, len(vectors))
		for i, v := range vectors {
			data[i] = map[string]any{"object": "embedding", "index": i, "embedding": v}
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(map[string]any{"object": "list", "model": r.Model, "data": data})
	}
}

// vectors sends the Vector of each text.
func vectors(w http.ResponseWriter, r Request) {
	all := make([][]float32, len(r.Input))
	for i, text := range r.Input {
		all[i] = Vector(text)
	}
	Embeddings(all...)(w, r)
}
