package books

import (
	"context"
	"database/sql"
	"fmt"
	"math"
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
		limit = math.MaxInt32
	}
	rows, err := b.file.Query(ctx, `SELECT l.key, l.address, l.at, coalesce(l.place, ''), l.record,
		(SELECT count(*) FROM feedback f WHERE f.entry = l.id AND f.rating = 'good'),
		(SELECT count(*) FROM feedback f WHERE f.entry = l.id AND f.rating = 'bad')
		FROM ledger l ORDER BY l.id DESC LIMIT ?`, limit)
	if err != nil {
		return nil, fmt.Errorf("outlines of the ledger: %w", err)
	}
	defer rows.Close()
	var out []Outline
	for rows.Next() {
		var o Outline
		var at string
		var record sql.RawBytes
		if err := rows.Scan(&o.Key, &o.Address, &at, &o.Place, &record, &o.GoodRatings, &o.BadRatings); err != nil {
			return nil, fmt.Errorf("outlines of the ledger: %w", err)
		}
		r := briefOf(record)
		o.Kind, o.Of, o.Question, o.Outcome = r.Kind, r.Of, r.Answer.Question, r.Answer.Outcome
		if o.At, err = ReadStamp(at); err != nil {
			return nil, fmt.Errorf("ledger entry %s: %w", o.Key, err)
		}
		out = append(out, o)
	}
	return out, rows.Err()
}
