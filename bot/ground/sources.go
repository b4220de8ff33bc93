package ground

import (
	"slices"
	"strings"
)

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
}

// run is a run of tokens [from, to).
type run struct{ from, to int }

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
	if !ok && r.folded(i+1) == "that" && r.isVerb(i) && !auxiliaries[r.folded(i)] {
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
		s.scope = []run{{first, i}, {s.to, last}}
		return s, true
	}
	var ahead bool
	s.from, s.to, ahead = r.subject(i, first)
	if s.from >= s.to || slices.ContainsFunc(r.tokens[s.from:s.to], func(t token) bool { return t.Folded == "what" }) {
		return source{}, false // "what officials said" reports nothing
	}
	s.from, s.to = r.antecedentOf(s.from, s.to, first)
	rest := r.afterListener(i+1, last, ahead)
	if r.relative(r.clauseStart(i)) {
		last = r.clauseEnd(i, last) // "people who reported pain had"
	}
	s.scope, s.aside = []run{{rest, max(rest, last)}}, run{s.to, rest}
	if kind == gives && (ahead || r.folded(rest-1) == "that") {
		s.kind, kind = says, says
	}
	if ahead {
		s.scope = []run{{first, s.from}, {rest, last}}
	}
	return s, kind == says || kind == gives || ahead && r.trails(i, last) || r.opensReport(i, last)
}

