package measure

import "slices"

// Refusal weighs a score by which questions are answered or refused:
// Answerable are the scores of questions that have an answer, Unanswerable
// those of questions that have none. A question is answered when its score is
// at or above a threshold.
type Refusal struct{ Answerable, Unanswerable []float64 }

// Point is one threshold with what it does: the share of the answerable
// questions that it answers and the share of the unanswerable that it refuses.
type Point struct{ Threshold, Answered, Refused float64 }

// At returns the highest threshold that still answers at least the share of
// the answerable questions, with what it refuses. Without scores it is zero.
func (r Refusal) At(answered float64) Point {
	scores := slices.Sorted(slices.Values(r.Answerable))
	if len(scores) == 0 {
		return Point{}
	}
	// The scores that may fall below the threshold; the small addition keeps
	// a share such as 0.9 of 10 from being one less by rounding.
	lost := int((1-answered)*float64(len(scores)) + 1e-9)
	return r.point(scores[min(lost, len(scores)-1)])
}

// Curve returns a point for every score of an answerable question, from the
// threshold that answers all to the one that answers fewest.
func (r Refusal) Curve() []Point {
	var out []Point
	for _, t := range slices.Compact(slices.Sorted(slices.Values(r.Answerable))) {
		out = append(out, r.point(t))
	}
	return out
}

func (r Refusal) point(threshold float64) Point {
	p := Point{Threshold: threshold}
	for _, s := range r.Answerable {
		p.Answered += one(s >= threshold)
	}
	for _, s := range r.Unanswerable {
		p.Refused += one(s < threshold)
	}
	p.Answered = Share(p.Answered, len(r.Answerable))
	p.Refused = Share(p.Refused, len(r.Unanswerable))
	return p
}

// AUC is the chance that an answerable question has a higher score than an
// unanswerable one, equal scores counting half: the area under the ROC curve
// (Hanley and McNeil, 1982). 0.5 is what a coin does; it is 0 without scores of
// both kinds.
func (r Refusal) AUC() float64 {
	low := slices.Sorted(slices.Values(r.Unanswerable))
	if len(low) == 0 || len(r.Answerable) == 0 {
		return 0
	}
	sum := 0.0
	for _, s := range r.Answerable {
		below, _ := slices.BinarySearch(low, s)
		equal := below
		for equal < len(low) && low[equal] == s {
			equal++
		}
		sum += float64(below) + float64(equal-below)/2
	}
	return sum / float64(len(low)) / float64(len(r.Answerable))
}
