package draft

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// cut returns what the stored sentence goes on with where that takes back a part
// of what the draft quotes: “We will sell, unless the price falls”, “We will sell,
// won't we?” So does a negation right before. What the draft quotes next is no loss.
func (c *checker) cut(number int, j judged) (lang.Span, bool) {
	q, t := c.quotations[number], j.text
	if j.from > 0 && negations.has(j.word(j.from-1)) && j.goesOn(j.from-1, j.from) && !c.negates(q) {
		return t.words[j.from-1].Span, true
	}
	if j.to >= len(t.words) || !turns.has(j.word(j.to)) && !negations.has(j.word(j.to)) || !j.goesOn(j.to-1, j.to) {
		return lang.Span{}, false
	}
	if q.next >= 0 && c.quotations[q.next].words[0].folded == t.words[j.to].folded {
		return lang.Span{}, false
	}
	return lang.Span{Start: t.words[j.to].Start, End: t.sentence(j.at).End}, true
}

// goesOn reports whether two words of the text stand in one sentence with no
// more than a comma or a dash between them: a quotation mark there ends what
// was said.
func (j judged) goesOn(a, b int) bool {
	between := j.text.Article.Text[j.text.words[a].End:j.text.words[b].Start]
	return !strings.ContainsAny(between, quoteMarks+"\n.!?;:()")
}

// negates reports whether the draft says the negation in its own words before
// the quotation: the board will not “accept any offer”.
func (c *checker) negates(q quotation) bool {
	const near = 24 // bytes: two or three words
	for _, w := range lang.Words(c.draft.Text[max(0, q.Start-near):q.Start], c.draft.language) {
		if negations.has(w.Folded) {
			return true
		}
	}
	return false
}
