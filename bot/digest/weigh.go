package digest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/events"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// What makes a story weigh. Origins count more than articles, since copies
// add nothing; each doubling adds as much as the one before. A topic that the
// channel asked for outweighs all but a very large story, and what its people
// said of like stories is worth as much as a topic at most. Set by the order
// that they give, which the tests hold.
const (
	articleWeight = 1.0 // each doubling
	originWeight  = 2.0 // each doubling
	figureWeight  = 0.25
	maxFigures    = 4
	topicWeight   = 6.0
	likingWeight  = 3.0
	maxLiking     = 6.0
	alikeFrom     = 0.10 // less is another matter
)

// known is an article that the channel was told of or has marked.
type known struct {
	article *news.Article
	day     string       // of the digest that named it; empty when none did
	earlier answer.Story // the story that it belonged to
	record  *say.Record  // of that digest
	liking  int
	notNews bool
}

// known returns the articles that bear on the weight of stories: those of
// earlier digests and those that were marked, in a fixed order.
func (e *Editor) known(ctx context.Context, as news.Reader, before past) ([]known, error) {
	all := map[news.ArticleID]known{}
	for i := range slices.Backward(before.records) { // the latest last, so that it stays
		r := &before.records[i]
		for _, s := range r.Answer.Stories {
			for _, id := range s.Articles {
				all[news.ArticleID(id)] = known{day: dayOf(r), earlier: s, record: r}
			}
		}
	}
	for id, n := range before.liking {
		k := all[id]
		k.liking = n
		all[id] = k
	}
	for id := range before.notNews {
		k := all[id]
		k.notNews = true
		all[id] = k
	}
	var out []known
	for id, k := range all {
		a, err := e.Archive.Article(ctx, id, 0)
		switch {
		case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
			return nil, err
		case err != nil || a == nil || !as.MayRead(a):
			continue // it is gone, or not for this channel any more
		}
		k.article = a
		out = append(out, k)
	}
	slices.SortFunc(out, func(x, y known) int { return cmp.Compare(x.article.ID, y.article.ID) })
	return out, nil
}

// dayOf is the local date of a digest, or the date in UTC of one that was made
// on request.
func dayOf(r *say.Record) string {
	return cmp.Or(r.Answer.Day, r.At.UTC().Format(time.DateOnly))
}

// scale weighs stories.
type scale struct {
	pile     *events.Pile
	articles []*news.Article // the fresh ones, then the known ones
	fresh    int
	topics   []string
	known    []known
}

// weighed is a story with what it weighs.
type weighed struct {
	lead    *news.Article
	members []*news.Article // the lead first, then one copy of each further report, then the rest
	reports int             // how many there are without copies
	origins int             // how many of them are independent
	topics  []string
	earlier *known
	notNews bool
	weight  float64
}

// weigh returns the stories, the heaviest first. One that goes on from what
// people called no news comes last.
func (s *scale) weigh(stories []events.Story) []weighed {
	var out []weighed
	for _, one := range stories {
		out = append(out, s.one(one))
	}
	slices.SortFunc(out, func(x, y weighed) int {
		if x.notNews != y.notNews {
			if x.notNews {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(y.weight, x.weight), y.lead.Published.Compare(x.lead.Published), cmp.Compare(x.lead.ID, y.lead.ID))
	})
	return out
}

func (s *scale) one(one events.Story) weighed {
	lead := s.newest(one)
	w := weighed{lead: s.articles[lead], reports: len(one.Reports), origins: one.Origins}
	w.members = append(w.members, w.lead)
	var rest []*news.Article
	for _, copies := range one.Reports {
		of := slices.Contains(copies, lead)
		for i, m := range copies {
			switch {
			case m == lead:
			case i == 0 && !of:
				w.members = append(w.members, s.articles[m])
			default:
				rest = append(rest, s.articles[m])
			}
		}
	}
	w.members = append(w.members, rest...)
	w.topics = topicsOf(s.topics, w.members)
	w.weight = articleWeight*math.Log2(float64(len(one.Articles))) + originWeight*math.Log2(float64(w.origins)) +
		figureWeight*float64(min(figures(w.lead), maxFigures)) + topicWeight*float64(len(w.topics))
	liking, nearest := 0.0, 0.0
	for i := range s.known {
		k := &s.known[i]
		group := []int{s.fresh + i}
		alike := s.pile.Alike(one.Articles, group)
		if alike >= alikeFrom {
			liking += likingWeight * float64(k.liking) * alike
		}
		if !s.pile.Continues(one.Articles, group) {
			continue
		}
		w.notNews = w.notNews || k.notNews
		if k.record != nil && alike > nearest {
			nearest, w.earlier = alike, k
		}
	}
	w.weight += max(-maxLiking, min(maxLiking, liking))
	return w
}

// newest returns the article of the story that a digest leads with: the newest,
// and of several of one date the one that is most like the others.
func (s *scale) newest(one events.Story) int {
	best := one.Lead
	for _, m := range one.Articles {
		if s.articles[m].Published.After(s.articles[best].Published) {
			best = m
		}
	}
	return best
}

// story is the story as it is shown.
func (w weighed) story(n int) answer.Story {
	a := w.lead
	s := answer.Story{N: n, Headline: a.Headline, Article: string(a.ID), Publisher: a.Publisher, URL: a.URL, Published: compose.Date(a.Published),
		Articles: []string{}, Origins: w.origins, Topics: append([]string{}, w.topics...)}
	for _, m := range w.members {
		s.Articles = append(s.Articles, string(m.ID))
	}
	if w.earlier != nil {
		// The headline is that of an article that may still be read, which
		// the one that led the earlier story may not be.
		s.Earlier = &answer.Earlier{Day: w.earlier.day, Headline: w.earlier.article.Headline}
	}
	return s
}

// figures counts the numbers at the beginning of an article.
func figures(a *news.Article) int {
	values := map[string]bool{}
	for _, n := range lang.Numbers(beginning(a), a.Language) {
		if !n.Ordinal {
			values[n.Value+n.Unit] = true
		}
	}
	return len(values)
}

// beginning is the headline and about the first three sentences of an article,
// where what it is about is said.
func beginning(a *news.Article) string {
	const reach = 600 // bytes
	text := a.Text
	if len(text) > reach {
		text = strings.ToValidUTF8(text[:reach], "")
	}
	return fmt.Sprintf("%s.\n%s", a.Headline, text)
}

// topicsOf returns the topics that one of the articles is about: all words of
// the topic, in the article's language, stand at its beginning.
func topicsOf(topics []string, articles []*news.Article) []string {
	var out []string
	for _, t := range topics {
		for _, a := range articles {
			if isAbout(a, t) {
				out = append(out, t)
				break
			}
		}
	}
	return out
}

func isAbout(a *news.Article, topic string) bool {
	stems := map[string]bool{}
	for _, w := range lang.Words(beginning(a), a.Language) {
		stems[w.Stem] = true
	}
	words := lang.Words(topic, a.Language)
	for _, w := range words {
		if !stems[w.Stem] {
			return false
		}
	}
	return len(words) > 0
}
