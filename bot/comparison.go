package bot

import (
	"context"
	"slices"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/story"
	"github.com/pullquote/pullquote/retrieval/news"
)

// onlyInComparison is how many things that only one article says a
// comparison has, for each article.
const onlyInComparison = 5

// lonely is said where there is no second article to compare with.
const lonely = "Only one article is about this: there is nothing to compare it with."

// incomparable is said where articles are there and have nothing to compare:
// most often they are prints of one text.
const incomparable = "The articles have nothing to set side by side; prints of one text do not agree or differ."

// Compare says what articles say alike, what they say differently and what
// only one of them says: two articles that are named, or those about a topic.
// It returns the errors of Summarise.
func (b *Bot) Compare(ctx context.Context, r Request) (answer.Comparison, error) {
	a, err := b.report(ctx, r, answer.KindComparison, func(_ context.Context, m *material, d *compose.Draft) error {
		switch len(m.stories) {
		case 0:
		case 1:
			m.bearing()
			d.Answer.Notice = lonely
		default:
			compareStories(d, m)
			if len(d.Answer.Claims) == 0 {
				m.bearing()
				d.Answer.Notice = incomparable
			}
		}
		return nil
	})
	return answer.Comparison{Answer: a}, err
}

// compareStories fills in the comparison: facts first, since a value side by
// side with another says most, then sentences.
func compareStories(d *compose.Draft, m *material) {
	differ, agree := compare.Facts(story.Lines(m.stories))
	facts(d, differ, agree)
	values(d, answer.Agree, agree)
	told := factLines(differ, agree)
	for _, g := range story.Alike(m.stories) {
		lines := linesOf(g.Picks)
		if !slices.ContainsFunc(lines, func(l news.Line) bool { return tells(told, l) }) {
			d.Run(answer.Claim{Kind: answer.Agree}, g.Picks...)
		}
		told = append(told, lines...)
	}
	values(d, answer.Differ, differ)
	for _, picks := range story.Only(m.stories, told, onlyInComparison) {
		for _, p := range picks {
			d.Run(answer.Claim{Kind: answer.Only}, p)
		}
	}
}

// values adds each value that the articles give as a claim.
func values(d *compose.Draft, kind answer.Standing, facts []compare.Comparison) {
	for _, c := range facts {
		for _, p := range c.Positions {
			d.Add(answer.Claim{Kind: kind, About: c.About, Text: p.Text}, compose.QuotesOf(p.Lines))
		}
	}
}

// tells reports whether the line is one of those.
func tells(lines []news.Line, l news.Line) bool {
	return slices.ContainsFunc(lines, func(o news.Line) bool { return o.Article.ID == l.Article.ID && o.Sentence == l.Sentence })
}
