package extract

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Corrects reports whether the sentence tells what an article said wrongly: an
// earlier version, or another article that this one corrects. What it says is
// not so, and what is right stands in the sentence after it.
func Corrects(l news.Line) bool {
	text := l.Text()
	headed := strings.HasPrefix(lang.Fold(l.Article.Headline), "correction") || strings.HasPrefix(lang.Fold(l.Article.Headline), "clarification")
	print, says := false, false
	words := lang.Words(text, l.Article.Language)
	for i, w := range words {
		if w.Folded == "version" && i > 0 && outdated[words[i-1].Folded] {
			return true
		}
		print = print || prints[w.Folded]
		says = says || mistaking[w.Folded] || headed && (w.Folded == "said" || w.Folded == "stated" || w.Folded == "gave" || w.Folded == "reported")
	}
	return print && says
}

// Words of a correction: before "version", for what was printed, and for what
// was wrong with it.
var (
	outdated  = map[string]bool{"earlier": true, "previous": true, "original": true, "first": true}
	prints    = map[string]bool{"article": true, "story": true, "report": true, "version": true, "headline": true, "caption": true}
	mistaking = map[string]bool{"incorrectly": true, "wrongly": true, "mistakenly": true, "misstated": true, "misspelled": true, "misspelt": true, "misidentified": true}
)
