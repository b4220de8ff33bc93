package ground

import (
	"fmt"
	"slices"
	"strings"
)

// numberFault says which number of the claim no cited line gives, or "".
// There is no arithmetic: a sum or a difference is a new number.
func numberFault(claim, lines *reading) string {
	for _, n := range claim.numbers {
		printed := claim.text(n.from, n.to)
		same := lines.sameValue(n)
		if len(same) == 0 {
			if lines.oneOf(claim, n) {
				continue
			}
			return fmt.Sprintf("number %s is in no cited sentence", printed)
		}
		if !slices.ContainsFunc(same, func(l number) bool { return sameUnit(claim, n, lines, l) && l.Ordinal == n.Ordinal }) {
			return fmt.Sprintf("number %s has another unit in the cited sentence", printed)
		}
		if !slices.ContainsFunc(same, func(l number) bool {
			return sameUnit(claim, n, lines, l) && (l.Bound == n.Bound && sameBound(claim.boundWord(n), lines.boundWord(l)) || n.Ordinal || lines.estimated(l) && len(claim.printed["estimated"]) > 0)
		}) {
			return fmt.Sprintf("number %s is %s in the cited sentence", printed, boundWords(same[0].Bound))
		}
	}
	return pairFault(claim, lines)
}

// boundWords says a bound in words.
func boundWords(bound string) string {
	switch bound {
	case "":
		return "given without a limit"
	case "about":
		return "given as about so many"
	}
	return fmt.Sprintf("given as %q", bound)
}

// boundWord tells apart the bounds that a number's Bound puts together: "at
// least 12" is not "more than 12", and "nearly 40" is not "about 40".
func (r *reading) boundWord(n number) string {
	for i := max(1, n.from-3); i < n.from; i++ {
		switch pair := r.folded(i-1) + " " + r.folded(i); pair {
		case "at least", "at most", "up to", "as much", "as many", "no more", "no fewer", "no less", "close to":
			return pair
		}
	}
	if w := r.folded(n.from - 1); w == "nearly" || w == "almost" {
		return "nearly"
	}
	return ""
}

// estimated reports whether a number is only estimated, which a claim may
// say elsewhere: "an estimated 320 mile range", "a range estimated at".
func (r *reading) estimated(n number) bool { return r.folded(n.from-1) == "estimated" }

// sameBound reports whether two bounds say the same: "up to" is "as much as".
func sameBound(a, b string) bool {
	most := []string{"up to", "as much", "as many", "at most"}
	return a == b || slices.Contains(most, a) && slices.Contains(most, b)
}

// sameUnit reports whether two numbers are in the same unit. A word between
// hides the unit of one of them: "three years", "three straight years".
func sameUnit(claim *reading, n number, lines *reading, l number) bool {
	return n.Unit == l.Unit || n.Unit == "" && claim.countedRun(n)[claim.vocab.keyOf(l.Unit)] ||
		l.Unit == "" && lines.countedRun(l)[lines.vocab.keyOf(n.Unit)]
}

// sameValue returns the numbers of the lines with the value of n.
func (r *reading) sameValue(n number) []number {
	var out []number
	for _, l := range r.numbers {
		if l.Value == n.Value {
			out = append(out, l)
		}
	}
	return out
}

// oneOf reports whether "one" in a claim is an article in the lines: "one
// officer" for "a security officer". "Two goals" may be told of "scored
// twice".
func (r *reading) oneOf(claim *reading, n number) bool {
	if n.Ordinal || n.Unit != "" {
		return false
	}
	if n.Value == "2" {
		return len(r.printed["twice"]) > 0
	}
	if n.Value != "1" {
		return false
	}
	for i := n.to; i < min(n.to+4, len(claim.tokens)); i++ {
		for _, k := range r.at[claim.tokens[i].key] {
			if claim.content(i) && r.articleBefore(k) {
				return true
			}
		}
	}
	return false
}

// oneFor reports whether token i is a number that the lines give in other
// words; see oneOf.
func (r *reading) oneFor(i int, lines *reading) bool {
	return slices.ContainsFunc(r.numbers, func(n number) bool { return n.from == i && lines.oneOf(r, n) })
}

