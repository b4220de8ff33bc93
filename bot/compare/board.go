package compare

import (
	"maps"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// line is a line of the evidence, read once.
type line struct {
	news.Line
	text    string
	cited   bool
	stems   map[string]bool
	about   map[string]bool // the stems, with those of the sentence that it leans on
	words   []lang.Word
	numbers []lang.Number
	dates   []lang.Date
	names   []lang.Name
}

// folded is the line as its folded words.
func (l *line) folded() string {
	words := make([]string, len(l.words))
	for i, w := range l.words {
		words[i] = w.Folded
	}
	return strings.Join(words, " ")
}

// has is the set of the line's folded words.
func (l *line) has() map[string]bool {
	set := map[string]bool{}
	for _, w := range l.words {
		set[strings.ReplaceAll(w.Folded, ".", "")] = true
	}
	return set
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
			read.about = maps.Clone(read.stems)
			maps.Copy(read.about, before[len(before)-1].stems)
		}
		b.articles[at] = append(b.articles[at], read)
	}
	return b
}

func readLine(l news.Line, cited bool) *line {
	text, language := l.Text(), l.Article.Language
	out := &line{
		Line: l, text: text, cited: cited, stems: map[string]bool{},
		words: lang.Words(text, language), numbers: lang.Numbers(text, language), dates: lang.Dates(text, language), names: lang.Names(text, language),
	}
	for _, w := range out.words {
		if !w.Stop {
			out.stems[w.Stem] = true
		}
	}
	out.about = out.stems
	if extract.Corrects(l) { // what it says is not so
		out.numbers, out.dates, out.names = nil, nil, nil
	}
	return out
}

// minCover is what a line must meet of a clause for its values to be
// compared, and nearCover how near it must come to the best line of any
// article: what two articles say about different things is no disagreement.
const (
	minCover  = 0.25
	nearCover = 0.6
)

// found is a reading of a line, with how much of the clause the line meets and
// how well the value fits, both from 0 to 1.
type found struct {
	reading
	cover, fit float64
}

// shown is the board with the lines alone that are shown.
func (b board) shown() board {
	var out board
	for _, lines := range b.articles {
		var kept []*line
		for _, l := range lines {
			if l.cited {
				kept = append(kept, l)
			}
		}
		if len(kept) > 0 {
			out.articles = append(out.articles, kept)
		}
	}
	return out
}

// best returns the reading of each article that fits the clause best. read
// reads a line; ok is false where it holds no such value.
func (b board) best(c extract.Clause, read func(l *line) (r reading, fit float64, ok bool)) []reading {
	all := make([][]found, len(b.articles))
	most := 0.0
	for i, lines := range b.articles {
		for _, l := range lines {
			r, fit, ok := read(l)
			if cover := c.Cover(l.about); ok && cover >= minCover && c.Tells(l.stems) {
				all[i] = append(all[i], found{r, cover, fit})
				most = max(most, cover)
			}
		}
	}
	var out []reading
	for _, of := range all {
		var best found
		for _, f := range of {
			if f.cover >= nearCover*most && f.cover+f.fit > best.cover+best.fit {
				best = f
			}
		}
		if best.line != nil {
			out = append(out, best.reading)
		}
	}
	return out
}

// near is how many bytes may lie between a value and the word it belongs to:
// about six words.
const near = 40

// nearTerm reports whether a word of the clause itself stands near the span,
// and how near, from 0 to 1.
func (l *line) nearTerm(c extract.Clause, s lang.Span) float64 {
	best := 0.0
	for _, w := range l.words {
		if w.Stop || (w.Start >= s.Start && w.End <= s.End) || !c.Asks(w.Stem) {
			continue
		}
		gap := max(s.Start-w.End, w.Start-s.End)
		if gap < near {
			best = max(best, 1-float64(gap)/near)
		}
	}
	return best
}

// fresh reports whether a name is not one of the question's own.
func fresh(c extract.Clause, words []string) bool {
	for _, w := range words {
		if !c.Holds(w) {
			return true
		}
	}
	return false
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
