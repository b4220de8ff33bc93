package bot

import (
	"context"
	"fmt"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Example is a request that the articles of this archive can answer.
type Example struct {
	Kind Kind
	// Of is what it is of, as in Request; of an answer, the question.
	Of []string
}

// fewestCommon is how many words two headlines share that are worth comparing.
const fewestCommon = 3

// Examples makes a request of each kind from what the articles are about, for
// whoever asks what can be asked. The articles are those that the reader may
// see, the newest first; without any there are no examples.
func Examples(articles []news.Article) []Example {
	if len(articles) == 0 {
		return nil
	}
	newest := articles[0]
	topic := topicOf(newest)
	out := []Example{
		{KindAnswer, []string{fmt.Sprintf("What do we know about %s?", topic)}},
		{KindSummary, []string{newest.Headline}},
		{KindTimeline, []string{topic}},
	}
	if other, ok := beside(newest, articles[1:]); ok {
		out = append(out, Example{KindComparison, []string{string(newest.ID), string(other.ID)}})
	}
	return append(out, Example{KindSources, []string{topic}})
}

// Examples returns what can be asked of the archive, see the function.
func (b *Bot) Examples(ctx context.Context, as news.Reader) ([]Example, error) {
	if b.catalogue == nil {
		return nil, nil
	}
	articles, err := b.catalogue.Articles(ctx, as)
	if err != nil {
		return nil, fmt.Errorf("listing articles: %w", err)
	}
	return Examples(articles), nil
}

// topicOf is the longest name in a headline, or the headline where it names
// nobody.
func topicOf(a news.Article) string {
	topic, words := a.Headline, 1
	for _, n := range lang.Names(a.Headline, a.Language) {
		if len(n.Words) > words {
			topic, words = a.Headline[n.Start:n.End], len(n.Words)
		}
	}
	return topic
}

// beside returns the first article whose headline shares enough words with
// that of a.
func beside(a news.Article, others []news.Article) (news.Article, bool) {
	words := askedWords(a.Headline)
	for _, o := range others {
		common := 0
		for w := range askedWords(o.Headline) {
			if words[w] {
				common++
			}
		}
		if common >= fewestCommon {
			return o, true
		}
	}
	return news.Article{}, false
}