// articleBefore reports whether "a" or "an" stands up to three words before
// token i, with no mark between.
func (r *reading) articleBefore(i int) bool {
	for k := i - 1; k >= max(0, i-4); k-- {
		if endsPart(r.tokens[k+1].gap) {
			return false
		}
		if w := r.folded(k); w == "a" || w == "an" {
			return true
		}
	}
	return false
}

// pairFault finds two numbers that the claim joins ("3-1", "7 votes to 4")
// and no cited line joins in that order, such as a score turned round.
func pairFault(claim, lines *reading) string {
	for i := 1; i < len(claim.numbers); i++ {
		a, b := claim.numbers[i-1], claim.numbers[i]
		if claim.joined(a, b) && !lines.hasPair(a, b) {
			return fmt.Sprintf("no cited sentence says %s", claim.text(a.from, b.to))
		}
	}
	return ""
}

// hasPair reports whether the reading joins the two values in that order.
func (r *reading) hasPair(a, b number) bool {
	for k := 1; k < len(r.numbers); k++ {
		c, d := r.numbers[k-1], r.numbers[k]
		if c.Value == a.Value && d.Value == b.Value && r.joined(c, d) {
			return true
		}
	}
	return false
}

// joined reports whether only a dash stands between two numbers, "to" with at
// most one word, or "of" as in "four of the bridge's nine".
func (r *reading) joined(a, b number) bool {
	switch between := b.from - a.to; {
	case between == 0:
		gap := strings.TrimSpace(r.tokens[b.from].gap)
		return gap != "" && strings.Trim(gap, "-—:/") == ""
	case between < 0 || between > 4:
		return false
	case r.folded(a.to) == "of" || r.folded(a.to) == "out" && r.folded(a.to+1) == "of":
		return true
	default:
		return r.folded(b.from-1) == "to" && between < 3
	}
}

// paired reports whether a number is one of two that the reading joins.
func (r *reading) paired(n number) bool {
	for i := 1; i < len(r.numbers); i++ {
		a, b := r.numbers[i-1], r.numbers[i]
		if (a.from == n.from || b.from == n.from) && r.joined(a, b) {
			return true
		}
	}
	return false
}

// countFault says which number of the statement counts something else in the
// lines: "71 raids" where the lines have 61 raids and 71 arrests.
func countFault(st, lines *reading) string {
	for _, n := range st.numbers {
		if !st.counts(n, lines) {
			return fmt.Sprintf("number %s belongs to something else in the cited sentence", st.text(n.from, n.to))
		}
	}
	return ""
}

// counts reports whether the number counts the same thing in the lines.
func (r *reading) counts(n number, lines *reading) bool {
	same := lines.sameValue(n)
	if len(same) == 0 || r.paired(n) {
		return true // "one" for an article; a pair is held by pairFault
	}
	if !slices.ContainsFunc(same, func(l number) bool { return !lines.isWhole(l) }) {
		return false // "eight charges" of "five of the eight charges"
	}
	noun := r.counted(n)
	if noun < 0 {
		return n.Ordinal || r.votes(n, lines)
	}
	key := r.tokens[noun].key
	for _, l := range same {
		if i := lines.counted(l); i >= 0 && lines.tokens[i].key == key || lines.countedRun(l)[key] {
			return true
		}
	}
	for _, l := range lines.numbers {
		if i := lines.counted(l); i >= 0 && lines.tokens[i].key == key && !slices.Contains(same, l) {
			return false
		}
	}
	if r.vocab.people[key] {
		return slices.ContainsFunc(same, lines.countsPeople) && r.votes(n, lines)
	}
	return (lines.has(key) || r.tokens[noun].light) && r.votes(n, lines)
}

// isWhole reports whether the number is the whole of which another is a
// part: "eight" in "five of the eight".
func (r *reading) isWhole(n number) bool {
	for i := 1; i < len(r.numbers); i++ {
		if a := r.numbers[i-1]; r.numbers[i].from == n.from && a.to < n.from && n.from-a.to < 5 && r.folded(a.to) == "of" {
			return true
		}
	}
	return false
}

