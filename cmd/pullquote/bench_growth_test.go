package main

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/eval"
	"github.com/pullquote/pullquote/bot/measure"
	"github.com/pullquote/pullquote/retrieval"
)

// grownTo are the sizes at which costs are measured: a year of a small paper, a
// few years of a daily, and the archive of a large one.
var grownTo = []int{5_000, 15_000, 100_000}

// benchGrowth measures how costs grow with the number of articles, as the
// exponent b of the curve a·n^b that fits them best: 1 is as fast as the
// articles, 2 would be a quadratic step.
func benchGrowth(t *testing.T) figures {
	f := figures{}
	grown := map[string][]float64{}
	add := func(what string, n int, value float64) {
		f.time(fmt.Sprintf("%d articles: %s", n, what), value)
		grown[what] = append(grown[what], value)
	}
	for _, n := range grownTo {
		articles, _ := corpusOf(t, n)
		folder := t.TempDir()
		archive, err := retrieval.Open(t.Context(), retrieval.Options{Folder: folder})
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		takeAll(t, archive, articles)
		add("indexing, s", n, time.Since(start).Seconds())
		if err := archive.Close(); err != nil {
			t.Fatal(err)
		}
		articles = nil
		before := residentMB(t)
		start = time.Now()
		if archive, err = retrieval.Open(t.Context(), retrieval.Options{Folder: folder}); err != nil {
			t.Fatal(err)
		}
		queries := readSet[multihopQuery](t, multihopQueries)[:costQuestions]
		var searches []time.Duration
		for i, q := range queries {
			begun := time.Now()
			if _, err := archive.Find(t.Context(), q.Query, benchReader, eval.Ranks); err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				add("from start to first search, s", n, time.Since(start).Seconds())
				continue
			}
			searches = append(searches, time.Since(begun))
		}
		add("search p50, ms", n, float64(measure.Quantile(searches, .5).Microseconds())/1000)
		add("search p95, ms", n, float64(measure.Quantile(searches, .95).Microseconds())/1000)
		add("memory, MB", n, residentMB(t)-before)
		if err := archive.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for what, values := range grown {
		a, b := fitPower(grownTo, values)
		f[what+": exponent of growth"] = figure{Value: rounded(b), Noise: 0.15, Lower: true}
		t.Logf("%s = %.3g · n^%.2f", what, a, b)
	}
	return f
}

// fitPower returns the a and b of the curve a·n^b that fits the values at the
// sizes best, by least squares of the logarithms.
func fitPower(sizes []int, values []float64) (a, b float64) {
	var sx, sy, sxx, sxy float64
	n := float64(len(sizes))
	for i, size := range sizes {
		x, y := math.Log(float64(size)), math.Log(max(values[i], 1e-6))
		sx, sy, sxx, sxy = sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	b = (n*sxy - sx*sy) / (n*sxx - sx*sx)
	return math.Exp((sy - b*sx) / n), b
}

// A curve of known shape is found again.
func TestFitPower(t *testing.T) {
	a, b := fitPower([]int{10, 100, 1000}, []float64{3 * math.Pow(10, 1.5), 3 * math.Pow(100, 1.5), 3 * math.Pow(1000, 1.5)})
	if math.Abs(a-3) > 1e-9 || math.Abs(b-1.5) > 1e-9 {
		t.Errorf("%v·n^%v, want 3·n^1.5", a, b)
	}
}
