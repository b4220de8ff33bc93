package bot

import (
	"context"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/story"
)

// unquoted is said where articles were found and nobody quoted in them, and
// unquotedAbroad besides where one is in another language than English.
const (
	unquoted       = "I found nobody quoted on it in the articles."
	unquotedAbroad = " Who is speaking is read in English articles alone."
)

// Sources says who is quoted on a topic, with their affiliation as printed,
// how often, and how lately. A source without a name stays without one. It
// returns the errors of Summarise.
func (b *Bot) Sources(ctx context.Context, r Request) (answer.Sources, error) {
	a, err := b.report(ctx, r, answer.KindSources, func(_ context.Context, m *material, d *compose.Draft) error {
		for _, s := range story.Sources(m.stories, m.topic) {
			d.Run(answer.Claim{Source: &answer.Source{
				Name: s.Name, Affiliation: s.Affiliation, Anonymous: s.Anonymous, Times: s.Times, Latest: compose.Date(s.Latest),
			}}, s.Pick)
		}
		if len(d.Answer.Claims) == 0 && len(m.stories) > 0 {
			m.bearing()
			d.Answer.Notice = unquoted
		}
		if len(m.stories) > 0 && m.foreign() {
			d.Answer.Notice = strings.TrimSpace(d.Answer.Notice + unquotedAbroad)
		}
		return nil
	})
	return answer.Sources{Answer: a}, err
}
