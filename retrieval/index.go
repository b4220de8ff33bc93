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

// use calls f with the vectors of the model that answers, loading them first
// if need be. When no model answers, f is not called.
func (x *vectorIndex) use(ctx context.Context, db *sql.DB, f func(model, *vectors) error) error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	for !x.loaded {
		x.mu.RUnlock()
		err := x.load(ctx, db)
		x.mu.RLock()
		if err != nil {
			return err
		}
	}
	if x.held == nil {
		return nil
	}
	return f(x.of, x.held)
}

// load reads all vectors of the model that answers: about a second for
// 100,000 passages.
func (x *vectorIndex) load(ctx context.Context, db *sql.DB) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.loaded {
		return nil
	}
	of, held, err := readVectors(ctx, db)
	if err != nil {
		return fmt.Errorf("reading vectors: %w", err)
	}
	x.of, x.held, x.loaded = of, held, true
	return nil
}

// forget makes the next search read the vectors anew.
func (x *vectorIndex) forget() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.loaded, x.held, x.of = false, nil, model{}
}

// follow brings the vectors in step with a change that has been committed. It
// forgets them all when it cannot, which costs time and nothing else.
func (x *vectorIndex) follow(ctx context.Context, c indexChange) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if !x.loaded {
		return
	}
	ok := x.of == c.answering
	if ok && x.held != nil {
		ok = x.held.remove(ctx, c.removed) == nil
		if ok && c.model == x.of {
			ok = x.held.add(ctx, c.added, c.vectors) == nil
		}
	}
	if !ok {
		x.loaded, x.held, x.of = false, nil, model{}
	}
}

// indexChange is what one transaction did to the index.
type indexChange struct {
	removed   []int64 // passages
	added     []int64 // passages that got a vector
	vectors   [][]float32
	model     model // of the vectors
	answering model // after the transaction
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
