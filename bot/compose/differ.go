package compose

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/events"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// mostSeen is how many of the differences that a model names are shown: more
// than a reader looks for under one answer.
const mostSeen = 3

// Differences returns those that the model named and that code has found in
// the articles, without those that the draft shows already. What is in doubt
// is dropped with its reason. They count once.
func (d *Draft) Differences() []answer.Disagreement {
	var out []answer.Disagreement
	for _, s := range d.Seen {
		told, c, doubt := d.confirm(s, len(out))
		switch {
		case doubt.Rule != "":
			d.doubt(told, doubt)
		case !d.Shows(c, d.Answer.Disagreements) && !d.Shows(c, out):
			out = append(out, d.Comparison(c))
		}
	}
	d.Seen = nil
	return out
}

// confirm finds a difference that the model named in the lines that it cites.
func (d *Draft) confirm(s prompts.Difference, shown int) (compare.Told, compare.Comparison, compare.Doubt) {
	told := compare.Told{About: s.About}
	for _, p := range s.Positions {
		position := compare.ToldPosition{Value: p.Value}
		for _, n := range p.Sentences {
			if l, ok := d.Read.Line(n); ok {
				position.Lines = append(position.Lines, l)
			}
		}
		told.Positions = append(told.Positions, position)
	}
	if shown == mostSeen {
		return told, compare.Comparison{}, compare.Doubt{Rule: compare.NoRoom}
	}
	c, doubt := compare.Confirm(told)
	if doubt.Rule == "" && !d.Touches(c) {
		doubt.Rule = compare.NotQuoted
	}
	if doubt.Rule == "" {
		doubt = ofOneEvent(told, c)
	}
	return told, c, doubt
}

// ofOneEvent doubts a difference between articles that do not tell of one
// event, or that go back to one origin.
func ofOneEvent(told compare.Told, c compare.Comparison) compare.Doubt {
	for i, p := range c.Positions {
		for j, q := range c.Positions[:i] {
			pair := []*news.Article{q.Lines[0].Article, p.Lines[0].Article}
			doubt := compare.Doubt{Said: told.Positions[j].Value, Other: told.Positions[i].Value}
			switch stories := events.Read(pair).Stories(len(pair)); {
			case len(stories) > 1:
				doubt.Rule = compare.NotOneEvent
				return doubt
			case stories[0].Origins < len(pair):
				doubt.Rule = compare.OneOrigin
				return doubt
			}
		}
	}
	return compare.Doubt{}
}

// Touches reports whether the comparison is of a sentence that the draft
// quotes. Long articles on a large event count and name much that only seems
// to be the same; what is told is where a reader needs to know.
func (d *Draft) Touches(c compare.Comparison) bool {
	return slices.ContainsFunc(c.Positions, func(p compare.Position) bool {
		return slices.ContainsFunc(QuotesOf(p.Lines), func(q news.Quote) bool { return d.Find(q) > 0 })
	})
}

// Shows reports whether one of the disagreements is the comparison: each of its
// positions has the value or the sentence of a position there.
func (d *Draft) Shows(c compare.Comparison, known []answer.Disagreement) bool {
	return slices.ContainsFunc(known, func(k answer.Disagreement) bool {
		return !slices.ContainsFunc(c.Positions, func(p compare.Position) bool {
			return !slices.ContainsFunc(k.Positions, func(o answer.Position) bool { return strings.EqualFold(o.Text, p.Text) || d.cites(o, p.Lines) })
		})
	})
}

// cites reports whether the position stands on one of the lines.
func (d *Draft) cites(p answer.Position, lines []news.Line) bool {
	return slices.ContainsFunc(QuotesOf(lines), func(q news.Quote) bool { return slices.Contains(p.Citations, d.Find(q)) })
}
