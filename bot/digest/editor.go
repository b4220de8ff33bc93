package digest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/events"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Editor makes digests and has its Bot say them.
type Editor struct {
	bot.Means
	newsroom Newsroom
	editions Editions
}

// NewEditor returns an Editor.
func NewEditor(b *bot.Bot, n Newsroom, e Editions) *Editor {
	return &Editor{Means: b.Means, newsroom: n, editions: e}
}

// What a digest looks at and holds. The numbers are what is read over a cup
// of coffee: a digest is no archive.
const (
	maxStories = 8  // with claims and quotations
	maxAlso    = 20 // named only
	// pileMax is how many articles are put into stories, the newest; a day of
	// a large newsroom with all its agencies has about as many.
	pileMax = 2000
	// firstSpan is how far the first digest of a channel looks back.
	firstSpan = 24 * time.Hour
	// lateCopy is how old by its date an article may be that has only just
	// come in and still count as new: feeds are late, and a date without an
	// hour is read as midnight.
	lateCopy = 48 * time.Hour
	// memory is how far back earlier digests and marks count.
	memory = 14 * 24 * time.Hour
)

// Digest makes the digest, says it and returns it as said. When nothing is
// new and it is to be quiet about that, nothing is said. It returns
// say.ErrAlreadySaid for a digest that was said before.
func (e *Editor) Digest(ctx context.Context, r Request) (answer.Digest, error) {
	key := Key(r.ID)
	if r.Reader.At.IsZero() {
		r.Reader.At = e.Now()
	}
	if begun, err := e.Door.Begun(ctx, key); err != nil {
		return answer.Digest{}, err
	} else if begun {
		said, err := e.Door.Finish(ctx, say.Saying{Key: key, Reader: r.Reader, Hold: r.Hold, Gone: prune, Reread: e.unname})
		return answer.Digest{Answer: said}, err
	}
	d, err := e.compose(ctx, r)
	if err != nil {
		return answer.Digest{}, fmt.Errorf("%s: %w", key, err)
	}
	if err := e.Door.Scope(ctx, r.Reader, d.draft); err != nil {
		return answer.Digest{}, fmt.Errorf("%s: %w", key, err)
	}
	if a := d.draft.Answer; r.Quiet && a.Outcome == answer.NotFound && len(a.Faults)+len(a.Missed) == 0 {
		return answer.Digest{Answer: a}, nil
	}
	said, err := e.Door.Say(ctx, say.Saying{Key: key, Kind: answer.KindDigest, To: r.Place, Reader: r.Reader, Draft: d.draft, Evidence: d.evidence, Hold: r.Hold, Gone: prune, Reread: e.unname})
	return answer.Digest{Answer: said}, err
}

// unname takes out stories that are only named and whose article may not be
// read any more: nothing is quoted from it, so that the door out does not see
// to it.
func (e *Editor) unname(ctx context.Context, as news.Reader, a *answer.Answer) error {
	also := []answer.Story{}
	for _, s := range a.Also {
		now, err := e.Archive.Article(ctx, news.ArticleID(s.Article), 0)
		if err != nil {
			return fmt.Errorf("article %s: %w", s.Article, err)
		}
		if as.MayRead(now) {
			also = append(also, s)
		}
	}
	a.Also = also
	if len(a.Stories)+len(a.Also)+len(a.Corrections) == 0 {
		a.Outcome = answer.NotFound
	}
	return nil
}

// Key is the ledger's key of a digest.
func Key(id string) string { return "digest/" + id }

// sheet is a digest in the making.
type sheet struct {
	request  Request
	draft    *compose.Draft // its answer has an Edition
	evidence news.Evidence
	// fault is that of the model, once it failed: it is not asked again.
	fault error
	// wording is one for the whole digest, since that says of itself whose
	// words it is in.
	wording answer.Wording
}

// past is what the channel was told before.
type past struct {
	records []say.Record // of its digests, the latest first
	liking  map[news.ArticleID]int
	notNews map[news.ArticleID]int
}

// compose gathers what is new, puts it into stories and writes the heaviest.
func (e *Editor) compose(ctx context.Context, r Request) (*sheet, error) {
	before, err := e.past(ctx, r)
	if err != nil {
		return nil, err
	}
	after, since := before.mark(r)
	arrivals, last, err := e.newsroom.Arrivals(ctx, r.Reader, after, since)
	if err != nil {
		return nil, err
	}
	d := newSheet(r, since, last)
	if d.draft.Answer.Corrections, err = e.corrections(ctx, d, before); err != nil {
		return nil, err
	}
	fresh := before.unseen(arrivals, after, since, r.Since.IsZero() && len(before.records) == 0)
	if err := e.stories(ctx, d, before, fresh); err != nil {
		return nil, err
	}
	if len(d.draft.Answer.Stories)+len(d.draft.Answer.Also)+len(d.draft.Answer.Corrections) > 0 {
		d.draft.Answer.Outcome = answer.Answered
	}
	if d.fault != nil {
		d.draft.Answer.Notice = write.Notice(d.fault)
	}
	return d, nil
}

