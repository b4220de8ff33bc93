package extract

import "math"

// Credits say how far a word of the question counts as met by where it
// stands. A word in the sentence itself counts in full; the further away it
// is, the less it can carry an answer. Set by reading answers to questions
// about our own texts; the order matters, not the digits.
const (
	synonymCredit  = 0.8
	variantCredit  = 0.9
	compoundCredit = 0.8
	beforeCredit   = 0.7 // the sentence before, same paragraph
	afterCredit    = 0.4
	headlineCredit = 0.5
)

// weigh gives each term its weight: how much it matters times how rare it is
// in the archive, or among the lines when that is not known. A word that no
// line holds is as rare as can be.
func (ev *evidence) weigh(c Clause) []float64 {
	n := float64(len(ev.lines))
	weights := make([]float64, len(c.Terms))
	for i, t := range c.Terms {
		rarity, known := ev.rarity[t.Folded]
		if !known {
			rarity = math.Log((n+1)/(float64(ev.held[t.Stem])+1)) / math.Log(n+1)
		}
		weights[i] = t.Weight * math.Max(rarity, commonest)
	}
	return weights
}

// commonest is the rarity of a word that every line holds: it still tells
// something, for the evidence was found by it.
const commonest = 0.15

func (ev *evidence) cover(i int, c Clause, weights []float64) float64 {
	var met, all float64
	for j, t := range c.Terms {
		all += weights[j]
		met += weights[j] * ev.credit(i, t)
	}
	if all == 0 {
		return 0
	}
	return met / all
}

// credit is how far the term is met by the line and what stands around it.
func (ev *evidence) credit(i int, t Term) float64 {
	l := &ev.lines[i]
	best := l.holds(t)
	if best < beforeCredit && l.before >= 0 {
		best = math.Max(best, beforeCredit*ev.lines[l.before].holds(t))
	}
	if best < afterCredit && l.after >= 0 {
		best = math.Max(best, afterCredit*ev.lines[l.after].holds(t))
	}
	a := &ev.articles[l.article]
	if best < headlineCredit && (a.head[t.Stem] || a.heads[t.Folded]) {
		best = headlineCredit
	}
	return best
}

// pairsOf is the share of the clause's neighbouring words that the line
// keeps together, 0 to 1.
func (l *line) pairsOf(c Clause) float64 {
	if len(c.Terms) < 2 {
		return 0
	}
	kept := 0
	for i := 1; i < len(c.Terms); i++ {
		if l.pairs[[2]string{c.Terms[i-1].Stem, c.Terms[i].Stem}] {
			kept++
		}
	}
	return float64(kept) / float64(len(c.Terms)-1)
}
