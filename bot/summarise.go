package bot

import (
	"cmp"
	"context"
	"slices"

	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/story"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Summarise says in brief what an article says, or what several say about a
// topic: what they say alike, what they say differently, and what only one of
// them says. Where it is not clear what to summarise it offers the candidates
// instead. It returns ErrNoSubject or ErrLongSubject for a request that cannot
// be taken, and ErrAlreadySaid for one that was answered before.
func (b *Bot) Summarise(ctx context.Context, r Request) (Summary, error) {
	a, err := b.report(ctx, r, KindSummary, func(ctx context.Context, m *material, d *draft) error {
		m.chooseOne(d)
		if len(d.answer.Candidates) > 0 || len(m.stories) == 0 {
			return nil
		}
		return b.summarise(ctx, r, m, d)
	})
	return Summary{a}, err
}

// chooseOne offers candidates where several articles have the name that was
// given, or where the articles on a topic are of different events, and leaves
// the articles of one event otherwise.
func (m *material) chooseOne(d *draft) {
	if len(m.named) > 1 && len(m.stories) > 1 {
		d.offer(m.stories)
		return
	}
	switch {
	case len(m.events) < 2:
	case 2*len(m.events[0]) > len(m.stories): // most are of one event
		m.keep(m.events[0])
	case len(m.whole) > 1:
		d.offer(m.whole)
	default:
		d.offer(m.stories)
	}
}

// keep leaves nothing but the stories.
func (m *material) keep(stories []*story.Story) {
	kept := map[news.ArticleID]bool{}
	for _, s := range stories {
		kept[s.Article.ID] = true
	}
	var passages []news.Passage
	for _, p := range m.evidence.Passages {
		if kept[p.Article.ID] {
			passages = append(passages, p)
		}
	}
	m.set(passages)
}

// offer makes the articles of the stories candidates.
func (d *draft) offer(stories []*story.Story) {
	for _, s := range stories {
		d.answer.Candidates = append(d.answer.Candidates, Candidate{Nearest: nearestTo(s.Article), Published: date(s.Article.Published)})
	}
}

// summarise writes the summary, by the model when there is one and by the
// sentences themselves otherwise.
func (b *Bot) summarise(ctx context.Context, r Request, m *material, d *draft) error {
	if wording := b.rules.over(r.Place, articlesOf(m.evidence.Passages)...); b.model != nil && wording != NoModel {
		by := b.writeSummary
		if wording == Printed {
			by = b.pointSummary
		}
		if err := b.summariseByModel(ctx, r, m, d, by); err != nil {
			return err
		}
	}
	if len(d.answer.Claims) == 0 {
		d.answer.Mode = Extractive
		d.extracts(m, r.Length)
	}
	if len(m.stories) > 1 {
		differ, agree := compare.Facts(story.Lines(m.stories))
		d.facts(differ[:min(len(differ), factsIn)], agree[:min(len(agree), factsIn)])
	}
	d.answer.Disagreements = append(d.answer.Disagreements, d.differences()...)
	return nil
}

// onlyFrom is of how many articles a summary says what only they say, those
// first that bear most on the topic.
const onlyFrom = 5

// factsIn is how many differences a summary names, and how many agreements.
const factsIn = 4

// parts are the parts of a summary as readers know them.
var parts = map[story.Part]Part{story.Happened: Happened, story.Spoke: Spoke, story.Figures: Figures, story.Unconfirmed: Unconfirmed}

// extracts makes the summary of the sentences themselves.
func (d *draft) extracts(m *material, length Length) {
	if len(m.stories) == 1 {
		picks := m.stories[0].Choose(length)
		slices.SortStableFunc(picks, func(a, b story.Pick) int { return int(a.Part) - int(b.Part) })
		for _, p := range picks {
			d.run(AnswerClaim{Part: parts[p.Part]}, p)
		}
		return
	}
	differ, agree := compare.Facts(story.Lines(m.stories))
	// What articles only say otherwise they do not say alike, however much of it is the same.
	alike, otherwise := factLines(nil, agree), factLines(differ, nil)
	groups := slices.DeleteFunc(story.Alike(m.stories), func(g story.Group) bool {
		return slices.ContainsFunc(linesOf(g.Picks), func(l news.Line) bool { return tells(otherwise, l) && !tells(alike, l) })
	})
	groups = groups[:min(len(groups), alikeIn[length])]
	told := factLines(differ, agree)
	for _, g := range groups {
		d.run(AnswerClaim{Kind: Agree}, g.Picks...)
		told = append(told, linesOf(g.Picks)...)
	}
	only := story.Only(m.stories, told, max(1, onlyIn[length]*2/len(m.stories)))
	for _, picks := range only[:min(len(only), onlyFrom)] {
		for _, p := range picks {
			d.run(AnswerClaim{Kind: Only}, p)
		}
	}
}

// alikeIn is how many things that articles say alike a summary of several has,
// onlyIn how many that only one of two says; the more articles there are, the
// fewer of each.
var (
	alikeIn = map[Length]int{Short: 1, Usual: 4, Long: 8}
	onlyIn  = map[Length]int{Short: 1, Usual: 3, Long: 5}
)

// run adds a claim that stands on runs of sentences. One without words says
// what the first sentence of the first run says.
func (d *draft) run(c AnswerClaim, picks ...story.Pick) {
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
