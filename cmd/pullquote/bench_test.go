package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/bot/eval"
	"github.com/pullquote/pullquote/bot/measure"
)

// The public sets are no part of this project: their texts belong to others.
// `make bench` runs them where they are present, each by its own line in
// TestBench, through the same archive, search and answers as every question.
var (
	benchSets   = flag.String("bench-sets", "", "folder of the public question sets; without it they are not run")
	benchAccept = flag.Bool("bench-accept", false, "store the figures as those of the last accepted run")
	benchReuse  = flag.Bool("bench-reuse", false, "keep the archives of an earlier run even if the code that takes articles has changed")
)

// acceptedFigures is where the figures of the last accepted run are kept:
// figures only, nothing of the sets.
const acceptedFigures = "testdata/bench.json"

// figure is one result of a set.
type figure struct {
	Value float64 `json:"value"`
	// Noise is how far the value may be from the accepted one without meaning
	// anything.
	Noise float64 `json:"noise"`
	// Lower says that lower is better: times and sizes.
	Lower bool `json:"lower,omitempty"`
	// Told says that the figure is told and not held against a run: more or
	// less of it is neither better nor worse by itself.
	Told bool `json:"told,omitempty"`
}

// figures are the results of a set by name.
type figures map[string]figure

// share adds a share of n questions. Its noise is one standard error of such a
// share, and at least one question: a change that helps no more questions than
// it hurts moves it less.
func (f figures) share(name string, value float64, n int) {
	noise := max(math.Sqrt(value*(1-value)/float64(max(n, 1))), 1/float64(max(n, 1)))
	f[name] = figure{Value: rounded(value), Noise: rounded(noise)}
}

// fault adds a share of n questions that had better be none.
func (f figures) fault(name string, value float64, n int) {
	f.share(name, value, n)
	one := f[name]
	one.Lower = true
	f[name] = one
}

// told adds a share that is not held against a run.
func (f figures) told(name string, value float64) {
	f[name] = figure{Value: rounded(value), Told: true}
}

// asItStands adds how far the bot tells answerable questions and others apart
// with its present thresholds. To answer more and refuse less is no fall, but
// the mean of both is.
func (f figures) asItStands(others string, answerable, unanswerable []eval.Examined) {
	answered, refused := answeredOf(answerable), 1-answeredOf(unanswerable)
	f.told("as it stands: answered", answered)
	f.told("as it stands: "+others+" refused", refused)
	f.share("as it stands: balanced accuracy, "+others, (answered+refused)/2, len(unanswerable))
}

// time adds a time, in the unit that its name ends in. A machine that others
// work on at the same time takes up to twice as long.
func (f figures) time(name string, value float64) {
	f[name] = figure{Value: rounded(value), Noise: rounded(value), Lower: true}
}

// size adds an amount of memory. What the runtime has not given back yet makes
// it unsteady.
func (f figures) size(name string, value float64) {
	f[name] = figure{Value: rounded(value), Noise: rounded(value / 2), Lower: true}
}

// refusal adds what thresholds of refusal do.
func (f figures) refusal(name string, r measure.Refusal) {
	n := len(r.Unanswerable)
	f.share(name+" refused at 90% answered", r.At(.90).Refused, n)
	f.share(name+" refused at 95% answered", r.At(.95).Refused, n)
	f.share(name+" refusal AUC", r.AUC(), n)
}

func rounded(x float64) float64 { return math.Round(x*1000) / 1000 }

// TestBench measures each public set and fails when a figure is worse than the
// accepted one by more than its noise.
func TestBench(t *testing.T) {
	if *benchSets == "" {
		t.Skip("the public sets are run with -bench-sets FOLDER, or by make bench")
	}
	for _, s := range []struct {
		name string
		run  func(*testing.T) figures
	}{
		{"multihop", benchMultihop},
		{"multihop15k", benchMultihopLarge},
		{"rtqa", benchRTQA},
		{"newsnoise", benchNoise},
		{"ramdocs", benchRAMDocs},
		{"rgb", benchRGB},
		{"cost", benchCost},
		{"growth", benchGrowth},
	} {
		t.Run(s.name, func(t *testing.T) {
			got := s.run(t)
			accepted := readAccepted(t)
			report(t, accepted[s.name], got)
			if *benchAccept {
				accepted[s.name] = got
				writeAccepted(t, accepted)
			}
		})
	}
}

// report prints the figures beside the accepted ones.
func report(t *testing.T, accepted, got figures) {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(got)) {
		g := got[name]
		fmt.Fprintf(&b, "\n  %-62s %9.3f", name, g.Value)
		a, ok := accepted[name]
		switch {
		case !ok:
			b.WriteString("   new")
			continue
		case g.Told:
			fmt.Fprintf(&b, "   then     %9.3f", a.Value)
			continue
		}
		fmt.Fprintf(&b, "   accepted %9.3f ± %.3f", a.Value, a.Noise)
		if fallen(a, g) {
			b.WriteString("   WORSE")
			if !*benchAccept {
				t.Errorf("%s: %.3f, accepted %.3f ± %.3f", name, g.Value, a.Value, a.Noise)
			}
		}
	}
	for name := range accepted {
		if _, ok := got[name]; !ok && !*benchAccept {
			t.Errorf("%s was accepted and is not measured any more", name)
		}
	}
	t.Log(b.String())
}

// fallen reports whether the figure is worse than the accepted one by more
// than noise.
func fallen(accepted, got figure) bool {
	fall := accepted.Value - got.Value
	if accepted.Lower {
		fall = -fall
	}
	return fall > accepted.Noise+1e-9
}

func readAccepted(t *testing.T) map[string]figures {
	t.Helper()
	all := map[string]figures{}
	raw, err := os.ReadFile(acceptedFigures)
	if os.IsNotExist(err) {
		return all
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func writeAccepted(t *testing.T, all map[string]figures) {
	t.Helper()
	raw, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(acceptedFigures, append(raw, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A fall beyond the noise is seen, and nothing else is; of times and sizes the
// rise is the fall.
func TestFallen(t *testing.T) {
	for name, c := range map[string]struct {
		accepted figure
		got      float64
		want     bool
	}{
		"better":        {figure{Value: .5, Noise: .02}, .6, false},
		"within noise":  {figure{Value: .5, Noise: .02}, .48, false},
		"beyond it":     {figure{Value: .5, Noise: .02}, .479, true},
		"quicker":       {figure{Value: 40, Noise: 20, Lower: true}, 10, false},
		"a bit slower":  {figure{Value: 40, Noise: 20, Lower: true}, 60, false},
		"much slower":   {figure{Value: 40, Noise: 20, Lower: true}, 61, true},
		"never allowed": {figure{Value: 0, Lower: true}, 1, true},
	} {
		if got := fallen(c.accepted, figure{Value: c.got}); got != c.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}
