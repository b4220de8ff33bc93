package voices

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/pullquote/pullquote/retrieval/sense"
)

// checker reads the lines of one article, each sentence once.
type checker struct {
	vocab *vocabulary
	lines []news.Line
	read  map[place]*reading
	chain int // how many pronouns are being followed
}

// place is a sentence of an article.
type place struct {
	article *news.Article
	span    lang.Span // of the article's text
}

// read is the sentence as it is read.
func (p place) read() *sense.Sentence { return p.article.Sense().At(p.span.Start, p.span.End) }

// scene is a cited line with what stands around it in its article, which
// tells who "he" is and whose words a quotation holds.
type scene struct {
	line place
	// before are the sentences before the line, nearest last: those of the
	// paragraph above and, from own on, those of the line's own paragraph.
	before []place
	own    int
	// after is the sentence after the line in its paragraph, if there is one.
	after []place
}

// sceneOf finds what stands around a line.
func sceneOf(l news.Line) scene {
	p := news.ParagraphOf(l)
	s := scene{line: place{l.Article, lang.Span{Start: l.Sentence.Start, End: l.Sentence.End}}}
	for _, at := range sentencesOf(l.Article, news.ParagraphAbove(l.Article, p)) {
		s.before = append(s.before, at)
	}
	s.own = len(s.before)
	for _, at := range sentencesOf(l.Article, p) {
		switch {
		case at.span.End <= s.line.span.Start:
			s.before = append(s.before, at)
		case at.span.Start >= s.line.span.End && len(s.after) == 0:
			s.after = append(s.after, at)
		}
	}
	return s
}

// sentencesOf returns the sentences of a paragraph.
func sentencesOf(a *news.Article, p news.Paragraph) []place {
	var out []place
	for _, s := range a.Sense().At(p.Start, p.Start+len(p.Text)).Sentences() {
		if s.End-s.Start > maxRead {
			continue // nothing that can be cited
		}
		out = append(out, place{a, lang.Span{Start: p.Start + s.Start, End: p.Start + s.End}})
	}
	return out
}

// lineAt returns a line that stands at the place.
func lineAt(at place) news.Line {
	return news.Line{Article: at.article, Sentence: news.Sentence{Start: at.span.Start, End: at.span.End}}
}

// sentenceAt returns a sentence of an article with the spans of it that stand
// inside quotation marks of its paragraph.
func sentenceAt(at place) sentence {
	p := news.ParagraphOf(news.Line{Article: at.article, Sentence: news.Sentence{Start: at.span.Start, End: at.span.End}})
	s := sentence{text: at.article.Text[at.span.Start:at.span.End], read: at.read()}
	for _, part := range quoted(p, at.article) {
		s.quoted = append(s.quoted, lang.Span{Start: part.Start - p.Line.Start, End: part.End - p.Line.Start})
	}
	return s
}

// reading returns the reading of a sentence of an article. A pronoun at its
// beginning is read as the person it stands for.
func (c *checker) reading(at place) *reading {
	if r, ok := c.read[at]; ok {
		return r
	}
	r := read(c.vocab, c.sentence(at))
	c.read[at] = r
	return r
}

// maxChain is how many pronouns are followed back to a name: "he" in a
// sentence after one that says "he" as well. It bounds the work for an article
// of nothing but pronouns.
const maxChain = 4

// sentence prepares a sentence of an article for reading, with the person
// that a pronoun at its beginning stands for.
func (c *checker) sentence(at place) sentence {
	s := sentenceAt(at)
	if !pronouns.Has(firstWord(s.text)) || c.chain == maxChain {
		return s
	}
	c.chain++
	defer func() { c.chain-- }()
	if who, ok := c.antecedent(sceneOf(lineAt(at)), "", true); ok {
		s.subject = who.names
	}
	return s
}

// firstWord returns the first word of a text, folded.
func firstWord(text string) string {
	word, _, _ := strings.Cut(strings.TrimLeft(text, "“\"‘'«"), " ")
	return lang.Fold(word)
}

// mentions calls f with the sentences of the article that were offered and
// hold the word, and with those of the scene, until f returns false.
func (c *checker) mentions(s scene, word string, f func(*reading) bool) {
	seen := map[place]bool{}
	visit := func(at place) bool {
		if seen[at] || !strings.Contains(at.read().Folded(), word) {
			return true
		}
		seen[at] = true
		return f(c.reading(at))
	}
	for _, at := range append([]place{s.line}, s.before...) {
		if !visit(at) {
			return
		}
	}
	for _, l := range c.lines {
		if l.Sentence.End-l.Sentence.Start > maxRead {
			continue
		}
		if !visit(place{l.Article, lang.Span{Start: l.Sentence.Start, End: l.Sentence.End}}) {
			return
		}
	}
}
