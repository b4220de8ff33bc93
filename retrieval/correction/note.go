// Package correction reads what an article says was wrong: a note of its own, or
// the sentence in which it tells what was printed before.
package correction

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Note returns where in the article's text it says that it was wrong before: the
// paragraph that tells it, the last where several do. ok is false for an article
// that says no such thing.
func Note(a *news.Article) (note lang.Span, ok bool) {
	kept := a.Sense().All().Keep(noteOf{}, func() any { return findNote(a.Text) }).(*lang.Span)
	if kept == nil {
		return lang.Span{}, false
	}
	return *kept, true
}

// noteOf is the key of an article's note.
type noteOf struct{}

func findNote(text string) (note *lang.Span) {
	start := 0
	for line := range strings.SplitSeq(text, "\n") {
		if told := strings.TrimSpace(line); notes().MatchString(told) {
			from := start + strings.Index(line, told)
			note = &lang.Span{Start: from, End: from + len(told)}
		}
		start += len(line) + 1
	}
	return note
}

var notes = lexicon.ExpressionOf("correction", "note")
