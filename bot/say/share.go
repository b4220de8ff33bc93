package say

import (
	"context"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
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
func (door *Door) Share(ctx context.Context, s Sharing) (answer.Answer, error) {
	key := "share/" + string(s.Place) + "/" + s.Key
	begun, err := door.Begun(ctx, key)
	if err != nil {
		return answer.Answer{}, err
	}
	from := s.Key
	if begun {
		from = key
	}
	d, kind, err := door.recall(ctx, from)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", key, err)
	}
	if d.Answer.NamesUnquoted() { // it names articles that nothing is quoted from
		return answer.Answer{}, fmt.Errorf("%s: %w", key, ErrNotShareable)
	}
	if s.Reader.At.IsZero() {
		s.Reader.At = door.now()
	}
	out := Saying{Key: key, Kind: kind, To: s.Place, Reader: s.Reader, Draft: d, Of: s.Key}
	recorded := len(d.Quotes)
	if err := door.recheck(ctx, out); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", key, err)
	}
	switch {
	case len(d.Answer.Claims) == 0:
		return answer.Answer{}, fmt.Errorf("%s: %w", key, ErrNotShareable)
	case begun && len(d.Quotes) < recorded: // who reads there has changed since
		return answer.Answer{}, fmt.Errorf("%s: %w", key, ErrNotShareable)
	case begun:
		return door.Finish(ctx, out)
	}
	// What was left out is not told to people who may not read it.
	d.Answer.Dropped = []answer.Dropped{}
	if err := door.Scope(ctx, s.Reader, d); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", key, err)
	}
	return door.Say(ctx, out)
}

// recall returns a recorded message with the quotations behind it.
func (door *Door) recall(ctx context.Context, key string) (*compose.Draft, answer.Kind, error) {
	raw, _, err := door.ledger.Said(ctx, key)
	if err != nil {
		return nil, "", fmt.Errorf("reading the ledger: %w", err)
	}
	if raw == nil {
		return nil, "", fmt.Errorf("%s was never said: %w", key, ErrNotShareable)
	}
	record, err := ReadRecord(raw)
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", key, err)
	}
	var quotes []news.Quote
	for _, c := range record.Answer.Citations {
		a, err := door.archive.Article(ctx, news.ArticleID(c.Article), c.Revision)
		if err != nil {
			return nil, "", fmt.Errorf("citation %d of %s: %w", c.N, key, err)
		}
		q, err := a.Quote(c.Start, c.End)
		if err != nil {
			return nil, "", fmt.Errorf("citation %d of %s: %w", c.N, key, err)
		}
		quotes = append(quotes, q)
	}
	return compose.Recorded(record.Answer, record.Prompt, quotes), record.Kind, nil
}
