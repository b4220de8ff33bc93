package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/news"
)

// saying is a message on its way out.
type saying struct {
	key      string
	kind     answer.Kind
	to       Place
	reader   news.Reader // who reads it there
	draft    *draft
	evidence news.Evidence
	of       string // the key of the message that this one shares, if any
	// hold, if there is one, is asked right before sending; its error keeps
	// the message from being sent.
	hold func(context.Context) error
	// stage is where it may have been shown while it was written; nil: nowhere.
	stage Stage
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
}

// readRecord reads what the ledger keeps.
func readRecord(raw []byte) (Record, error) {
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

// say is the one door out. It re-reads every quotation from the newest
// revision, records the intent under the key, sends, and records where the
// message ended up. What no longer stands in the newest revision is not said.
func (b *Bot) say(ctx context.Context, s saying) (answer.Answer, error) {
	if err := b.recheck(ctx, s); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", s.key, err)
	}
	kept := s.record(b.now())
	if kept.Prompt != "" {
		kept.Model = b.modelName
	}
	record, err := json.Marshal(kept)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: writing the record: %w", s.key, err)
	}
	fresh, err := b.ledger.Intend(ctx, s.key, b.now(), record, s.draft.printed())
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: recording the intent: %w", s.key, err)
	}
	if !fresh {
		return b.finish(ctx, s)
	}
	b.countDropped(s.draft.answer)
	return s.draft.answer, b.send(ctx, s, s.draft.answer.As(s.kind))
}

// send carries the message to its place and records the receipt. What was
// shown of it already becomes the whole of it.
func (b *Bot) send(ctx context.Context, s saying, m answer.Message) error {
	if s.hold != nil {
		if err := s.hold(ctx); err != nil {
			return fmt.Errorf("%s: before sending: %w", s.key, err)
		}
	}
	address, err := b.complete(ctx, s, m)
	if err == nil && address == "" {
		address, err = b.messenger.Send(ctx, s.key, s.to, m)
	}
	if err != nil {
		return fmt.Errorf("%s: sending: %w", s.key, err)
	}
	if err := b.ledger.Receipt(ctx, s.key, address); err != nil {
		return fmt.Errorf("%s: recording the receipt: %w", s.key, err)
	}
	return nil
}

// finish ends what an earlier attempt began. With a receipt it was said. With
// none, its outcome is unknown: the message is looked for in its place, and
// only if it did not arrive is what was recorded sent, as far as it still
// stands in the newest revisions.
func (b *Bot) finish(ctx context.Context, s saying) (answer.Answer, error) {
	raw, address, err := b.ledger.Said(ctx, s.key)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: reading what was said: %w", s.key, err)
	}
	record, err := readRecord(raw)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", s.key, err)
	}
	if address == "" {
		if address, err = b.messenger.Find(ctx, s.key, record.Place); err != nil {
			return answer.Answer{}, fmt.Errorf("%s: looking for it: %w", s.key, err)
		}
		if address == "" {
			s.to, s.kind = record.Place, record.Kind
			return b.sendAgain(ctx, s)
		}
		if err := b.ledger.Receipt(ctx, s.key, address); err != nil {
			return answer.Answer{}, fmt.Errorf("%s: recording the receipt: %w", s.key, err)
		}
	}
	return record.Answer, fmt.Errorf("%s: %w", s.key, ErrAlreadySaid)
}

// sendAgain sends what was recorded and did not arrive, without what has been
// changed, withdrawn or closed to the reader since.
func (b *Bot) sendAgain(ctx context.Context, s saying) (answer.Answer, error) {
	var err error
	if s.draft, _, err = b.recall(ctx, s.key); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", s.key, err)
	}
	if err := b.recheck(ctx, s); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", s.key, err)
	}
	return s.draft.answer, b.send(ctx, s, s.draft.answer.As(s.kind))
}

func (s saying) record(at time.Time) Record {
	r := Record{Kind: s.kind, Of: s.of, Place: s.to, At: at, Prompt: s.draft.prompt, Answer: s.draft.answer, Evidence: []Offered{}}
	for _, p := range s.evidence.Passages {
		r.Evidence = append(r.Evidence, Offered{Article: string(p.Article.ID), Revision: p.Article.Revision, Start: p.Start, End: p.End})
	}
	return r
}

// recheck holds every quotation against the newest revision of its article.
// One that stands there unchanged is cited from there; one that does not
// takes what stood on it along. So do a model's words where they may not be
// shown.
func (b *Bot) recheck(ctx context.Context, s saying) error {
	gone := map[int]bool{}
	for i, q := range s.draft.quotes {
		current, err := b.current(ctx, q, s.reader)
		if errors.Is(err, errGone) {
			gone[i+1] = true
			continue
		}
		if err != nil {
			return fmt.Errorf("re-reading citation %d: %w", i+1, err)
		}
		s.draft.set(i, current)
	}
	if len(gone) > 0 {
		s.draft.without(gone)
		prune(&s.draft.answer)
	}
	var quoted []*news.Article
	for _, q := range s.draft.quotes {
		quoted = append(quoted, q.Article())
	}
	s.draft.reword(b.rules.over(s.to, quoted...))
	if s.kind == answer.KindDigest {
		return b.unname(ctx, s.reader, &s.draft.answer)
	}
	return nil
}

// errGone says that a quotation does not stand in the newest revision that
// the reader may see.
var errGone = errors.New("the quotation is no longer in the article")

// current finds the quotation in the newest revision of its article.
func (b *Bot) current(ctx context.Context, q news.Quote, as news.Reader) (news.Quote, error) {
	old := q.Article()
	a, err := b.archive.Article(ctx, old.ID, 0)
	if err != nil {
		return news.Quote{}, fmt.Errorf("article %s: %w", old.ID, err)
	}
	if !as.MayRead(a) {
		return news.Quote{}, errGone
	}
	if q.End() <= len(a.Text) && a.Text[q.Start():q.End()] == q.Text() {
		return a.Quote(q.Start(), q.End())
	}
	start := strings.Index(a.Text, q.Text())
	if start < 0 {
		return news.Quote{}, errGone
	}
	return a.Quote(start, start+len(q.Text()))
}
