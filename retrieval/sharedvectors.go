package retrieval

import (
	"context"
	"fmt"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// What a model elsewhere made costs money, so that replicas share it: the origin
// keeps the vectors, by the model and the SHA-256 of the passage. Vectors that a
// machine makes itself are made again by each.

// vectorsFor returns the vectors of an article's passages, as embed does. For a
// copy no model elsewhere is asked: whoever made the change has done that, and
// what it did not get, Reindex asks for.
func (a *Archive) vectorsFor(ctx context.Context, id news.ArticleID, texts []string, copied bool) (vectors [][]float32, dimension int, err error) {
	if copied && a.shares() {
		return a.knownVectors(ctx, repeated(id, len(texts)), texts)
	}
	return a.vectorsOfEach(ctx, repeated(id, len(texts)), texts)
}

// shares reports whether vectors are kept at the origin.
func (a *Archive) shares() bool { return a.origin != nil && a.embedder.Model() != localModel }

func repeated(id news.ArticleID, n int) []news.ArticleID {
	out := make([]news.ArticleID, n)
	for i := range out {
		out[i] = id
	}
	return out
}

// vectorsOfEach returns the vectors of passages of several articles, as embed
// does; only those that no replica has asked for are asked for.
func (a *Archive) vectorsOfEach(ctx context.Context, of []news.ArticleID, texts []string) (vectors [][]float32, dimension int, err error) {
	if !a.shares() {
		return a.embed(ctx, texts)
	}
	vectors, dimension, err = a.knownVectors(ctx, of, texts)
	if err != nil {
		return nil, 0, err
	}
	var missing []int
	var ask []string
	for i, v := range vectors {
		if v == nil {
			missing, ask = append(missing, i), append(ask, texts[i])
		}
	}
	if len(missing) == 0 {
		return vectors, dimension, nil
	}
	made, length, err := a.embed(ctx, ask)
	if err == nil && dimension > 0 && length > 0 && length != dimension { // the model has changed
		missing = missing[:0]
		for i := range texts {
			missing = append(missing, i)
		}
		made, length, err = a.embed(ctx, texts)
	}
	if err != nil {
		return nil, 0, err
	}
	for i, at := range missing {
		vectors[at] = made[i]
	}
	if length > 0 {
		dimension = length
	}
	return vectors, dimension, a.shareVectors(ctx, of, texts, vectors, missing, dimension)
}

// knownVectors returns the vectors that the origin has, nil for the others.
func (a *Archive) knownVectors(ctx context.Context, of []news.ArticleID, texts []string) (vectors [][]float32, dimension int, err error) {
	vectors = make([][]float32, len(texts))
	known := map[string][]float32{}
	for i, id := range of {
		if i == 0 || id != of[i-1] { // those of one article stand together
			if err := a.readVectors(ctx, id, known); err != nil {
				return nil, 0, fmt.Errorf("vectors of article %s: %w", id, err)
			}
		}
		v := known[books.Digest([]byte(texts[i]))]
		if v == nil || dimension > 0 && len(v) != dimension {
			continue
		}
		vectors[i], dimension = v, len(v)
	}
	return vectors, dimension, nil
}

func (a *Archive) readVectors(ctx context.Context, id news.ArticleID, into map[string][]float32) error {
	rows, err := a.origin.Query(ctx, `SELECT sha256, vector FROM vectors WHERE model = ? AND article = ?`, a.embedder.Model(), id)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var sum string
		var packed []byte
		if err := rows.Scan(&sum, &packed); err != nil {
			return err
		}
		into[sum] = unpackVector(packed)
	}
	return rows.Err()
}

// shareVectors gives the origin the vectors of the passages named.
func (a *Archive) shareVectors(ctx context.Context, of []news.ArticleID, texts []string, vectors [][]float32, which []int, dimension int) error {
	err := a.origin.Change(ctx, func(tx books.Tx) error {
		for _, i := range which {
			if vectors[i] == nil {
				continue
			}
			_, err := tx.ExecContext(ctx, `INSERT INTO vectors (model, dimension, article, sha256, vector) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (model, article, sha256) DO UPDATE SET dimension = excluded.dimension, vector = excluded.vector`,
				a.embedder.Model(), dimension, of[i], books.Digest([]byte(texts[i])), packVector(vectors[i]))
			if err != nil {
				return err
			}
		}
		// A model that gives another length is another one under the same name.
		_, err := tx.ExecContext(ctx, `DELETE FROM vectors WHERE model = ?1 AND (dimension < ?2 OR dimension > ?2)`, a.embedder.Model(), dimension)
		return err
	})
	if err != nil {
		return fmt.Errorf("sharing vectors: %w", err)
	}
	return nil
}
