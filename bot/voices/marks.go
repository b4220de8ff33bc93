package voices

import (
	"slices"
	"strings"
)

// phrase is one entry of a list of marks.
type phrase struct {
	words []string // folded; the first is the key of vocabulary.phrases
}

// mark is a word that takes something away from a bare fact: a negation
// ("not"), a hedge ("reportedly", "expected to"), a condition ("unless").
type mark struct {
	at, end int // tokens
}

// addMarks reads a list of marks.
func (v *vocabulary) addMarks(list string) {
	eachLine(list, func(_ string, words []string) {
		for _, p := range strings.Split(strings.Join(words, " "), ",") {
			ws := strings.Fields(p)
			v.phrases[ws[0]] = append(v.phrases[ws[0]], phrase{words: ws})
		}
	})
	for _, ps := range v.phrases {
		slices.SortStableFunc(ps, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
}

// findMarks returns the marks of a reading in order.
func findMarks(r *reading) []mark {
	var out []mark
	for i := 0; i < len(r.tokens); {
		m, ok := r.markAt(i)
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		i = m.end
	}
	return out
}

// markAt returns the longest mark that begins at token i.
func (r *reading) markAt(i int) (mark, bool) {
	t := r.tokens[i]
	folded := t.Folded
	if strings.HasSuffix(folded, "n't") {
		folded = "not"
	}
	if t.key == "" || acronym(t.raw) || folded == "may" && t.capital && i > 0 {
		return mark{}, false
	}
	for _, p := range r.vocab.phrases[folded] {
		end := i + len(p.words)
		if !r.holdsPhrase(i, p.words) || folded == "not" && r.folded(end) == "only" {
			continue
		}
		m := mark{at: i, end: end}
		return m, true
	}
	return mark{}, false
}

// holdsPhrase reports whether the words of a phrase after its first stand
// after token i.
func (r *reading) holdsPhrase(i int, words []string) bool {
	for k, w := range words[1:] {
		if r.folded(i+1+k) != w {
			return false
		}
	}
	return true
}
