package bot

import (
	"context"
	"fmt"
	"slices"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/story"
	"github.com/pullquote/pullquote/bot/voices"
)

// eventsIn is how many rows a timeline has at most: what is seen at a glance,
// and for one who asks for more what several pages of news date.
var eventsIn = map[Length]int{Short: 5, Usual: 10, Long: 40}

// Timeline says what the articles date about a topic, oldest first. A date is
// as the text states it or implies it from the day of publication, and as it
// is printed where it may be either of two. It returns the errors of
// Summarise.
func (b *Bot) Timeline(ctx context.Context, r Request) (answer.Timeline, error) {
	a, err := b.report(ctx, r, answer.KindTimeline, func(_ context.Context, m *material, d *compose.Draft) error {
		events := story.Events(m.stories, m.topic)
		rows := story.Foremost(events, eventsIn[r.Length])
		for _, e := range rows {
			d.Run(answer.Claim{Text: e.Line.Text(), Date: e.Date.String(), DatePrinted: e.Date.Printed}, e.Picks...)
		}
		if left := len(events) - len(rows); left > 0 {
			d.Answer.Notice = leftOut(left)
		}
		if len(events) == 0 {
			m.bearing()
			d.Answer.Notice = undated
			if m.foreign() {
				d.Answer.Notice += undatedAbroad
			}
		}
		return nil
	})
	return answer.Timeline{Answer: a}, err
}

// leftOut says how many events a timeline leaves out.
func leftOut(n int) string {
	if n == 1 {
		return "One more dated event is left out."
	}
	return fmt.Sprintf("%d more dated events are left out: a narrower topic shows others.", n)
}

// undated is said where articles were found and no date in them, and
// undatedAbroad besides where one is in another language than English.
const (
	undated       = "I found no dates for it in the articles."
	undatedAbroad = " In articles that are not in English, only dates with a month or a year are read."
)

// foreign reports whether an article is in a language without word lists.
func (m *material) foreign() bool {
	return slices.ContainsFunc(m.stories, func(s *story.Story) bool { return !voices.Reads(s.Article.Language) })
}

// bearing makes the articles that were read the nearest to a request that
// they do not answer. Without any there is nothing to say of them.
func (m *material) bearing() {
	for _, s := range m.stories {
		m.near = append(m.near, s.Article)
	}
}
