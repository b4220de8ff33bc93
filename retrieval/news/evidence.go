package news

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/meaning"
	"github.com/pullquote/pullquote/retrieval/sense"
)

// Line is one numbered sentence of the evidence for a request.
type Line struct {
	// Number is 1 for the first line; it means something within this request
	// only.
	Number   int
	Article  *Article
	Sentence Sentence
	// Passage is the index of the passage that offered the line, best first.
	Passage int
}

// Text returns the bytes of the sentence.
func (l Line) Text() string { return l.Article.Text[l.Sentence.Start:l.Sentence.End] }

// Language is that of the line: what its article states, else what its text
// looks like, else English.
func (l Line) Language() string {
	if stated := l.Article.Language; stated != "" {
		return stated
	}
	if found := lang.Detect(l.Text()); found != "" {
		return found
	}
	return "en"
}

// Sense is the sentence as it is read.
func (l Line) Sense() *sense.Sentence {
	return l.Article.Sense().At(l.Sentence.Start, l.Sentence.End)
}

// Quote returns the whole sentence as a quotation.
func (l Line) Quote() (Quote, error) { return l.Article.Quote(l.Sentence.Start, l.Sentence.End) }

// Found is what a search found for a reader.
type Found struct {
	// Passages bear on the words, best first.
	Passages []Passage
	// Rarity says for each folded word of the search how well it tells the
	// passages apart that the reader may see: 1 for a word that stands in
	// none of them, near 0 for one that stands in all.
	Rarity map[string]float64
	// Bearing is how much of the words, by how rare they are, stands in one of
	// the first passages with its headline and publisher: 0 to 1. A question
	// whose answer is in the articles mostly has above 0.6, another below.
	Bearing float64
	// Filters are the limits that the words set on the articles searched.
	Filters []Filter
	// Met are the parts of the words that set or lift filters: they say which
	// articles to look in, and nothing in those needs to hold them.
	Met []string
	// Newest says that the words ask for the articles that the filters leave
	// and for nothing in them: the passages are their openings, those of the
	// newest first.
	Newest bool
	// Spellings are the words asked for that stand in no article as they were
	// typed.
	Spellings []Spelling
	// Words are those that stand for each other in the archive's articles; nil for
	// those that come with the program.
	Words *meaning.Groups
}

// Asked returns a question without the words that are met by the choice of
// articles, and with the spellings that the articles print: what is left is what
// they are asked.
func (f Found) Asked(question string) string {
	for _, words := range f.Met {
		question = strings.Replace(question, words, "", 1)
	}
	for _, s := range f.Spellings {
		if s.Read {
			question = strings.Replace(question, s.Asked, s.Nearest, 1)
		}
	}
	return strings.TrimSpace(question)
}

// Evidence is what may be used for one request: passages that the reader may
// see, best first, with their sentences numbered for this request only.
type Evidence struct {
	Passages []Passage
	Lines    []Line
	// Rarity is that of the search that found the passages; nil when it is
	// not known.
	Rarity map[string]float64
	// Words are those of the search; nil for those that come with the program.
	Words *meaning.Groups
}

// NewEvidence numbers the sentences of the passages in the order given. A
// sentence that stands in two passages of the same revision gets one number.
func NewEvidence(passages []Passage) Evidence {
	type place struct {
		id              ArticleID
		revision, start int
	}
	seen := map[place]bool{}
	e := Evidence{Passages: passages}
	for i, p := range passages {
		for _, s := range p.Sentences {
			at := place{p.Article.ID, p.Article.Revision, s.Start}
			if seen[at] {
				continue
			}
			seen[at] = true
			e.Lines = append(e.Lines, Line{Number: len(e.Lines) + 1, Article: p.Article, Sentence: s, Passage: i})
		}
	}
	return e
}

// Evidence numbers the sentences of what was found.
func (f Found) Evidence() Evidence {
	e := NewEvidence(f.Passages)
	e.Rarity, e.Words = f.Rarity, f.Words
	return e
}

// Line returns the line with the number, and whether it was offered.
func (e Evidence) Line(number int) (Line, bool) {
	if number < 1 || number > len(e.Lines) {
		return Line{}, false
	}
	return e.Lines[number-1], true
}
