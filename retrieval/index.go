package retrieval

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// vectorIndex holds the vectors of the model that answers. It is filled from
// the database by the first search that needs it, so that a command which
// searches nothing starts at once, and is kept in step by every change.
type vectorIndex struct {
	mu sync.RWMutex
	// generation is that of the index in the database which the vectors
	// belong to; -1 before they are read.
	generation int64
	of         model    // the zero model when none answers
	held       *vectors // nil when none answers
}

func newVectorIndex() *vectorIndex { return &vectorIndex{generation: -1} }

// nearest returns the k passages closest to the question, which must have
// been embedded by the named model. There are none when another model
// answers. The vectors are read from the snapshot when those held are older.
// They may also be newer, and then name passages that the snapshot lacks.
func (x *vectorIndex) nearest(ctx context.Context, tx *sql.Tx, generation int64, name string, question []float32, k int) ([]neighbour, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	for x.generation < generation {
		x.mu.RUnlock()
		err := x.load(ctx, tx, generation)
		x.mu.RLock()
		if err != nil {
			return nil, err
		}
	}
	if x.held == nil || x.of.name != name {
		return nil, nil
	}
	return x.held.nearest(ctx, question, k)
}

// load reads all vectors of the model that answers: about a second for
// 100,000 passages.
func (x *vectorIndex) load(ctx context.Context, tx *sql.Tx, generation int64) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.generation >= generation {
		return nil
	}
	of, held, err := readVectors(ctx, tx)
	if err != nil {
		return fmt.Errorf("reading vectors: %w", err)
	}
	x.of, x.held, x.generation = of, held, generation
	return nil
}

// during runs a change of the index in the database and brings the vectors in
// step with it. Searches wait meanwhile, so that none sees the one without the
// other and reads all vectors anew for it.
func (x *vectorIndex) during(ctx context.Context, change func() (indexChange, error)) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	c, err := change()
	if err != nil || x.generation < 0 {
		return err
	}
	// From here on the change is done, whatever becomes of its caller.
	if x.follow(context.WithoutCancel(ctx), c) != nil {
		x.generation, x.of, x.held = -1, model{}, nil // to be read anew
	}
	return nil
}

// errOutOfStep says that the vectors cannot follow a change.
var errOutOfStep = errors.New("vectors are out of step")

func (x *vectorIndex) follow(ctx context.Context, c indexChange) error {
	if x.of != c.answering || x.generation != c.generation-c.steps {
		return errOutOfStep
	}
	x.generation = c.generation
	if x.held == nil {
		return nil
	}
	if err := x.held.remove(ctx, c.removed); err != nil || c.model != x.of {
		return err
	}
	return x.held.add(ctx, c.added, c.vectors)
}

// indexChange is what one transaction did to the index.
type indexChange struct {
	removed []int64     // passages
	added   []int64     // passages
	vectors [][]float32 // of those added; nil where there is none
	model   model       // of the vectors
	// answering is the model that answers, and generation that of the index,
	// after the transaction.
	answering  model
	generation int64
	steps      int64 // by how much the generation grew
}

// and returns the change that both make, one after the other.
func (c indexChange) and(next indexChange) indexChange {
	if len(next.removed) > 0 && len(c.added) > 0 {
		gone := map[int64]bool{}
		for _, id := range next.removed {
			gone[id] = true
		}
		left := indexChange{}
		for i, id := range c.added {
			if !gone[id] {
				left.added, left.vectors = append(left.added, id), append(left.vectors, c.vectors[i])
			}
		}
		c.added, c.vectors = left.added, left.vectors
	}
	c.removed = append(c.removed, next.removed...)
	c.added, c.vectors = append(c.added, next.added...), append(c.vectors, next.vectors...)
	if next.model.id != 0 {
		c.model = next.model
	}
	c.answering, c.generation, c.steps = next.answering, next.generation, c.steps+next.steps
	return c
}

// nextGeneration counts the change of the index that the transaction makes.
func nextGeneration(ctx context.Context, tx *sql.Tx) (generation int64, err error) {
	err = tx.QueryRowContext(ctx, `UPDATE index_state SET generation = generation + 1 RETURNING generation`).Scan(&generation)
	return generation, err
}

func readVectors(ctx context.Context, tx *sql.Tx) (model, *vectors, error) {
	of, err := answering(ctx, tx)
	if err != nil || of.id == 0 {
		return model{}, nil, err
	}
	held, err := newVectors(of.dimension)
	if err != nil {
		return model{}, nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT passage, vector FROM vectors WHERE model = ?`, of.id)
	if err != nil {
		return model{}, nil, err
	}
	defer rows.Close()
	var ids []int64
	var made [][]float32
	flush := func() error {
		err := held.add(ctx, ids, made)
		ids, made = ids[:0], made[:0]
		return err
	}
	for rows.Next() {
		var id int64
		var packed sql.RawBytes
		if err := rows.Scan(&id, &packed); err != nil {
			return model{}, nil, err
		}
		ids, made = append(ids, id), append(made, unpackVector(packed))
		if len(ids) == addBatch {
			if err := flush(); err != nil {
				return model{}, nil, err
			}
		}
	}
	return of, held, errors.Join(rows.Err(), flush())
}
