package books

import (
	"bytes"
	"context"
	"fmt"
)

// takenBack is what the record of a message holds after the article that it
// quoted was taken back and the message edited. No text within a record can look
// like it: quotation marks in those are escaped.
const takenBack = `"taken_back":true`

// OfTakenBack returns the messages that quote an article whose newest revision is
// withdrawn and that are still to be edited where they stand. What was shown of an
// answer before it was whole is part of its message.
func (b *Books) OfTakenBack(ctx context.Context) ([]Unedited, error) {
	rows, err := b.file.Query(ctx, `SELECT l.id, l.key, l.address, coalesce(l.place, '') FROM ledger l
		WHERE l.address <> '' AND l.key NOT LIKE 'live/%' AND NOT `+b.engine.recordHolds+` AND l.id IN (
			SELECT q.entry FROM revisions r JOIN ledger_quotes q ON q.article = r.article WHERE r.withdrawn = 1
			AND NOT EXISTS (SELECT 1 FROM revisions n WHERE n.article = r.article AND n.revision > r.revision))
		ORDER BY l.id`, []byte(takenBack))
	if err != nil {
		return nil, fmt.Errorf("messages of what was taken back: %w", err)
	}
	defer rows.Close()
	var out []Unedited
	for rows.Next() {
		var u Unedited
		if err := rows.Scan(&u.Entry, &u.Key, &u.Address, &u.Place); err != nil {
			return nil, fmt.Errorf("messages of what was taken back: %w", err)
		}
		out = append(out, u)
	}
	return out, rows.Err()
}

// TookBack notes in the record of a message that it was edited, or can not be,
// because what it quoted was taken back.
func (b *Books) TookBack(ctx context.Context, entry int64) error {
	err := b.file.Change(ctx, func(tx Tx) error {
		var record []byte
		if err := tx.QueryRowContext(ctx, `SELECT record FROM ledger WHERE id = ?`, entry).Scan(&record); err != nil {
			return err
		}
		if bytes.Contains(record, []byte(takenBack)) {
			return nil
		}
		body, isRecord := bytes.CutSuffix(bytes.TrimSpace(record), []byte("}"))
		if !isRecord || len(body) < len(`{"a":1`) {
			body = []byte(`{"kind":""`)
		}
		_, err := tx.ExecContext(ctx, `UPDATE ledger SET record = ? WHERE id = ?`, append(bytes.Clone(body), ","+takenBack+"}"...), entry)
		return err
	})
	if err != nil {
		return fmt.Errorf("message of what was taken back: %w", err)
	}
	return nil
}
