package say

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Saying is a message on its way out.
type Saying struct {
	Key      string
	Kind     answer.Kind
	To       Place
	Reader   news.Reader // who reads it there
	Draft    *compose.Draft
	Evidence news.Evidence
	Of       string // the key of the message that this one shares, if any
	// Hold, if there is one, is asked right before sending; its error keeps
	// the message from being sent.
	Hold func(context.Context) error
	// Stage is where it may have been shown while it was written; nil: nowhere.
	Stage Stage
	// Gone, if there is one, is what the kind of message does when quotations
	// are gone and what stood on them was taken out.
	Gone func(*answer.Answer)
	// Reread, if there is one, holds what the kind of message has besides
	// quotations against the newest revisions.
	Reread func(context.Context, news.Reader, *answer.Answer) error
}

// Record is what the ledger keeps of a message: enough to tell, long after,
// what was asked, what was offered, what was said and on what grounds.
type Record struct {
	Kind     answer.Kind `json:"kind"`
	Of       string      `json:"of,omitempty"` // the key of the message that was shared
	Place    Place       `json:"place"`
	At       time.Time   `json:"at"`
	Prompt   string      `json:"prompt,omitempty"` // template@version, of each request
	Model    string      `json:"model,omitempty"`  // the model that was asked
	Evidence []Offered   `json:"evidence"`
	// Answer is what was said, whatever its kind.
	Answer answer.Answer `json:"answer"`
	// Erased says that an article that it named was erased, and what was said
	// with it.
	Erased bool `json:"erased,omitempty"`
	// TakenBack says that an article that it quoted was taken back, and that the
	// message was edited where it stands.
	TakenBack bool `json:"taken_back,omitempty"`
}

// ReadRecord reads what the ledger keeps.
func ReadRecord(raw []byte) (Record, error) {
	var r Record
	if err := json.Unmarshal(raw, &r); err != nil {
		return Record{}, fmt.Errorf("reading the record: %w", err)
	}
	return r, nil
}

// Offered is a passage that was offered as evidence, by position.
type Offered struct {
	Article  string `json:"article"`
	Revision int    `json:"revision"`
	Start    int    `json:"start"` // bytes
	End      int    `json:"end"`
}

// Say is the one door out. It re-reads every quotation from the newest
// revision, records the intent under the key, sends, and records where the
// message ended up. What no longer stands in the newest revision is not said. Its
// error wraps ErrNarrowed when who reads along has changed.
func (door *Door) Say(ctx context.Context, s Saying) (answer.Answer, error) {
	if err := stillReads(ctx, s.Reader); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", s.Key, err)
	}
	if err := door.recheck(ctx, s); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", s.Key, err)
	}
	kept := s.record(door.now())
	if kept.Prompt != "" {
		kept.Model = door.modelName
	}
	record, err := json.Marshal(kept)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: writing the record: %w", s.Key, err)
	}
	fresh, err := door.ledger.Intend(ctx, s.Key, door.now(), record, s.Draft.Printed())
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: recording the intent: %w", s.Key, err)
	}
	if !fresh {
		return door.Finish(ctx, s)
	}
	door.countDropped(s.Draft.Answer)
	return s.Draft.Answer, door.send(ctx, s, s.Draft.Answer.As(s.Kind))
}

// send carries the message to its place and records the receipt. What was
// shown of it already becomes the whole of it.
func (door *Door) send(ctx context.Context, s Saying, m answer.Message) error {
	if s.Hold != nil {
		if err := s.Hold(ctx); err != nil {
			return fmt.Errorf("%s: before sending: %w", s.Key, err)
		}
	}
	address, err := door.complete(ctx, s, m)
	if err == nil && address == "" {
		address, err = door.messenger.Send(ctx, s.Key, s.To, m)
	}
	if err != nil {
		return fmt.Errorf("%s: sending: %w", s.Key, err)
	}
	if err := door.ledger.Receipt(ctx, s.Key, address); err != nil {
		return fmt.Errorf("%s: recording the receipt: %w", s.Key, err)
	}
	return nil
}

// Finish ends what an earlier attempt began. With a receipt it was said. With
// none, its outcome is unknown: the message is looked for in its place, and
// only if it did not arrive is what was recorded sent, as far as it still
// stands in the newest revisions.
func (door *Door) Finish(ctx context.Context, s Saying) (answer.Answer, error) {
	raw, address, err := door.ledger.Said(ctx, s.Key)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: reading what was said: %w", s.Key, err)
	}
	record, err := ReadRecord(raw)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", s.Key, err)
	}
	if address == "" {
		if address, err = door.messenger.Find(ctx, s.Key, record.Place); err != nil {
			return answer.Answer{}, fmt.Errorf("%s: looking for it: %w", s.Key, err)
		}
		if address == "" {
			s.To, s.Kind = record.Place, record.Kind
			return door.sendAgain(ctx, s)
		}
		if err := door.ledger.Receipt(ctx, s.Key, address); err != nil {
			return answer.Answer{}, fmt.Errorf("%s: recording the receipt: %w", s.Key, err)
		}
	}
	return record.Answer, fmt.Errorf("%s: %w", s.Key, ErrAlreadySaid)
}

