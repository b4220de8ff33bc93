package extract

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/meaning"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// line is a line of the evidence with what scoring needs to know of it, read
// once.
type line struct {
	news.Line
	stems   map[string]bool
	folded  map[string]bool
	pairs   map[[2]string]bool // stems that follow each other
	words   []lang.Word
	numbers []lang.Number
	dates   []lang.Date
	names   []lang.Name
	// spellings are those of folded, once they were asked for.
	spellings []spell.Word
	// before and after are the indices of the neighbours in the same
	// paragraph, or -1.
	before, after int
	article       int // index into evidence.articles
	// speaker are the folded words of the name of whoever speaks, where that
	// stands outside of the sentence; nil otherwise.
	speaker map[string]bool
	lexicon *meaning.Groups
}

// article is what is known of an article as a whole.
type article struct {
	words   func() map[string]bool // those of the whole text, folded; read once, where they are asked for
	head    map[string]bool        // stems of the headline and the publisher
	heads   map[string]bool        // the same, folded
	titles  map[string]bool        // of the headline alone, folded: the town in a publisher's name is not what its articles are about
	opening func() map[string]bool // of the first paragraph, folded; read where it is asked for
	lexicon *meaning.Groups
}

// evidence is the evidence read for scoring.
type evidence struct {
	lines    []line
	articles []article
	// held counts for each stem the lines that hold it.
	held map[string]int
	// rarity is that of the question's words in the archive, when known.
	rarity map[string]float64
	said   map[*news.Article]speeches // who speaks, where that was asked for
}

func read(e news.Evidence) evidence {
	ev := evidence{held: map[string]int{}, rarity: e.Rarity, said: map[*news.Article]speeches{}}
	index, who := map[news.ArticleID]int{}, speakers{}
	for _, l := range e.Lines {
		at, known := index[l.Article.ID]
		if !known {
			at = len(ev.articles)
			index[l.Article.ID] = at
			ev.articles = append(ev.articles, readArticle(l.Article))
			ev.articles[at].lexicon = e.Words
		}
		ev.lines = append(ev.lines, readLine(l, at))
		ev.lines[len(ev.lines)-1].lexicon = e.Words
		who.tell(&ev.lines[len(ev.lines)-1])
	}
	for i := range ev.lines {
		ev.link(i)
		for stem := range ev.lines[i].stems {
			ev.held[stem]++
		}
	}
	return ev
}

func readArticle(a *news.Article) article {
	out := article{head: map[string]bool{}, heads: map[string]bool{}, titles: map[string]bool{}}
	out.words = sync.OnceValue(func() map[string]bool {
		return a.Sense().All().Keep(wordsOf{}, func() any { return foldedWords(a) }).(map[string]bool)
	})
	out.opening = sync.OnceValue(func() map[string]bool {
		first, _, _ := strings.Cut(a.Text, "\n\n")
		return folded(a.Sense().Beside(first).Words())
	})
	for _, w := range a.Sense().Beside(a.Headline).Words() {
		out.titles[undotted(w.Folded)] = true
	}
	for _, w := range a.Sense().Beside(a.Headline + " " + a.Publisher).Words() {
		out.head[w.Stem] = true
		out.heads[undotted(w.Folded)] = true
	}
	return out
}

// wordsOf is the key of the words of an article.
type wordsOf struct{}

func foldedWords(a *news.Article) map[string]bool { return folded(a.Sense().All().Words()) }

func folded(words []lang.Word) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[undotted(w.Folded)] = true
	}
	return out
}

func readLine(l news.Line, at int) line {
	s := l.Sense()
	out := line{
		Line: l, article: at, before: -1, after: -1,
		stems: map[string]bool{}, folded: map[string]bool{}, pairs: map[[2]string]bool{},
		words: s.Words(), numbers: s.Numbers(), dates: s.Dates(), names: s.Names(),
	}
	previous := ""
	for _, w := range out.words {
		out.folded[undotted(w.Folded)] = true
		if w.Stop {
			continue
		}
		out.stems[w.Stem] = true
		if previous != "" {
			out.pairs[[2]string{previous, w.Stem}] = true
		}
		previous = w.Stem
	}
	return out
}

// link finds the neighbours of a line: the sentences next to it in the same
// paragraph that the evidence holds as well.
func (ev *evidence) link(i int) {
	l := &ev.lines[i]
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(ev.lines) || ev.lines[j].article != l.article {
			continue
		}
		n := ev.lines[j].Sentence
		text := l.Article.Text
		switch {
		case n.End <= l.Sentence.Start && !strings.Contains(text[n.End:l.Sentence.Start], "\n"):
			l.before = j
		case n.Start >= l.Sentence.End && !strings.Contains(text[l.Sentence.End:n.Start], "\n"):
			l.after = j
		}
	}
}

// holds reports whether the line holds the term, and how well: 1 for the
// word itself, less for a word of the same meaning, 0 for neither.
func (l *line) holds(t Term) float64 {
	if l.stems[t.Stem] || l.folded[t.Folded] {
		return 1
	}
	if l.lexicon.HasOthers(t.Stem) {
		for stem := range l.stems {
			if l.lexicon.Alike(stem, t.Stem) {
				return synonymCredit
			}
		}
	}
	if l.compounds(t) {
		return compoundCredit
	}
	if t.Name {
		for _, s := range l.spelled() {
			if s.Same(t.sound) {
				return variantCredit
			}
		}
	}
	return 0
}

// spelled is how the words of the line are spelled. It is reckoned once: a
// question asks for it often, and it is what answering takes most time with.
func (l *line) spelled() []spell.Word {
	if l.spellings == nil {
		l.spellings = make([]spell.Word, 0, len(l.folded))
		for w := range l.folded {
			l.spellings = append(l.spellings, spell.Read(w))
		}
	}
	return l.spellings
}

// shortestPart is the fewest letters of a part of a German compound.
const shortestPart = 5

// compounds reports whether a German word of the line is a compound that
// begins or ends with the term, or the other way round: "Feuer" in
// "Großfeuer", "Sprecherin" in "Feuerwehrsprecherin". An Arabic word that
// begins with the term is another form of it.
func (l *line) compounds(t Term) bool {
	language := l.Article.Language
	if (language != "de" && language != "ar") || utf8.RuneCountInString(t.Stem) < shortestPart {
		return false
	}
	for stem := range l.stems {
		long, short := stem, t.Stem
		if len(short) > len(long) {
			long, short = short, long
		}
		if utf8.RuneCountInString(short) >= shortestPart && (strings.HasPrefix(long, short) || (language == "de" && strings.HasSuffix(long, short))) {
			return true
		}
	}
	return false
}

// holdsName reports whether the article holds every word of the name, in any
// spelling of a transliterated name, in its text, headline or publisher.
func (a *article) holdsName(name []string) bool {
	for _, w := range name {
		if a.words()[w] || a.heads[w] || a.holdsVariant(w) {
			continue
		}
		return false
	}
	return true
}

func (a *article) holdsVariant(word string) bool {
	others := a.lexicon.HasOthers(word)
	for w := range a.words() {
		if spell.Akin(w, word) || others && a.lexicon.Alike(w, word) {
			return true
		}
	}
	return false
}
