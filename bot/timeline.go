package bot

import (
	"context"
	"slices"

	"github.com/pullquote/pullquote/bot/story"
	"github.com/pullquote/pullquote/bot/voices"
)

// mostEvents is how many events a timeline has at most.
const mostEvents = 40

// Timeline says what the articles date about a topic, oldest first. A date is
// as the text states it or implies it from the day of publication, and as it
// is printed where it may be either of two. It returns the errors of
// Summarise.
func (b *Bot) Timeline(ctx context.Context, r Request) (Timeline, error) {
	a, err := b.report(ctx, r, KindTimeline, func(_ context.Context, m *material, d *draft) error {
		events := story.Events(m.stories, m.topic)
		for _, e := range events[:min(len(events), mostEvents)] {
			d.run(AnswerClaim{Text: e.Line.Text(), Date: e.Date.String(), DatePrinted: e.Date.Printed}, e.Picks...)
		}
		if len(events) == 0 {
			m.bearing()
			d.answer.Notice = undated
			if m.foreign() {
				d.answer.Notice += undatedAbroad
			}
		}
		return nil
	})
	return Timeline{a}, err
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
