package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Marks keeps what people think of stories: "more", "less" or "not_news".
type Marks interface {
	MarkStory(ctx context.Context, channel, person, mark string, articles []news.ArticleID, at time.Time) error
}

// The ids of the buttons below a story. With the number of the story, their
// value is the key of the digest.
const (
	actionMore    = "story_more_"
	actionLess    = "story_less_"
	actionNotNews = "story_not_news_"
)

const (
	markedText    = "Noted for the next digests of this channel."
	notMarkedText = "I could not note that. Please try again."
)

// marking are the buttons of a story.
func marking(n int, key string) piece {
	number := strconv.Itoa(n)
	button := func(action, text string) *slack.ButtonBlockElement {
		return slack.NewButtonBlockElement(action+number, key, label(text))
	}
	return piece{slack.NewActionBlock("", button(actionMore, "More like this"), button(actionLess, "Less"), button(actionNotNews, "Not news")), ""}
}

// markStory writes down what a person thinks of a story of a digest.
func (a *App) markStory(ctx context.Context, in interaction, action, key string) error {
	raw, _, err := a.opts.History.Said(ctx, key)
	if err != nil {
		return err
	}
	var record say.Record
	mark, number := "more", strings.TrimPrefix(action, actionMore)
	if rest, ok := strings.CutPrefix(action, actionLess); ok {
		mark, number = "less", rest
	}
	if rest, ok := strings.CutPrefix(action, actionNotNews); ok {
		mark, number = "not_news", rest
	}
	n, err := strconv.Atoi(number)
	if err = errors.Join(err, json.Unmarshal(raw, &record)); err != nil || record.Answer.Edition == nil || a.opts.Marks == nil {
		a.aside(func(ctx context.Context) error { return a.client.whisper(ctx, in, notMarkedText) })
		return nil
	}
	for _, s := range record.Answer.Stories {
		if s.N != n {
			continue
		}
		var articles []news.ArticleID
		for _, id := range s.Articles {
			articles = append(articles, news.ArticleID(id))
		}
		if err := a.opts.Marks.MarkStory(ctx, string(where{channel: in.Channel.ID}.place()), in.User.ID, mark, articles, a.opts.Now()); err != nil {
			return err
		}
	}
	a.aside(func(ctx context.Context) error { return a.client.whisper(ctx, in, markedText) })
	return nil
}
