package retrieval

import (
	"context"
	"database/sql"
	"fmt"
)

// embedBatch is how many passages are sent to the embedder at once: some
// 10,000 words, which hosted embedders take in one request.
const embedBatch = 100

// Reindex makes the vectors that the embedder's model still lacks and then,
// in one step, lets that model answer and drops the vectors of all others.
// Until then the index before goes on answering. It can be broken off at any
// point and goes on from there when called again. Passages for which the
// embedder gives no usable vector are left out, to be tried again by the next
// call, and counted in an error that wraps ErrBadVector. The progress function
// may be nil.
func (a *Archive) Reindex(ctx context.Context, progress func(done, total int)) error {
	if a.write == nil {
		return errReadOnly
	}
	if progress == nil {
		progress = func(int, int) {}
	}
	// No article is taken meanwhile, so none can slip in between the last
	// batch and the swap.
	a.ingesting.Lock()
	defer a.ingesting.Unlock()
	if err := a.reindex(ctx, progress); err != nil {
		return fmt.Errorf("reindexing: %w", err)
	}
	return nil
}

func (a *Archive) reindex(ctx context.Context, progress func(done, total int)) error {
	target, err := a.currentModel(ctx)
	if err != nil {
		return err
	}
	todo, err := a.lacking(ctx, target)
	if err != nil {
		return err
	}
	bad := 0
	for done := 0; done < len(todo); {
		batch := todo[done:min(done+embedBatch, len(todo))]
		made, err := a.embedPassages(ctx, target, batch)
		if err != nil {
			return err
		}
		for _, v := range made {
			if v == nil {
				bad++
			}
		}
		done += len(batch)
		progress(done, len(todo))
	}
	if err := a.swap(ctx, target); err != nil {
		return err
	}
	if bad > 0 {
		return fmt.Errorf("%d of %d passages: %w", bad, len(todo), ErrBadVector)
	}
	return nil
}

// currentModel asks the embedder for one vector to learn how long its vectors
// are today, and returns its row.
func (a *Archive) currentModel(ctx context.Context) (model, error) {
	_, dimension, err := a.embed(ctx, []string{"News"})
	if err != nil {
		return model{}, err
	}
	m := model{name: a.embedder.Model(), dimension: dimension}
	err = a.change(ctx, func(tx *sql.Tx) (err error) {
		m, err = modelRow(ctx, tx, m)
		return err
	})
	return m, err
}

// lacking returns the passages without a vector of the model.
func (a *Archive) lacking(ctx context.Context, m model) ([]int64, error) {
	rows, err := a.read.QueryContext(ctx, `SELECT id FROM passages p WHERE NOT EXISTS
		(SELECT 1 FROM vectors v WHERE v.passage = p.id AND v.model = ?) ORDER BY id`, m.id)
	if err != nil {
		return nil, err
	}
	return collectIDs(rows)
}

// embedPassages makes and stores the vectors of the passages.
func (a *Archive) embedPassages(ctx context.Context, m model, ids []int64) ([][]float32, error) {
	texts := make([]string, len(ids))
	for i, id := range ids {
		if err := a.read.QueryRowContext(ctx, `SELECT words FROM passage_words WHERE id = ?`, id).Scan(&texts[i]); err != nil {
			return nil, err
		}
	}
	made, dimension, err := a.embed(ctx, texts)
	if err != nil {
		return nil, err
	}
	if dimension != m.dimension {
		return nil, fmt.Errorf("model %s gave vectors of %d numbers after some of %d: %w", m.name, dimension, m.dimension, ErrBadVector)
	}
	var good []int64
	var stored [][]float32
	for i, v := range made {
		if v != nil {
			good, stored = append(good, ids[i]), append(stored, v)
		}
	}
	return made, a.change(ctx, func(tx *sql.Tx) error { return storeVectors(ctx, tx, m, good, stored) })
}

// swap lets the model answer and drops all others with their vectors.
func (a *Archive) swap(ctx context.Context, m model) error {
	err := a.change(ctx, func(tx *sql.Tx) error {
		if err := letAnswer(ctx, tx, m); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM vectors WHERE model <> ?`, m.id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM models WHERE id <> ?`, m.id)
		return err
	})
	if err == nil {
		a.vectors.forget()
	}
	return err
}
