package compose

import (
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Round makes the claims a whole answer: it decides the outcome, compares the
// articles, and names the nearest ones where there is no answer.
func (d *Draft) Round(asked extract.Question, evidence news.Evidence, choice extract.Choice) {
	d.settle(choice)
	d.mark(choice)
	if d.Answer.Outcome == answer.NotFound {
		d.near(evidence, choice)
	} else {
		d.parts(choice)
		if d.Answer.Outcome == answer.Partial && d.Answer.Mode == answer.Extractive && len(d.Answer.Parts) == 0 {
			d.Answer.Notice = strings.TrimSpace(d.Answer.Notice + " " + strings.Join(choice.Unstated, " "))
		}
		d.compare(asked, evidence)
		d.Answer.Disagreements = append(d.Answer.Disagreements, d.Differences()...)
	}
}
