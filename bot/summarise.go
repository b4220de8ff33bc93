package bot

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/story"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Summarise says in brief what an article says, or what several say about a
// topic: what they say alike, what they say differently, and what only one of
// them says. Where it is not clear what to summarise it offers the candidates
// instead. It returns ErrNoSubject or ErrLongSubject for a request that cannot
// be taken, and ErrAlreadySaid for one that was answered before.
func (b *Bot) Summarise(ctx context.Context, r Request) (answer.Summary, error) {
	a, err := b.report(ctx, r, answer.KindSummary, func(ctx context.Context, m *material, d *draft) error {
		m.chooseOne(d)
		if len(d.answer.Candidates) > 0 || len(m.stories) == 0 {
			return nil
		}
		return b.summarise(ctx, r, m, d)
	})
	return answer.Summary{Answer: a}, err
}

// chooseOne offers candidates where several articles have the name that was
// given, or where none is about the topic as a whole and they tell of different
// events.
func (m *material) chooseOne(d *draft) {
	switch {
	case len(m.stories) < 2:
	case len(m.named) > 1, len(m.whole) == 0 && len(m.events) > 1:
		d.offer(m.stories)
	}
}

// offer makes the articles of the stories candidates.
func (d *draft) offer(stories []*story.Story) {
	for _, s := range stories {
		d.answer.Candidates = append(d.answer.Candidates, answer.Candidate{Nearest: nearestTo(s.Article), Published: date(s.Article.Published)})
	}
}

// summarise writes the summary, by the model when there is one and by the
// sentences themselves otherwise.
func (b *Bot) summarise(ctx context.Context, r Request, m *material, d *draft) error {
	if wording := b.rules.over(r.Place, articlesOf(m.evidence.Passages)...); b.model != nil && wording != answer.NoModel {
		by := b.writeSummary
		if wording == answer.Printed {
			by = b.pointSummary
		}
		if err := b.summariseByModel(ctx, r, m, d, by); err != nil {
			return err
		}
	}
	if len(d.answer.Claims) == 0 {
		d.answer.Mode = answer.Extractive
		d.extracts(m, r.Length)
	}
	d.answer.Disagreements = append(d.answer.Disagreements, d.differences()...)
	return nil
}

// parts are the parts of a summary as readers know them.
var parts = map[story.Part]answer.Part{story.Happened: answer.Happened, story.Spoke: answer.Spoke, story.Figures: answer.Figures, story.Unconfirmed: answer.Unconfirmed}

// extracts makes the summary of the sentences themselves.
func (d *draft) extracts(m *material, length Length) {
	if len(m.stories) == 1 {
		picks := m.stories[0].Choose(length)
		slices.SortStableFunc(picks, func(a, b story.Pick) int { return int(a.Part) - int(b.Part) })
		for _, p := range picks {
			d.run(answer.Claim{Part: parts[p.Part]}, p)
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
			c.Superseded = date(t.Superseded.Published)
		}
		d.run(c, t.Pick)
	}
	for _, c := range differ {
		if d.quotesAll(c) {
			d.answer.Disagreements = append(d.answer.Disagreements, d.comparison(c))
		}
	}
}

// quotesAll reports whether each position of the comparison is quoted.
func (d *draft) quotesAll(c compare.Comparison) bool {
	return !slices.ContainsFunc(c.Positions, func(p compare.Position) bool {
		return !slices.ContainsFunc(quotesOf(p.Lines), func(q news.Quote) bool { return d.find(q) > 0 })
	})
}

// quotedIn is how many quotations a summary of several articles has at most. A
// reader who wants nine asks for a topic; more is reading the articles.
var quotedIn = map[Length]int{Short: 3, Usual: 9, Long: 18}

// factsIn is how many differences a summary names: their quotations must leave
// room for the news.
const factsIn = 2

// sameState is how far apart two articles may be in time for what they say
// differently to be a difference: the later one of two days tells a later state.
const sameState = 12 * time.Hour

// differences are what articles of one event say differently about one state of
// things.
func (m *material) differences() []compare.Comparison {
	var out []compare.Comparison
	for _, event := range m.events {
		differ, _ := compare.Facts(story.Lines(event))
		for _, c := range differ {
			if len(out) < factsIn && ofOneThing(c) && ofOneState(c) {
				out = append(out, carried(c))
			}
		}
	}
	return out
}

// ofOneState reports whether the positions are of about the same time, and not
// an earlier and a later word of one publisher.
func ofOneState(c compare.Comparison) bool {
	first := c.Positions[0].Lines[0].Article
	for _, p := range c.Positions[1:] {
		a := p.Lines[0].Article
		apart := a.Published.Sub(first.Published).Abs()
		if apart > sameState || apart > 0 && a.Publisher == first.Publisher {
			return false
		}
	}
	return true
}

// run adds a claim that stands on runs of sentences. One without words says
// what the first sentence of the first run says.
func (d *draft) run(c answer.Claim, picks ...story.Pick) {
	var quotes []news.Quote
	for _, p := range picks {
		if q, err := p.Quote(); err == nil {
			quotes = append(quotes, q)
		}
	}
	c.Text = cmp.Or(c.Text, picks[0].First.Text())
	d.add(c, quotes)
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
func (d *draft) facts(differ, agree []compare.Comparison) {
	for _, c := range differ {
		d.answer.Disagreements = append(d.answer.Disagreements, d.comparison(c))
	}
	for _, c := range agree {
		d.answer.Agreements = append(d.answer.Agreements, d.comparison(c))
	}
}
