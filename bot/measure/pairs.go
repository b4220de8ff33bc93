package measure

// Pairs counts how well a yes-or-no judgement meets the truth.
type Pairs struct{ TruePositive, FalsePositive, TrueNegative, FalseNegative int }

// Add counts one judgement.
func (p *Pairs) Add(truth, judged bool) {
	switch {
	case truth && judged:
		p.TruePositive++
	case truth:
		p.FalseNegative++
	case judged:
		p.FalsePositive++
	default:
		p.TrueNegative++
	}
}

// Precision is the share of what was judged true that is true.
func (p Pairs) Precision() float64 {
	return Share(float64(p.TruePositive), p.TruePositive+p.FalsePositive)
}

// Recall is the share of what is true that was judged true.
func (p Pairs) Recall() float64 {
	return Share(float64(p.TruePositive), p.TruePositive+p.FalseNegative)
}

// Balanced is the mean of the shares judged right of what is true and of what
// is not: 0.5 for a constant judgement, whatever the mixture.
func (p Pairs) Balanced() float64 {
	return (p.Recall() + Share(float64(p.TrueNegative), p.TrueNegative+p.FalsePositive)) / 2
}
