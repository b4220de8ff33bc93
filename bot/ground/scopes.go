package ground

import (
	"slices"
	"strings"
)

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
	if next := r.folded(m.end); (next == "this" || next == "it" || next == "them") && r.clauseEnd(m.end, len(r.tokens)) == m.end+1 {
		return m.end, m.end // "denied this": what it bears on stands elsewhere
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
	if factual[m.group] {
		return r.clauseStart(m.at), m.at // "a charge that they denied"
	}
	return r.before(m.at), m.at
}

// objects are the groups that bear on what something is done to, which stands
// before the verb in the passive: "the events are canceled".
var objects = forms("reject deny prevent cast")

// clip keeps the scope of a mark at token i on its side of an attribution:
// what is negated in the words of a source is not negated in what the source
// says, and the other way round.
func (r *reading) clip(i, from, to int) (int, int) {
	for _, s := range r.sources {
		switch {
		case s.names(i):
			to = min(to, s.to)
		case i < s.from:
			to = min(to, s.from)
		case i >= s.to:
			from = max(from, s.to)
		}
	}
	return from, max(from, to)
}

// patientStart returns where the words before the passive verb at i begin
// that it bears on: its clause, or the one before if that says nothing.
func (r *reading) patientStart(i int) int {
	if subject := r.doer(i, nil); len(subject) > 0 {
		return slices.Min(subject)
	}
	first := r.clauseStart(i)
	says := func(t token) bool { return t.key != "" && !t.stop }
	if first > 0 && !slices.ContainsFunc(r.tokens[first:i], says) {
		return r.clauseStart(first - 1)
	}
	return first
}

// nounPhrase returns the run of words that begins at token i, after an
// article: "suspected [IS members] and". A name at its end is left out, since
// the person is more than the "former banker" before the name.
func (r *reading) nounPhrase(i int) (from, to int) {
	for articles[r.folded(i)] {
		i++
	}
	for to = i; to < len(r.tokens) && !r.tokens[to].stop && (to == i || !r.isVerb(to)); to++ {
		if to > i && strings.Trim(r.tokens[to].gap, " -.’'s") != "" || to-i > 5 {
			break
		}
	}
	for _, n := range r.names {
		if n.to == to && n.from > i {
			return i, n.from
		}
	}
	for end := to; end > i; end-- {
		if t := r.tokens[end-1]; !t.capital || r.vocab.isRole(t) {
			return i, end
		}
	}
	return i, to
}
