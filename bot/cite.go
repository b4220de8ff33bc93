package bot

import (
	"context"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Citing asks for words of articles by their places.
type Citing struct {
	// ID is unique to the request, as that of a Question.
	ID string
	// For is what was asked for, in the asker's words.
	For    string
	Spans  []Span
	Reader news.Reader
	Place  say.Place
}

// Span is a run of bytes of a revision of an article; revision 0 is the newest.
type Span struct {
	Article    news.ArticleID
	Revision   int
	Start, End int // bytes
}

// ErrNotCitable says that a span is not to be had: there is no such article that
// the reader may see, or the words do not stand in it, or no longer.
var ErrNotCitable = errors.New("there are no such words to be shown")

// Cite says the words at the spans, as they are and no more of them. It goes
// through the same door as an answer. It returns an error that wraps ErrNotCitable
// when one of them cannot be shown, and says nothing then.
func (b *Bot) Cite(ctx context.Context, c Citing) (answer.Answer, error) {
	key := string(answer.KindQuotation) + "/" + c.ID
	if c.Reader.At.IsZero() {
		c.Reader.At = b.Now()
	}
	d := compose.New(c.For, answer.Extractive, c.Reader.At)
	for _, s := range c.Spans {
		q, err := b.cited(ctx, s, c.Reader)
		if err != nil {
			return answer.Answer{}, fmt.Errorf("%s: %w", key, err)
		}
		d.AsShown(q)
		d.Claim(q.Text(), q)
	}
	d.Answer.Outcome = answer.Answered
	if err := b.Door.Scope(ctx, c.Reader, d); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", key, err)
	}
	return b.Door.Say(ctx, say.Saying{Key: key, Kind: answer.KindQuotation, To: c.Place, Reader: c.Reader, Draft: d})
}

// cited returns the words at the span as they stand in the newest revision.
func (b *Bot) cited(ctx context.Context, s Span, as news.Reader) (news.Quote, error) {
	newest, err := b.Archive.Article(ctx, s.Article, 0)
	if err != nil || !as.MayRead(newest) { // to the reader it is all the same why
		return news.Quote{}, errors.Join(ErrNotCitable, err)
	}
	a := newest
	if s.Revision != 0 && s.Revision != newest.Revision {
		if a, err = b.Archive.Article(ctx, s.Article, s.Revision); err != nil || !as.MayRead(a) {
			return news.Quote{}, errors.Join(ErrNotCitable, err)
		}
	}
	q, err := a.Quote(s.Start, s.End)
	if err != nil {
		return news.Quote{}, errors.Join(ErrNotCitable, err)
	}
	if q, err = b.Door.Current(ctx, q, as); errors.Is(err, say.ErrGone) {
		return news.Quote{}, errors.Join(ErrNotCitable, err)
	}
	return q, err
}
