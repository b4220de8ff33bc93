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

// Summarise says in brief what an article says, or what several say about a
// topic: what they say alike, what they say differently, and what only one of
// them says. Where it is not clear what to summarise it offers the candidates
// instead. It returns ErrNoSubject or ErrLongSubject for a request that cannot
// be taken, and ErrAlreadySaid for one that was answered before.
func (b *Bot) Summarise(ctx context.Context, r Request) (answer.Summary, error) {
	a, err := b.report(ctx, r, answer.KindSummary, func(ctx context.Context, m *material, d *compose.Draft) error {
		m.chooseOne(d)
		if len(d.Answer.Candidates) > 0 || len(m.stories) == 0 {
			return nil
		}
		return b.summarise(ctx, r, m, d)
	})
	return answer.Summary{Answer: a}, err
}

// chooseOne offers candidates where several articles have the name that was
// given, or where none is about the topic as a whole and they tell of different
// events.
func (m *material) chooseOne(d *compose.Draft) {
	switch {
	case len(m.stories) < 2:
	case len(m.named) > 1, len(m.whole) == 0 && len(m.events) > 1:
		offer(d, m.stories)
	}
}

// offer makes the articles of the stories candidates.
func offer(d *compose.Draft, stories []*story.Story) {
	for _, s := range stories {
		d.Answer.Candidates = append(d.Answer.Candidates, answer.Candidate{Nearest: compose.NearestTo(s.Article), Published: compose.Date(s.Article.Published)})
	}
}

// summarise writes the summary, by the model when there is one and by the
// sentences themselves otherwise.
func (b *Bot) summarise(ctx context.Context, r Request, m *material, d *compose.Draft) error {
	if wording := b.Rules.Over(r.Place, articlesOf(m.evidence.Passages)...); b.Writer != nil && wording != answer.NoModel {
		by := b.writeSummary
		if wording == answer.Printed {
			by = b.pointSummary
		}
		if err := b.summariseByModel(ctx, r, m, d, by); err != nil {
			return err
		}
	}
	if len(d.Answer.Claims) == 0 {
		d.Answer.Mode = answer.Extractive
		extracts(d, m, r.Length)
	}
	d.Answer.Disagreements = append(d.Answer.Disagreements, d.Differences()...)
	return nil
}

// parts are the parts of a summary as readers know them.
var parts = map[story.Part]answer.Part{story.Happened: answer.Happened, story.Spoke: answer.Spoke, story.Figures: answer.Figures, story.Unconfirmed: answer.Unconfirmed}

// extracts makes the summary of the sentences themselves.
func extracts(d *compose.Draft, m *material, length Length) {
	if len(m.stories) == 1 {
		picks := m.stories[0].Choose(length)
		slices.SortStableFunc(picks, func(a, b story.Pick) int { return int(a.Part) - int(b.Part) })
		for _, p := range picks {
			d.Run(answer.Claim{Part: parts[p.Part]}, p)
		}
		return
	}
	differ := m.differences()
	var asked []story.Pick
	for _, c := range differ {
		for _, p := range c.Positions {
			asked = append(asked, story.Pick{First: p.Lines[0], Last: p.Lines[0]})
		}
	}
	for _, t := range story.Round(m.events, m.topic, quotedIn[length], asked) {
		c := answer.Claim{Story: t.Event}
		if t.Superseded != nil {
			c.Superseded = compose.Date(t.Superseded.Published)
		}
		d.Run(c, t.Pick)
	}
	for _, c := range differ {
		if quotesAll(d, c) {
			d.Answer.Disagreements = append(d.Answer.Disagreements, d.Comparison(c))
		}
	}
}

// quotesAll reports whether each position of the comparison is quoted.
func quotesAll(d *compose.Draft, c compare.Comparison) bool {
	return !slices.ContainsFunc(c.Positions, func(p compare.Position) bool {
		return !slices.ContainsFunc(compose.QuotesOf(p.Lines), func(q news.Quote) bool { return d.Find(q) > 0 })
	})
}

// quotedIn is how many quotations a summary of several articles has at most. A
// reader who wants nine asks for a topic; more is reading the articles.
var quotedIn = map[Length]int{Short: 3, Usual: 9, Long: 18}

// factsIn is how many differences a summary names: their quotations must leave
// room for the news.
const factsIn = 2

// differences are what articles of one event say differently about one state of
// things.
func (m *material) differences() []compare.Comparison {
	var out []compare.Comparison
	for _, event := range m.events {
		differ, _ := compare.Facts(story.Lines(event))
		for _, c := range differ {
			if len(out) < factsIn && c.OfOneThing() && c.OfOneState() {
				out = append(out, c.Carried())
			}
		}
	}
	return out
}

// linesOf are the first and last lines of the runs.
func linesOf(picks []story.Pick) []news.Line {
	var out []news.Line
	for _, p := range picks {
		out = append(out, p.First, p.Last)
	}
	return out
}

// factLines are the lines that facts stand on.
func factLines(differ, agree []compare.Comparison) []news.Line {
	var out []news.Line
	for _, c := range append(differ, agree...) {
		for _, p := range c.Positions {
			out = append(out, p.Lines...)
		}
	}
	return out
}

// facts adds what the articles say differently and alike.
func facts(d *compose.Draft, differ, agree []compare.Comparison) {
	for _, c := range differ {
		d.Answer.Disagreements = append(d.Answer.Disagreements, d.Comparison(c))
	}
	for _, c := range agree {
		d.Answer.Agreements = append(d.Answer.Agreements, d.Comparison(c))
	}
}
