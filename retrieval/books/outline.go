package books

import (
	"context"
	"fmt"
	"time"
)

// Outline is an entry of the ledger in brief: what was asked and what became
// of it, without quotations. A field that the record lacks is empty.
type Outline struct {
	Key                     string
	Address                 string // where it was said; empty while there is no receipt
	Kind, Of                string // fields of the record
	Place                   string
	At                      time.Time
	Question, Outcome       string // of what was said
	GoodRatings, BadRatings int
}

// Outlines returns the newest entries of the ledger, the newest first; limit
// is how many, and 0 means all.
func (b *Books) Outlines(ctx context.Context, limit int) ([]Outline, error) {
	if limit == 0 {
		limit = -1 // of SQLite: no limit
	}
	rows, err := b.file.Query(ctx, `SELECT key, address, at,
		coalesce(json_extract(r, '$.kind'), ''), coalesce(json_extract(r, '$.of'), ''), coalesce(place, ''),
		coalesce(json_extract(r, '$.answer.question'), ''), coalesce(json_extract(r, '$.answer.outcome'), ''),
		(SELECT count(*) FROM feedback WHERE entry = id AND rating = 'good'), (SELECT count(*) FROM feedback WHERE entry = id AND rating = 'bad')
		FROM (SELECT id, key, address, at, place, CASE WHEN json_valid(CAST(record AS TEXT)) THEN CAST(record AS TEXT) ELSE '{}' END AS r
		FROM ledger ORDER BY id DESC LIMIT ?) ORDER BY id DESC`, limit)
	if err != nil {
		return nil, fmt.Errorf("outlines of the ledger: %w", err)
	}
	defer rows.Close()
	var out []Outline
	for rows.Next() {
		var o Outline
		var at string
		if err := rows.Scan(&o.Key, &o.Address, &at, &o.Kind, &o.Of, &o.Place, &o.Question, &o.Outcome, &o.GoodRatings, &o.BadRatings); err != nil {
			return nil, fmt.Errorf("outlines of the ledger: %w", err)
		}
		if o.At, err = ReadStamp(at); err != nil {
			return nil, fmt.Errorf("ledger entry %s: %w", o.Key, err)
		}
		out = append(out, o)
	}
	return out, rows.Err()
}
