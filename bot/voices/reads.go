package voices

import (
	"slices"
	"strings"

	quotations "github.com/pullquote/pullquote/bot/speech"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// maxRead bounds, in bytes, the sentence that is read. It is ten long sentences
// of news; a longer one takes longer than a reader waits.
const maxRead = 5_000

// speaks reports whether part of the reading stands inside quotation marks.
func (r *reading) speaks() bool {
	return slices.ContainsFunc(r.tokens, func(t token) bool { return t.quoted })
}

// speech reports whether all of the reading stands inside quotation marks.
func (r *reading) speech() bool {
	for _, t := range r.tokens {
		if !t.quoted {
			return false
		}
	}
	return len(r.tokens) > 0
}

// leading returns the word before a name and its article.
func (r *reading) leading(n name) string {
	first := r.listStart(n.from)
	for _, part := range r.called(n) {
		if part.to == first && !endsPart(r.tokens[first].gap) {
			first = part.from
		}
	}
	if joiners.Has(r.folded(first - 1)) {
		for _, o := range r.names {
			if o.to == first-1 {
				first = r.listStart(o.from)
			}
		}
	}
	i := first - 1
	if r.folded(i) == "the" {
		i--
	}
	return r.folded(i)
}

// quotedSpans is the key of the quotations of a paragraph.
type quotedSpans struct{}

// quoted returns the parts of a paragraph's line that stand inside quotation marks.
func quoted(p news.Paragraph, a *news.Article) []lang.Span {
	all := a.Sense().At(p.Start, p.Start+len(p.Text)).Keep(quotedSpans{}, func() any { return quotations.Quotations(p.Text) })
	frame := p.Line
	var out []lang.Span
	for _, q := range all.([]lang.Span) {
		q.Start, q.End = max(q.Start, frame.Start), min(q.End, frame.End)
		if q.Start < q.End {
			out = append(out, q)
		}
	}
	return out
}

// listStart returns the first token of the list of names that token i stands
// in: "Iran and Russia", "Damascus, Raqqa, and Homs".
func (r *reading) listStart(from int) int {
	for _, o := range slices.Backward(r.names) {
		if o.to <= from && r.listed(o.to, from) {
			from = o.from
		}
	}
	return from
}

// listed reports whether tokens [from, to), which stand between two names,
// only part the items of a list.
func (r *reading) listed(from, to int) bool {
	if to-from > 2 || from == to && strings.TrimSpace(r.tokens[to].gap) != "," {
		return false
	}
	for i := from; i < to; i++ {
		if w := r.folded(i); w != "and" && w != "or" && w != "nor" && w != "the" {
			return false
		}
	}
	return true
}
