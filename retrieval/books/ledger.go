package books

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// ErrNoEntry says that the ledger holds no entry under the key.
var ErrNoEntry = errors.New("no such entry in the ledger")

// ErrNotStored says that a quotation is not what the archive holds at its
// place.
var ErrNotStored = errors.New("quotation is not in the stored article")

// Entry is one thing that was said, or was about to be.
type Entry struct {
	Key    string
	At     time.Time
	Record []byte // as it was given to Intend
	// Address is where it was said; empty while there is no receipt.
	Address string
	Quotes  []QuotedSpan
}

// QuotedSpan is a quotation by its position.
type QuotedSpan struct {
	Article    news.ArticleID
	Revision   int
	Start, End int    // bytes
	SHA256     string // of the quoted bytes
}

// Intend writes down what is about to be said, under a key that can be used
// once, and what it quotes. It returns false, and writes nothing, when the key
// is there already. A quotation that is not in the stored revision is refused
// with an error that wraps ErrNotStored.
func (b *Books) Intend(ctx context.Context, key string, at time.Time, record []byte, quotes []news.Quote) (fresh bool, err error) {
	err = b.file.Change(ctx, func(tx Tx) error {
		var entry int64
		err := tx.QueryRowContext(ctx, `INSERT INTO ledger (key, at, record, place) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`,
			key, Stamp(at), NotNull(record), placeOf(record)).Scan(&entry)
		if fresh = err == nil; errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		for i, q := range quotes {
			if err := storeQuote(ctx, tx, entry, i+1, q); err != nil {
				return fmt.Errorf("quotation %d: %w", i+1, err)
			}
		}
		return nil
	})
	if err != nil {
		return false, fmt.Errorf("ledger entry %s: %w", key, err)
	}
	return fresh, nil
}

func storeQuote(ctx context.Context, tx Tx, entry int64, n int, q news.Quote) error {
	if q.Article() == nil {
		return fmt.Errorf("it is empty: %w", ErrNotStored)
	}
	span := QuotedSpan{q.Article().ID, q.Article().Revision, q.Start(), q.End(), Digest([]byte(q.Text()))}
	var stored []byte
	err := tx.QueryRowContext(ctx, `SELECT substr(text, CAST(? AS INTEGER) + 1, CAST(? AS INTEGER)) FROM revisions WHERE article = ? AND revision = ?`,
		span.Start, span.End-span.Start, span.Article, span.Revision).Scan(&stored)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if err != nil || Digest(stored) != span.SHA256 {
		return fmt.Errorf("article %s revision %d: %w", span.Article, span.Revision, ErrNotStored)
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO ledger_quotes (entry, n, article, revision, start, "end", sha256) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		entry, n, span.Article, span.Revision, span.Start, span.End, span.SHA256)
	return err
}

// Receipt writes down where the entry was said. The error wraps ErrNoEntry
// when there is none under the key.
func (b *Books) Receipt(ctx context.Context, key, address string) error {
	return b.file.Change(ctx, func(tx Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE ledger SET address = ? WHERE key = ?`, address, key)
		if err != nil {
			return fmt.Errorf("ledger entry %s: %w", key, err)
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fmt.Errorf("ledger entry %s: %w", key, ErrNoEntry))
		}
		return nil
	})
}

// Said returns what was recorded under the key and where it was said; the
// address is empty while there is no receipt. The record is nil when there is
// nothing under the key.
func (b *Books) Said(ctx context.Context, key string) (record []byte, address string, err error) {
	err = b.file.View(ctx, func(tx Tx) error {
		return tx.QueryRowContext(ctx, `SELECT record, address FROM ledger WHERE key = ?`, key).Scan(&record, &address)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", fmt.Errorf("ledger entry %s: %w", key, err)
	}
	return record, address, nil
}

// Entry returns the entry under the key. The error wraps ErrNoEntry when there is
// none.
func (b *Books) Entry(ctx context.Context, key string) (Entry, error) {
	e := Entry{Key: key}
	err := b.file.View(ctx, func(tx Tx) error {
		var id int64
		var at string
		err := tx.QueryRowContext(ctx, `SELECT id, at, record, address FROM ledger WHERE key = ?`, key).Scan(&id, &at, &e.Record, &e.Address)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNoEntry
		}
		if err != nil {
			return err
		}
		if e.At, err = ReadStamp(at); err != nil {
			return err
		}
		e.Quotes, err = quotesOf(ctx, tx, id)
		return err
	})
	if err != nil {
		return Entry{}, fmt.Errorf("ledger entry %s: %w", key, err)
	}
	return e, nil
}

// Earlier returns the last questions that were answered at the place, at most
// limit of them, oldest first. What stands for a summary and its kin is the
// headline of the article that they begin with, since they may have been asked
// for by an id.
func (b *Books) Earlier(ctx context.Context, place string, limit int) ([]string, error) {
	rows, err := b.file.Query(ctx, `SELECT record FROM ledger WHERE place = ? ORDER BY id DESC LIMIT ?`, place, limit)
	if err != nil {
		return nil, fmt.Errorf("ledger of %s: %w", place, err)
	}
	defer rows.Close()
	var questions []string
	for rows.Next() {
		var record []byte
		if err := rows.Scan(&record); err != nil {
			return nil, fmt.Errorf("ledger of %s: %w", place, err)
		}
		if question := briefOf(record).asked(); question != "" { // a digest has none
			questions = append(questions, question)
		}
	}
	slices.Reverse(questions)
	return questions, rows.Err()
}

// entriesAtOnce is how many entries of the ledger are read before their
// quotations are: they are some kB each.
const entriesAtOnce = 200

// Entries calls each with every entry, in the order they were written, until
// it returns an error, which Entries then returns.
func (b *Books) Entries(ctx context.Context, each func(Entry) error) error {
	return b.file.View(ctx, func(tx Tx) error {
		for last := int64(0); ; {
			ids, entries, err := entriesAfter(ctx, tx, last)
			if err != nil {
				return fmt.Errorf("ledger: %w", err)
			}
			if len(ids) == 0 {
				return nil
			}
			for i, e := range entries {
				if e.Quotes, err = quotesOf(ctx, tx, ids[i]); err != nil {
					return fmt.Errorf("ledger entry %s: %w", e.Key, err)
				}
				if err := each(e); err != nil {
					return err
				}
			}
			last = ids[len(ids)-1]
		}
	})
}

// entriesAfter returns the next entries after the row, without their quotations.
func entriesAfter(ctx context.Context, tx Tx, after int64) (ids []int64, entries []Entry, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, key, at, record, address FROM ledger WHERE id > ? ORDER BY id LIMIT ?`, after, entriesAtOnce)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var at string
		var e Entry
		if err := rows.Scan(&id, &e.Key, &at, &e.Record, &e.Address); err != nil {
			return nil, nil, err
		}
		if e.At, err = ReadStamp(at); err != nil {
			return nil, nil, fmt.Errorf("entry %s: %w", e.Key, err)
		}
		ids, entries = append(ids, id), append(entries, e)
	}
	return ids, entries, rows.Err()
}

func quotesOf(ctx context.Context, tx Tx, entry int64) ([]QuotedSpan, error) {
	rows, err := tx.QueryContext(ctx, `SELECT article, revision, start, "end", sha256 FROM ledger_quotes WHERE entry = ? ORDER BY n`, entry)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []QuotedSpan
	for rows.Next() {
		var q QuotedSpan
		if err := rows.Scan(&q.Article, &q.Revision, &q.Start, &q.End, &q.SHA256); err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, rows.Err()
}
