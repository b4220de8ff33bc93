package compare

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// A row of a list says in a few words what something costs: "512GB Steam Deck
// OLED ($549)". Two rows are of one thing when so many of their other words, and at
// least fewestRow, stand in both, a number and a name among them.
const (
	longestRow = 12
	fewestRow  = 3
	sharedRow  = 0.75
)

// rows sets the one amount of a short line against that of a line of another
// article that is of the same thing.
func (b board) rows(c extract.Clause, all *tally) {
	var rows []printed
	for _, lines := range b.articles {
		for _, l := range lines {
			if p, ok := l.row(); ok && !l.ofOthers(c) && isAbout(c, l.context()) {
				rows = append(rows, p)
			}
		}
	}
	for i, p := range rows {
		for _, q := range rows[i+1:] {
			if p.ofOneRow(q) {
				all.addDiffering(c.Subject(), []printed{p, q})
			}
		}
	}
}

// row is the amount of a line that is a row.
func (l *line) row() (printed, bool) {
	at := slices.IndexFunc(l.numbers, isMoney)
	if at < 0 || len(l.words) > longestRow || !l.alone(l.numbers[at]) {
		return printed{}, false
	}
	return printed{line: l, Span: l.numbers[at].Span, number: &l.numbers[at]}, true
}

// isMoney reports whether the number is an amount of money, whose units are
// currencies.
func isMoney(n lang.Number) bool { return len(n.Unit) == 3 && strings.ToUpper(n.Unit) == n.Unit }

// ofOneRow reports whether two rows are of one thing.
func (p printed) ofOneRow(q printed) bool {
	a, b := p.parts(), q.parts()
	shared, number, name := 0, false, false
	for part, capital := range a {
		if _, ok := b[part]; ok {
			shared++
			number = number || isDigits(part)
			name = name || capital
		}
	}
	return number && name && shared >= fewestRow && float64(shared) >= sharedRow*float64(min(len(a), len(b)))
}

// parts are the words of the row without its amount and its brackets, digits and letters apart
// ("512GB" is two), and whether each is printed with a capital.
func (p printed) parts() map[string]bool {
	out := map[string]bool{}
	for _, w := range p.line.words {
		before := p.line.text[:w.Start]
		if w.Stop || touches(w.Span, p.Span) || strings.LastIndexByte(before, '(') > strings.LastIndexByte(before, ')') {
			continue // what stands in brackets is said beside
		}
		cut := strings.IndexFunc(w.Folded, func(r rune) bool { return !unicode.IsDigit(r) })
		capital := isCapital(p.line.text[w.Start])
		switch {
		case cut <= 0:
			out[w.Folded] = capital
		default:
			out[w.Folded[:cut]], out[w.Folded[cut:]] = false, true
		}
	}
	return out
}
