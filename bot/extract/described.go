package extract

import "strings"

// How well a line tells who somebody is: where it says so beside the name, and
// where it only names them.
const (
	saysWho  = 1.0
	namesWho = 0.5
)

// describes says how well the line tells who the one named in the clause is:
// by what stands before the name, "hospital director Kari Moen", or after it,
// "Anna Reed, 34," and "Anna Reed is".
func (l *line) describes(c Clause) float64 {
	best := 0.0
	for _, n := range l.names {
		own := n.Words // "Analyst Ann Carr", at the head of a sentence
		for len(own) > 1 && !c.isNamed(own) {
			own = own[1:]
		}
		if !c.isNamed(own) || len(own) == 1 && len(n.Words) > 1 {
			continue
		}
		if len(own) < len(n.Words) {
			return saysWho
		}
		best = max(best, namesWho)
		after := strings.TrimLeft(l.Text()[n.End:], `”"’`)
		if n.Title != "" || strings.HasPrefix(after, ", ") || strings.HasPrefix(after, " is ") || strings.HasPrefix(after, " was ") || l.officeBefore(n.Start) {
			best = saysWho
		}
	}
	return best
}

// officeBefore reports whether a word of office stands right before the byte.
func (l *line) officeBefore(at int) bool {
	for _, w := range l.words {
		if w.End+1 == at {
			return Office(w.Folded) != ""
		}
	}
	return false
}
