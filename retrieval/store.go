package retrieval

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/news"
)

// store does the writing of Ingest, within its transaction.
func (d *delivery) store(ctx context.Context, tx *sql.Tx) (indexChange, error) {
	removed, err := d.clear(ctx, tx)
	if err != nil {
		return indexChange{}, err
	}
	row, err := d.storeRevision(ctx, tx)
	if err != nil {
		return indexChange{}, fmt.Errorf("revision: %w", err)
	}
	ids, err := storePassages(ctx, tx, row, d.passages, d.stems)
	if err != nil {
		return indexChange{}, fmt.Errorf("passages: %w", err)
	}
	change := indexChange{removed: removed, steps: 1}
	if d.model.dimension > 0 {
		if change.model, err = modelRow(ctx, tx, d.model); err != nil {
			return indexChange{}, fmt.Errorf("model: %w", err)
		}
		change.added, change.vectors = ids, d.vectors
		if _, err := storeVectors(ctx, tx, change.model, ids, d.vectors); err != nil {
			return indexChange{}, fmt.Errorf("vectors: %w", err)
		}
	}
	if change.answering, err = settleModel(ctx, tx, change.model); err != nil {
		return indexChange{}, fmt.Errorf("model: %w", err)
	}
	if change.generation, err = nextGeneration(ctx, tx); err != nil {
		return indexChange{}, err
	}
	if d.forget {
		if _, err := tx.ExecContext(ctx, `DELETE FROM sources WHERE article = ?`, d.article.ID); err != nil {
			return indexChange{}, err
		}
	}
	return change, noteSource(ctx, tx, d.article.ID, d.from, d.at)
}

// clear takes out of the index what the delivery replaces: the revision
// before it, and all samples when it is the first article that is none.
func (d *delivery) clear(ctx context.Context, tx *sql.Tx) ([]int64, error) {
	replaced := `article = ?`
	if d.superseded {
		replaced = `article = ? AND 0` // the one that is found now stays until the last comes
	}
	if !d.from.Sample && !d.before.own {
		replaced += ` OR sample = 1`
	}
	rows, err := tx.QueryContext(ctx, `SELECT id FROM revisions WHERE listed = 1 AND (`+replaced+`)`, d.article.ID)
	if err != nil {
		return nil, err
	}
	listed, err := collectIDs(rows)
	if err != nil {
		return nil, err
	}
	var removed []int64
	for _, row := range listed {
		ids, err := unlist(ctx, tx, row)
		if err != nil {
			return nil, fmt.Errorf("clearing the index: %w", err)
		}
		removed = append(removed, ids...)
	}
	return removed, nil
}

// storeRevision writes the revision, or lists again the row of a sample whose
// bytes are the same, and returns the row. The raw bytes are kept where the
// articles are, not in a copy.
func (d *delivery) storeRevision(ctx context.Context, tx *sql.Tx) (int64, error) {
	if d.same() && d.superseded {
		return d.before.row, nil
	}
	if d.same() {
		_, err := tx.ExecContext(ctx, `UPDATE revisions SET listed = 1, sample = ?, passages = ? WHERE id = ?`, d.from.Sample, len(d.passages), d.before.row)
		return d.before.row, err
	}
	a, raw := &d.article, d.raw
	if d.change > 0 {
		raw = nil
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO revisions (id, article, revision, listed, sample, withdrawn,
		collection, embargo, passages, publisher, headline, byline, url, published, updated, language, headline_stems, taken,
		sha256, raw_sha256, text, raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		sql.NullInt64{Int64: d.row, Valid: d.row > 0}, a.ID, d.revision(), !d.superseded, d.from.Sample, a.Withdrawn,
		a.Collection, stampOrNone(a.Embargo), len(d.passages), a.Publisher, a.Headline, a.Byline, a.URL,
		dateText(a.Published), dateText(a.Updated), a.Language, stemLine(a.Headline, a.Language), stamp(d.at),
		a.SHA256, d.rawSHA256, []byte(a.Text), books.NotNull(raw))
	if err != nil {
		return 0, err
	}
	row, err := result.LastInsertId()
	if err == nil && !a.Expires.IsZero() {
		_, err = tx.ExecContext(ctx, `INSERT INTO expiries (revision, at) VALUES (?, ?)`, row, stamp(a.Expires))
	}
	return row, err
}

// storePassages puts the passages of a revision, with the stems of each, into
// the index and returns their ids.
func storePassages(ctx context.Context, tx *sql.Tx, row int64, passages []news.Passage, stems []string) ([]int64, error) {
	if len(passages) == 0 {
		return nil, nil
	}
	insert, err := tx.PrepareContext(ctx, `INSERT INTO passages (revision, start, "end", sentences, stems) VALUES (?, ?, ?, ?, ?)`)
	if err != nil {
		return nil, err
	}
	defer insert.Close()
	ids := make([]int64, len(passages))
	for i, p := range passages {
		packed, err := packSentences(p.Sentences)
		if err != nil {
			return nil, err
		}
		result, err := insert.ExecContext(ctx, row, p.Start, p.End, packed, stems[i])
		if err != nil {
			return nil, err
		}
		if ids[i], err = result.LastInsertId(); err != nil {
			return nil, err
		}
		if ids[i] != ids[0]+int64(i) {
			return nil, fmt.Errorf("passage id %d does not follow %d", ids[i], ids[0])
		}
	}
	if _, err := tx.ExecContext(ctx, `UPDATE revisions SET first = ? WHERE id = ?`, ids[0], row); err != nil {
		return nil, err
	}
	return ids, indexWords(ctx, tx, row)
}

// unlist takes a revision's passages out of the index and returns their ids.
func unlist(ctx context.Context, tx *sql.Tx, row int64) ([]int64, error) {
	if err := unindexWords(ctx, tx, row); err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `DELETE FROM passages WHERE revision = ? RETURNING id`, row)
	if err != nil {
		return nil, err
	}
	ids, err := collectIDs(rows)
	if err != nil {
		return nil, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE revisions SET listed = 0, passages = 0, first = 0 WHERE id = ?`, row)
	return ids, err
}

func packSentences(sentences []news.Sentence) (string, error) {
	spans := make([][2]int, len(sentences))
	for i, s := range sentences {
		spans[i] = [2]int{s.Start, s.End}
	}
	out, err := json.Marshal(spans)
	return string(out), err
}

func unpackSentences(packed []byte) ([]news.Sentence, error) {
	var spans [][2]int
	if err := json.Unmarshal(packed, &spans); err != nil {
		return nil, err
	}
	out := make([]news.Sentence, len(spans))
	for i, s := range spans {
		out[i] = news.Sentence{Start: s[0], End: s[1]}
	}
	return out, nil
}

// collectIDs reads and closes rows of one integer.
func collectIDs(rows *sql.Rows) ([]int64, error) {
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}
