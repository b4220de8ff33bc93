package compare

import (
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/correction"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// line is a line of the evidence, read once.
type line struct {
	news.Line
	text    string
	cited   bool
	stems   map[string]bool
	words   []lang.Word
	numbers []lang.Number
	dates   []lang.Date
	names   []lang.Name
	// before is the sentence that this one leans on, or nil.
	before *line
}

// board is the evidence laid out by article.
type board struct {
	articles [][]*line
}

func readBoard(cited, offered []news.Line) board {
	shown := map[int]bool{}
	for _, l := range cited {
		shown[l.Number] = true
	}
	var b board
	index := map[news.ArticleID]int{}
	for _, l := range offered {
		at, known := index[l.Article.ID]
		if !known {
			at = len(b.articles)
			index[l.Article.ID] = at
			b.articles = append(b.articles, nil)
		}
		read := readLine(l, shown[l.Number])
		if before := b.articles[at]; len(before) > 0 && extract.Leans(read.words) {
			read.before = before[len(before)-1]
		}
		b.articles[at] = append(b.articles[at], read)
	}
	return b
}

func readLine(l news.Line, cited bool) *line {
	s := l.Sense()
	out := &line{
		Line: l, text: l.Text(), cited: cited, stems: map[string]bool{},
		words: s.Words(), numbers: s.Numbers(), dates: s.Dates(), names: s.Names(),
	}
	for _, w := range out.words {
		if !w.Stop {
			out.stems[w.Stem] = true
		}
	}
	if correction.Tells(l) { // what it says is not so
		out.numbers, out.dates, out.names = nil, nil, nil
	}
	return out
}

// folded is the line as its folded words.
func (l *line) folded() string {
	words := make([]string, len(l.words))
	for i, w := range l.words {
		words[i] = w.Folded
	}
	return strings.Join(words, " ")
}

// context are the folded words that say what the line is about: those of its
// paragraph and those that its article begins with.
func (l *line) context() map[string]bool {
	out := map[string]bool{}
	add := func(words []lang.Word) {
		for _, w := range words {
			out[strings.ReplaceAll(w.Folded, ".", "")] = true
		}
	}
	s, p := l.Article.Sense(), news.ParagraphOf(l.Line)
	add(s.At(p.Start, p.Start+len(p.Text)).Words())
	add(s.Beside(l.Article.Headline).Words())
	add(s.At(0, leadOf(l.Article.Text)).Words())
	return out
}

// leadBytes is how much of an article says what all of it is about: about three
// sentences.
const leadBytes = 600

// leadOf is where that ends.
func leadOf(text string) int {
	end := min(leadBytes, len(text))
	for end > 0 && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

// holds reports whether the line has the stem, or another word for the same.
func (l *line) holds(stem string) bool {
	if l.stems[stem] {
		return true
	}
	for s := range l.stems {
		if sameWord(s, stem) {
			return true
		}
	}
	return false
}

// nextTo is how many bytes may lie between a value and a word that it belongs
// to: about six words.
const nextTo = 40

// gap is how many bytes lie between two spans; negative where they touch.
func gap(a, b lang.Span) int { return max(a.Start-b.End, b.Start-a.End) }

func touches(a, b lang.Span) bool { return a.Start < b.End && b.Start < a.End }

// between is the span that lies between two spans.
func between(a, b lang.Span) lang.Span {
	if b.Start < a.Start {
		a, b = b, a
	}
	return lang.Span{Start: a.End, End: max(a.End, b.Start)}
}

// titled is the span of a name with the title before it.
func (l *line) titled(n lang.Name) lang.Span {
	s := n.Span
	if n.Title != "" {
		if at := strings.LastIndex(l.text[:s.Start], n.Title); at >= 0 {
			s.Start = at
		}
	}
	return s
}
