package draft

import (
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// beside notes, of a quotation that is as an article has it, the sentences that it
// stands in, and those of other articles that print nearly the same words: where
// these say otherwise, whoever quotes it has to know.
func (c *checker) beside(f *Finding, q quotation) {
	if !f.ofArticle() {
		return
	}
	f.add(f.Source, f.At)
	for _, w := range c.index.windows(q.words) {
		a := align(q.words, w)
		if w.text == f.Source || w.text.Against != "" || a.from >= a.to || a.share() < mostlySame {
			continue
		}
		from, to := a.trimmed()
		f.add(w.text, lang.Span{Start: w.text.words[from].Start, End: w.text.words[to-1].End})
	}
}

// besideFigure is beside for a figure: sentences of other articles on the same thing.
func (c *checker) besideFigure(f *Finding, of figure) {
	if !f.ofArticle() {
		return
	}
	f.add(f.Source, f.At)
	for _, near := range c.about(of) {
		if t := c.index.texts[near.text]; t != f.Source && t.Against == "" && near.tells() {
			f.add(t, t.sentences[near.word])
		}
	}
}

// ofArticle reports whether the finding is as an article of the archive has it.
func (f *Finding) ofArticle() bool {
	return f.Kind.Clean() && f.Source != nil && f.Source.Against == ""
}

// add notes the sentences of the text at the span.
func (f *Finding) add(t *Text, at lang.Span) {
	for i := max(0, t.sentenceAt(at.Start)); i < len(t.sentences) && t.sentences[i].Start < at.End; i++ {
		if t == f.Source {
			f.Own++
		}
		f.Beside = append(f.Beside, news.Line{Number: len(f.Beside) + 1, Article: t.Article, Sentence: news.Sentence(t.sentences[i])})
	}
}
