package ground

import (
	"fmt"
	"strings"
)

// coverageFault says which word of the statement the lines do not hold, or
// "". A paraphrase may use another form of a word, a word of the same class
// (englishSynonyms), the same direction, and words that say nothing
// (englishLight). A single new word beyond these can be an invented fact: "a
// knee injury" for "a hamstring injury".
func coverageFault(st, lines *reading) string {
	held := 0
	for i, t := range st.tokens {
		if fault := scaleFault(st, lines, i); fault != "" {
			return fault
		}
		if !st.content(i) || t.bare {
			continue
		}
		if !lines.hasToken(t) && !st.oneFor(i, lines) && !lines.leans(st.sidesAt(i)) && !st.sameContest(i, lines) {
			return fmt.Sprintf("the word %q is in no cited sentence", t.raw)
		}
		held++
	}
	if held == 0 {
		return "the cited sentences say nothing of this"
	}
	return ""
}

// amountFault says which word of amount of the claim, its sources included,
// no cited line holds, or "".
func amountFault(claim, lines *reading) string {
	for i := range claim.tokens {
		if why := scaleFault(claim, lines, i); why != "" {
			return why
		}
	}
	return ""
}

// scaleFault says which word of amount ("all", "most") of the statement the
// lines do not hold, or "".
func scaleFault(st, lines *reading, i int) string {
	t := st.tokens[i]
	class, ok := st.vocab.scales[t.Folded]
	if !ok || t.key == "" {
		return ""
	}
	for k, l := range lines.tokens {
		if st.vocab.scales[l.Folded] == class && sameCompany(st, i, lines, k) {
			return ""
		}
	}
	return fmt.Sprintf("the word %q is in no cited sentence", t.raw)
}

// hasToken reports whether the reading holds the word, as one of its forms or
// as it is printed. A name may be the people's for the land's.
func (r *reading) hasToken(t token) bool {
	if adjective, ok := strings.CutSuffix(t.Folded, "ly"); ok && len(r.printed[adjective]) > 0 {
		return true
	}
	return r.has(t.key) || len(r.printed[t.plain]) > 0 || t.capital && r.row([]string{t.plain})
}

// sameCompany reports whether a word of amount stands with the same words in
// both readings: with the word after it, or the one after that, else with the
// word before it.
func sameCompany(st *reading, i int, lines *reading, k int) bool {
	if next := st.neighbour(i, 1); lines.has(next) {
		return lines.neighbour(k, 1) == next || lines.neighbour(lines.after1(k), 1) == next
	}
	before := st.neighbour(i, -1)
	return !lines.has(before) || lines.neighbour(k, -1) == before
}

// after1 returns the next token after i that says something, or i.
func (r *reading) after1(i int) int {
	for k := i + 1; k < len(r.tokens); k++ {
		if r.content(k) {
			return k
		}
	}
	return i
}

// neighbour returns the key of the next word that says something before or
// after token i.
func (r *reading) neighbour(i, step int) string {
	for k := i + step; k >= 0 && k < len(r.tokens); k += step {
		if r.content(k) {
			return r.tokens[k].key
		}
	}
	return ""
}

// leans reports whether a token of the reading stands at one of the ends:
// "fell" where the claim says "dropped".
func (r *reading) leans(sides []side) bool {
	if len(sides) == 0 {
		return false
	}
	agreeing, _ := r.ends(sides)
	return len(agreeing) > 0
}
