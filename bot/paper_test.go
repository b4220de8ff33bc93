package bot_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/digest"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/write"
	"github.com/pullquote/pullquote/retrieval/news"
)

// paper is a newsroom in memory: a shelf of articles in the order in which
// they came in, a ledger, and what people marked.
type paper struct {
	shelf
	*book
	rows            []news.Arrival
	liking, notNews map[news.ArticleID]int
	out             *outbox
	model           write.Model
	rules           say.Rules
	now             time.Time
}

func newPaper() *paper {
	return &paper{shelf: shelf{articles: map[news.ArticleID]*news.Article{}, newer: map[news.ArticleID]*news.Article{}}, book: newBook(), out: &outbox{}, now: clock}
}

// add takes an article, of today if it says nothing else.
func (p *paper) add(a news.Article) *news.Article {
	first := int64(len(p.rows) + 1)
	a.Revision = 1
	if known := p.articles[a.ID]; known != nil {
		a.Revision = known.Revision + 1
		i := slices.IndexFunc(p.rows, func(n news.Arrival) bool { return n.Article.ID == a.ID })
		first = p.rows[i].First
		p.rows[i].Article = &news.Article{ID: "replaced", Withdrawn: true}
	} else {
		p.order = append(p.order, a.ID)
	}
	a.Language = "en"
	p.articles[a.ID] = &a
	p.rows = append(p.rows, news.Arrival{Article: &a, Row: int64(len(p.rows) + 1), First: first, Taken: p.now})
	return &a
}

// Article implements bot.Archive: every revision with the id is the newest.
func (p *paper) Article(ctx context.Context, id news.ArticleID, _ int) (*news.Article, error) {
	if a, _ := p.shelf.Article(ctx, id, 0); a != nil {
		return a, nil
	}
	return nil, fmt.Errorf("no article %s", id)
}

func (p *paper) Arrivals(_ context.Context, as news.Reader, after int64, since time.Time) ([]news.Arrival, int64, error) {
	var out []news.Arrival
	for _, n := range p.rows {
		if (n.Row > after || n.Article.Embargo.After(since)) && as.MayRead(n.Article) {
			out = append(out, n)
		}
	}
	return out, int64(len(p.rows)), nil
}

func (p *paper) Digests(_ context.Context, place string, since time.Time) ([][]byte, error) {
	var records []say.Record
	for key, raw := range p.entries {
		var r say.Record
		if err := json.Unmarshal(raw, &r); err != nil {
			return nil, err
		}
		if string(r.Place) == place && r.Kind == answer.KindDigest && p.receipts[key] != "" && !r.At.Before(since) {
			records = append(records, r)
		}
	}
	slices.SortFunc(records, func(x, y say.Record) int { return cmp.Compare(y.At.UnixNano(), x.At.UnixNano()) })
	var out [][]byte
	for _, r := range records {
		raw, err := json.Marshal(r)
		if err != nil {
			return nil, err
		}
		out = append(out, raw)
	}
	return out, nil
}

func (p *paper) StoryMarks(context.Context, string, time.Time) (liking, notNews map[news.ArticleID]int, err error) {
	return p.liking, p.notNews, nil
}

func (p *paper) editor() *digest.Editor { return digest.NewEditor(p.editorBot(), p, p) }

func (p *paper) editorBot() *bot.Bot {
	return bot.New(bot.Options{
		Archive: p, Ledger: p.book, Model: p.model, Rules: p.rules, Messenger: p.out, Now: func() time.Time { return p.now },
		Random: strings.NewReader(strings.Repeat("random", 1000)), Log: quiet,
	})
}

// digest makes the digest of a day for the channel.
func (p *paper) digest(t *testing.T, day string, change func(*digest.Request)) answer.Digest {
	t.Helper()
	r := digest.Request{ID: "channel/" + day, Place: "channel", Channel: "channel", Day: day}
	if change != nil {
		change(&r)
	}
	d, err := p.editor().Digest(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	checkDigest(t, d)
	return d
}

// checkDigest holds what is true of every digest: each claim of a story or a
// correction that is there and cites what is there, and each quotation is what
// its citation says.
func checkDigest(t *testing.T, d answer.Digest) {
	t.Helper()
	stories, corrections := map[int]bool{}, map[int]bool{}
	for _, s := range d.Stories {
		stories[s.N] = true
	}
	for _, c := range d.Corrections {
		corrections[c.N] = true
	}
	told := map[int]bool{}
	for _, c := range d.Claims {
		told[c.Story] = true
		if len(c.Citations) == 0 || stories[c.Story] == corrections[c.Correction] {
			t.Errorf("claim %+v belongs nowhere or twice, or cites nothing", c)
		}
		for _, n := range c.Citations {
			if n < 1 || n > len(d.Citations) {
				t.Errorf("claim %q cites [%d] of %d", c.Text, n, len(d.Citations))
			}
		}
	}
	for n := range stories {
		if !told[n] {
			t.Errorf("story %d has no claim", n)
		}
	}
}

// headlines are those of the stories, those that are only named in brackets.
func headlines(d answer.Digest) string {
	var all []string
	for _, s := range d.Stories {
		all = append(all, s.Headline)
	}
	for _, s := range d.Also {
		all = append(all, "("+s.Headline+")")
	}
	return strings.Join(all, ", ")
}

const harbourText = `The harbour of Port Ellen reopened on Monday after a closure of three weeks, the harbour master said. Ferries to the mainland will run four times a day until the end of the month.

Divers had found a cracked pile under the eastern quay in October, and engineers closed it to all ships the same evening. Repairs cost 410,000 pounds, of which the council pays half.`

const harbourOwn = `Ships are calling at Port Ellen again: the eastern quay of the harbour was opened to ferries on Monday. Repairs of the quay cost 430,000 pounds, the council said.

Owners of fishing boats want the council to make good what the closure of the harbour cost them.`

const electionText = `Voters in the northern district elect a new assembly on Sunday. Polls put the Reform party at 31 per cent, ahead of the Greens, and the electoral commission counts 240,000 voters.`

const bakeryText = `A bakery in Mill Street was sold to its two apprentices on Friday. The oldest oven of the town, built in 1911, stays in use, they said.`

// filled is a paper with a story of three articles, two of them copies, and
// two stories of one.
func filled() *paper {
	p := newPaper()
	p.add(news.Article{ID: "bakery", Headline: "Apprentices buy bakery", Text: bakeryText, Published: clock.Add(-time.Hour)})
	p.add(news.Article{ID: "election", Headline: "District votes on Sunday", Text: electionText, Published: clock.Add(-2 * time.Hour)})
	p.add(news.Article{ID: "harbour", Headline: "Port Ellen harbour reopens", Text: harbourText, Published: clock.Add(-3 * time.Hour)})
	p.add(news.Article{ID: "copy", Headline: "Harbour of Port Ellen open again", Text: strings.Replace(harbourText, "Ferries", "All ferries", 1)})
	p.add(news.Article{ID: "own", Headline: "Port Ellen: ferries call again", Text: harbourOwn})
	return p
}
