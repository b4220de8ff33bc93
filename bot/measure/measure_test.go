package measure

import (
	"math"
	"testing"
	"time"
)

// near reports whether two figures are the same but for rounding.
func near(a, b float64) bool { return math.Abs(a-b) < 1e-12 }

func TestRankings(t *testing.T) {
	all := Rankings{
		{Sought: 2, At: [][]int{nil, {0}, {0}, {1}}}, // one at 2, both at 4
		{Sought: 1, At: [][]int{{0}, {0}}},           // at once, and twice
		{Sought: 3, At: [][]int{{0, 2}, nil}},        // two of three
		{Sought: 1},                                  // nothing found
	}
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"Hits(0)", all.Hits(0), 0},
		{"Hits(1)", all.Hits(1), 2. / 4},
		{"Hits(2)", all.Hits(2), 3. / 4},
		{"Hits(10)", all.Hits(10), 3. / 4},
		{"MRR(1)", all.MRR(1), (1. + 1) / 4},
		{"MRR(10)", all.MRR(10), (1./2 + 1 + 1) / 4},
		{"Recall(1)", all.Recall(1), (0 + 1 + 2./3) / 4},
		{"Recall(3)", all.Recall(3), (1./2 + 1 + 2./3) / 4},
		{"Recall(10)", all.Recall(10), (1 + 1 + 2./3) / 4},
		{"Complete(3)", all.Complete(3), 1. / 4},
		{"Complete(10)", all.Complete(10), 2. / 4},
		{"none", Rankings(nil).Hits(10), 0},
	} {
		if !near(c.got, c.want) {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestRefusalAt(t *testing.T) {
	ten := []float64{.1, .2, .3, .4, .5, .6, .7, .8, .9, 1}
	for name, c := range map[string]struct {
		scores   Refusal
		answered float64
		want     Point
	}{
		"all":               {Refusal{ten, []float64{0, .05, .15}}, 1, Point{.1, 1, 2. / 3}},
		"nine of ten":       {Refusal{ten, []float64{0, .05, .15}}, .9, Point{.2, .9, 1}},
		"19 of 20 is all":   {Refusal{ten, []float64{.15}}, .95, Point{.1, 1, 0}},
		"none":              {Refusal{ten, []float64{.95, 2}}, 0, Point{1, .1, .5}},
		"equal scores":      {Refusal{[]float64{.5, .5, .5, .9}, []float64{.5, .4}}, .5, Point{.5, 1, .5}},
		"no unanswerable":   {Refusal{Answerable: ten}, .9, Point{.2, .9, 0}},
		"nothing at all":    {Refusal{}, .9, Point{}},
		"nothing to answer": {Refusal{Unanswerable: ten}, .9, Point{}},
	} {
		got := c.scores.At(c.answered)
		if got.Threshold != c.want.Threshold || !near(got.Answered, c.want.Answered) || !near(got.Refused, c.want.Refused) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// The curve only falls: who answers more refuses less.
func TestRefusalCurve(t *testing.T) {
	got := Refusal{Answerable: []float64{.9, .2, .9, .5}, Unanswerable: []float64{.1, .6, .5}}.Curve()
	want := []Point{{.2, 1, 1. / 3}, {.5, .75, 1. / 3}, {.9, .5, 1}}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i, p := range got {
		if p.Threshold != want[i].Threshold || !near(p.Answered, want[i].Answered) || !near(p.Refused, want[i].Refused) {
			t.Errorf("point %d: got %v, want %v", i, p, want[i])
		}
	}
}

func TestAUC(t *testing.T) {
	for name, c := range map[string]struct {
		scores Refusal
		want   float64
	}{
		"apart":     {Refusal{[]float64{3, 2}, []float64{1, 0}}, 1},
		"reversed":  {Refusal{[]float64{0, 1}, []float64{2, 3}}, 0},
		"equal":     {Refusal{[]float64{1, 1}, []float64{1, 1, 1}}, .5},
		"mixed":     {Refusal{[]float64{1, 3}, []float64{2, 1}}, (0 + .5 + 1 + 1) / 4},
		"one kind":  {Refusal{Answerable: []float64{1}}, 0},
		"no scores": {Refusal{}, 0},
	} {
		if got := c.scores.AUC(); !near(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

func TestPairs(t *testing.T) {
	var p Pairs
	for _, judged := range []bool{true, true, false} { // of three that are true
		p.Add(true, judged)
	}
	for _, judged := range []bool{true, false, false, false} { // of four that are not
		p.Add(false, judged)
	}
	if p != (Pairs{2, 1, 3, 1}) {
		t.Errorf("counted %+v", p)
	}
	if got, want := p.Balanced(), (2./3+3./4)/2; !near(got, want) {
		t.Errorf("Balanced = %v, want %v", got, want)
	}
	if !near(p.Precision(), 2./3) || !near(p.Recall(), 2./3) {
		t.Errorf("precision %v, recall %v", p.Precision(), p.Recall())
	}
	if got := (Pairs{}).Balanced(); got != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func TestQuantile(t *testing.T) {
	var times []time.Duration
	for i := range 20 {
		times = append(times, time.Duration(20-i))
	}
	for q, want := range map[float64]time.Duration{0: 1, .05: 1, .5: 10, .95: 19, .951: 20, 1: 20} {
		if got := Quantile(times, q); got != want {
			t.Errorf("Quantile(%v) = %d, want %d", q, got, want)
		}
	}
	if got := Quantile(nil, .5); got != 0 {
		t.Errorf("of nothing: %d", got)
	}
}
