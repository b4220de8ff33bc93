package voices

import (
	"fmt"
	"slices"
	"strings"
)

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
	if noun >= 0 && slices.ContainsFunc(same, func(l number) bool { return lines.countedRun(l)[r.tokens[noun].key] }) {
		return true
	}
	if own, rival := r.tails(n, lines); own != rival {
		return own > rival
	}
	if noun < 0 {
		return n.Ordinal || r.votes(n, lines)
	}
	key := r.tokens[noun].key
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

// tails counts the words of the reading that stand right after the number in
// the lines, and those that stand right after another of the kind: "in the
// placebo group" after "17 percent". Words after both do not count.
func (r *reading) tails(n number, lines *reading) (own, rival int) {
	mine, others := map[string]bool{}, map[string]bool{}
	sentences := map[int]bool{}
	for _, l := range lines.sameValue(n) {
		sentences[lines.tokens[l.from].sentence] = true
	}
	for _, l := range lines.numbers {
		switch {
		case l.Value == n.Value:
			lines.tail(l, mine)
		case !sentences[lines.tokens[l.from].sentence]:
		case l.Unit != n.Unit || l.Ordinal != n.Ordinal:
		case len(r.sameValue(l)) > 0:
			return 0, 0 // both are in the statement, each with words of its own
		default:
			lines.tail(l, others)
		}
	}
	for i := range r.tokens {
		if key := r.tokens[i].key; r.content(i) && mine[key] != others[key] {
			if mine[key] {
				own++
			} else {
				rival++
			}
		}
	}
	return own, rival
}

// tail adds the words after a number to the set, up to the next number, verb,
// "and" or comma.
func (r *reading) tail(n number, set map[string]bool) {
	for i := n.to; i < len(r.tokens) && r.tokens[i].clause == r.tokens[n.from].clause; i++ {
		t := r.tokens[i]
		if endsPart(t.gap) || strings.HasPrefix(t.key, "#") || joiners[t.Folded] || r.isVerb(i) || t.Folded == "than" {
			break
		}
		if r.belongs(i, n) {
			set[t.key] = true
		}
	}
}

// counted returns the last word of what a number counts, as "members" in "71
// suspected IS members", or -1 when no noun follows.
func (r *reading) counted(n number) int {
	last := -1
	if n.Unit == "%" {
		return last // a share counts nothing
	}
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
				if lines.tokens[l.from].sentence != lines.tokens[k].sentence {
					continue
				}
				d := lines.gapTo(k, l)
				if l.Value == n.Value {
					mine = min(mine, d)
				} else if l.Unit == n.Unit && l.Ordinal == n.Ordinal {
					rival = min(rival, d)
				}
			}
			if mine == 1<<30 {
				continue // the sentence tells of other things
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
