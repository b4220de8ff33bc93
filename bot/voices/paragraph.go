package voices

import (
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// maxParagraph bounds, in bytes, how far before and after a sentence its
// paragraph is read. Paragraphs of news have a few hundred bytes.
const maxParagraph = 4 << 10

// paragraph is a paragraph of an article, which ends where its line ends.
type paragraph struct {
	text  string
	start int       // where text begins in the article
	line  lang.Span // where the line that it was asked for stands in text
}

// paragraphOf returns the paragraph of a line.
func paragraphOf(l news.Line) paragraph {
	text, s := l.Article.Text, l.Sentence
	from := runeStart(text, max(0, s.Start-maxParagraph))
	if i := strings.LastIndexByte(text[from:s.Start], '\n'); i >= 0 {
		from += i + 1
	}
	to := runeStart(text, min(len(text), s.End+maxParagraph))
	if i := strings.IndexByte(text[s.End:to], '\n'); i >= 0 {
		to = s.End + i
	}
	return paragraph{text: text[from:to], start: from, line: lang.Span{Start: s.Start - from, End: s.End - from}}
}

// paragraphAbove returns the paragraph before p; it is empty for the first.
func paragraphAbove(a *news.Article, p paragraph) paragraph {
	end := len(strings.TrimRight(a.Text[:p.start], "\n \t"))
	if end == 0 || end == p.start {
		return paragraph{}
	}
	return paragraphOf(news.Line{Article: a, Sentence: news.Sentence{Start: max(0, end-1), End: end}})
}

// runeStart returns the first offset at or before i where a rune starts.
func runeStart(text string, i int) int {
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}
