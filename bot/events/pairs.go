package events

import "slices"

// pair is two articles, a < b, and how alike they are: the cosine of their
// vectors, 0 to 1.
type pair struct {
	a, b  int
	alike float64
}

// leastAlike is what counts as having anything in common at all: less cannot
// bring an average to where a story begins.
const leastAlike = 0.01

// pairsOf returns the pairs of articles that have words in common, in a fixed
// order. An index from words to articles finds them, so that articles which
// share nothing never meet.
func pairsOf(vectors []vector) []pair {
	holders := map[int][]term{} // of a word: articles, by number, and its weight there
	sums := make([]float64, len(vectors))
	var out []pair
	for b, v := range vectors {
		var met []int
		for _, t := range v {
			for _, h := range holders[t.id] {
				if sums[h.id] == 0 {
					met = append(met, h.id)
				}
				sums[h.id] += h.weight * t.weight
			}
			holders[t.id] = append(holders[t.id], term{b, t.weight})
		}
		slices.Sort(met)
		for _, a := range met {
			if sums[a] >= leastAlike {
				out = append(out, pair{a, b, sums[a]})
			}
			sums[a] = 0
		}
	}
	return out
}
