package digest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// quoted is what earlier digests quoted of an article.
type quoted struct {
	day      string
	revision int // the newest that the channel was told of
	shown    int // the one that was quoted
	quotes   []string
}

// corrections returns what became of the articles that earlier digests of the
// channel quoted, those taken back first. What now stands in the place of a
// quotation that was altered becomes a claim.
func (e *Editor) corrections(ctx context.Context, d *sheet, before past) ([]answer.Correction, error) {
	out := []answer.Correction{}
	said := before.quoted()
	ids := make([]string, 0, len(said))
	for id := range said {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		now, err := e.Archive.Article(ctx, news.ArticleID(id), 0)
		if err != nil {
			return nil, fmt.Errorf("article %s of an earlier digest: %w", id, err)
		}
		if now.Revision <= said[id].revision {
			continue
		}
		shown := now
		if now.Withdrawn {
			if shown, err = e.Archive.Article(ctx, news.ArticleID(id), said[id].shown); err != nil {
				return nil, fmt.Errorf("article %s of an earlier digest: %w", id, err)
			}
		}
		if !d.request.Reader.MayRead(shown) {
			continue
		}
		c := answer.Correction{N: len(out) + 1, Article: id, Revision: now.Revision, Headline: shown.Headline, Publisher: shown.Publisher, Day: said[id].day}
		if c.What = answer.WasWithdrawn; !now.Withdrawn {
			c.URL = now.URL
			c.What = d.reread(c.N, now, said[id].quotes)
		}
		out = append(out, c)
	}
	order := []string{answer.WasWithdrawn, answer.WasCorrected, answer.WasUpdated}
	slices.SortStableFunc(out, func(x, y answer.Correction) int {
		return cmp.Compare(slices.Index(order, x.What), slices.Index(order, y.What))
	})
	return out, nil
}

// quoted returns what the earlier digests quoted, by article.
func (p past) quoted() map[string]*quoted {
	out := map[string]*quoted{}
	for _, r := range slices.Backward(p.records) {
		for _, c := range r.Answer.Citations {
			q := out[c.Article]
			if q == nil || q.shown != c.Revision {
				q = &quoted{shown: c.Revision, revision: c.Revision}
				out[c.Article] = q
			}
			q.day = dayOf(&r)
			q.quotes = append(q.quotes, c.Quote)
		}
		for _, c := range r.Answer.Corrections {
			if q := out[c.Article]; q != nil {
				q.revision = max(q.revision, c.Revision)
			}
		}
	}
	return out
}

// reread holds the quotations against the article as it is now.
func (d *sheet) reread(n int, now *news.Article, quotes []string) string {
	what := answer.WasUpdated
	for _, q := range quotes {
		if strings.Contains(now.Text, q) {
			continue
		}
		what = answer.WasCorrected
		if s, ok := closestTo(q, now); ok {
			if quote, err := now.Quote(s.Start, s.End); err == nil {
				d.draft.Add(answer.Claim{Text: quote.Text(), Correction: n}, []news.Quote{quote})
			}
		}
	}
	return what
}

// standsFor is how many of its words a sentence must share with one that was
// altered to stand in its place: both say the same but for what was mended.
const standsFor = 0.4

// closestTo returns the sentence of the article that shares most words with
// the text; ok is false when none shares enough.
func closestTo(text string, a *news.Article) (nearest news.Sentence, ok bool) {
	wanted := wordSet(text, a.Language)
	best := standsFor
	for _, s := range news.Sentences(a) {
		words := wordSet(a.Text[s.Start:s.End], a.Language)
		shared := 0
		for w := range words {
			if wanted[w] {
				shared++
			}
		}
		if alike := float64(shared) / float64(max(len(words)+len(wanted)-shared, 1)); alike > best {
			best, nearest, ok = alike, s, true
		}
	}
	return nearest, ok
}

func wordSet(text, language string) map[string]bool {
	set := map[string]bool{}
	for _, w := range lang.Words(text, language) {
		set[w.Folded] = true
	}
	return set
}

// prune takes out of a digest the stories that lost all their claims at the
// last moment.
func prune(a *answer.Answer) {
	if a.Edition == nil {
		return
	}
	left := map[int]bool{}
	for _, c := range a.Claims {
		left[c.Story] = true
	}
	a.Stories = slices.DeleteFunc(a.Stories, func(s answer.Story) bool { return !left[s.N] })
	if a.Outcome == answer.NotFound && len(a.Stories)+len(a.Also)+len(a.Corrections) > 0 {
		a.Outcome = answer.Partial
	}
}
