package page

import (
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/extract"
)

// unstated is what is said first where no article answers: what was asked, by
// name.
func unstated(a answer.Answer) string {
	said := "No article answers “" + a.Question + "”."
	if a.MayAnswer {
		said = "No sentence plainly answers “" + a.Question + "”."
	}
	if clauses := extract.Analyse(a.Question, nil).Clauses; len(clauses) == 1 {
		if _, ok := clauses[0].Indirect(); ok {
			said = clauses[0].Unstated(a.MayAnswer)
		}
	}
	if len(a.Near) > 0 {
		said += " Nearest:"
	}
	return said
}
