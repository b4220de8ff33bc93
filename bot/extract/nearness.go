package extract

import "math"

// reach is the distance in words over which the support of a word for a value
// falls to 1/e: about half a sentence.
const reach = 8.0

// nearness is how much of the question stands close to the best candidate for
// its answer in the line: each word of the question counts the less the
// further from the candidate it stands. met says how well the line holds each
// term.
func (l *line) nearness(c Clause, terms, met []float64) float64 {
	candidates := l.candidates(c)
	all := 0.0
	for _, w := range terms {
		all += w
	}
	if len(candidates) == 0 || all == 0 {
		return 0
	}
	places := l.placesOf(c)
	best := 0.0
	for _, cand := range candidates {
		sum := 0.0
		for j, w := range terms {
			if met[j] > 0 {
				sum += w * met[j] * math.Exp(-cand.gap(places[j])/reach)
			}
		}
		best = max(best, cand.fit*sum/all)
	}
	return best
}

// placesOf are the words of the line, by index, that are each term.
func (l *line) placesOf(c Clause) [][]int {
	out := make([][]int, len(c.Terms))
	for j, t := range c.Terms {
		for k, w := range l.words {
			if w.Stem == t.Stem || undotted(w.Folded) == t.Folded {
				out[j] = append(out[j], k)
			}
		}
	}
	return out
}

// gap is how many words lie between the candidate and the nearest of the
// places; reach when there is none, for a word that is met by another.
func (c candidate) gap(places []int) float64 {
	if len(places) == 0 {
		return reach
	}
	least := math.MaxInt
	for _, k := range places {
		least = min(least, max(0, c.first-k, k-c.last))
	}
	return float64(least)
}
