package answer

import "strings"

// Dropped is a claim of a model that was not shown as it was first written, or
// a difference that it named, and why.
type Dropped struct {
	// Text and Reason are those of the first time, also where the model wrote
	// the claim again.
	Text   string `json:"text"`
	Reason string `json:"reason"`
	// Rule names what the claim breaks, for counting: a rule of package ground,
	// and of a difference one of package compare.
	Rule string `json:"rule,omitempty"`
	// Became says what is shown in its place; empty for nothing.
	Became Became `json:"became,omitempty"`
}

// Became is what is shown in the place of a claim that did not hold.
type Became string

const (
	Rewritten Became = "rewritten" // what the model wrote when it was asked again
	Quoted    Became = "printed"   // the sentences that it cites
)

// LeftOut counts the claims that did not hold and that the model did not write
// again so that they do.
func (a Answer) LeftOut() int {
	n := 0
	for _, d := range a.Dropped {
		if d.Became != Rewritten && !OfDifference(d.Rule) {
			n++
		}
	}
	return n
}

// differenceRule begins the names of the rules by which differences are dropped,
// and of no rule of claims.
const differenceRule = "difference_"

// OfDifference reports whether the rule is one of a difference.
func OfDifference(rule string) bool { return strings.HasPrefix(rule, differenceRule) }
