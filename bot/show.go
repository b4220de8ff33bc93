package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Showing is something of articles that is shown otherwise than as an answer: what a
// search found, or a whole text.
type Showing struct {
	// ID is unique to the request, as that of a Question.
	ID   string
	Kind answer.Kind // KindFound or KindText
	// For is what was asked for, in the asker's words.
	For    string
	Spans  []Span
	Reader news.Reader
	Place  Place
}

// Show records in the ledger that the spans are shown, so that a receipt proves it.
// Words of articles are kept by position and digest only. It returns an error that
// wraps ErrNotCitable when one of them cannot be shown.
func (b *Bot) Show(ctx context.Context, s Showing) error {
	key := string(s.Kind) + "/" + s.ID
	d := newDraft(s.For, answer.Extractive, s.Reader.At)
	kept := saying{key: key, kind: s.Kind, to: s.Place, reader: s.Reader, draft: d}.record(b.now())
	var shown []news.Quote
	for _, span := range s.Spans {
		q, err := b.cited(ctx, span, s.Reader)
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		kept.Evidence = append(kept.Evidence, Offered{string(q.Article().ID), q.Article().Revision, q.Start(), q.End()})
		if s.Kind == answer.KindText {
			shown = append(shown, q)
		}
	}
	if len(s.Spans) > 0 {
		kept.Answer.Outcome = answer.Answered
	}
	record, err := json.Marshal(kept)
	if err != nil {
		return fmt.Errorf("%s: writing the record: %w", key, err)
	}
	if _, err := b.ledger.Intend(ctx, key, b.now(), record, shown); err != nil {
		return fmt.Errorf("%s: recording it: %w", key, err)
	}
	if err := b.ledger.Receipt(ctx, key, string(s.Place)); err != nil {
		return fmt.Errorf("%s: recording the receipt: %w", key, err)
	}
	return nil
}
