package voices

import (
	"slices"
	"strings"
)

// phrase is one entry of a list of marks.
type phrase struct {
	words []string // folded; the first is the key of vocabulary.phrases
	group string
	scope string // "right", "noun" or "all"
}

// mark is a word that takes something away from a bare fact: a negation
// ("not"), a hedge ("reportedly", "expected to"), a condition ("unless"). It
// bears on the tokens [from, to).
type mark struct {
	group    string
	at, end  int // the tokens of the mark itself
	from, to int
	// weak marks are nouns ("the plan"): they can carry a mark of the other
	// text, but they demand nothing themselves.
	weak bool
}

// addMarks reads a list of marks.
func (v *vocabulary) addMarks(list string) {
	eachLine(list, func(head string, words []string) {
		i := strings.LastIndexByte(head, ' ')
		for _, p := range strings.Split(strings.Join(words, " "), ",") {
			ws := strings.Fields(p)
			v.phrases[ws[0]] = append(v.phrases[ws[0]], phrase{words: ws, group: head[:i], scope: head[i+1:]})
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
		if group := contracted[r.folded(i)]; group != "" {
			m.group = group
			out = append(out, m)
		}
		i = m.end
	}
	return out
}

// contracted are the groups of the verbs that "not" is part of.
var contracted = map[string]string{"wouldn't": "would", "won't": "will", "couldn't": "possible", "can't": "possible", "cannot": "possible", "shouldn't": "should", "mustn't": "must"}

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
		if !r.holdsPhrase(i, p.words) || folded == "not" && r.folded(end) == "only" || folded == "reported" && !beForms[r.folded(i-1)] && !beForms[r.folded(i-2)] {
			continue
		}
		m := mark{group: p.group, at: i, end: end, weak: r.isNoun(i, end)}
		m.from, m.to = r.scope(m, p.scope)
		m.from, m.to = r.clip(m.at, m.from, m.to)
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

// isNoun reports whether the mark at tokens [i, end) is a noun, as in "the
// plan" or "its hopes", and no verb.
func (r *reading) isNoun(i, end int) bool {
	before := r.folded(i - 1)
	if before == "" || r.folded(end-1) == "to" || r.folded(end) == "to" {
		return false
	}
	switch r.tokens[i].Folded {
	case "will", "can", "might", "must":
		return before == "a" || before == "the" || before == "his" || before == "her" || genitive(r.tokens[i-1].raw)
	case "plan", "plans", "planning", "hope", "hopes", "aim", "aims", "offer", "offers", "demand", "demands", "attempt", "attempts",
		"proposal", "threat", "draft", "promise", "pledge", "try", "forecast", "denial", "failure", "fail":
		next := r.folded(end)
		return prepositions[next] || joiners[next] || end == len(r.tokens) || nounMarkers[before] || genitive(r.tokens[i-1].raw)
	}
	return false
}

// shiftTenses makes "would" in reported speech the future that it stands
// for: "he said he would go" is "he will go, he said".
func (r *reading) shiftTenses() {
	for i, m := range r.marks {
		if m.group != "would" {
			continue
		}
		if slices.ContainsFunc(r.sources, func(s source) bool { return s.covers(m.at) }) {
			r.marks[i].group = "will"
		}
	}
}

// factual are the groups whose words say something of their own: a strike
// that was called off was not put off. Their words must stand in the lines
// like any others.
var factual = forms("reject acquit deny demand promise threaten propose cast try suggest prevent")
