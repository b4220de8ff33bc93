package story

import (
	"slices"

	"github.com/pullquote/pullquote/retrieval/news"
)

// relatedShare is the share of the leads' words that two stories of one event
// have in common at least, when no sentence of theirs says the same.
const relatedShare = 0.3

// Related parts the stories into those of one event or run of events, the
// largest group first; groups of equal size stand in the order of their first
// story. Two stories belong together when they say something alike, and with
// whatever belongs to either.
func Related(stories []*Story) [][]*Story {
	var out [][]*Story
	for _, s := range stories {
		joined := []*Story{s}
		var rest [][]*Story
		for _, group := range out {
			if slices.ContainsFunc(group, func(o *Story) bool { return related(s, o) }) {
				joined = append(group, joined...)
				continue
			}
			rest = append(rest, group)
		}
		out = append(rest, joined)
	}
	slices.SortStableFunc(out, func(a, b []*Story) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return slices.Index(stories, a[0]) - slices.Index(stories, b[0])
	})
	return out
}

func related(a, b *Story) bool {
	if i, j := a.lead(), b.lead(); i >= 0 && j >= 0 && overlap(a.sentences[i].stems, b.sentences[j].stems) >= relatedShare {
		return true
	}
	return len(Alike([]*Story{a, b})) > 0
}

// PartOfLines returns what lines of the story bring together, as a model may
// cite them: what the first of them does.
func (s *Story) PartOfLines(lines []news.Line) Part {
	for _, l := range lines {
		if i := s.at(l); i >= 0 && l.Article.ID == s.Article.ID {
			return s.PartOf(i, i)
		}
	}
	return Happened
}

// SaysAlone reports whether no other story speaks of what the lines of this
// one say.
func (s *Story) SaysAlone(lines []news.Line, stories []*Story) bool {
	for _, l := range lines {
		if i := s.at(l); i >= 0 && l.Article.ID == s.Article.ID && !s.isNew(&s.sentences[i], stories) {
			return false
		}
	}
	return true
}
