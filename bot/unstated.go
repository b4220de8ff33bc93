package bot

import (
	"encoding/json"
	"slices"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Numbers are numbers of citations.
type Numbers []int

// UnmarshalJSON reads the numbers. A record of an earlier version has articles
// in their place: they are left out, the rest of the record is as it was.
func (n *Numbers) UnmarshalJSON(raw []byte) error {
	*n = nil
	var numbers []int
	if json.Unmarshal(raw, &numbers) == nil {
		*n = numbers
	}
	return nil
}

// mostNear is how many quotations are shown that do not answer.
const mostNear = 2

// near quotes the sentences that come nearest to a question that none answers,
// and names the articles where there is no such sentence.
func (d *draft) near(evidence news.Evidence, choice extract.Choice) {
	ranked, _ := choice.Ranked()
	for _, p := range ranked {
		if len(d.answer.Near) == mostNear {
			break
		}
		if !choice.Bears(p.First.Number) && !choice.Bears(p.Last.Number) {
			continue
		}
		if q, err := p.Quote(); err == nil {
			for _, n := range d.cite([]news.Quote{q}) {
				if !slices.Contains(d.answer.Near, n) {
					d.answer.Near = append(d.answer.Near, n)
				}
			}
		}
	}
	if len(d.answer.Near) == 0 {
		d.answer.Nearest = nearest(evidence, choice)
	}
}

// parts notes which of several questions in one each quotation answers.
func (d *draft) parts(choice extract.Choice) {
	if len(choice.Parts) < 2 || d.answer.Mode != Extractive || d.answer.Pointed {
		return
	}
	for _, part := range choice.Parts {
		asked := Asked{Text: part.Asked, Citations: []int{}}
		for _, p := range part.Picks {
			q, err := p.Quote()
			if err != nil {
				continue
			}
			if n := d.find(q); n > 0 && !slices.Contains(asked.Citations, n) {
				asked.Citations = append(asked.Citations, n)
			}
		}
		if q, ok := valueOf(part); ok && len(asked.Citations) > 0 {
			asked.Value = q.Text()
		}
		d.answer.Parts = append(d.answer.Parts, asked)
	}
}

// Unstated is what is said first where no article answers: what was asked, by
// name.
func (a Answer) Unstated() string {
	said := "No article answers “" + a.Question + "”."
	if clauses := extract.Analyse(a.Question, nil).Clauses; len(clauses) == 1 {
		if indirect, ok := clauses[0].Indirect(); ok {
			said = "No article states " + indirect + "."
		}
	}
	if len(a.Near) > 0 {
		said += " Nearest:"
	}
	return said
}
