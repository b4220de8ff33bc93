package say

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Note records that something is shown that the door does not carry there: from
// where it was found, and which words are shown whole. It is kept like a message.
func (door *Door) Note(ctx context.Context, s Saying, found, shown []news.Quote) error {
	kept := s.record(door.now())
	for _, q := range found {
		kept.Evidence = append(kept.Evidence, Offered{string(q.Article().ID), q.Article().Revision, q.Start(), q.End()})
	}
	record, err := json.Marshal(kept)
	if err != nil {
		return fmt.Errorf("%s: writing the record: %w", s.Key, err)
	}
	if _, err := door.ledger.Intend(ctx, s.Key, door.now(), record, shown); err != nil {
		return fmt.Errorf("%s: recording it: %w", s.Key, err)
	}
	if err := door.ledger.Receipt(ctx, s.Key, string(s.To)); err != nil {
		return fmt.Errorf("%s: recording the receipt: %w", s.Key, err)
	}
	return nil
}
