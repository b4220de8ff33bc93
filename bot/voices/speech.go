package voices

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Speech is what a sentence has of other people's words.
type Speech struct {
	// By are the attributions of the sentence, in its order.
	By []Attribution
	// Quotes says that some of it stands inside quotation marks, OnlyQuotes
	// that all of it does, so that another sentence has to say whose words
	// they are.
	Quotes, OnlyQuotes bool
}

// Attribution is whom a sentence gives as the source of what it says. Its
// spans are bytes of the article's text.
type Attribution struct {
	// Source are the words that stand there: "Al-Baba", "he", "six sources
	// familiar with the matter".
	Source lang.Span
	// Name is where the article prints the source's name in full; empty when
	// it gives none.
	Name lang.Span
	// Affiliation is where the article says who that is, next to the name:
	// "a researcher based in Amman"; empty when it does not.
	Affiliation lang.Span
	// Words are the words of the name, for comparing names.
	Words []string
	// Person says that the source is a person, or persons, and no body: "six
	// sources", "the mayor", "he".
	Person bool
	// Back says that the source is called by a word that points back at
	// somebody: "he", "the official".
	Back bool
}

// Named reports whether the article gives the source a name.
func (a Attribution) Named() bool { return len(a.Words) > 0 }

// Reads reports whether there are word lists for the language; "" stands for
// one that nobody states.
func Reads(language string) bool { return language == "" || vocabularyOf(language) != nil }

func (c *checker) speechOf(sc scene) Speech {
	r := c.reading(sc.line)
	s := Speech{Quotes: r.speaks(), OnlyQuotes: r.speech()}
	for _, src := range r.sources {
		if src.from >= src.to {
			continue
		}
		if by := c.attribution(sc, r, src); by.Back || by.Named() || r.isSpeaker(r.opened(src.from, src.to), src.to) {
			s.By = append(s.By, by)
		}
	}
	return s
}

// attribution finds the name of a source and who that is.
func (c *checker) attribution(sc scene, r *reading, src source) Attribution {
	from := src.from
	for _, n := range r.personsIn(src.from, src.to) {
		if r.closesList(n, src) {
			from = n.to
		}
	}
	from = r.opened(from, src.to)
	a := Attribution{Source: r.printedAt(sc.line, from, src.to), Person: r.isPeople(from, src.to)}
	a.Back = pronouns.Has(r.folded(from)) || backward.Has(r.folded(from))
	name := c.nameOf(sc, r, src)
	if len(name) == 0 {
		return a
	}
	a.Words = name
	for _, w := range name {
		a.Person = a.Person || r.vocab.roles[w] || r.vocab.persons[w] // "District Attorney Deb Ryan"
	}
	c.visit(func(at place, said *reading) bool {
		for _, n := range said.names {
			if !samePerson(n.words, name) || len(n.words) < len(name) {
				continue
			}
			if a.Name.End == 0 {
				a.Name = said.printedAt(at, n.from, n.to)
			}
			if role := said.roleOf(n); role.from < role.to && a.Affiliation.End == 0 {
				a.Affiliation = said.printedAt(at, role.from, role.to)
			}
		}
		return a.Affiliation.End == 0
	})
	return a
}

// opened returns where a source begins among tokens [from, to): after "However",
// and after a time or a place that opens the sentence, "In court papers, ".
func (r *reading) opened(from, to int) int {
	for from+1 < to && (r.vocab.divides[r.folded(from)] || openers.Has(r.folded(from))) {
		from++
	}
	if !prepositions.Has(r.folded(from)) {
		return from
	}
	for i := to - 1; i > from; i-- {
		if strings.Contains(r.tokens[i].gap, ",") {
			return i
		}
	}
	return from
}

// isSpeaker reports whether tokens [from, to) are a noun for a person or a name,
// with what stands around it, and no other words that were taken for one.
func (r *reading) isSpeaker(from, to int) bool {
	if pronouns.Has(r.folded(from)) {
		return true
	}
	head := from
	for i := from; i < to; i++ {
		w := r.folded(i)
		if i > from && (endsPart(r.tokens[i].gap) || prepositions.Has(w) || relatives.Has(w) || describing.Has(w)) {
			break
		}
		if prepositions.Has(w) || subordinators.Has(w) || relatives.Has(w) || auxiliaries.Has(w) || beForms.Has(w) || subjectPronouns.Has(w) || r.isVerb(i) {
			return false
		}
		head = i
	}
	t := r.tokens[head]
	return r.vocab.isRole(t) || r.vocab.isPerson(t) || r.vocab.voices[t.key] || sayers.Has(t.Folded) || r.vocab.counted[t.Folded] || t.capital && head > 0
}

// describing are words after a noun for a person that say which one it is:
// "sources familiar with the plan".
var describing = lexicon.Named("speech", "describing")

// nameOf returns the longest name that the article has for the source, or
// nil. A source that is named itself can only have a longer form of that name.
func (c *checker) nameOf(sc scene, r *reading, src source) []string {
	var own [][]string
	for _, n := range r.personsIn(src.from, src.to) {
		if (r.isPerson(n) || n.from == src.from && r.closes(n) || r.isNamed(n, src)) && !r.closesList(n, src) {
			own = append(own, n.words)
		}
	}
	if all := r.personsIn(src.from, src.to); len(own) > 1 && all[len(all)-1].to == src.to && !endsPart(r.tokens[all[0].to].gap) {
		own = own[len(own)-1:] // "Bread for All director Jean Muir"
	}
	who := c.speakerOf(sc, r, src)
	if len(own) == 0 {
		if len(r.personsIn(src.from, src.to)) > 0 {
			return nil // "a U.S. official" has a name in it and none of his own
		}
		if !r.isPeople(src.from, src.to) {
			return nil // the ministry is not its spokesperson
		}
		own = who.persons
	}
	var longest []string
	for _, n := range append(own, who.names...) {
		if len(own) > 0 && samePerson(n, own[0]) && len(n) > len(longest) {
			longest = n
		}
	}
	if len(longest) == 1 && (pronouns.Has(longest[0]) || !c.printsInside(longest[0])) {
		return nil
	}
	return longest
}

