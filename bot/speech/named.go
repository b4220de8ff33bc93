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
	they, leads := of(pronouns, language), of(leading, language)
	for i, n := range names {
		before := t.Article.Sense().Beside(strings.TrimSuffix(strings.TrimRight(text[:n.Start], " "), n.Title)).Words()
		if len(before) > longestLead {
			return lang.Span{}
		}
		for k, w := range before {
			if they[w.Folded] || leads[w.Folded] || k > 0 && of(listened, language)[w.Folded] {
				return lang.Span{}
			}
		}
		if owns(text[n.End:]) {
			continue
		}
		if len(n.Words) > 1 {
			return lang.Span{Start: clause.Start + n.Start, End: clause.Start + n.End}
		}
		if i+1 < len(names) && t.leadsTo(clause, n, names[i+1]) {
			continue
		}
		if full := t.fullName(n.Words[0]); full.End > 0 {
			return full
		}
	}
	return lang.Span{}
}

// owns reports whether a name before the text is that of the one whom what
// follows belongs to: "Muir's".
func owns(after string) bool {
	return strings.HasPrefix(after, "’s ") || strings.HasPrefix(after, "'s ")
}

// leadsTo reports whether a lone name in the clause says who the one after it is:
// "Muir spokesman Lars Holm".
func (t *Text) leadsTo(clause lang.Span, lone, next lang.Name) bool {
	between := t.Article.Text[clause.Start+lone.End : clause.Start+next.Start]
	words := t.Article.Sense().Beside(between).Words()
	if len(next.Words) < 2 || len(words) == 0 || strings.ContainsAny(between, ",.;:()") {
		return false
	}
	for _, w := range words {
		if of(leading, t.Article.Language)[w.Folded] || of(listened, t.Article.Language)[w.Folded] || w.Stop {
			return false
		}
	}
	return true
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
