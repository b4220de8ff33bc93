package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// amounts reads from each article the number that the clause asks for.
func (b board) amounts(c extract.Clause) []printed {
	return b.each(c, func(l *line) (out []reading) {
		for i, n := range l.numbers {
			if worth := l.worth(c, n); worth > 0 && fits(c, n) && n.Value != "1" && n.Bound != vague && l.counts(n) && !c.Holds(n.Value) && !l.ofAnother(c, n) && !l.isAmong(n) {
				out = append(out, reading{printed{line: l, Span: n.Span, number: &l.numbers[i]}, worth})
			}
		}
		return out
	})
}

// fits reports whether the number is in the unit that is asked for: money for a
// price, and a share only for a percentage.
func fits(c extract.Clause, n lang.Number) bool {
	share := slices.ContainsFunc(c.Terms, func(t extract.Term) bool {
		return strings.HasPrefix(t.Stem, "percent") || t.Stem == "share" || t.Stem == "rate"
	})
	return share == (n.Unit == "%") && (!c.Asks("price") || isMoney(n))
}

// worth is how well the number answers the clause, 0 where it does not: it
// counts the noun that is asked for, or is an amount; and the deed or the thing
// that it is of stands close to it, with no other number closer.
func (l *line) worth(c extract.Clause, n lang.Number) float64 {
	w, distance := l.nearest(c, n.Span)
	switch {
	case c.NeedsNoun() && l.nounOf(n) != c.Focus, c.AsksAmount() != (n.Unit != "") && !(c.AsksAmount() && l.measures(c, n, w)):
		return 0
	case c.NeedsNoun() && len(plain(c)) == 0:
		return 1
	case distance > nextTo, !c.AsksAmount() && l.nounOf(n) == "" && !l.countsAnybody(n), !l.alone(n), n.Unit != "" && l.isPaidFor(n):
		return 0
	}
	for _, m := range l.numbers {
		if m.Span != n.Span && l.counts(m) && m.Unit == n.Unit && gap(m.Span, w.Span) < distance {
			return 0
		}
	}
	return 1 - float64(distance)/(2*nextTo)
}

// nounOf is the stem of what the number counts: of "41 of 120 seats" both do.
func (l *line) nounOf(n lang.Number) string {
	if n.Noun == "" && l.isPart(n) {
		for _, m := range l.numbers {
			if m.Start > n.End {
				return m.Noun
			}
		}
	}
	return n.Noun
}

// measures reports whether a number without a unit is that of the measure that is
// asked for: "a population of 3,998". Nothing but small words stands between.
func (l *line) measures(c extract.Clause, n lang.Number, w lang.Word) bool {
	if n.Unit != "" || n.Noun != "" || w.Stem != c.Focus || w.End > n.Start {
		return false
	}
	return !slices.ContainsFunc(l.words, func(v lang.Word) bool { return !v.Stop && v.Start >= w.End && v.End <= n.Start })
}

// countsAnybody reports whether a number without a noun counts somebody: "71 were
// arrested", "71 died".
func (l *line) countsAnybody(n lang.Number) bool {
	for _, w := range l.words {
		if w.Start >= n.End {
			return w.Folded == "were" || w.Folded == "was" || w.Folded == "have" || strings.HasSuffix(w.Folded, "ed")
		}
	}
	return false
}

// alone reports whether the number is the only one of its kind in its line.
func (l *line) alone(n lang.Number) bool {
	return !slices.ContainsFunc(l.numbers, func(m lang.Number) bool {
		return m.Span != n.Span && m.Unit == n.Unit && m.Noun == n.Noun && l.counts(m)
	})
}

// isPaidFor reports whether an amount says what something is worth that the line
// names: "a $1.6 billion lawsuit" is no payment.
func (l *line) isPaidFor(n lang.Number) bool {
	for _, w := range l.words {
		if w.Start >= n.End {
			return !w.Stop && isMoney(n) && strings.TrimSpace(l.text[n.End:w.Start]) == ""
		}
	}
	return false
}

// had are the verbs between whoever has so many and the number.
const had = 12 // bytes: " has had "

// ofAnother reports whether the number is given to somebody that the question
// does not name, where it names others: "United had 191 flights".
func (l *line) ofAnother(c extract.Clause, n lang.Number) bool {
	names := l.names
	if len(l.words) > 0 && !l.words[0].Stop && isCapital(l.text[l.words[0].Start]) {
		names = append([]lang.Name{{Span: l.words[0].Span, Words: []string{l.words[0].Folded}}}, names...)
	}
	for _, m := range names {
		placed := slices.ContainsFunc(l.words, func(w lang.Word) bool { return placing.Has(w.Folded) && m.Start-w.End == 1 })
		if placed || m.End > n.Start || n.Start-m.End > had || strings.ContainsAny(l.text[m.End:n.Start], ",.;:“”\"") || !fresh(c, m.Words) {
			continue
		}
		asked := func(w lang.Word) bool { return w.Start >= m.End && w.End <= n.Start && !w.Stop && c.Asks(w.Stem) }
		if !slices.ContainsFunc(l.words, asked) {
			return true
		}
	}
	return false
}
