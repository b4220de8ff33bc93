package retrieval

import (
	"context"
	"database/sql"
	"errors"
)

// model is a row of the models table: an embedding model and the length of
// its vectors.
type model struct {
	id        int64
	name      string
	dimension int
}

// modelRow returns the model with its row, which is made when it is missing.
func modelRow(ctx context.Context, tx *sql.Tx, m model) (model, error) {
	_, err := tx.ExecContext(ctx, `INSERT INTO models (name, dimension) VALUES (?, ?) ON CONFLICT DO NOTHING`, m.name, m.dimension)
	if err != nil {
		return model{}, err
	}
	err = tx.QueryRowContext(ctx, `SELECT id FROM models WHERE name = ? AND dimension = ?`, m.name, m.dimension).Scan(&m.id)
	return m, err
}

// answering returns the model whose vectors are searched; the zero model when
// there is none.
func answering(ctx context.Context, tx *sql.Tx) (model, error) {
	var m model
	err := tx.QueryRowContext(ctx, `SELECT id, name, dimension FROM models WHERE answers = 1`).Scan(&m.id, &m.name, &m.dimension)
	if errors.Is(err, sql.ErrNoRows) {
		return model{}, nil
	}
	return m, err
}

// settleModel returns the model that answers after a change. One that has
// lost its last vector hands over to the model that new vectors are made
// with, if there is one.
func settleModel(ctx context.Context, tx *sql.Tx, fresh model) (model, error) {
	now, err := answering(ctx, tx)
	if err != nil || fresh.id == 0 || fresh == now {
		return now, err
	}
	if now.id != 0 {
		var used bool
		err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM vectors WHERE model = ?)`, now.id).Scan(&used)
		if err != nil || used {
			return now, err
		}
	}
	return fresh, letAnswer(ctx, tx, fresh)
}

// letAnswer makes the model the one whose vectors are searched.
func letAnswer(ctx context.Context, tx *sql.Tx, m model) error {
	if _, err := tx.ExecContext(ctx, `UPDATE models SET answers = 0 WHERE answers = 1`); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE models SET answers = 1 WHERE id = ?`, m.id)
	return err
}

// newestModel returns the row of the name that was made last: a model whose
// vectors have changed their length has several. It is the zero model when
// there is none.
func newestModel(ctx context.Context, tx *sql.Tx, name string) (model, error) {
	m := model{name: name}
	err := tx.QueryRowContext(ctx, `SELECT id, dimension FROM models WHERE name = ? ORDER BY id DESC LIMIT 1`, name).Scan(&m.id, &m.dimension)
	if errors.Is(err, sql.ErrNoRows) {
		return model{}, nil
	}
	return m, err
}

// storeVectors stores the vectors of the passages and counts those that are
// missing or of another length than the model's.
func storeVectors(ctx context.Context, tx *sql.Tx, m model, passages []int64, made [][]float32) (missing int, err error) {
	insert, err := tx.PrepareContext(ctx, `INSERT INTO vectors (passage, model, vector) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`)
	if err != nil {
		return 0, err
	}
	defer insert.Close()
	for i, p := range passages {
		if len(made[i]) != m.dimension || m.dimension == 0 {
			missing++
			continue
		}
		if _, err := insert.ExecContext(ctx, p, m.id, packVector(made[i])); err != nil {
			return 0, err
		}
	}
	return missing, nil
}
