package voices

import (
	"fmt"
	"slices"
	"strings"
)

// slotFault says which word the statement puts after a word and its
// preposition where the lines go on with something else, or "": "voted for
// Trump" where they "voted for none of these candidates".
func slotFault(st, lines *reading) string {
	for p := 1; p < len(st.tokens); p++ {
		preposition, x := st.folded(p), st.objectOf(p)
		word := st.headBefore(p)
		if !slotted[preposition] && !(preposition == "in" && x >= 0 && st.tokens[x].value && st.tokens[x].capital) || word == "" || x < 0 || !lines.has(st.tokens[x].key) {
			continue
		}
		if !lines.fillsSlot(word, preposition, st.tokens[x].key) {
			return fmt.Sprintf("no cited sentence says %q", st.text(p-1, x+1))
		}
	}
	return ""
}

// headBefore returns the key of the word or number right before token p.
func (r *reading) headBefore(p int) string {
	for _, n := range r.numbers {
		if n.to == p {
			return r.tokens[n.from].key
		}
	}
	if t := r.tokens[p-1]; !t.stop && strings.TrimSpace(r.tokens[p].gap) == "" {
		return t.key
	}
	return ""
}

// objectOf returns the first word that the preposition at p leads to, or -1.
func (r *reading) objectOf(p int) int {
	for k := p + 1; k < len(r.tokens) && (determiners[r.folded(k)] || r.tokens[k].light); k++ {
		p = k
	}
	if p+1 < len(r.tokens) && r.content(p+1) && !strings.HasPrefix(r.tokens[p+1].key, "#") {
		return p + 1
	}
	return -1
}

// fillsSlot reports whether a word with the key may follow the word and its
// preposition: it does somewhere, or no such slot is printed. A slot may also
// be filled by a word that the same preposition leads to nearby: "carry cargo
// for NASA to the Moon" is "to the Moon for NASA".
func (r *reading) fillsSlot(word, preposition, key string) bool {
	found := false
	for _, w := range r.at[word] {
		end := w + 1
		for _, n := range r.numbers {
			if n.from == w {
				end = n.to
			}
		}
		if r.folded(end) != preposition {
			continue
		}
		found = true
		for k := end + 1; k < len(r.tokens) && r.tokens[k].sentence == r.tokens[w].sentence && !r.isVerb(k) && (!prepositions[r.folded(k)] || r.folded(k) == "of"); k++ {
			if r.tokens[k].key == key {
				return true
			}
		}
		if slices.ContainsFunc(r.at[key], func(k int) bool { return r.near(w, k) && r.preposed(k) == preposition }) {
			return true
		}
	}
	return !found
}

// near reports whether two tokens stand in one sentence with no verb between.
func (r *reading) near(i, k int) bool {
	i, k = min(i, k), max(i, k)
	for j := i + 1; j < k; j++ {
		if r.isVerb(j) {
			return false
		}
	}
	return r.tokens[i].sentence == r.tokens[k].sentence
}

// preposed returns the preposition that leads to the phrase of token i, or "".
func (r *reading) preposed(i int) string {
	for k := i - 1; k >= max(0, i-4); k-- {
		if w := r.folded(k); prepositions[w] {
			return w
		}
		if r.isVerb(k) || endsPart(r.tokens[k+1].gap) {
			return ""
		}
	}
	return ""
}