// counted returns the last word of what a number counts, as "members" in "71
// suspected IS members", or -1 when no noun follows.
func (r *reading) counted(n number) int {
	last := -1
	for i := n.to; i < len(r.tokens) && i < n.to+6; i++ {
		t := r.tokens[i]
		if t.key == "" || endsPart(t.gap) || t.clause != r.tokens[n.from].clause || r.isVerb(i) && i > n.to {
			break
		}
		if last < 0 && slices.Contains([]string{"of", "the", "its", "their"}, t.Folded) {
			continue
		}
		if t.stop {
			break
		}
		if t.value && strings.HasPrefix(t.key, "#") {
			break
		}
		last = i
	}
	return last
}

// countedRun returns the keys of the words between a number and the noun
// that it counts.
func (r *reading) countedRun(n number) map[string]bool {
	out := map[string]bool{}
	for i := n.to; i <= r.counted(n); i++ {
		out[r.tokens[i].key] = true
	}
	return out
}

// countsPeople reports whether the number counts people, or nothing that is
// printed, as in "85 were injured".
func (r *reading) countsPeople(n number) bool {
	i := r.counted(n)
	if i < 0 {
		return true
	}
	t := r.tokens[i]
	if r.vocab.people[t.key] || r.vocab.counted[t.key] {
		return true
	}
	for _, ending := range []string{"ers", "ors", "ists", "ants", "ians", "ees", "er", "or", "ist", "ian", "ee", "men", "women"} {
		if strings.HasSuffix(t.Folded, ending) {
			return true
		}
	}
	return false
}

// votes lets the words around the number in the statement say which number
// of the lines they stand nearest to. It reports whether the number wins.
func (r *reading) votes(n number, lines *reading) bool {
	var votes tally
	for _, i := range r.around(n.from, n.to, 3) {
		if strings.HasPrefix(r.tokens[i].key, "#") || !r.belongs(i, n) {
			continue
		}
		own, other := 1<<30, 1<<30
		for _, k := range lines.at[r.tokens[i].key] {
			mine, rival := 1<<30, 1<<30
			for _, l := range lines.numbers {
				d := lines.gapTo(k, l)
				if l.Value == n.Value {
					mine = min(mine, d)
				} else if l.Unit == n.Unit && l.Ordinal == n.Ordinal {
					rival = min(rival, d)
				}
			}
			if own > other || own == 1<<30 {
				own, other = mine, rival // a word that stands twice votes for the number if one does
			}
		}
		away := float64(max(1, min(abs(i-n.from), abs(i-n.to+1))))
		votes.add(own, other, 1/(away*away), r.tokens[i].capital)
	}
	return !votes.lost()
}

// belongs reports whether no other number of the reading stands nearer to
// token i than n.
func (r *reading) belongs(i int, n number) bool {
	for _, o := range r.numbers {
		if o.from != n.from && r.gapTo(i, o) < r.gapTo(i, n) {
			return false
		}
	}
	return true
}

func (r *reading) gapTo(i int, n number) int {
	return min(r.distance(i, n.from), r.distance(i, n.to-1))
}

// around returns up to n words that say something on each side of tokens
// [from, to): those of their clause, up to the next "and" and to the next
// number, which has words of its own.
func (r *reading) around(from, to, n int) []int {
	var out []int
	collect := func(i, step int) {
		for left := n; left > 0 && i >= 0 && i < len(r.tokens) && r.tokens[i].clause == r.tokens[from].clause; i += step {
			if slices.Contains(joiners, r.folded(i)) {
				break
			}
			if !r.content(i) {
				continue
			}
			out = append(out, i)
			left--
			if strings.HasPrefix(r.tokens[i].key, "#") {
				break
			}
		}
	}
	collect(from-1, -1)
	collect(to, 1)
	return out
}

func abs(i int) int {
	if i < 0 {
		return -i
	}
	return i
}
