package speech

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/sense"
)

// longestLead is how many words may stand before the name in the words that
// name a speaker: "said the acting transport minister, Jan Petersen".
const longestLead = 7

// at is a part of the text as it is read.
func (t *Text) at(s lang.Span) *sense.Sentence { return t.Article.Sense().At(s.Start, s.End) }

// NameIn returns the name of the speaker in the words that name one, such as
// Jan Petersen in "said the transport minister, Jan Petersen, in Kiel"; for a
// surname alone, where the text has the full name. It is empty where the first name is not certainly theirs: a pronoun, a preposition
// or "told" before it makes it another's, as in "she told Harbour News".
func (t *Text) NameIn(clause lang.Span) lang.Span {
	text, language := t.Article.Text[clause.Start:clause.End], t.Article.Language
	names := t.at(clause).Names()
	if len(names) == 0 {
		return lang.Span{}
	}
	n := names[0]
	before := t.Article.Sense().Beside(strings.TrimSuffix(strings.TrimRight(text[:n.Start], " "), n.Title)).Words()
	if len(before) > longestLead {
		return lang.Span{}
	}
	they, leads := of(pronouns, language), of(leading, language)
	for i, w := range before {
		if they[w.Folded] || leads[w.Folded] || i > 0 && of(listened, language)[w.Folded] {
			return lang.Span{}
		}
	}
	if len(n.Words) == 1 {
		return t.fullName(n.Words[0])
	}
	return lang.Span{Start: clause.Start + n.Start, End: clause.Start + n.End}
}

// fullName is where the text first has a name of several words that ends with
// the word; empty where it has none.
func (t *Text) fullName(last string) lang.Span {
	return t.full()[last]
}

func (t *Text) readFull() map[string]lang.Span {
	full := map[string]lang.Span{}
	for _, n := range t.Article.Sense().All().Names() {
		end := n.Words[len(n.Words)-1]
		if _, known := full[end]; !known && len(n.Words) > 1 {
			full[end] = n.Span
		}
	}
	return full
}
