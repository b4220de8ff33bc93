package draft

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/correction"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// corrects reports whether the sentence of the text tells what was printed wrongly: no
// figure in it proves one of a draft, and none is what the draft should have.
func (t *Text) corrects(s lang.Span) bool {
	return correction.Tells(news.Line{Number: 1, Article: t.Article, Sentence: news.Sentence(s)})
}

// corrected notes that a figure of the draft is what a correction says was wrong. It
// differs where the correction's next sentence is nearly for certain about it and has
// another figure of the kind; the sentence itself is the nearest otherwise.
func (c *checker) corrected(out *Finding, f figure, t *Text, near nearby) {
	s := t.sentences[near.word]
	if out.Source == nil {
		out.found(t, s)
	}
	if int(near.word)+1 >= len(t.sentences) || !near.tells() {
		return
	}
	next := t.sentences[near.word+1]
	text := t.Article.Text[next.Start:next.End]
	other := f.number != nil && len(lang.Numbers(text, t.Article.Language)) == 1 || f.date != nil && len(lang.Dates(text, t.Article.Language)) == 1
	same, _ := c.compare(f, t, next)
	if other && !same && !strings.Contains(t.Article.Text[s.End:next.Start], "\n") {
		out.Kind = FigureDiffers
		out.found(t, next)
	}
}
