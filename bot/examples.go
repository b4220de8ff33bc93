package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Example is a request that the articles of this archive can answer.
type Example struct {
	Kind answer.Kind
	// Of is what it is of, as in Request; of an answer, the question.
	Of []string
}

// fewestCommon is how many words two headlines share that are worth comparing.
const fewestCommon = 3

// Examples makes a request of each kind from what the articles are about, for
// whoever asks what can be asked. The articles are those that the reader may
// see, the newest first; the examples are of the first that has a topic, and
// without any there are none.
func Examples(articles []news.Article) []Example {
	at := slices.IndexFunc(articles, func(a news.Article) bool { return topicOf(a) != "" })
	if at < 0 {
		return nil
	}
	newest := articles[at]
	topic := topicOf(newest)
	out := []Example{
		{answer.KindAnswer, []string{AboutTopic(topic)}},
		{answer.KindSummary, []string{newest.Headline}},
		{answer.KindTimeline, []string{topic}},
	}
	if other, ok := beside(newest, articles[at+1:]); ok {
		out = append(out, Example{answer.KindComparison, []string{string(newest.ID), string(other.ID)}})
	}
	return append(out, Example{answer.KindSources, []string{topic}})
}

// AboutTopic is the question that asks for all about a topic.
func AboutTopic(topic string) string { return fmt.Sprintf("What do we know about %s?", topic) }

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

// topicMax is how much of a headline stands for its story, in characters: what
// fits a button with the question around it.
const topicMax = 40

// TopicsFrom is how many of the newest articles are enough to take topics from:
// each is compared with those before it.
const TopicsFrom = 100

// Topics names what the articles are about in a few words each, at most so many
// and each of another story as far as there are others: for whoever wants to
// know what can be asked. The articles are the newest first.
func Topics(articles []news.Article, most int) []string {
	articles = articles[:min(len(articles), TopicsFrom)]
	var out []string
	var headlines, topics []map[string]bool
	add := func(topic string) {
		words := askedWords(topic)
		if len(out) < most && topic != "" && !slices.ContainsFunc(topics, func(t map[string]bool) bool { return shared(t, words) > 0 }) {
			out, topics = append(out, topic), append(topics, words)
		}
	}
	for _, a := range articles { // one of each story
		words := askedWords(a.Headline)
		if !slices.ContainsFunc(headlines, func(h map[string]bool) bool { return shared(h, words) >= oneStory }) {
			add(topicOf(a))
		}
		headlines = append(headlines, words)
	}
	for _, a := range articles { // who or what else they are about
		for _, n := range lang.Names(a.Headline, a.Language) {
			if len(n.Words) > 1 {
				add(clipped(a.Headline[n.Start:n.End]))
			}
		}
	}
	return out
}

// oneStory is from how many words on that two headlines share they are taken to be
// of one story: two topics of it are worth less than one of another.
const oneStory = 2

func shared(a, b map[string]bool) (n int) {
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// topicOf is the longest name in a headline, or where it names nobody what stands
// before its colon, or all of it. A word alone, such as "Correction", is no topic:
// what stands behind its colon is, or there is none.
func topicOf(a news.Article) string {
	topic, words := "", 1
	for _, n := range lang.Names(a.Headline, a.Language) {
		if len(n.Words) > words {
			topic, words = a.Headline[n.Start:n.End], len(n.Words)
		}
	}
	if topic != "" {
		return clipped(topic)
	}
	topic, rest, _ := strings.Cut(a.Headline, ": ")
	if !isTopic(topic, a.Language) {
		topic = rest
	}
	if !isTopic(topic, a.Language) {
		return ""
	}
	topic = clipped(topic)
	if len(topic) == len(strings.TrimSpace(a.Headline)) {
		return topic
	}
	for all := lang.Words(topic, a.Language); len(all) > 1 && all[len(all)-1].Stop; all = all[:len(all)-1] {
		topic = strings.TrimSpace(topic[:all[len(all)-1].Start]) // "loses to" is no end
	}
	return topic
}

// isTopic reports whether a text has more than one word that tells something.
func isTopic(text, language string) bool {
	told := 0
	for _, w := range lang.Words(text, language) {
		if !w.Stop {
			told++
		}
	}
	return told > 1
}

// clipped is the text up to the last word that fits.
func clipped(text string) string {
	out := ""
	for _, w := range strings.Fields(text) {
		if utf8.RuneCountInString(out)+1+utf8.RuneCountInString(w) > topicMax {
			break
		}
		out = strings.TrimSpace(out + " " + w)
	}
	return out
}

// beside returns the first article whose headline shares enough words with
// that of a.
func beside(a news.Article, others []news.Article) (news.Article, bool) {
	words := askedWords(a.Headline)
	for _, o := range others {
		if shared(words, askedWords(o.Headline)) >= fewestCommon {
			return o, true
		}
	}
	return news.Article{}, false
}
