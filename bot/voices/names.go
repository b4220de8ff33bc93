package voices

import (
	"fmt"
)

// nameFault says which name of the claim no cited line prints, or "". Lines
// is the reading of all cited lines. A name that the article gives elsewhere
// to a speaker of the lines is as good.
func (c *checker) nameFault(claim, lines *reading, scenes []scene) string {
	alias := func(n name) bool { return c.alias(scenes, claim, n) }
	for _, n := range claim.names {
		if claim.opens(n) && claim.plainWord(lines) || lines.printsName(claim, n) || alias(n) {
			continue
		}
		return fmt.Sprintf("the name %q is in no cited sentence", claim.text(n.from, n.to))
	}
	for i, t := range claim.tokens {
		if !t.capital || t.value || t.stop || i == 0 || t.key == "" {
			continue
		}
		if !lines.has(t.key) && !lines.printsRun([]string{t.plain}) && !alias(name{words: []string{t.plain}, run: run{i, i + 1}}) {
			return fmt.Sprintf("the name %q is in no cited sentence", t.raw)
		}
	}
	return ""
}

// printsName reports whether the lines print the name: all its words in a
// row, with capitals as printed. At the start of a claim any word has a
// capital; one that is no name is left to the check of its words.
func (r *reading) printsName(claim *reading, n name) bool {
	for _, part := range claim.parts(n) {
		if !r.printsRun(part) {
			return false
		}
	}
	return true
}

// opens reports whether what looks like a name is the first word of the
// sentence, which has a capital anyway.
func (r *reading) opens(n name) bool {
	return n.from == 0 && n.to == 1 && !acronym(r.tokens[0].raw)
}

// plainWord reports whether the first word of the claim is no name but a
// word that the check of words will judge.
func (r *reading) plainWord(lines *reading) bool {
	t := r.tokens[0]
	return t.light || t.marked || lines.has(t.key) || lines.leans(r.sidesAt(0)) || r.vocab.scales[t.Folded] != ""
}

// parts cuts a name at its small words, since "Bank of England" may be told
// of "England's bank", and a list may look like one name.
func (r *reading) parts(n name) [][]string {
	var out [][]string
	open := false
	for i := n.from; i < n.to; i++ {
		if r.tokens[i].stop {
			open = false
			continue
		}
		if !open {
			out = append(out, nil)
		}
		open = true
		out[len(out)-1] = append(out[len(out)-1], r.tokens[i].plain)
	}
	return out
}

// printsRun reports whether the words stand in a row. A people's name in
// front may stand apart: "Syrian Interior Ministry" is printed by "Interior
// Ministry … Syrian security forces".
func (r *reading) printsRun(words []string) bool {
	if r.row(words) {
		return true
	}
	if len(words) < 2 || !isDemonym(words[0]) || !r.row(words[:1]) {
		return false
	}
	return r.row(words[1:])
}

// row reports whether tokens print the words in a row, one of them with a
// capital. A land stands for its people and the other way round.
func (r *reading) row(words []string) bool {
	first := words[0]
	if len(r.printed[first]) == 0 {
		first = demonym(first, func(w string) bool { return len(r.printed[w]) > 0 })
	}
	for _, i := range r.printed[first] {
		if r.anyCapital(i, len(words)) && r.rowAt(i, words) {
			return true
		}
	}
	return false
}

func (r *reading) rowAt(i int, words []string) bool {
	for k := 1; k < len(words); k++ {
		if i+k >= len(r.tokens) || r.tokens[i+k].plain != words[k] || r.tokens[i+k].sentence != r.tokens[i].sentence {
			return false
		}
	}
	return true
}

// anyCapital reports whether one of n tokens from i on has a capital, as in
// "al-Baba".
func (r *reading) anyCapital(i, n int) bool {
	for k := i; k < min(i+n, len(r.tokens)); k++ {
		if r.tokens[k].capital {
			return true
		}
	}
	return false
}
