package extract

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/news"
)

// CorrectionNote returns where in the article's text it says that it was wrong
// before: the paragraph that tells it, the last where several do. ok is false for an
// article that says no such thing.
func CorrectionNote(a *news.Article) (note lang.Span, ok bool) {
	start := 0
	for line := range strings.SplitSeq(a.Text, "\n") {
		if text := strings.TrimSpace(line); notes().MatchString(text) {
			from := start + strings.Index(line, text)
			note, ok = lang.Span{Start: from, End: from + len(text)}, true
		}
		start += len(line) + 1
	}
	return note, ok
}

var notes = lexicon.ExpressionOf("correction", "note")