// sendAgain sends what was recorded and did not arrive, without what has been
// changed, withdrawn or closed to the reader since.
func (door *Door) sendAgain(ctx context.Context, s Saying) (answer.Answer, error) {
	var err error
	if s.Draft, _, err = door.recall(ctx, s.Key); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", s.Key, err)
	}
	if err := stillReads(ctx, s.Reader); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", s.Key, err)
	}
	if err := door.recheck(ctx, s); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", s.Key, err)
	}
	return s.Draft.Answer, door.send(ctx, s, s.Draft.Answer.As(s.Kind))
}

// ErrNarrowed says that somebody reads along by now who may not read all that the
// message was made from. Nothing was said; it is to be made anew.
var ErrNarrowed = errors.New("who reads along has changed")

// stillReads returns ErrNarrowed unless what was read for the reader may still be
// read to them. Where only open articles were read there is nothing to ask.
func stillReads(ctx context.Context, as news.Reader) error {
	if len(as.Collections) == 0 || as.Still == nil || as.Still(ctx) {
		return nil
	}
	return ErrNarrowed
}

func (s Saying) record(at time.Time) Record {
	r := Record{Kind: s.Kind, Of: s.Of, Place: s.To, At: at, Prompt: s.Draft.Prompt, Answer: s.Draft.Answer, Evidence: []Offered{}}
	for _, p := range s.Evidence.Passages {
		r.Evidence = append(r.Evidence, Offered{Article: string(p.Article.ID), Revision: p.Article.Revision, Start: p.Start, End: p.End})
	}
	return r
}

// recheck holds every quotation against the newest revision of its article.
// One that stands there unchanged is cited from there; one that does not
// takes what stood on it along. So do a model's words where they may not be
// shown.
func (door *Door) recheck(ctx context.Context, s Saying) error {
	gone := map[int]bool{}
	for i, q := range s.Draft.Quotes {
		current, err := door.Current(ctx, q, s.Reader)
		if errors.Is(err, ErrGone) {
			gone[i+1] = true
			continue
		}
		if err != nil {
			return fmt.Errorf("re-reading citation %d: %w", i+1, err)
		}
		s.Draft.Set(i, current)
	}
	if len(gone) > 0 {
		s.Draft.Without(gone)
		if s.Gone != nil {
			s.Gone(&s.Draft.Answer)
		}
	}
	var quoted []*news.Article
	for _, q := range s.Draft.Quotes {
		quoted = append(quoted, q.Article())
	}
	s.Draft.Reword(door.rules.Over(s.To, quoted...))
	if s.Reread != nil {
		return s.Reread(ctx, s.Reader, &s.Draft.Answer)
	}
	return nil
}

// ErrGone says that a quotation does not stand in the newest revision that
// the reader may see.
var ErrGone = errors.New("the quotation is no longer in the article")

// Current finds the quotation in the newest revision of its article.
func (door *Door) Current(ctx context.Context, q news.Quote, as news.Reader) (news.Quote, error) {
	old := q.Article()
	a, err := door.archive.Article(ctx, old.ID, 0)
	if err != nil {
		return news.Quote{}, fmt.Errorf("article %s: %w", old.ID, err)
	}
	if !as.MayRead(a) {
		return news.Quote{}, ErrGone
	}
	if q.End() <= len(a.Text) && a.Text[q.Start():q.End()] == q.Text() {
		return a.Quote(q.Start(), q.End())
	}
	start := strings.Index(a.Text, q.Text())
	if start < 0 {
		return news.Quote{}, ErrGone
	}
	return a.Quote(start, start+len(q.Text()))
}

// Arrived returns where the message of the key was said, or "" when it was
// not. One whose outcome is unknown is looked for; nothing is sent.
func (door *Door) Arrived(ctx context.Context, key string) (address string, err error) {
	raw, address, err := door.ledger.Said(ctx, key)
	if err != nil || raw == nil || address != "" {
		return address, err
	}
	record, err := ReadRecord(raw)
	if err != nil {
		return "", err
	}
	if address, err = door.messenger.Find(ctx, key, record.Place); err != nil || address == "" {
		return "", err
	}
	return address, door.ledger.Receipt(ctx, key, address)
}
