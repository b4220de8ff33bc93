package voices

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// source is an attribution: who is given as the source of what.
type source struct {
	// verb is the token that attributes: "said", or "according".
	verb int
	// from and to are the tokens that name the source.
	from, to int
	kind     speech
	// ahead marks a source that stands after what it said.
	ahead bool
}

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
	return out
}

// sourceAt returns the attribution that the word at token i makes.
func (r *reading) sourceAt(i int) (source, bool) {
	if r.folded(i) == "according" && r.folded(i+1) == "to" || r.folded(i-1) == "as" && r.folded(i+1) == "by" {
		return r.accordingTo(i)
	}
	kind := r.speechAt(i)
	switch {
	case kind == 0:
		return source{}, false
	case r.passive(i):
		return r.toldBy(i)
	case r.inverted(i, kind):
		return source{verb: i, from: i + 1, to: r.sourceEnd(i+1, len(r.tokens)), kind: kind, ahead: true}, true
	}
	return r.saidBy(i, kind)
}

// speechAt says how the word at token i reports speech; 0 if it does not. Any
// verb before "that" and a clause does: "researchers discovered that".
func (r *reading) speechAt(i int) speech {
	kind := r.vocab.speech[r.folded(i)]
	if kind == 0 && r.folded(i+1) == "that" && r.isVerb(i) && !auxiliaries.Has(r.folded(i)) && (r.newSubject(i+2) || r.vocab.starters[r.folded(i+2)]) {
		kind = saysThat
	}
	if r.afterArticle(i) || r.folded(i-1) == "to" || finding.Has(r.folded(i)) && r.folded(i+1) != "that" {
		return 0
	}
	return kind
}

// finding are verbs that are as often nouns, or have a thing for an object: they
// report what stands after "that".
var finding = lexicon.Named("speech", "finding")

// saidBy reads "X said" and what X said, which stands after it, or before it
// as well: "The raids went on, X said".
func (r *reading) saidBy(i int, kind speech) (source, bool) {
	first, last := 0, len(r.tokens)
	s := source{verb: i, kind: kind}
	s.from, s.to, s.ahead = r.subject(i, first)
	if s.from >= s.to || r.namesNobody(s.from, s.to) {
		return source{}, false
	}
	s.from, s.to = r.antecedentOf(s.from, s.to, first)
	rest := r.afterListener(i+1, last, s.ahead)
	if r.relative(r.clauseStart(i)) {
		last = r.firstVerb(i, r.clauseEnd(i, last)) // "people who reported pain had"
	}
	if kind == gives && (s.ahead || r.folded(rest-1) == "that") {
		s.kind = says
	}
	if kind == gives {
		return s, s.kind == says || r.tokens[min(i+1, len(r.tokens)-1)].quoted
	}
	return s, kind != saysThat || s.ahead && r.trails(i, last) || r.opensReport(i, last)
}

// namesNobody reports whether the subject of a verb of speech is no source:
// "what officials said" reports nothing, nor does "it's estimated".
func (r *reading) namesNobody(from, to int) bool {
	if to-from == 1 && genitive(r.tokens[from].raw) {
		return true
	}
	return slices.ContainsFunc(r.tokens[from:to], func(t token) bool { return t.Folded == "what" })
}

// toldBy reads "they were told by X that".
func (r *reading) toldBy(i int) (source, bool) {
	s := source{verb: i, kind: says, from: r.past("by", i+1)}
	s.to = r.past("that", i+1) - 1
	return s, s.from > i+1 && s.from < s.to
}

// accordingTo reads "according to X" and "as reported by X", which bear on
// all the sentence.
func (r *reading) accordingTo(i int) (source, bool) {
	s := source{verb: i, from: i + 2, to: r.sourceEnd(i+2, len(r.tokens)), kind: says}
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
	if r.folded(k) == "who" {
		return true
	}
	end := k
	for end < last && (end == k || !strings.ContainsAny(r.tokens[end].gap, ",;—“”\"")) {
		end++
	}
	for i := k; i < end; i++ {
		if r.vocab.verbs[r.folded(i)] {
			return false
		}
	}
	if end == last {
		return r.folded(0) != "according" // "According to X, the raids ended"
	}
	return articles.Has(r.folded(k)) && end-k > 1
}

// inverted reports whether the verb at i stands before its source, after
// what was said: "…," said Wynn.
func (r *reading) inverted(i int, kind speech) bool {
	if i == 0 || i+1 >= len(r.tokens) || strings.HasSuffix(r.folded(i), "ing") {
		return false
	}
	gap, next := r.tokens[i].gap, r.tokens[i+1]
	if strings.ContainsAny(gap, "”\"»") {
		return next.Folded != "that"
	}
	if kind != says || !strings.Contains(gap, ",") || !r.hasVerb(0, i) || r.introduced(i) {
		return false
	}
	return next.capital || determiners.Has(next.Folded) || next.Folded == "one"
}

// introduced reports whether the words before the verb at i are a name and
// what describes it: "Lina Haddad, a researcher based in Amman, said".
func (r *reading) introduced(i int) bool {
	for k := i - 1; k > 0; k-- {
		if strings.Contains(r.tokens[k].gap, ",") {
			return r.isRole(k, i) && determiners.Has(r.folded(k)) && !r.hasVerb(0, k)
		}
	}
	return false
}

// antecedentOf returns the words that a source's "who" stands for, and drops
// an "and" in front of a source.
func (r *reading) antecedentOf(from, to, first int) (int, int) {
	switch w := r.folded(from); {
	case joiners.Has(w) && to-from > 1:
		return from + 1, to
	case (w == "who" || w == "which") && to-from == 1 && from > first:
		return r.clauseStart(from - 1), from
	}
	return from, to
}

// afterArticle reports whether the word at i is a noun or an adjective, as in
// "the claims" and "40,000 reported outages", but not in "Ida Moe, 42, said".
func (r *reading) afterArticle(i int) bool {
	return nounMarkers.Has(r.folded(i-1)) || i > 0 && strings.HasPrefix(r.tokens[i-1].key, "#") && !r.parted(i)
}
