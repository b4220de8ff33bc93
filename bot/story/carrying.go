package story

import "github.com/pullquote/pullquote/retrieval/news"

// Carrying are the numbers of the lines that carry the stories: those may
// stand in for a claim about them that did not hold.
func Carrying(stories []*Story, e news.Evidence) map[int]bool {
	out := map[int]bool{}
	for _, s := range stories {
		for _, p := range s.Choose(Long) {
			for _, l := range e.Lines {
				if l.Article.ID == s.Article.ID && p.First.Sentence.Start <= l.Sentence.Start && l.Sentence.End <= p.Last.Sentence.End {
					out[l.Number] = true
				}
			}
		}
	}
	return out
}
