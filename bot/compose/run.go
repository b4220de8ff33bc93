package compose

import (
	"cmp"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/bot/story"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Run adds a claim that stands on runs of sentences. One without words says
// what the first sentence of the first run says.
func (d *Draft) Run(c answer.Claim, picks ...story.Pick) {
	var quotes []news.Quote
	for _, p := range picks {
		if q, err := p.Quote(); err == nil {
			quotes = append(quotes, q)
		}
	}
	c.Text = cmp.Or(c.Text, picks[0].First.Text())
	d.Add(c, quotes)
}

// AddRun adds a claim that says what the first sentence of the run says.
func (d *Draft) AddRun(c answer.Claim, run extract.Pick) {
	if q, err := run.Quote(); err == nil {
		c.Text = run.First.Text()
		d.Add(c, []news.Quote{q})
	}
}
