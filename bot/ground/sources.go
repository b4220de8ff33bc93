package ground

import (
	"slices"
	"strings"
)

// run is a run of tokens [from, to).
type run struct{ from, to int }

// source is an attribution: who is given as the source of what.
type source struct {
	// verb is the token that attributes: "said", or "according".
	verb int
	// from and to are the tokens that name the source.
	from, to int
	// scope are the runs of tokens that the source is given for.
	scope []run
	// aside are the words that say to whom, when or where it was said.
	aside run
	kind  speech
	// ahead marks a source that stands after what it said.
	ahead bool
}

func (s source) covers(i int) bool {
	return slices.ContainsFunc(s.scope, func(r run) bool { return r.from <= i && i < r.to })
}

func (s source) names(i int) bool { return s.from <= i && i < s.to }

// tells reports whether token i is the verb, or says to whom or when.
func (s source) tells(i int) bool { return i == s.verb || s.aside.from <= i && i < s.aside.to }

// findSources returns the attributions of a reading in order. A verb of
// speech inside quotation marks is somebody's words and attributes nothing.
func findSources(r *reading) []source {
	var out []source
	for i := range r.tokens {
		if r.tokens[i].quoted {
			continue
		}
		if s, ok := r.sourceAt(i); ok {
			out = append(out, s)
		}
	}
	for i := range out {
		for _, o := range out[i+1:] {
			if o.covers(out[i].verb) && !out[i].ahead {
				out[i].scope[0].to = min(out[i].scope[0].to, o.from)
			}
		}
	}
	return out
}

// sourceAt returns the attribution that the word at token i makes.
func (r *reading) sourceAt(i int) (source, bool) {
	if r.folded(i) == "according" && r.folded(i+1) == "to" {
		return r.accordingTo(i)
	}
	if r.folded(i+1) == "by" && r.folded(i-1) == "as" {
		return r.accordingTo(i)
	}
	kind, ok := r.vocab.speech[r.tokens[i].Folded]
	if !ok && r.folded(i+1) == "that" && r.isVerb(i) && !auxiliaries[r.folded(i)] && r.newSubject(i+2) {
		kind, ok = saysThat, true // "researchers discovered that"
	}
	if !ok || r.afterArticle(i) || r.folded(i-1) == "to" {
		return source{}, false
	}
	if r.passive(i) {
		return r.toldBy(i)
	}
	first, last := r.sentenceOf(i)
	s := source{verb: i, kind: kind}
	if r.inverted(i, first, kind) {
		s.from, s.to = i+1, r.sourceEnd(i+1, last)
		s.scope, s.ahead = []run{{first, i}, {s.to, last}}, true
		return s, true
	}
	s.from, s.to, s.ahead = r.subject(i, first)
	if s.from >= s.to || slices.ContainsFunc(r.tokens[s.from:s.to], func(t token) bool { return t.Folded == "what" }) {
		return source{}, false // "what officials said" reports nothing
	}
	if s.to-s.from == 1 && genitive(r.tokens[s.from].raw) {
		return source{}, false // "it's estimated"
	}
	s.from, s.to = r.antecedentOf(s.from, s.to, first)
	rest := r.afterListener(i+1, last, s.ahead)
	if r.relative(r.clauseStart(i)) {
		last = r.clauseEnd(i, last) // "people who reported pain had"
	}
	last = r.report(rest, last)
	s.scope, s.aside = []run{{rest, max(rest, last)}}, run{s.to, rest}
	if kind == gives && (s.ahead || r.folded(rest-1) == "that") {
		s.kind, kind = says, says
	}
	if s.ahead {
		s.scope = []run{{first, s.from}, {rest, last}}
	}
	return s, kind == says || kind == gives || s.ahead && r.trails(i, last) || r.opensReport(i, last)
}

// report returns the end of what is reported from token i on: a "but" with a
// verb right after it goes on with the one who said it: "alleged fraud but
// offered no proof", "said it was likely, but she warned".
func (r *reading) report(i, last int) int {
	for k := i; k+1 < last; k++ {
		if r.folded(k) != "but" {
			continue
		}
		again := pronouns[r.folded(k+1)] && r.vocab.speech[r.folded(k+2)] != 0
		if again || r.isVerb(k+1) && !auxiliaries[r.folded(k+1)] {
			return k
		}
	}
	return last
}