func newSheet(r Request, since time.Time, through int64) *sheet {
	d := &sheet{request: r, draft: compose.New("", answer.Extractive, r.Reader.At)}
	d.draft.Unasked()
	d.draft.Answer.Edition = &answer.Edition{
		Day: r.Day, Since: compose.Date(since), Due: compose.Date(r.Due), Through: through,
		Missed: append([]string{}, r.Missed...), Faults: append([]answer.Fault{}, r.Faults...),
		Stories: []answer.Story{}, Also: []answer.Story{}, Corrections: []answer.Correction{},
	}
	return d
}

// past reads what the channel was told and what its people thought of it.
func (e *Editor) past(ctx context.Context, r Request) (past, error) {
	var p past
	from := r.Reader.At.Add(-memory)
	raw, err := e.editions.Digests(ctx, string(r.Channel), from)
	if err != nil {
		return p, err
	}
	for _, one := range raw {
		record, err := say.ReadRecord(one)
		if err != nil {
			return p, fmt.Errorf("an earlier digest: %w", err)
		}
		if record.Answer.Edition != nil && record.At.Before(r.Reader.At) {
			p.records = append(p.records, record)
		}
	}
	p.liking, p.notNews, err = e.editions.StoryMarks(ctx, string(r.Channel), from)
	return p, err
}

// mark is from where on articles are new: the row that the last digest went
// to and its time, the instant that was asked for, or a day ago.
func (p past) mark(r Request) (row int64, since time.Time) {
	switch {
	case !r.Since.IsZero():
		return 0, r.Since
	case len(p.records) > 0:
		return p.records[0].Answer.Through, p.records[0].Answer.AsOf
	}
	return 0, r.Reader.At.Add(-firstSpan)
}

// unseen leaves out what is not new: articles that an earlier digest named,
// and those that are old by their date or, without one, by when they came in.
// The first digest goes by when they came in alone: what the newsroom has taken
// in is new to the channel.
func (p past) unseen(arrivals []news.Arrival, after int64, since time.Time, first bool) []*news.Article {
	named := map[string]bool{}
	for _, r := range p.records {
		for _, s := range slices.Concat(r.Answer.Stories, r.Answer.Also) {
			for _, id := range s.Articles {
				named[id] = true
			}
		}
	}
	var out []*news.Article
	for _, n := range arrivals {
		at, from := n.Taken, since
		if published := n.Article.Published; !published.IsZero() && !first {
			at = published
			if after > 0 { // what came in since the last digest is late at worst
				from = since.Add(-lateCopy)
			}
		}
		if n.Article.Embargo.After(at) {
			at = n.Article.Embargo
		}
		if !at.Before(from) && (after == 0 || !named[string(n.Article.ID)]) {
			out = append(out, n.Article)
		}
	}
	slices.SortFunc(out, func(x, y *news.Article) int {
		return cmp.Or(y.Published.Compare(x.Published), cmp.Compare(x.ID, y.ID))
	})
	return out[:min(len(out), pileMax)]
}

// wording is what holds for a digest of the stories: the strictest of where it
// is said, of the channel that it is for and of the articles that are told.
func (e *Editor) wording(r Request, all []weighed) answer.Wording {
	out := answer.Stricter(e.Rules.At(r.Place), e.Rules.At(r.Channel))
	told := 0
	for _, w := range all {
		if !w.notNews && told < maxStories {
			told++
			out = answer.Stricter(out, e.Rules.Over(r.Place, w.members...))
		}
	}
	return out
}

// stories puts the articles into stories, weighs them and writes them.
func (e *Editor) stories(ctx context.Context, d *sheet, before past, fresh []*news.Article) error {
	known, err := e.known(ctx, d.request.Reader, before)
	if err != nil {
		return err
	}
	pile := slices.Clone(fresh)
	for _, k := range known {
		pile = append(pile, k.article)
	}
	read := events.Read(pile)
	scale := &scale{pile: read, articles: pile, fresh: len(fresh), topics: d.request.Topics, known: known}
	all := scale.weigh(read.Stories(len(fresh)))
	d.wording = e.wording(d.request, all)
	d.draft.Answer.Wording = d.wording.Noted()
	for i, w := range all {
		s := w.story(i + 1)
		written := false
		if len(d.draft.Answer.Stories) < maxStories && !w.notNews {
			if written, err = e.write(ctx, d, w, s.N); err != nil {
				return err
			}
		}
		switch {
		case written:
			d.draft.Answer.Stories = append(d.draft.Answer.Stories, s)
		case len(d.draft.Answer.Also) < maxAlso:
			d.draft.Answer.Also = append(d.draft.Answer.Also, s)
		default:
			d.draft.Answer.More++
		}
	}
	return nil
}
