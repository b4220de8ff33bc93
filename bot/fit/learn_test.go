package fit

import (
	"math"
	"testing"
)

// Of lines that differ in one number, the weight of that number is learnt from
// which of them are right; one that says nothing gets hardly any.
func TestSoftmax(t *testing.T) {
	var all []choiceOf
	for n := range 40 {
		noise := float64(n % 2)
		all = append(all, choiceOf{rows: [][]float64{{1, noise}, {0, 1 - noise}}, right: []bool{true, false}, weight: 1})
	}
	w := softmax(all, 2, func(int) bool { return true })
	if w[0] < 1 || math.Abs(w[1]) > 0.05 {
		t.Errorf("weights %.2f, want one that counts and one near 0", w)
	}
	if again := softmax(all, 2, func(int) bool { return true }); again[0] != w[0] {
		t.Errorf("%v then %v from the same choices", w, again)
	}
	if none := softmax(all, 2, func(int) bool { return false }); none[0] != 0 {
		t.Errorf("weights %.2f from no choices", none)
	}
}

// Questions with an answer are told from those without by the sign that differs.
func TestLogistic(t *testing.T) {
	var all []verdict
	for n := range 40 {
		yes := n%4 == 0
		sign := 0.0
		if yes {
			sign = 1
		}
		all = append(all, verdict{signs: []float64{1, sign}, yes: yes, weight: 1})
	}
	if w := logistic(all, 2, func(int) bool { return true }); w[0] > -0.5 || w[1] < 1 || w[0]+w[1] < 0 {
		t.Errorf("weights %.2f", w)
	}
}
