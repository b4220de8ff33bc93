package extract

import (
	"fmt"
	"strings"
)

// values are what the line could answer the clause with: numbers where a
// number is asked for, dates where a time is, names where a person or a place
// is, and all of these for an open question. What the question holds itself
// is no answer to it.
func (l *line) values(c Clause) []string {
	var out []string
	if c.Kind == HowMany || c.Kind == Open {
		for _, n := range l.numbers {
			if !n.Ordinal && !c.holdsWord(n.Value) {
				out = append(out, "n "+n.Value+n.Unit)
			}
		}
	}
	if c.Kind == When || c.Kind == Open {
		for _, d := range l.dates {
			out = append(out, fmt.Sprintf("d %d-%d-%d", d.Year, d.Month, d.Day))
		}
	}
	if c.Kind != HowMany && c.Kind != When {
		for _, n := range l.names {
			if !c.isNamed(n.Words) {
				// The last word stands for the whole: a surname is repeated alone.
				out = append(out, "p "+strings.Join(n.Words[len(n.Words)-1:], " "))
			}
		}
	}
	return out
}

func (c Clause) holdsWord(folded string) bool {
	for _, t := range c.Terms {
		if t.Folded == folded {
			return true
		}
	}
	return false
}

// votes gives each line the share of the other articles that hold one of its
// values in a line about the question: what several articles say alike is
// more likely to be what is asked for. 0 to 1, by the best value.
func (ev *evidence) votes(c Clause, all []scored) []float64 {
	holders := map[string]map[int]bool{}
	of := make([][]string, len(all))
	for _, s := range all {
		if s.cover < votingCover {
			continue
		}
		l := &ev.lines[s.line]
		of[s.line] = l.values(c)
		for _, v := range of[s.line] {
			if holders[v] == nil {
				holders[v] = map[int]bool{}
			}
			holders[v][l.article] = true
		}
	}
	out := make([]float64, len(all))
	if len(ev.articles) < 2 {
		return out
	}
	for i, values := range of {
		for _, v := range values {
			out[i] = max(out[i], float64(len(holders[v])-1)/float64(min(len(ev.articles), voters)-1))
		}
		out[i] = min(out[i], 1)
	}
	return out
}

const (
	// votingCover is what a line must meet of the question for its values to
	// count as a vote.
	votingCover = 0.35
	// voters is how many articles make a full vote.
	voters = 4
)
