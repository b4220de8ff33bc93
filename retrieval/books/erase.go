package books

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// record is what is left of a record: when and where something was said, and on
// which passages it stood. What was asked is told by the article's own words more
// often than not.
type record struct {
	Kind     string          `json:"kind,omitempty"`
	Of       string          `json:"of,omitempty"`
	Place    string          `json:"place,omitempty"`
	At       json.RawMessage `json:"at,omitempty"`
	Prompt   string          `json:"prompt,omitempty"`
	Evidence json.RawMessage `json:"evidence,omitempty"`
	Erased   bool            `json:"erased"`
	Answer   struct {
		Outcome string          `json:"outcome"`
		Mode    string          `json:"mode"`
		AsOf    json.RawMessage `json:"as_of,omitempty"`
	} `json:"answer"`
}

// EraseSaid takes out of the ledger, within the transaction, what was said of an
// article: of each record that names it nothing is left but when and where
// something was said. It notes the messages that are to be edited where they stand.
func (b *Books) EraseSaid(ctx context.Context, tx Tx, id news.ArticleID) error {
	named, err := json.Marshal(string(id))
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, record, address FROM ledger l
		WHERE `+b.engine.recordHolds+` OR EXISTS (SELECT 1 FROM ledger_quotes q WHERE q.entry = l.id AND q.article = ?2)`, named, id)
	if err != nil {
		return err
	}
	defer rows.Close()
	type entry struct {
		id      int64
		record  []byte
		address string
	}
	var all []entry
	for rows.Next() {
		var e entry
		if err := rows.Scan(&e.id, &e.record, &e.address); err != nil {
			return err
		}
		all = append(all, e)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, e := range all {
		if _, err := tx.ExecContext(ctx, `UPDATE ledger SET record = ? WHERE id = ?`, leftOf(e.record), e.id); err != nil {
			return err
		}
		if e.address == "" {
			continue
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO erased_messages (entry) VALUES (?) ON CONFLICT DO NOTHING`, e.id); err != nil {
			return err
		}
	}
	return nil
}

// leftOf returns what is left of a record.
func leftOf(raw []byte) []byte {
	var r record
	_ = json.Unmarshal(raw, &r) // of one that is no record nothing is left
	r.Erased = true
	out, err := json.Marshal(r)
	if err != nil {
		return []byte(`{"erased":true}`)
	}
	return out
}

// Unedited is a message that said something of what was erased.
type Unedited struct {
	Entry               int64
	Key, Address, Place string
}

// Unedited returns the messages that are still to be edited.
func (b *Books) Unedited(ctx context.Context) ([]Unedited, error) {
	rows, err := b.file.Query(ctx, `SELECT l.id, l.key, l.address, coalesce(l.place, '') FROM erased_messages m JOIN ledger l ON l.id = m.entry ORDER BY l.id`)
	if err != nil {
		return nil, fmt.Errorf("messages of what was erased: %w", err)
	}
	defer rows.Close()
	var out []Unedited
	for rows.Next() {
		var u Unedited
		if err := rows.Scan(&u.Entry, &u.Key, &u.Address, &u.Place); err != nil {
			return nil, fmt.Errorf("messages of what was erased: %w", err)
		}
		out = append(out, u)
	}
	return out, rows.Err()
}

// Edited notes that a message was edited, or can not be any more.
func (b *Books) Edited(ctx context.Context, entry int64) error {
	err := b.file.Change(ctx, func(tx Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM erased_messages WHERE entry = ?`, entry)
		return err
	})
	if err != nil {
		return fmt.Errorf("message of what was erased: %w", err)
	}
	return nil
}

// Tombstone is what is left of an article that was erased.
type Tombstone struct {
	Article news.ArticleID
	Reason  string
	At      time.Time
	// Clean says that the file holds no remains of it either.
	Clean bool
	// SHA256 are the digests of the texts of its revisions.
	SHA256 []string
}
