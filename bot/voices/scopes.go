package voices

import (
	"slices"
	"strings"
)

// scope returns the tokens that a mark bears on: those of its kind of scope,
// or, where these say nothing, words before it.
func (r *reading) scope(m mark, kind string) (from, to int) {
	switch kind {
	case "all":
		return r.thought(m.at)
	case "noun":
		if from, to = r.nounPhrase(m.end); from < to {
			return from, to
		}
	}
	switch {
	case r.endsWithPronoun(m.end):
		return m.end, m.end // "denied this": what it bears on stands elsewhere
	case objects[m.group] && r.passive(m.at):
		return r.patientStart(m.at), m.at // "the events are canceled"
	}
	from, to = r.clip(m.at, r.scopeStart(m), r.scopeEnd(m))
	switch {
	case r.anyContent(from, to):
		return from, to
	case r.passive(m.at):
		return r.patientStart(m.at), m.at // "explanations that cannot be ruled out"
	case factual[m.group]:
		return r.clauseStart(m.at), m.at // "a charge that they denied"
	}
	return r.before(m.at), m.at // "sent nobody off"
}

// thought returns the part of the sentence around token i that no contrast
// parts from it.
func (r *reading) thought(i int) (from, to int) {
	first, last := r.sentenceOf(i)
	for from = i; from > first && !r.contrasts(from); from-- {
	}
	for to = i + 1; to < last && !r.contrasts(to); to++ {
	}
	return from, to
}

// endsWithPronoun reports whether the clause ends after a pronoun at token i.
func (r *reading) endsWithPronoun(i int) bool {
	w := r.folded(i)
	return (w == "this" || w == "it" || w == "them") && r.clauseEnd(i, len(r.tokens)) == i+1
}

// scopeStart returns where the words begin that a mark bears on to its right.
// "Accused somebody of a thing" and "acquitted somebody of it" bear on the
// thing.
func (r *reading) scopeStart(m mark) int {
	if m.group == "acquit" || r.tokens[m.at].key == r.vocab.keyOf("accuse") {
		return r.past("of", m.end)
	}
	return m.end
}

// scopeEnd returns where they end: with the clause, or, for what somebody
// calls a thing and for "no" before a noun, at a comma.
func (r *reading) scopeEnd(m mark) int {
	end := r.clauseEnd(m.end-1, len(r.tokens))
	w := r.folded(m.at)
	short := m.group == "cast" || w == "no" || w == "without"
	for i := m.end; i < end && short; i++ {
		if strings.Contains(r.tokens[i].gap, ",") {
			return i
		}
	}
	return max(end, r.scopeStart(m))
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