// toldBy reads "they were told by X that".
func (r *reading) toldBy(i int) (source, bool) {
	_, last := r.sentenceOf(i)
	s := source{verb: i, kind: says, from: r.past("by", i+1)}
	s.to = r.past("that", i+1) - 1
	s.scope = []run{{s.to + 1, last}}
	return s, s.from > i+1 && s.from < s.to
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

// sentenceOf returns the tokens of the sentence that token i stands in.
func (r *reading) sentenceOf(i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && r.tokens[from-1].sentence == r.tokens[i].sentence {
		from--
	}
	for to < len(r.tokens) && r.tokens[to].sentence == r.tokens[i].sentence {
		to++
	}
	return from, to
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
	return kind == says && strings.Contains(gap, ",") && r.hasVerb(first, i) && (next.capital || slices.Contains([]string{"the", "a", "an", "his", "her", "its", "their", "one"}, next.Folded))
}

// subject returns the words before the verb at i that name its source, and
// whether they come after the words they are the source of, as in "The raids
// went on, the ministry said".
func (r *reading) subject(i, first int) (from, to int, ahead bool) {
	to = i
	for to > first && (slices.Contains(beforeVerb, r.folded(to-1)) || auxiliaries[r.folded(to-1)] || strings.HasSuffix(r.folded(to-1), "ly") && !r.tokens[to-1].capital) {
		to--
	}
	if to > first && slices.Contains(joiners, r.folded(to-1)) {
		return first, r.firstVerb(first, to-1), false
	}
	if subjectPronouns[r.folded(to-1)] && to > first && !r.parted(to) {
		return to - 1, to, to-1 > first && r.parted(to-1) && r.hasVerb(first, to-1)
	}
	if strings.HasSuffix(r.folded(i), "ing") && r.parted(i) {
		return first, r.firstVerb(first, to), false
	}
	// A comma or dash right before the verb closes a description of the source
	// ("Wynn, a lawyer in Leeds, said"), which the nearest one opens.
	described := strings.ContainsAny(r.tokens[to].gap, ",—")
	for from = to - 1; from > first; from-- {
		gap := r.tokens[from].gap
		switch {
		case r.vocab.speech[r.folded(from-1)] != 0 && !r.tokens[from-1].quoted:
			return r.afterListener(from, to, false), to, false
		case r.vocab.divides[r.folded(from)], subordinators[r.folded(from)] && from > first && r.folded(from+1) != "well" && r.folded(from-1) != "well":
			return from + 1, to, false
		case strings.ContainsAny(gap, "”\"»"), r.tokens[from-1].quoted && !r.tokens[from].quoted:
			return from, to, true
		case strings.ContainsAny(gap, ",—") && described:
			described = false
		case strings.ContainsAny(gap, ";:—"):
			return from, to, r.hasVerb(first, from)
		case !strings.Contains(gap, ","):
		case slices.Contains(joiners, r.folded(from)):
			return from + 1, to, false
		case r.hasVerb(first, from):
			return from, to, true
		}
	}
	return first, to, false
}

// parted reports whether a comma, a dash or a quotation mark stands before
// token i.
func (r *reading) parted(i int) bool { return strings.ContainsAny(r.tokens[i].gap, ",—”\"»") }

var (
	subjectPronouns = forms("he she it they we i you")
	// subordinators are words that open a clause with a subject of its own.
	subordinators = forms("when after before since where until that")
)

// joiners are words that join a verb to the verb before it.
var joiners = []string{"and", "but", "then", "or"}

// firstVerb returns the first verb after token from and before to that stands
// in no clause that describes a noun (", who voted against it,"), or to.
func (r *reading) firstVerb(from, to int) int {
	for i := from + 1; i < to; i++ {
		if r.isVerb(i) && !r.relative(r.clauseStart(i)) {
			return i
		}
	}
	return to
}

// hasVerb reports whether tokens [from, to) hold a verb.
func (r *reading) hasVerb(from, to int) bool { return r.firstVerb(from-1, to) < to }

// relative reports whether token i opens a clause that describes the noun
// before it.
func (r *reading) relative(i int) bool {
	w := r.folded(i)
	return w == "who" || w == "which" || w == "whose" || i > 0 && strings.HasSuffix(w, "ing") && !r.tokens[i].capital
}

// isVerb guesses whether token i is a finite verb by its form.
func (r *reading) isVerb(i int) bool {
	if i < 0 {
		return false
	}
	t := r.tokens[i]
	if strings.HasSuffix(t.Folded, "ing") {
		return !t.capital && (beForms[r.folded(i-1)] || beForms[r.folded(i-2)] || leading[r.folded(i-1)])
	}
	return r.vocab.verbs[t.Folded] && !determiners[r.folded(i-1)] || r.vocab.speech[t.Folded] != 0 || !t.capital && len(t.Folded) > 4 && strings.HasSuffix(t.Folded, "ed") && !determiners[r.folded(i-1)] && !prepositions[r.folded(i-1)]
}

// leading are words before a verb in -ing that has the subject of the
// sentence: "after giving away a lead".
var leading = forms("after before while without when since")

// afterListener returns where the report begins after a verb of speech: past
// "that", and past what says to whom, when or where it was said, as in "told
// Reuters that" and "said in an interview that". When the report stands
// ahead of its source, only such words follow, to the end of the clause.
func (r *reading) afterListener(i, last int, ahead bool) int {
	if i >= last {
		return last
	}
	told := slices.Contains([]string{"told", "tells", "telling"}, r.folded(i-1))
	if told || slices.Contains(circumstances, r.folded(i)) {
		for k := i; k < min(last, i+10); k++ {
			if r.folded(k) == "that" {
				return k + 1
			}
		}
		if ahead {
			return r.clauseEnd(i, last)
		}
	}
	if told {
		for i < last && (r.tokens[i].capital || r.tokens[i].stop) {
			i++
		}
	}
	if r.folded(i) == "that" {
		i++
	}
	return i
}

// clauseEnd returns the end of the clause of token i, at last or before.
func (r *reading) clauseEnd(i, last int) int {
	end := i
	for end < last && r.tokens[end].clause == r.tokens[i].clause {
		end++
	}
	return end
}

// circumstances are words that open a time or a place.
var circumstances = []string{"in", "on", "at", "to", "during", "by", "after", "before", "late", "early", "earlier", "later"}

// trails reports whether the verb at i closes what was said, with at most a
// time or a place after it.
func (r *reading) trails(i, last int) bool {
	return i+1 >= last || endsPart(r.tokens[i+1].gap) || slices.Contains(circumstances, r.folded(i+1))
}

// opensReport reports whether what follows the verb at i is what was said.
func (r *reading) opensReport(i, last int) bool {
	if i+1 >= last {
		return false
	}
	next := r.tokens[i+1]
	return next.Folded == "that" || next.Folded == "there" || next.Folded == "it" || subjectPronouns[next.Folded] || next.quoted || strings.ContainsAny(next.gap, "“\":")
}

// beforeVerb are words between a source and its verb.
var beforeVerb = []string{"has", "have", "had", "also", "then", "later", "both", "already", "repeatedly", "previously", "is", "was", "were", "are", "reportedly", "still", "formally", "now", "not", "never", "just", "again", "recently", "only"}

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
