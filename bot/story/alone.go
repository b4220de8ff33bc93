package story

import (
	"github.com/pullquote/pullquote/retrieval/news"
)

// PartOfLines returns what lines of the story bring together, as a model may
// cite them: what the first of them does.
func (s *Story) PartOfLines(lines []news.Line) Part {
	for _, l := range lines {
		if i := s.at(l); i >= 0 && l.Article.ID == s.Article.ID {
			return s.partOf(i, i)
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
