package retrieval

import (
	"cmp"
	"slices"
)

// crowding is how much less each further passage of the same revision is
// worth. Many passages of one article leave no room for the others, yet the
// answer may well stand in two of them: to allow only one lost far more.
const crowding = 0.1

// choose returns at most limit candidates, best first, taking each for a
// little less the more of its article have been taken before it. Candidates
// without any score are never taken; among equals the older passage goes
// first.
func choose(list []*candidate, limit int) []*candidate {
	left := slices.DeleteFunc(slices.Clone(list), func(c *candidate) bool { return c.score <= 0 })
	slices.SortFunc(left, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.id, b.id))
	})
	taken := map[int64]int{} // by revision
	var out []*candidate
	for len(out) < limit && len(left) > 0 {
		next, most := 0, 0.0
		for i, c := range left {
			if worth := c.score / (1 + crowding*float64(taken[c.row])); worth > most {
				next, most = i, worth
			}
		}
		taken[left[next].row]++
		out = append(out, left[next])
		left = slices.Delete(left, next, next+1)
	}
	return out
}
