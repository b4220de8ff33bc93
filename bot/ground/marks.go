package ground

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

// factual are the groups whose words say something of their own: a strike
// that was called off was not put off. Their words must stand in the lines
// like any others.
var factual = forms("reject acquit deny demand promise threaten propose cast try suggest prevent")

// objects are the groups that bear on what something is done to, which stands
// before the verb in the passive: "the events are canceled".
var objects = forms("reject deny prevent cast")

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

// folded returns the folded word at i, or "" outside the text.
func (r *reading) folded(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].Folded
}

// scope returns the tokens that a mark bears on.
func (r *reading) scope(m mark, scope string) (from, to int) {
	t := r.tokens[m.at]
	switch scope {
	case "all":
		from, to = m.at, m.at+1
		for from > 0 && r.tokens[from-1].sentence == t.sentence && !r.contrasts(from) {
			from--
		}
		for to < len(r.tokens) && r.tokens[to].sentence == t.sentence && !r.contrasts(to) {
			to++
		}
		return from, to
	case "noun":
		if from, to = r.nounPhrase(m.end); from < to {
			return from, to
		}
	}
	if objects[m.group] && r.passive(m.at) {
		return r.patientStart(m.at), m.at
	}
	from = m.end
	if m.group == "acquit" || r.tokens[m.at].key == r.vocab.keyOf("accuse") {
		from = r.past("of", from)
	}
	to = r.clauseEnd(m.end-1, len(r.tokens))
	for k := from; k < to && m.group == "cast"; k++ {
		if strings.Contains(r.tokens[k].gap, ",") {
			to = k
		}
	}
	if from, to = r.clip(m.at, min(from, to), to); r.anyContent(from, to) {
		return from, to
	}
	if r.passive(m.at) {
		return r.patientStart(m.at), m.at
	}
	return r.before(m.at), m.at
}

// patientStart returns where the words before the passive verb at i begin
// that it bears on: its clause, or the one before if that says nothing.
func (r *reading) patientStart(i int) int {
	first := r.clauseStart(i)
	says := func(t token) bool { return t.key != "" && !t.stop }
	if first > 0 && !slices.ContainsFunc(r.tokens[first:i], says) {
		return r.clauseStart(first - 1)
	}
	return first
}

// before returns the last token before i in its clause that says something,
// or i.
func (r *reading) before(i int) int {
	for k := i - 1; k >= 0 && r.tokens[k].clause == r.tokens[i].clause; k-- {
		if r.content(k) {
			return k
		}
	}
	return i
}

// contrasts reports whether another thought begins at token i, which a
// condition before it, or after it, does not bear on.
func (r *reading) contrasts(i int) bool {
	w := r.folded(i)
	return w == "but" || w == "while" || w == "whereas" || w == "although" || strings.ContainsAny(r.tokens[i].gap, ";")
}

// past returns the token after the next one that is the word, in the clause
// of token i, or i.
func (r *reading) past(word string, i int) int {
	for k := i; k < len(r.tokens) && r.tokens[k].clause == r.tokens[i].clause; k++ {
		if r.folded(k) == word {
			return k + 1
		}
	}
	return i
}

// anyContent reports whether one of the tokens says something.
func (r *reading) anyContent(from, to int) bool {
	for i := from; i < to; i++ {
		if r.content(i) {
			return true
		}
	}
	return false
}

// nounPhrase returns the run of words that begins at token i, after an
// article: "suspected [IS members] and". A name at its end is left out, since
// the person is more than the "former banker" before the name.
func (r *reading) nounPhrase(i int) (from, to int) {
	for slices.Contains([]string{"a", "an", "the"}, r.folded(i)) {
		i++
	}
	for to = i; to < len(r.tokens) && !r.tokens[to].stop; to++ {
		if to > i && strings.Trim(r.tokens[to].gap, " -.’'s") != "" || to-i > 5 {
			break
		}
	}
	for end := to; end > i; end-- {
		if t := r.tokens[end-1]; !t.capital || r.vocab.isRole(t) {
			return i, end
		}
	}
	return i, to
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
		return prepositions[next] || slices.Contains(joiners, next) || end == len(r.tokens) || slices.Contains(nounMarkers, before) || genitive(r.tokens[i-1].raw)
	}
	return false
}

// nounMarkers are words after which an ambiguous word is a noun.
var nounMarkers = []string{"a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "of", "for", "no", "any", "new", "own"}
