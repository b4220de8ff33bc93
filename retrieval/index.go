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
	mu     sync.RWMutex
	loaded bool
	of     model    // the zero model when none answers
	held   *vectors // nil when none answers
}

func newVectorIndex() *vectorIndex { return &vectorIndex{} }

// answering returns the model whose vectors are held, after loading them if
// need be; the zero model when there are none.
func (x *vectorIndex) answering(ctx context.Context, db *sql.DB) (model, error) {
	x.mu.RLock()
	of, loaded := x.of, x.loaded
	x.mu.RUnlock()
	if loaded {
		return of, nil
	}
	return x.load(ctx, db)
}

// nearest returns the k passages closest to the question, which must have
// been embedded by the model given. There are none when another model has
// taken over since.
func (x *vectorIndex) nearest(ctx context.Context, by model, question []float32, k int) ([]neighbour, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.held == nil || x.of != by {
		return nil, nil
	}
	return x.held.nearest(ctx, question, k)
}

// load reads all vectors of the model that answers: about a second for
// 100,000 passages.
func (x *vectorIndex) load(ctx context.Context, db *sql.DB) (model, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.loaded {
		return x.of, nil
	}
	// The lock is held before the snapshot is taken: a change that the
	// snapshot misses follows after it.
	of, held, err := readVectors(ctx, db)
	if err != nil {
		return model{}, fmt.Errorf("reading vectors: %w", err)
	}
	x.of, x.held, x.loaded = of, held, true
	return of, nil
}

// forget makes the next search read the vectors anew.
func (x *vectorIndex) forget() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.drop()
}

func (x *vectorIndex) drop() { x.loaded, x.held, x.of = false, nil, model{} }

// follow brings the vectors in step with a change that has been committed. It
// forgets them all when it cannot, which costs time and nothing else.
func (x *vectorIndex) follow(ctx context.Context, c indexChange) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.loaded {
		return
	}
	ctx = context.WithoutCancel(ctx) // the change is done, whatever its caller does now
	ok := x.of == c.answering
	if ok && x.held != nil {
		ok = x.held.remove(ctx, c.removed) == nil
		if ok && c.model == x.of {
			ok = x.held.add(ctx, c.added, c.vectors) == nil
		}
	}
	if !ok {
		x.drop()
	}
}

// indexChange is what one transaction did to the index.
type indexChange struct {
	removed   []int64     // passages
	added     []int64     // passages
	vectors   [][]float32 // theirs; nil where there is none
	model     model       // of the vectors
	answering model       // after the transaction
}

func readVectors(ctx context.Context, db *sql.DB) (model, *vectors, error) {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return model{}, nil, err
	}
	defer tx.Rollback() // nothing was written
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
