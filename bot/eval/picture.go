package eval

import "github.com/pullquote/pullquote/bot/measure"

// Picture draws the two curves.
func Picture(v Result, title string) []byte {
	refusal := measure.Plot{Title: "Refused against answered", X: "share of answerable questions answered", Y: "share of unanswerable questions refused"}
	if v.Refusals != nil {
		refusal.Line = append(refusal.Line, [2]float64{0, 1}) // a threshold above every score refuses all
		for _, at := range v.Refusals.Curve {
			refusal.Line = append(refusal.Line, [2]float64{at.Answered, at.Refused})
		}
		refusal.Dots = append(refusal.Dots, measure.Dot{At: [2]float64{v.Answers.Answered, v.Refusals.Refused}, Label: "as it stands"})
	}
	found := measure.Plot{Title: "Found among the first k passages", X: "k", Y: "share of questions", MaxX: Ranks}
	if v.Search != nil {
		for _, at := range v.Search.Found {
			found.Line = append(found.Line, [2]float64{float64(at.K), at.Share})
		}
	}
	return measure.SVG(title, refusal, found)
}
