package voices

import (
	"fmt"
	"slices"
	"strings"
)

// directionFault says which word of direction of the statement the lines
// turn round, or "": "rose" where they say "fell".
func directionFault(st, lines *reading) string {
	for i, t := range st.tokens {
		sides := st.sidesAt(i)
		if t.key == "" || len(sides) == 0 || st.sameContest(i, lines) {
			continue // who won is held by actorFault
		}
		if sides[0].axis == "time" {
			if why := orderFault(st, lines, i, sides[0]); why != "" {
				return why
			}
			continue
		}
		if printed, turned := lines.turns(st, i, sides); turned {
			return fmt.Sprintf("the cited sentence says %q where the claim says %q", printed, t.raw)
		}
	}
	return ""
}

// turns reports whether the lines say the opposite of word i of the
// statement about the same things, and with which word.
func (r *reading) turns(st *reading, i int, sides []side) (printed string, turned bool) {
	agreeing, opposing := r.ends(sides)
	agreeing = append(agreeing, r.at[st.tokens[i].key]...)
	slices.Sort(agreeing)
	switch {
	case len(opposing) == 0:
		return "", false
	case len(agreeing) == 0:
		return r.tokens[opposing[0]].raw, true
	}
	var votes tally
	nearest := opposing[0]
	for _, k := range st.around(i, i+1, 3) {
		t := st.tokens[k]
		if slices.Contains(agreeing, r.first(t.key)) || slices.Contains(opposing, r.first(t.key)) {
			continue
		}
		if st.nearerSide(i, k, sides) {
			continue
		}
		a, _ := r.nearest(t.key, agreeing)
		o, at := r.nearest(t.key, opposing)
		if o < a {
			nearest = at
		}
		weight := 1 / float64(abs(k-i)+1)
		if strings.HasPrefix(t.key, "#") {
			weight *= 2 // what is said of a number is said of few things
		}
		votes.add(a, o, weight, t.capital)
	}
	return r.tokens[nearest].raw, votes.lost()
}

// nearerSide reports whether another word of the same axes stands nearer to
// token k than token i does.
func (r *reading) nearerSide(i, k int, sides []side) bool {
	agreeing, opposing := r.ends(sides)
	return slices.ContainsFunc(append(agreeing, opposing...), func(j int) bool { return j != i && r.distance(j, k) < r.distance(i, k) })
}

// sidesAt returns the ends of axes that token i stands at. Names have none,
// nor have negations and hedges, which are compared by themselves.
func (r *reading) sidesAt(i int) []side {
	t := r.tokens[i]
	switch {
	case t.value || t.bare:
		return nil
	case t.Folded == "for" && i > 0 && r.tokens[i-1].key == r.vocab.keyOf("vote"):
		return []side{{"ballot", true}}
	}
	return r.vocab.sides[t.key]
}

// ends returns the tokens at the same ends of the axes, and those at the
// other ends.
func (r *reading) ends(sides []side) (agreeing, opposing []int) {
	for i := range r.tokens {
		for _, s := range r.sidesAt(i) {
			switch {
			case slices.Contains(sides, s):
				agreeing = append(agreeing, i)
			case slices.Contains(sides, side{s.axis, !s.up}):
				opposing = append(opposing, i)
			}
		}
	}
	return agreeing, opposing
}
