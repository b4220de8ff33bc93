package extract

import (
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// judged are words that ask for a judgement in a question of yes or no.
var judged = lexicon.Named("ask", "judgement")

// asksOpinion reports whether the words ask what somebody thinks of a thing
// rather than what happened: "Should the bridge be closed?", "Is the ban a good
// thing?", "Who is right about the fares?" No report states that; what people
// say of it comes nearest.
func asksOpinion(words []lang.Word) bool {
	if len(words) < 3 {
		return false
	}
	first := words[0].Folded
	if first == "should" {
		return true
	}
	if !being.Has(first) && (first != "who" || !being.Has(words[1].Folded)) {
		return false
	}
	for i, w := range words[1:] {
		i++
		last := i+1 == len(words)
		switch w.Folded {
		case "right", "wrong": // "the right wing" judges nothing
			if last || words[i+1].Stop && first == "who" {
				return true
			}
		default:
			if judged.Has(w.Folded) && first != "who" {
				return true
			}
		}
	}
	return false
}
