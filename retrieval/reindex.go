package retrieval

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/pullquote/pullquote/retrieval/news"
)

// embedBatch is how many passages are sent to the embedder at once: some
// 10,000 words, which hosted embedders take in one request.
const embedBatch = 100

// Reindex makes the vectors that the embedder's model still lacks and then,
// in one step, lets that model answer and drops the vectors of all others.
// Until then the index before goes on answering. It can be broken off at any
// point and goes on from there when called again. With nothing to do it asks
// the embedder nothing and writes nothing. Passages for which the embedder
// gives no usable vector are left out, to be tried again by the next call, and
// counted in an error that wraps ErrBadVector; those of collections that are to
// be sent nowhere are left out for good. No article is taken meanwhile.
//
// It also cuts the words of all passages anew when this version of the program
// cuts words differently from the one that stored them.
//
// The progress function, which may be nil, is told how much of the work at
// hand is done.
func (a *Archive) Reindex(ctx context.Context, progress func(done, total int)) error {
	if a.write == nil {
		return errReadOnly
	}
	if progress == nil {
		progress = func(int, int) {}
	}
	a.ingesting.Lock()
	defer a.ingesting.Unlock()
	if err := a.recutWords(ctx, progress); err != nil {
		return fmt.Errorf("reindexing: %w", err)
	}
	if err := a.embedMissing(ctx, progress); err != nil {
		return fmt.Errorf("reindexing: %w", err)
	}
	return nil
}

// embedMissing makes the vectors that the embedder's model lacks and lets it
// answer.
func (a *Archive) embedMissing(ctx context.Context, progress func(done, total int)) error {
	for range 2 { // the second time when the model's vectors have another length than stored
		bad, done, err := a.embedRound(ctx, progress)
		if err != nil {
			return err
		}
		if done && bad > 0 {
			return fmt.Errorf("%d passages: model %s: %w", bad, a.embedder.Model(), ErrBadVector)
		}
		if done {
			return nil
		}
	}
	return fmt.Errorf("model %s gives vectors of several lengths: %w", a.embedder.Model(), ErrBadVector)
}

// embedRound makes the missing vectors of the newest row of the embedder's
// model and counts those that came out bad. It is not done when the embedder
// turns out to give vectors of another length; then it has made a row for
// them.
func (a *Archive) embedRound(ctx context.Context, progress func(done, total int)) (bad int, done bool, err error) {
	target, todo, err := a.lacking(ctx)
	if err != nil {
		return 0, false, err
	}
	for n := 0; n < len(todo); {
		batch := todo[n:min(n+embedBatch, len(todo))]
		made, dimension, err := a.embedPassages(ctx, batch)
		if err != nil {
			return 0, false, err
		}
		if dimension > 0 && dimension != target.dimension {
			known := target.id != 0
			if target, err = a.addModel(ctx, dimension); err != nil || known {
				return 0, false, err
			}
		}
		failed, err := a.addVectors(ctx, target, batch, made)
		if err != nil {
			return 0, false, err
		}
		bad, n = bad+failed, n+len(batch)
		progress(n, len(todo))
	}
	return bad, true, a.swap(ctx, target)
}

// lacking returns the newest row of the embedder's model, the zero model when
// there is none, and the passages without a vector of it.
func (a *Archive) lacking(ctx context.Context) (target model, passages []int64, err error) {
	err = a.view(ctx, func(tx *sql.Tx) error {
		target, err = newestModel(ctx, tx, a.embedder.Model())
		if err != nil {
			return err
		}
		// To count is much quicker than to compare, and tells as much: no
		// vector is without its passage.
		var complete bool
		err := tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM passages) = (SELECT count(*) FROM vectors WHERE model = ?)`, target.id).Scan(&complete)
		if err != nil || complete {
			return err
		}
		unsent, err := json.Marshal(append([]string{}, a.unsent...)) // never null
		if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, `SELECT p.id FROM passages p JOIN revisions r ON r.id = p.revision
			WHERE r.collection NOT IN (SELECT value FROM json_each(?)) AND NOT EXISTS
			(SELECT 1 FROM vectors v WHERE v.passage = p.id AND v.model = ?) ORDER BY p.id`, string(unsent), target.id)
		if err != nil {
			return err
		}
		passages, err = collectIDs(rows)
		return err
	})
	return target, passages, err
}

// embedPassages asks for the vectors of the passages.
func (a *Archive) embedPassages(ctx context.Context, ids []int64) (made [][]float32, dimension int, err error) {
	texts, of := make([]string, len(ids)), make([]news.ArticleID, len(ids))
	for i, id := range ids {
		err := a.read.QueryRowContext(ctx, `SELECT CAST(substr(r.text, p.start + 1, p."end" - p.start) AS TEXT), r.article
			FROM passages p JOIN revisions r ON r.id = p.revision WHERE p.id = ?`, id).Scan(&texts[i], &of[i])
		if err != nil {
			return nil, 0, err
		}
	}
	return a.vectorsOfEach(ctx, of, texts)
}

func (a *Archive) addModel(ctx context.Context, dimension int) (m model, err error) {
	err = a.change(ctx, func(tx *sql.Tx) error {
		m, err = modelRow(ctx, tx, model{name: a.embedder.Model(), dimension: dimension})
		return err
	})
	return m, err
}

// addVectors stores the vectors and counts those that are missing.
func (a *Archive) addVectors(ctx context.Context, m model, passages []int64, made [][]float32) (bad int, err error) {
	err = a.change(ctx, func(tx *sql.Tx) error {
		if bad, err = storeVectors(ctx, tx, m, passages, made); err != nil {
			return err
		}
		_, err = nextGeneration(ctx, tx)
		return err
	})
	return bad, err
}

// swap lets the model answer and drops all others with their vectors, unless
// that is how it is already or the model has no vectors.
func (a *Archive) swap(ctx context.Context, m model) error {
	var due bool
	err := a.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM vectors WHERE model = ?1)
		AND EXISTS (SELECT 1 FROM models WHERE id <> ?1 OR answers = 0)`, m.id).Scan(&due)
	if err != nil || !due {
		return err
	}
	return a.change(ctx, func(tx *sql.Tx) error {
		if err := letAnswer(ctx, tx, m); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM vectors WHERE model <> ?`, m.id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM models WHERE id <> ?`, m.id); err != nil {
			return err
		}
		_, err := nextGeneration(ctx, tx)
		return err
	})
}
