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

// sameCompany reports whether a word of amount stands with the same word in
// both readings: whether the word after it in the claim stands at most two
// words before or after it in the lines.
func sameCompany(st *reading, i int, lines *reading, k int) bool {
	key := st.neighbour(i, 1)
	if !lines.has(key) {
		key = st.neighbour(i, -1)
	}
	if !lines.has(key) {
		return true
	}
	for _, step := range []int{1, -1} {
		first := lines.next(k, step)
		if second := lines.next(first, step); lines.keyAt(first) == key || lines.keyAt(second) == key {
			return true
		}
	}
	return false
}

// next returns the next token before or after i that says something, or a
// token outside the text.
func (r *reading) next(i, step int) int {
	for i += step; i >= 0 && i < len(r.tokens); i += step {
		if r.content(i) {
			return i
		}
	}
	return i
}

// keyAt returns the key at i, or "" outside the text.
func (r *reading) keyAt(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].key
}

// neighbour returns the key of the next token before or after i that says
// something.
func (r *reading) neighbour(i, step int) string { return r.keyAt(r.next(i, step)) }

// leans reports whether a token of the reading stands at one of the ends:
// "fell" where the claim says "dropped".
func (r *reading) leans(sides []side) bool {
	if len(sides) == 0 {
		return false
	}
	agreeing, _ := r.ends(sides)
	return len(agreeing) > 0
}
