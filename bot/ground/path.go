package ground

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Path: a claim holds on a line when its words are found in the line in their
// order, and every leap from one found word to the next passes over nothing
// but what may be left out. So the claim is the line with parts of it taken
// away, and nothing that was taken away changes what is left.

// matcher holds a claim against a line.
type matcher struct {
	lex         *vocabulary
	claim, line *reading
	// article is the text that the line stands in, which tells how it calls
	// people for short.
	article string
	// attribution says that the readings begin with who says something and
	// how: another verb of speech may stand there.
	attribution bool
	// found are the tokens of the claim and of the line at which the words of
	// the path begin, from the last to the first.
	found []pair
}

// pair is a unit of the claim and the unit of the line that it was found as.
type pair struct{ claim, line int }

// step is the cheapest way to have found the claim up to a word: what it
// costs, and from which word of the claim and the line it was made.
type step struct {
	cost     int
	from, at int
}

// What is wrong with a path is counted, to find the one with the least wrong.
const (
	costLeap  = 1 // something is left out that may not be
	costBack  = 1 // a word stands before the one found last
	costWord  = 2 // a word is not printed
	tooCostly = 7 // no reason is told for a claim so far from the line
)

// walk finds the path through the line with the least wrong, and returns what
// is wrong with it: nothing for a claim that holds.
func (m *matcher) walk() []Fault {
	claim, line := m.claim.units(), m.line.units()
	rows := make([][]step, len(claim)+1)
	for i := range rows {
		rows[i] = make([]step, len(line)+1)
		for j := range rows[i] {
			rows[i][j].cost = tooCostly
		}
	}
	none := len(line) // no word of the line was found yet
	rows[0][none] = step{}
	for i, at := range claim {
		matches := m.matches(at, line)
		for j := range rows[i] {
			d := rows[i][j]
			if d.cost >= tooCostly {
				continue
			}
			for _, q := range matches {
				cost := 0
				if j < none && line[q] < m.line.unitEnd(line[j]) {
					cost = costBack
				} else if !m.mayLeap(m.after(line, j), line[q]) {
					cost = costLeap
				}
				rows[i+1][q].improve(d.cost+cost, i, j)
			}
			if end := m.aside(at); end > at {
				rows[i+unitsIn(claim, i, end)][j].improve(d.cost, i, j)
			}
			cost := costWord
			if m.mayAdd(at) {
				cost = 0
			}
			rows[i+1][j].improve(d.cost+cost, i, j)
		}
	}
	return m.faults(rows, claim, line)
}

func (s *step) improve(cost, from, at int) {
	if cost < s.cost {
		*s = step{cost, from, at}
	}
}

// after returns the token behind unit j of the line, or -1 before its first.
func (m *matcher) after(line []int, j int) int {
	if j == len(line) {
		return -1
	}
	return m.line.unitEnd(line[j])
}

// matches returns the units of the line that the claim's unit at a token may
// be.
func (m *matcher) matches(at int, line []int) []int {
	var out []int
	for q, to := range line {
		if m.same(at, to) {
			out = append(out, q)
		}
	}
	return out
}

// faults tells what is wrong along the cheapest path to the end.
func (m *matcher) faults(rows [][]step, claim, line []int) []Fault {
	best, last, atEnd := tooCostly, -1, false
	for j := range line {
		d := rows[len(claim)][j]
		if d.cost >= best {
			continue
		}
		ends := m.mayLeap(m.after(line, j), len(m.line.tokens))
		if !ends {
			d.cost += costLeap
		}
		if d.cost < best {
			best, last, atEnd = d.cost, j, ends
		}
	}
	if last < 0 {
		return slices.Repeat([]Fault{{Rule: NotPrinted}}, tooCostly)
	}
	var out []Fault
	if !atEnd {
		out = append(out, m.leftOut(m.after(line, last), len(m.line.tokens)))
	}
	for i, j := len(claim), last; i > 0; {
		d := rows[i][j]
		switch before := rows[d.from][d.at]; {
		case before.cost == rows[i][j].cost:
		case d.at == j && i == d.from+1 && rows[i][j].cost-before.cost == costWord:
			out = append(out, m.notPrinted(claim[d.from]))
		case d.at < len(line) && line[j] < m.line.unitEnd(line[d.at]):
			out = append(out, Fault{Rule: Moved, Said: m.claim.tokens[claim[d.from]].raw})
		default:
			out = append(out, m.leftOut(m.after(line, d.at), line[j]))
		}
		if j < len(line) && d.at != j {
			m.found = append(m.found, pair{claim[d.from], line[j]})
		}
		i, j = d.from, d.at
	}
	slices.Reverse(out)
	return out
}

func (m *matcher) notPrinted(i int) Fault {
	t := m.claim.tokens[i]
	switch {
	case t.tag == "CD" || t.key[0] >= '0' && t.key[0] <= '9':
		return Fault{Rule: NumberNotCited, Said: t.raw}
	case strings.HasPrefix(t.tag, "NNP"):
		return Fault{Rule: NameNotCited, Said: t.raw}
	}
	return Fault{Rule: NotPrinted, Said: m.claim.words(i, m.claim.unitEnd(i))}
}

func (m *matcher) leftOut(from, to int) Fault {
	return Fault{Rule: LeftOut, Printed: m.line.words(max(from, 0), to)}
}

// units returns where the units of a reading begin: its tokens without the
// marks, a group of verbs as one.
func (r *reading) units() []int {
	var out []int
	for i := 0; i < len(r.tokens); i = r.unitEnd(i) {
		if t := r.tokens[i]; !isMark(t.raw) || t.tag == "$" || t.key == "%" {
			out = append(out, i)
		}
	}
	return out
}

// unitsIn counts the units from the i-th on that begin before token end.
func unitsIn(units []int, i, end int) int {
	n := 0
	for i+n < len(units) && units[i+n] < end {
		n++
	}
	return n
}

// unitEnd returns where the unit that begins at token i ends.
func (r *reading) unitEnd(i int) int {
	if c := r.chunks[r.chunkAt(i)]; c.verb.base != "" {
		return c.to
	}
	return i + 1
}

// chunkAt returns the chunk that holds token i.
func (r *reading) chunkAt(i int) int {
	lo, hi := 0, len(r.chunks)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.chunks[mid].to <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

var articles = lexicon.Named("statements", "pointer")

// mayAdd reports whether a claim may add the word at token i: an article,
// "that" before what is said, "and" in a list cut short, "on" or "in" before a
// time.
func (m *matcher) mayAdd(i int) bool {
	t := m.claim.tokens[i]
	c := m.claim.chunkAt(i)
	switch {
	case articles.Has(t.key) && t.tag == "DT":
		// "a few" is not "few".
		return i+1 >= len(m.claim.tokens) || !quantities[m.claim.tokens[i+1].key]
	case t.key == "that":
		return m.claim.chunks[c].kind == binds
	case t.key == "and":
		return true
	case t.key == "on" || t.key == "in":
		return c+1 < len(m.claim.chunks) && m.claim.chunks[c+1].kind == time
	}
	return false
}

var quantities = setOf(strings.Fields("few little"), nil)
