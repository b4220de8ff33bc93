package bot

import (
	"context"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Sharing is a message that is to be said again where others read it.
type Sharing struct {
	// Key is the ledger's key of the message.
	Key string
	// Reader stands for everybody who reads at the place.
	Reader news.Reader
	Place  Place
}

// ErrNotShareable says that nothing of the message may be read at the place.
var ErrNotShareable = errors.New("nothing of the answer may be read there")

// Share says a recorded message once more, at another place and under a key of
// its own. No model is asked again: what is said is what was recorded, as far
// as it still stands and everybody at the place may read what it quotes. It
// returns ErrNotShareable when nothing is left, and ErrAlreadySaid when the
// answer was shared there before.
func (b *Bot) Share(ctx context.Context, s Sharing) (answer.Answer, error) {
	key := "share/" + string(s.Place) + "/" + s.Key
	begun, _, err := b.ledger.Said(ctx, key)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: reading the ledger: %w", key, err)
	}
	from := s.Key
	if begun != nil {
		from = key
	}
	d, kind, err := b.recall(ctx, from)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", key, err)
	}
	if kind == answer.KindDigest { // it names articles that nothing is quoted from
		return answer.Answer{}, fmt.Errorf("%s: %w", key, ErrNotShareable)
	}
	if s.Reader.At.IsZero() {
		s.Reader.At = b.now()
	}
	out := saying{key: key, kind: kind, to: s.Place, reader: s.Reader, draft: d, of: s.Key}
	recorded := len(d.quotes)
	if err := b.recheck(ctx, out); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", key, err)
	}
	switch {
	case len(d.answer.Claims) == 0:
		return answer.Answer{}, fmt.Errorf("%s: %w", key, ErrNotShareable)
	case begun != nil && len(d.quotes) < recorded: // who reads there has changed since
		return answer.Answer{}, fmt.Errorf("%s: %w", key, ErrNotShareable)
	case begun != nil:
		return b.finish(ctx, out)
	}
	// What was left out is not told to people who may not read it.
	d.answer.Dropped = []answer.Dropped{}
	if err := b.scope(ctx, s.Reader, d); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", key, err)
	}
	return b.say(ctx, out)
}

// recall returns a recorded message with the quotations behind it.
func (b *Bot) recall(ctx context.Context, key string) (*draft, answer.Kind, error) {
	raw, _, err := b.ledger.Said(ctx, key)
	if err != nil {
		return nil, "", fmt.Errorf("reading the ledger: %w", err)
	}
	if raw == nil {
		return nil, "", fmt.Errorf("%s was never said: %w", key, ErrNotShareable)
	}
	record, err := readRecord(raw)
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", key, err)
	}
	d := &draft{answer: record.Answer, prompt: record.Prompt}
	for _, c := range record.Answer.Citations {
		a, err := b.archive.Article(ctx, news.ArticleID(c.Article), c.Revision)
		if err != nil {
			return nil, "", fmt.Errorf("citation %d of %s: %w", c.N, key, err)
		}
		q, err := a.Quote(c.Start, c.End)
		if err != nil {
			return nil, "", fmt.Errorf("citation %d of %s: %w", c.N, key, err)
		}
		d.quotes = append(d.quotes, q)
	}
	return d, record.Kind, nil
}
