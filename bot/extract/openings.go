package extract

import (
	"github.com/pullquote/pullquote/retrieval/correction"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Openings chooses the sentence with which each of the first articles begins:
// what they are about.
func Openings(e news.Evidence) Choice {
	choice := Choice{Asked: 1, covers: make([]float64, len(e.Lines))}
	seen := map[news.ArticleID]bool{}
	for i, l := range e.Lines {
		if !seen[l.Article.ID] && len(choice.Picks) < MaxPicks {
			last := l
			if i+1 < len(e.Lines) && correction.Tells(l) && e.Lines[i+1].Article == l.Article {
				last = e.Lines[i+1]
			}
			choice.add(Pick{First: l, Last: last, Cover: 1}, 1)
			choice.Answered = 1
		}
		seen[l.Article.ID] = true
		choice.covers[i] = 1
	}
	return choice
}
