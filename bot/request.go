package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/events"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/bot/story"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Request asks for a summary, a timeline, a comparison or the sources.
type Request struct {
	// ID is unique to the request; a redelivered request has the same.
	ID string
	// Of says what it is of: the id, the web address or the headline of an
	// article, or a topic. A comparison may be given two articles, of which
	// each is named; several that name no article are one topic together.
	Of []string
	// Since leaves out articles that were published before it and those that
	// are not dated; zero leaves out none.
	Since time.Time
	// Length is of a summary.
	Length Length
	Reader news.Reader
	Place  say.Place
}

// Length is how long a summary is.
type Length = story.Length

// The lengths of a summary.
const (
	Usual Length = story.Usual
	Short Length = story.Short
	Long  Length = story.Long
)

const (
	// searchedFor is how many passages are looked at to find the articles of a
	// topic: several of each, since one article may hold many.
	searchedFor = 60
	// mostArticles is how many articles a topic is read from: what a reader
	// can hold side by side, and few enough to be read whole. They are those that
	// search ranks first, and mostNewest of them the newest of the mostHeld that
	// it finds to be about the topic.
	mostArticles = 8
	mostNewest   = 3
	mostHeld     = 24 // of timelines and sources all of them are read
	// mostSentences is how much of an article is read: a long one has 200
	// sentences, a blog of a long day 400. It bounds the work for anything that
	// is longer.
	mostSentences = 400
)

// material is what a request is answered from.
type material struct {
	// asked is what the request is of, in the asker's words.
	asked    string
	evidence news.Evidence
	stories  []*story.Story   // the articles, read whole
	events   [][]*story.Story // those of one event together
	whole    []*story.Story   // those of them that are about the topic as a whole
	topic    story.Topic      // without words where the articles were named
	// named are the articles that the request names.
	named []news.Article
	// near are articles that have to do with a topic that none is about.
	near []*news.Article
}

// text is what the request is of, as one line; the error is for the asker.
func (r Request) text() (string, error) {
	var parts []string
	for _, of := range r.Of {
		if of = strings.Join(strings.Fields(strings.ToValidUTF8(of, "")), " "); of != "" {
			parts = append(parts, of)
		}
	}
	text := strings.Join(parts, " ")
	switch {
	case text == "":
		return "", ErrNoSubject
	case utf8.RuneCountInString(text) > MaxQuestion:
		return "", ErrLongSubject
	}
	return text, nil
}

// Errors of requests that the asker can mend. Their texts are for people.
var (
	ErrNoSubject   = errors.New("nothing is named: give an article's headline, id or web address, or a topic")
	ErrLongSubject = errors.New("the topic is over 2,000 characters: name it in a few words")
)

// report answers a request: it finds what to answer from, lets write make the
// claims, and says what came of it. A request that was answered before is not
// answered again, see Ask.
func (b *Bot) report(ctx context.Context, r Request, kind answer.Kind, write func(context.Context, *material, *compose.Draft) error) (answer.Answer, error) {
	text, err := r.text()
	if err != nil {
		return answer.Answer{}, err
	}
	key := string(kind) + "/" + r.ID
	if r.Reader.At.IsZero() {
		r.Reader.At = b.Now()
	}
	r.Reader = b.Rules.Quiet(r.Place, r.Reader)
	if begun, err := b.Door.Begun(ctx, key); err != nil {
		return answer.Answer{}, err
	} else if begun {
		return b.Door.Finish(ctx, say.Saying{Key: key, Reader: r.Reader})
	}
	m, err := b.gather(ctx, r, kind, text)
	if err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", key, err)
	}
	d := compose.New(text, answer.Extractive, r.Reader.At)
	d.Unasked()
	if err := write(ctx, m, d); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", key, err)
	}
	d.Answer.Wording = b.Rules.Over(r.Place, articlesOf(m.evidence.Passages)...).Noted()
	switch {
	case len(d.Answer.Claims) == 0:
		d.Answer.Outcome = answer.NotFound
		d.Answer.Nearest = compose.NearestOf(m.near)
	case d.Lost:
		d.Answer.Outcome = answer.Partial
	default:
		d.Answer.Outcome = answer.Answered
	}
	if err := b.Door.Scope(ctx, r.Reader, d); err != nil {
		return answer.Answer{}, fmt.Errorf("%s: %w", key, err)
	}
	return b.Door.Say(ctx, say.Saying{Key: key, Kind: kind, To: r.Place, Reader: r.Reader, Draft: d, Evidence: m.evidence})
}

// gather finds the articles that the request is of and reads them whole. A
// comparison that names one article is with the others of its event, and where
// there are none its words are a topic.
func (b *Bot) gather(ctx context.Context, r Request, kind answer.Kind, text string) (*material, error) {
	m := &material{asked: text}
	var err error
	if m.named, err = b.named(ctx, r, kind, text); err != nil {
		return nil, err
	}
	var ids []news.ArticleID
	for _, a := range m.named {
		ids = append(ids, a.ID)
	}
	alone := kind == answer.KindComparison && len(ids) == 1
	if len(ids) > 0 && !alone {
		return m, b.read(ctx, r, kind, m, ids)
	}
	found, err := b.Archive.Find(ctx, text, r.Reader, searchedFor)
	if err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	for _, p := range found.Passages {
		ids = append(ids, p.Article.ID)
	}
	if alone {
		if err := b.read(ctx, r, kind, m, ids); err != nil {
			return nil, err
		}
		if m.keepEventOf(ids[0]); len(m.stories) > 1 {
			return m, nil
		}
	}
	m.named, m.topic = nil, story.ReadTopic(text)
	if err := b.read(ctx, r, kind, m, ids); err != nil || len(m.stories) > 0 {
		return m, err
	}
	loose, had := m.topic.Loose()
	if !had {
		return m, nil
	}
	m.topic = loose
	return m, b.read(ctx, r, kind, m, ids)
}

