package voices

import (
	"fmt"
	"slices"
	"strings"
)

// bondFault says which name of the claim stands in another's place, or "":
// "Syria keeps a ceasefire with Israel" where the lines have it the other way
// round, or with another partner. The words around a name are its bonds; when
// the bonds of a name in the claim fit another name of the lines better than
// the name itself, the claim has taken the wrong one.
func bondFault(st, lines *reading) string {
	for _, n := range st.names {
		same := func(i int) bool {
			return samePerson(n.words, lines.names[i].words) || overlaps(n.words, lines.names[i].words)
		}
		rival := func(i int) bool { return !st.listsBoth(n, lines.names[i]) && !lines.titles(lines.names[i]) }
		if why := st.rivalFault(lines, n.run, runsOf(lines.names), same, rival); why != "" {
			return why
		}
	}
	for _, n := range st.numbers {
		if own, rival := st.tails(n, lines); own > rival {
			continue
		}
		same := func(i int) bool { return lines.numbers[i].Value == n.Value }
		rival := func(int) bool { return true }
		if why := st.rivalFault(lines, n.run, runsOf(lines.numbers), same, rival); why != "" {
			return why
		}
	}
	return ""
}

// rivalFault says which of the printed values has the bonds of value v of the
// statement, or "". Same tells which of them are that value, rival which of
// the others count.
func (r *reading) rivalFault(lines *reading, v run, printed []run, same, rival func(i int) bool) string {
	claimed := r.bonds(v)
	own, other, best := -1, 0, run{}
	for i, p := range printed {
		b := lines.bonds(p)
		fit := claimed.fit(b)
		switch {
		case same(i):
			own = max(own, fit, claimed.led(b))
		case fit > other && rival(i):
			other, best = fit, p
		}
	}
	if own < 0 || other <= own {
		return ""
	}
	return fmt.Sprintf("the cited sentence says this of %s, not of %s", lines.text(best.from, best.to), r.text(v.from, v.to))
}

// titles reports whether the name only leads up to another: "Florida" in
// "Florida Gov. Ron DeSantis".
func (r *reading) titles(n name) bool {
	return slices.ContainsFunc(r.names, func(o name) bool {
		return slices.ContainsFunc(r.called(o), func(part run) bool { return part.to == o.from && part.from <= n.from && n.to <= part.to })
	})
}

// listsBoth reports whether the statement has both names in one list.
func (r *reading) listsBoth(n, other name) bool {
	from, to := r.list(n.run)
	return slices.ContainsFunc(r.names, func(o name) bool { return from <= o.from && o.to <= to && samePerson(o.words, other.words) })
}

// overlaps reports whether one name holds all words of the other.
func overlaps(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// nameMark stands before the word of a bond that is a name.
const nameMark = "@"

// bonds are the words that a name stands next to.
type bonds struct {
	// left is the word that leads to the name with the preposition between:
	// "against coordin", "from raid".
	left string
	// right is the word after the name.
	right string
	// acts are what the name does or has done to it: "agent welcom".
	acts []string
}

// fit counts the bonds that two names share.
func (b bonds) fit(o bonds) int {
	n := 0
	if b.left != "" && b.left == o.left {
		n++
	}
	if b.right != "" && b.right == o.right {
		n++
	}
	for _, a := range b.acts {
		if slices.Contains(o.acts, a) {
			n++
			break
		}
	}
	return n
}

// led is 1 if the same preposition leads to both: "for NASA" may stand
// elsewhere in its sentence.
func (b bonds) led(o bonds) int {
	mine, word, _ := strings.Cut(b.left, " ")
	others, _, _ := strings.Cut(o.left, " ")
	if mine != "" && mine != "-" && mine == others && !strings.HasPrefix(word, nameMark) {
		return 1
	}
	return 0
}

// bonds returns the bonds of the value at tokens v. The names of a list have
// the same ones, and a name in the genitive only has what follows it.
func (r *reading) bonds(v run) bonds {
	from, to := r.list(v)
	b := bonds{right: r.after(to)}
	if genitive(r.tokens[v.to-1].raw) {
		return b
	}
	b.left = r.leadingTo(from)
	for _, f := range r.frames {
		if f.loose {
			continue
		}
		if within := func(i int) bool { return from <= i && i < to }; slices.ContainsFunc(f.agent, within) {
			b.acts = append(b.acts, "agent "+f.key)
		} else if slices.ContainsFunc(f.patient, within) {
			b.acts = append(b.acts, "patient "+f.key)
		}
	}
	return b
}

// leadingTo returns the first word before token i that says something, in its
// clause, with the preposition between.
func (r *reading) leadingTo(i int) string {
	if i > 0 && strings.Contains(r.tokens[i].gap, "(") {
		return "( " + r.tokens[i-1].plain // "Mercedes (289)"
	}
	preposition := "-"
	for k := i - 1; k >= 0 && r.tokens[k].clause == r.tokens[i].clause; k-- {
		t := r.tokens[k]
		if prepositions[t.Folded] && preposition == "-" {
			preposition = t.Folded
		}
		if t.value && t.capital && preposition != "-" {
			return preposition + " " + nameMark + t.plain
		}
		if t.value {
			return ""
		}
		if r.content(k) {
			return preposition + " " + t.key
		}
	}
	return ""
}

// after returns the key of the first word from token i on that says something,
// in the clause before it or in one that describes the noun before it.
func (r *reading) after(i int) string {
	if i < len(r.tokens) && strings.Contains(r.tokens[i].gap, ",") && !r.relative(i) {
		return "" // what follows describes the name, or is the next item
	}
	for k := i; k < len(r.tokens) && (r.tokens[k].clause == r.tokens[i-1].clause || r.relative(i) && r.tokens[k].clause == r.tokens[i].clause); k++ {
		t := r.tokens[k]
		if t.quoted && !r.tokens[i-1].quoted {
			continue // Ronaldo's “SIU” celebration
		}
		if t.value || t.Folded == "that" || joiners[t.Folded] {
			return ""
		}
		if (r.content(k) || r.isVerb(k) && !auxiliaries[t.Folded]) && !t.marked {
			return t.key
		}
	}
	return ""
}

// list returns the tokens of the list of names that tokens v stand in:
// "Iran and Russia", "Damascus, Raqqa, and Homs".
func (r *reading) list(v run) (from, to int) {
	from, to = v.from, v.to
	for _, o := range slices.Backward(r.names) {
		if o.to <= from && r.listed(o.to, from) {
			from = o.from
		}
	}
	for _, o := range r.names {
		if o.from >= to && r.listed(to, o.from) {
			to = o.to
		}
	}
	return from, to
}

// listed reports whether tokens [from, to), which stand between two names,
// only part the items of a list.
func (r *reading) listed(from, to int) bool {
	if to-from > 2 || from == to && strings.TrimSpace(r.tokens[to].gap) != "," {
		return false
	}
	for i := from; i < to; i++ {
		if w := r.folded(i); w != "and" && w != "or" && w != "nor" && w != "the" {
			return false
		}
	}
	return true
}