// printsInside reports whether the article prints the word as a name anywhere
// but at the head of a sentence, where every word has a capital.
func (c *checker) printsInside(word string) bool {
	inside := false
	c.visit(func(_ place, r *reading) bool {
		for _, n := range r.names {
			inside = inside || n.from > 0 && len(n.words) == 1 && n.words[0] == word
		}
		return !inside
	})
	return inside
}

// closesList reports whether the name ends what was said before its source:
// "at hospitals in Oregon and Washington, union officials said".
func (r *reading) closesList(n name, src source) bool {
	last := r.tokens[src.to-1]
	return n.to < src.to && endsPart(r.tokens[n.to].gap) && (r.vocab.voices[last.key] || sayers.Has(last.Folded) && strings.HasSuffix(last.Folded, "s"))
}

// isNamed reports whether the name is that of the source in "according to
// spokesperson Fares Khalil,": a role leads to it and a comma ends it.
func (r *reading) isNamed(n name, src source) bool {
	ends := n.to == src.to || endsPart(r.tokens[n.to].gap)
	return ends && r.folded(src.verb) == "according" && !prepositions.Has(r.leadingFrom(n, src.from))
}

// leadingFrom returns the preposition before the name among the tokens from
// the first on, with nothing but words without a capital between, or "".
func (r *reading) leadingFrom(n name, first int) string {
	for i := n.from - 1; i >= first; i-- {
		if prepositions.Has(r.folded(i)) {
			return r.folded(i)
		}
	}
	return ""
}

// isPeople reports whether tokens [from, to) stand for persons.
func (r *reading) isPeople(from, to int) bool {
	for i := from; i < to; i++ {
		if t := r.tokens[i]; pronouns.Has(t.Folded) && t.Folded != "it" || r.vocab.isRole(t) || r.vocab.isPerson(t) || r.vocab.voices[t.key] || sayers.Has(t.Folded) || r.vocab.counted[t.Folded] {
			return true
		}
	}
	return false
}

var (
	// sayers are nouns for persons whom articles quote without a name.
	sayers = lexicon.Named("people", "sayer")
	// backward are words that point back at somebody.
	backward = lexicon.Named("grammar", "backward")
	// openers are words that may stand before the subject of a sentence.
	openers = lexicon.Named("grammar", "opener")
)

// roleOf returns the words next to a name that say who the person is, without
// the title that stands before the name.
func (r *reading) roleOf(n name) run {
	longest := r.apposition(n)
	for _, part := range r.called(n) {
		if part.to == n.from && leadsIn.Has(r.folded(part.to-1)) && (r.folded(part.to-1) != "the" || part.to-part.from < 2 || prepositions.Has(r.folded(part.to-2))) {
			continue // "executive director of the Coalition" is somebody else
		}
		if part.to-part.from == maxRole && part.from == n.to {
			part.to = min(r.partEnd(part.from), part.from+longestRole)
		}
		if part.to == n.from {
			part.to -= len(lang.Words(n.Title, r.vocab.language))
		}
		if part.from == n.to && r.folded(part.to) == "based" {
			part.to = r.partEnd(part.to) // "a researcher based in Amman"
		}
		if part.to-part.from > longest.to-longest.from && r.isRole(part.from, part.to) {
			longest = part
		}
	}
	return longest
}

// apposition returns the words after a name, a comma and an article, up to the
// next comma: "Ann Carr, the harbour master". Words with a verb go on with the
// sentence.
func (r *reading) apposition(n name) run {
	if n.to >= len(r.tokens) || strings.TrimSpace(r.tokens[n.to].gap) != "," || !articles.Has(r.folded(n.to)) {
		return run{}
	}
	out := run{n.to, r.partEnd(n.to)}
	for i := out.from; i < out.to; i++ {
		if r.vocab.verbs[r.folded(i)] || relatives.Has(r.folded(i)) || r.vocab.speech[r.folded(i)] != 0 {
			return run{}
		}
	}
	if out.to-out.from < 2 || out.to-out.from > longestRole {
		return run{}
	}
	return out
}

// leadsIn are words that lead from a role to the body it is in.
var leadsIn = lexicon.Named("grammar", "leadsin")

// longestRole is how many words a role may have when it is shown. It is longer
// than what is compared, since half a role would be wrong.
const longestRole = 24

// partEnd returns the end of the part of the sentence, between commas, that
// token i stands in.
func (r *reading) partEnd(i int) int {
	end := i + 1
	for end < len(r.tokens) && !endsPart(r.tokens[end].gap) {
		end++
	}
	return end
}

// visit calls f with the sentences of the article in their order, until f
// returns false.
func (c *checker) visit(f func(place, *reading) bool) {
	for _, l := range c.lines {
		at := place{l.Article, lang.Span{Start: l.Sentence.Start, End: l.Sentence.End}}
		if l.Sentence.End-l.Sentence.Start > maxRead {
			continue
		}
		if !f(at, c.reading(at)) {
			return
		}
	}
}

// printedAt returns where in the article tokens [from, to) of the sentence at
// the place stand.
func (r *reading) printedAt(at place, from, to int) lang.Span {
	return lang.Span{Start: at.span.Start + r.tokens[from].Start, End: at.span.Start + r.tokens[to-1].End}
}