// keepEventOf leaves the stories of the event that the article tells of.
func (m *material) keepEventOf(id news.ArticleID) {
	for _, event := range m.events {
		if !slices.ContainsFunc(event, func(s *story.Story) bool { return s.Article.ID == id }) {
			continue
		}
		var passages []news.Passage
		for _, p := range m.evidence.Passages {
			if len(passages) > 0 && passages[len(passages)-1].Article.ID != p.Article.ID && len(articlesOf(passages)) == mostArticles {
				break
			}
			if slices.ContainsFunc(event, func(s *story.Story) bool { return s.Article.ID == p.Article.ID }) {
				passages = append(passages, p)
			}
		}
		m.set(passages)
		return
	}
}

// named returns the articles that the request names: those that all its words
// name together, or, of a comparison, those that each of its parts names.
func (b *Bot) named(ctx context.Context, r Request, kind answer.Kind, text string) ([]news.Article, error) {
	if b.catalogue == nil {
		return nil, nil
	}
	found, err := b.catalogue.Named(ctx, text, r.Reader)
	if err != nil || len(found) > 0 || len(r.Of) < 2 || kind != answer.KindComparison {
		return r.current(found), err
	}
	var all []news.Article
	for _, of := range r.Of {
		found, err := b.catalogue.Named(ctx, of, r.Reader)
		if err != nil || len(found) == 0 {
			return nil, err
		}
		all = append(all, found...)
	}
	return r.current(all), nil
}

// current returns the articles without those from before the request's Since.
func (r Request) current(all []news.Article) []news.Article {
	return slices.DeleteFunc(all, func(a news.Article) bool { return !r.covers(&a) })
}

func (r Request) covers(a *news.Article) bool {
	return r.Since.IsZero() || !a.Published.Before(r.Since)
}

// read reads the articles whole, as long as the reader may see them, and keeps
// those that are about the topic.
func (b *Bot) read(ctx context.Context, r Request, kind answer.Kind, m *material, ids []news.ArticleID) error {
	topical := len(m.named) == 0
	m.near = nil
	var held []holding
	seen := map[news.ArticleID]bool{}
	for _, id := range ids {
		if seen[id] || len(held) == mostHeld {
			continue
		}
		seen[id] = true
		a, err := b.Archive.Article(ctx, id, 0)
		if err != nil {
			return fmt.Errorf("article %s: %w", id, err)
		}
		if !r.Reader.MayRead(a) || !r.covers(a) {
			continue
		}
		sentences := news.Sentences(a)
		whole := news.Passages(a, sentences[:min(len(sentences), mostSentences)])
		if topical {
			s := story.Read(news.NewEvidence(whole))
			if len(s) == 0 || !m.topic.Holds(s[0]) {
				if len(s) > 0 && m.topic.Nears(s[0]) {
					m.near = append(m.near, a)
				}
				continue
			}
		}
		held = append(held, holding{a, whole})
	}
	var passages []news.Passage
	if topical && (kind == answer.KindSummary || kind == answer.KindComparison) {
		held = withNewest(held)
	}
	for _, h := range held {
		passages = append(passages, h.whole...)
	}
	m.set(passages)
	return nil
}

// holding is an article that is about a topic, with all its passages.
type holding struct {
	article *news.Article
	whole   []news.Passage
}

// withNewest leaves as many articles as are read: the first ones, and the newest
// of the others in place of the last of them.
func withNewest(held []holding) []holding {
	if len(held) <= mostArticles {
		return held
	}
	first, rest := held[:mostArticles-mostNewest:mostArticles-mostNewest], slices.Clone(held[mostArticles-mostNewest:])
	slices.SortStableFunc(rest, func(a, b holding) int { return b.article.Published.Compare(a.article.Published) })
	return append(first, rest[:mostNewest]...)
}

// set makes the passages, which hold articles whole, what is answered from.
func (m *material) set(passages []news.Passage) {
	m.evidence = news.NewEvidence(passages)
	m.stories = story.Read(m.evidence)
	m.events = eventsOf(m.stories) // of the articles as they are
	m.whole = story.Narrow(m.stories, m.topic)
}

// eventsOf puts stories together that tell of one event.
func eventsOf(stories []*story.Story) [][]*story.Story {
	var articles []*news.Article
	for _, s := range stories {
		articles = append(articles, s.Article)
	}
	var out [][]*story.Story
	for _, event := range events.Read(articles).Stories(len(articles)) {
		var group []*story.Story
		for _, i := range event.Articles {
			group = append(group, stories[i])
		}
		out = append(out, group)
	}
	return out
}

// articlesOf are the articles that the passages are of.
func articlesOf(passages []news.Passage) []*news.Article {
	var out []*news.Article
	for _, p := range passages {
		out = append(out, p.Article)
	}
	return out
}
