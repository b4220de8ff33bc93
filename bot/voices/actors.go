package voices

import (
	"fmt"
	"slices"
)

// actorFault says where the statement has somebody do what the lines have
// somebody else do, or turns round who did it to whom, or "".
func actorFault(st, lines *reading) string {
	for _, f := range st.frames {
		var same []frame
		for _, l := range lines.frames {
			if l.key == f.key {
				same = append(same, l)
			}
		}
		if len(same) > 0 && otherActor(st, f, lines, same) {
			return fmt.Sprintf("the cited sentence says of somebody else that they %s", st.tokens[f.verb].raw)
		}
		if len(same) == 0 || slices.ContainsFunc(same, func(l frame) bool { return fitsFrame(st, f, lines, l) }) {
			continue
		}
		return fmt.Sprintf("the cited sentence says of somebody else that they %s", st.tokens[f.verb].raw)
	}
	return ""
}

// otherActor reports whether the lines tell of each of the frames who did it,
// and it is never the one that the statement names, though the lines speak of
// that one elsewhere.
func otherActor(st *reading, f frame, lines *reading, same []frame) bool {
	role := func(i int) bool { return st.vocab.isRole(st.tokens[i]) }
	if f.loose || len(f.agent) == 0 || slices.ContainsFunc(f.agent, role) {
		return false // "the judge" may be the one who is named
	}
	return !slices.ContainsFunc(same, func(l frame) bool {
		// Within one sentence only a clause such as "which the speakers
		// supported" is sure to have its own subject.
		unsure := lines.single() && !relatives[lines.folded(lines.clauseStart(l.verb))]
		return unsure || l.loose || len(l.agent) == 0 || meets(st, f.agent, lines, l.agent)
	})
}

// fitsFrame reports whether frame f of the statement can be frame l of the
// lines.
func fitsFrame(st *reading, f frame, lines *reading, l frame) bool {
	if meets(st, f.agent, lines, l.after) && meets(lines, l.agent, st, f.after) && !meets(st, f.agent, lines, l.agent) {
		return false
	}
	who := f.agent
	if lines.passive(l.verb) {
		who = f.patient
	}
	if l.pronoun >= 0 && st.anyName(who) && lines.onlyAfter(st, who, l.pronoun) {
		return false // "she" is nobody who is named only later
	}
	if f.loose || l.loose {
		all := slices.Concat(l.agent, l.patient)
		return !otherName(st, f.agent, lines, all) && !otherName(st, f.patient, lines, all)
	}
	turned := func(own, opposite, counterpart []int) bool {
		return meets(st, own, lines, opposite) && !meets(st, own, lines, counterpart)
	}
	if turned(f.agent, l.patient, l.agent) || turned(f.patient, l.agent, l.patient) {
		return false
	}
	if len(l.agent) > 0 && !st.passive(f.verb) && turned(f.agent, l.after, l.agent) {
		return false
	}
	return !otherName(st, f.agent, lines, l.agent) && !otherName(st, f.patient, lines, l.patient)
}

// onlyAfter reports whether the words stand in the reading after token i and
// not before it.
func (r *reading) onlyAfter(st *reading, words []int, i int) bool {
	found := false
	for _, w := range words {
		for _, k := range r.at[st.tokens[w].key] {
			if k <= i {
				return false
			}
			found = true
		}
	}
	return found
}

// meets reports whether a token of one list has the key of one of the other.
func meets(a *reading, some []int, b *reading, others []int) bool {
	for _, i := range some {
		for _, k := range others {
			if a.tokens[i].key == b.tokens[k].key {
				return true
			}
		}
	}
	return false
}

// otherName reports whether both lists hold names, and no word of one is in
// the other.
func otherName(st *reading, some []int, lines *reading, others []int) bool {
	return st.anyName(some) && lines.anyName(others) && !meets(st, some, lines, others)
}

func (r *reading) anyName(tokens []int) bool {
	return slices.ContainsFunc(tokens, func(i int) bool { return r.tokens[i].capital && r.tokens[i].value })
}

// sameContest reports whether token i is a verb of winning or losing, and
// the lines have the same winner or the same loser, whatever their verb.
func (r *reading) sameContest(i int, lines *reading) bool {
	for _, f := range r.frames {
		if f.verb != i || f.key != contest {
			continue
		}
		for _, l := range lines.frames {
			if l.key == contest && (meets(r, f.agent, lines, l.agent) || meets(r, f.patient, lines, l.patient)) {
				return true
			}
		}
	}
	return false
}
