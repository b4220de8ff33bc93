package compose

import (
	"slices"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// mark notes where the value stands that each part of the question asks for: in
// the first of the quotations that answer it.
func (d *Draft) mark(choice extract.Choice) {
	for _, part := range choice.Parts {
		if q, ok := valueOf(part); ok {
			d.asked = append(d.asked, q)
		}
	}
	for n := range d.Quotes {
		d.showValue(n + 1)
	}
}

// showValue marks the value in citation n, if one lies there.
func (d *Draft) showValue(n int) {
	q := d.Quotes[n-1]
	at := slices.IndexFunc(d.asked, func(v news.Quote) bool { return holds(q, v) && q.Article().Revision == v.Article().Revision })
	if at >= 0 {
		v := d.asked[at]
		d.Answer.Citations[n-1].Answer = &answer.Within{Start: v.Start() - q.Start(), End: v.End() - q.Start()}
	}
}

// valueOf is what the part asks for, where that is certain.
func valueOf(part extract.Part) (news.Quote, bool) {
	if len(part.Picks) == 0 {
		return news.Quote{}, false
	}
	best := part.Picks[0]
	q, err := best.Last.Article.Quote(best.Value.Start, best.Value.End)
	return q, err == nil
}
