package measure

// Ranking is the result list of one question, seen only in what was sought:
// Sought is how many things there are to find, At[i] lists which of them, from
// 0 to Sought-1, the result of rank i+1 holds.
type Ranking struct {
	Sought int
	At     [][]int
}

// foundAt is how many different sought things the first k results hold.
func (r Ranking) foundAt(k int) int {
	seen := map[int]bool{}
	for _, held := range r.At[:min(k, len(r.At))] {
		for _, thing := range held {
			seen[thing] = true
		}
	}
	return len(seen)
}

// reciprocal is 1/rank of the first result that holds anything sought, if it
// is among the first k, else 0.
func (r Ranking) reciprocal(k int) float64 {
	for i, held := range r.At[:min(k, len(r.At))] {
		if len(held) > 0 {
			return 1 / float64(i+1)
		}
	}
	return 0
}

// Rankings are those of a set of questions. Each share below is 0 for an empty
// set.
type Rankings []Ranking

// Hits is the share of questions with anything sought among the first k
// results: Hits@k, as the script of MultiHop-RAG (Tang and Yang, 2024) counts.
func (all Rankings) Hits(k int) float64 {
	return all.mean(func(r Ranking) float64 { return one(r.foundAt(k) > 0) })
}

// MRR is the mean reciprocal rank within the first k results.
func (all Rankings) MRR(k int) float64 {
	return all.mean(func(r Ranking) float64 { return r.reciprocal(k) })
}

// Recall is the share of all sought things that the first k results hold,
// averaged over the questions.
func (all Rankings) Recall(k int) float64 {
	return all.mean(func(r Ranking) float64 { return float64(r.foundAt(k)) / float64(max(r.Sought, 1)) })
}

// Complete is the share of questions of which the first k results hold
// everything sought.
func (all Rankings) Complete(k int) float64 {
	return all.mean(func(r Ranking) float64 { return one(r.foundAt(k) == r.Sought) })
}

func (all Rankings) mean(of func(Ranking) float64) float64 {
	sum := 0.0
	for _, r := range all {
		sum += of(r)
	}
	return Share(sum, len(all))
}

// Share is part/all, 0 when all is 0.
func Share(part float64, all int) float64 {
	if all == 0 {
		return 0
	}
	return part / float64(all)
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