// toldBy reads "they were told by X that".
func (r *reading) toldBy(i int) (source, bool) {
	_, last := r.sentenceOf(i)
	s := source{verb: i, kind: says, from: r.past("by", i+1)}
	s.to = r.past("that", i+1) - 1
	s.scope = []run{{s.to + 1, last}}
	return s, s.from > i+1 && s.from < s.to
}

// accordingTo reads "according to X" and "as reported by X", which bears on all the sentence.
func (r *reading) accordingTo(i int) (source, bool) {
	first, last := r.sentenceOf(i)
	s := source{verb: i, from: i + 2, to: r.sourceEnd(i+2, last), kind: says}
	s.scope = []run{{first, i}, {s.to, last}}
	return s, s.from < s.to
}

// sourceEnd returns the end of a source that begins at token i and goes on
// to a comma, unless what follows the comma describes it.
func (r *reading) sourceEnd(i, last int) int {
	for k := i + 1; k < last; k++ {
		gap := r.tokens[k].gap
		if strings.ContainsAny(gap, ";:—“”\"") {
			return k
		}
		if strings.Contains(gap, ",") && !r.describes(k, last) {
			return k
		}
		if r.vocab.divides[r.tokens[k].Folded] {
			return k
		}
	}
	return last
}

// describes reports whether the words after the comma before token k
// describe the person before it: "said Wynn, a lawyer in Leeds", "said his
// lawyer, Peter Wynn". A longer part with a verb goes on with the sentence.
func (r *reading) describes(k, last int) bool {
	first, _ := r.sentenceOf(k)
	end := k
	for end < last && (end == k || !strings.ContainsAny(r.tokens[end].gap, ",;—“”\"")) {
		end++
	}
	if r.folded(k) == "who" {
		return true
	}
	for i := k; i < end; i++ {
		if r.vocab.verbs[r.folded(i)] {
			return false
		}
	}
	if end == last && r.folded(first) == "according" {
		return false
	}
	return end == last || r.tokens[k].capital == false && slices.Contains([]string{"a", "an", "the"}, r.folded(k)) && end-k > 1
}

// inverted reports whether the verb at i stands before its source, after
// what was said: "…," said Wynn.
func (r *reading) inverted(i, first int, kind speech) bool {
	if i == first || i+1 >= len(r.tokens) || strings.HasSuffix(r.folded(i), "ing") {
		return false
	}
	gap, next := r.tokens[i].gap, r.tokens[i+1]
	if strings.ContainsAny(gap, "”\"»") {
		return next.Folded != "that"
	}
	return kind == says && strings.Contains(gap, ",") && r.hasVerb(first, i) && !r.introduced(first, i) && (next.capital || slices.Contains([]string{"the", "a", "an", "his", "her", "its", "their", "one"}, next.Folded))
}

// introduced reports whether the words before the verb at i are a name and
// what describes it: "Lina Haddad, a researcher based in Amman, said".
func (r *reading) introduced(first, i int) bool {
	for k := i - 1; k > first; k-- {
		if strings.Contains(r.tokens[k].gap, ",") {
			return r.isRole(k, i) && determiners[r.folded(k)] && !r.hasVerb(first, k)
		}
	}
	return false
}

// antecedentOf returns the words that a source's "who" stands for, and drops
// an "and" in front of a source.
func (r *reading) antecedentOf(from, to, first int) (int, int) {
	switch w := r.folded(from); {
	case slices.Contains(joiners, w) && to-from > 1:
		return from + 1, to
	case (w == "who" || w == "which") && to-from == 1 && from > first:
		return r.clauseStart(from - 1), from
	}
	return from, to
}

// afterArticle reports whether the word at i is a noun or an adjective, as in
// "the claims" and "40,000 reported outages".
func (r *reading) afterArticle(i int) bool {
	return slices.Contains(nounMarkers, r.folded(i-1)) || i > 0 && strings.HasPrefix(r.tokens[i-1].key, "#")
}
