package eval

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/measure"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Faults says in words what an answer lacks; none when it is right.
func (q Question) Faults(got answer.Answer) []string {
	if refused := got.Outcome == answer.NotFound; refused == q.answerable() {
		if refused {
			return []string{"refused"}
		}
		return []string{"answered, though the articles do not tell"}
	}
	var out []string
	if len(q.QuoteAny) > 0 && q.QuotedAt(QuotesOf(got)) == 0 {
		out = append(out, "no quotation holds the answer")
	}
	for _, id := range q.Articles {
		if !slices.ContainsFunc(got.Citations, func(c answer.Citation) bool { return c.Article == id }) {
			out = append(out, fmt.Sprintf("article %s is not cited", id))
		}
	}
	positions := positionsOf(got)
	for _, d := range q.Disagreement {
		if !strings.Contains(positions, d) {
			out = append(out, fmt.Sprintf("sources are not shown to differ on %q", d))
		}
	}
	return out
}

// QuotesOf returns the quotations of the answer in their order.
func QuotesOf(a answer.Answer) []string {
	var out []string
	for _, c := range a.Citations {
		if !slices.Contains(a.Near, c.N) { // which is no answer
			out = append(out, c.Quote)
		}
	}
	return out
}

// positionsOf returns what sources are shown to differ on, a position a line.
func positionsOf(a answer.Answer) string {
	var b strings.Builder
	for _, d := range a.Disagreements {
		for _, p := range d.Positions {
			b.WriteString(p.Text + "\n")
		}
	}
	return b.String()
}

// QuotedAt returns the number of the first quotation that holds one of the
// words asked for, 0 when none does.
func (q Question) QuotedAt(quotes []string) int {
	for i, quote := range quotes {
		text := BareWords(quote)
		if slices.ContainsFunc(q.QuoteAny, func(words string) bool { return strings.Contains(text, BareWords(words)) }) {
			return i + 1
		}
	}
	return 0
}

// BareWords is the text in small letters and without punctuation, its words
// parted and bounded by one space each: an answer is right in any dress, but
// "art" is not in "party".
func BareWords(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	return " " + strings.Join(words, " ") + " "
}

// Ranking says which of what is sought each found passage holds: the facts;
// without any, the words of the answer, any of which will do; without these
// too, the articles. It is false when nothing is sought.
func (q Question) Ranking(found []news.Passage) (measure.Ranking, bool) {
	var holds []func(news.Passage) bool
	switch {
	case !q.answerable():
	case len(q.Facts) > 0:
		for _, fact := range q.Facts {
			holds = append(holds, func(p news.Passage) bool { return strings.Contains(dense(p.Text()), dense(fact)) })
		}
	case len(q.QuoteAny) > 0:
		holds = append(holds, func(p news.Passage) bool { return q.QuotedAt([]string{p.Text()}) > 0 })
	default:
		for _, id := range q.Articles {
			holds = append(holds, func(p news.Passage) bool { return string(p.Article.ID) == id })
		}
	}
	r := measure.Ranking{Sought: len(holds)}
	for _, p := range found {
		var held []int
		for i, holds := range holds {
			if holds(p) {
				held = append(held, i)
			}
		}
		r.At = append(r.At, held)
	}
	return r, len(holds) > 0
}

// dense is the text without white space: where a line or a paragraph ends is
// no part of a fact.
func dense(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}
