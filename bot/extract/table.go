package extract

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Table holds what was fitted. `make fit` writes it.
type Table struct {
	// Rank weighs the features of a line, Sure what speaks for the whole: both
	// by name. What is not in them does not count.
	Rank, Sure map[string]float64
	// Refuse is the chance of an answer below which there is none; Beside is
	// how much less than the first a further line may score to be shown beside
	// it, and Join to be quoted with its neighbour.
	Refuse, Beside, Join float64
}

//go:embed weights.txt
var fitted string

// Fitted returns the table that the program uses.
func Fitted() (*Table, error) { return parseTable(fitted) }

// parseTable reads a table: a line for each number, its group, its name and
// its value.
func parseTable(text string) (*Table, error) {
	t := &Table{Rank: map[string]float64{}, Sure: map[string]float64{}}
	for n, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		at := strings.LastIndex(l, " ")
		group, name, ok := strings.Cut(strings.TrimSpace(l[:max(at, 0)]), " ")
		value, err := strconv.ParseFloat(l[at+1:], 64)
		if err != nil || !ok {
			return nil, fmt.Errorf("weights, line %d: %q is no group, name and number", n+1, l)
		}
		name = strings.TrimSpace(name)
		switch group {
		case "rank":
			t.Rank[name] = value
		case "sure":
			t.Sure[name] = value
		case "level":
			switch name {
			case "refuse":
				t.Refuse = value
			case "beside":
				t.Beside = value
			case "join":
				t.Join = value
			default:
				return nil, fmt.Errorf("weights, line %d: no level is called %q", n+1, name)
			}
		default:
			return nil, fmt.Errorf("weights, line %d: no group is called %q", n+1, group)
		}
	}
	return t, nil
}

// String is the table as ParseTable reads it.
func (t *Table) String() string {
	var b strings.Builder
	for _, g := range []struct {
		name    string
		weights map[string]float64
	}{{"rank", t.Rank}, {"sure", t.Sure}, {"level", map[string]float64{"refuse": t.Refuse, "beside": t.Beside, "join": t.Join}}} {
		var names []string
		for n := range g.weights {
			names = append(names, n)
		}
		slices.Sort(names)
		for _, n := range names {
			fmt.Fprintf(&b, "%s %s %.3f\n", g.name, n, g.weights[n])
		}
	}
	return b.String()
}

// scores are what the lines are worth.
func (t *Table) scores(rows [][]float64) []float64 {
	all := features()
	out := make([]float64, len(rows))
	for k, f := range all {
		if w := t.Rank[f.name]; w != 0 {
			for i, r := range rows {
				out[i] += w * r[k]
			}
		}
	}
	return out
}

// chance is the logistic function.
func chance(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Choose picks the lines that answer the question, or none, by the fitted
// table.
func Choose(q Question, e news.Evidence) Choice {
	t, err := Fitted()
	if err != nil {
		panic(err) // it is part of the program, and a test reads it
	}
	return t.Choose(Read(q, e))
}
