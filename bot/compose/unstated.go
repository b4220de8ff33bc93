package compose

import (
	"slices"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// mostNear is how many quotations are shown that do not answer.
const mostNear = 2

// near quotes the sentences that come nearest to a question that none answers,
// and names the articles where there is no such sentence.
func (d *Draft) near(evidence news.Evidence, choice extract.Choice) {
	ranked, _ := choice.Ranked()
	for _, p := range ranked {
		if len(d.Answer.Near) == mostNear {
			break
		}
		if !choice.Bears(p.First.Number) && !choice.Bears(p.Last.Number) {
			continue
		}
		if q, err := p.Quote(); err == nil {
			for _, n := range d.cite([]news.Quote{q}) {
				if !slices.Contains(d.Answer.Near, n) {
					d.Answer.Near = append(d.Answer.Near, n)
				}
			}
		}
	}
	d.Answer.MayAnswer = len(d.Answer.Near) > 0 && choice.MayAnswer()
	if len(d.Answer.Near) == 0 {
		d.Answer.Nearest = nearest(evidence, choice)
	}
}

// parts notes which of several questions in one each quotation answers.
func (d *Draft) parts(choice extract.Choice) {
	if len(choice.Parts) < 2 || d.Answer.Mode != answer.Extractive || d.Answer.Pointed {
		return
	}
	for _, part := range choice.Parts {
		asked := answer.Asked{Text: part.Asked, Citations: []int{}}
		for _, p := range part.Picks {
			q, err := p.Quote()
			if err != nil {
				continue
			}
			if n := d.Find(q); n > 0 && !slices.Contains(asked.Citations, n) {
				asked.Citations = append(asked.Citations, n)
			}
		}
		if q, ok := valueOf(part); ok && len(asked.Citations) > 0 {
			asked.Value = q.Text()
		}
		d.Answer.Parts = append(d.Answer.Parts, asked)
	}
}
