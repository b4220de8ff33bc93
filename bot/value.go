package bot

import (
	"slices"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// mark notes where the value stands that each part of the question asks for: in
// the first of the quotations that answer it.
func (d *draft) mark(choice extract.Choice) {
	known := map[int]bool{}
	for _, p := range choice.Picks {
		first := !known[p.Clause]
		known[p.Clause] = true
		if q, err := p.Last.Article.Quote(p.Value.Start, p.Value.End); first && err == nil {
			d.asked = append(d.asked, q)
		}
	}
	for n := range d.quotes {
		d.showValue(n + 1)
	}
}

// showValue marks the value in citation n, if one lies there.
func (d *draft) showValue(n int) {
	q := d.quotes[n-1]
	at := slices.IndexFunc(d.asked, func(v news.Quote) bool { return holds(q, v) && q.Article().Revision == v.Article().Revision })
	if at >= 0 {
		v := d.asked[at]
		d.answer.Citations[n-1].Answer = &Within{Start: v.Start() - q.Start(), End: v.End() - q.Start()}
	}
}
