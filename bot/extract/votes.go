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
