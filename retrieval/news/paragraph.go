package news

import (
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// maxParagraph bounds, in bytes, how far before and after a sentence its
// paragraph is read. Paragraphs of news have a few hundred bytes.
const maxParagraph = 4 << 10

// Paragraph is a paragraph of an article, which ends where its line of text
// ends. Places are in bytes.
type Paragraph struct {
	Text  string
	Start int       // where Text begins in the article
	Line  lang.Span // where the sentence that it was asked for stands in Text
}

// ParagraphOf returns the paragraph of a line.
func ParagraphOf(l Line) Paragraph {
	text, s := l.Article.Text, l.Sentence
	from := runeStart(text, max(0, s.Start-maxParagraph))
	if i := strings.LastIndexByte(text[from:s.Start], '\n'); i >= 0 {
		from += i + 1
	}
	to := runeStart(text, min(len(text), s.End+maxParagraph))
	if i := strings.IndexByte(text[s.End:to], '\n'); i >= 0 {
		to = s.End + i
	}
	return Paragraph{Text: text[from:to], Start: from, Line: lang.Span{Start: s.Start - from, End: s.End - from}}
}

// ParagraphAbove returns the paragraph before p in its article; it is empty for
// the first.
func ParagraphAbove(a *Article, p Paragraph) Paragraph {
	end := len(strings.TrimRight(a.Text[:p.Start], "\n \t"))
	if end == 0 || end == p.Start {
		return Paragraph{}
	}
	return ParagraphOf(Line{Article: a, Sentence: Sentence{Start: max(0, end-1), End: end}})
}

// runeStart returns the first offset at or before i where a rune starts.
func runeStart(text string, i int) int {
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}
