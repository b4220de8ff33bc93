package bot

import (
	"context"
	"fmt"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/say"
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
	Place  say.Place
}

// Show records in the ledger that the spans are shown, so that a receipt proves it.
// Words of articles are kept by position and digest only. It returns an error that
// wraps ErrNotCitable when one of them cannot be shown.
func (b *Bot) Show(ctx context.Context, s Showing) error {
	key := string(s.Kind) + "/" + s.ID
	d := compose.New(s.For, answer.Extractive, s.Reader.At)
	var found []news.Quote
	for _, span := range s.Spans {
		q, err := b.cited(ctx, span, s.Reader)
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		found = append(found, q)
	}
	if len(found) > 0 {
		d.Answer.Outcome = answer.Answered
	}
	noted := say.Saying{Key: key, Kind: s.Kind, To: s.Place, Reader: s.Reader, Draft: d}
	if s.Kind == answer.KindText {
		return b.Door.Note(ctx, noted, found, found)
	}
	return b.Door.Note(ctx, noted, found, nil)
}
