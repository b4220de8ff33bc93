package extract

import (
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Words that point back in a conversation, by language: to a person whatever
// else is asked, and to something where little else is. "Their" may be that of
// the workers who lost their jobs.
var (
	persons = lexicon.Named("follow", "person")
	things  = lexicon.Named("follow", "thing")
)

// pointing are English words that point back only at the end: "Who says that?"
// does, "who says that it rains" does not. "Were there" says nothing.
var pointing = lexicon.Named("follow", "pointing")

// pointsTo reports whether the word points back to a person, and whether it does
// to something.
func pointsTo(words []lang.Word, i int, language string) (person, thing bool) {
	w := words[i].Folded
	atEnd := i == len(words)-1 && pointing.Has(w) && (i == 0 || !being.Has(words[i-1].Folded) || w != "there")
	return persons.In(language)[w], things.In(language)[w] || atEnd
}

// fewTerms is the most words beside which "it" points back; with more of them
// the question says itself what it is about.
const fewTerms = 2

// LeansBack reports whether a question can only be understood after the one
// before it in the conversation: "How old is she?", "And why?"
func LeansBack(question string) bool {
	return anyClause(question, func(c Clause) bool { return c.back })
}

// IsBrief reports whether a question says so little that after another one it
// is likely about the same: "How did China react?"
func IsBrief(question string) bool { return anyClause(question, Clause.brief) }

func anyClause(question string, is func(Clause) bool) bool {
	language, _ := languageOf(question)
	for _, part := range clauses(question, language) {
		if is(clause(part, language)) {
			return true
		}
	}
	return false
}

// brief reports whether the clause says little itself, a name counted once.
func (c Clause) brief() bool {
	said := len(c.names)
	for _, t := range c.Terms {
		if !t.Name && t.Weight > frameWeight {
			said++
		}
	}
	return said <= fewTerms
}

// pointsBack reports whether the clause of these words needs one before it.
func (c Clause) pointsBack(words []lang.Word, language string) bool {
	plain := 0
	for _, t := range c.Terms {
		if t.Weight > frameWeight {
			plain++
		}
	}
	if len(c.names) > 0 || len(words) == 0 {
		return false
	}
	if plain == 0 || isJoiner(words[0].Folded) && plain <= fewTerms {
		return true
	}
	for i := range words {
		if person, thing := pointsTo(words, i, language); person || thing && plain <= fewTerms {
			return true
		}
	}
	return false
}

// follow makes a clause that points back whole: it is about whom the earlier
// one names, and asks the same where it has no question word of its own. The
// other words of the earlier one count less than its own.
func (c *Clause) follow(e Clause) {
	if !c.back || len(e.Terms) == 0 {
		return
	}
	c.names = append(c.names, e.names...)
	for _, t := range e.Terms {
		if !t.Name {
			t.Weight = min(t.Weight, toldWeight)
		}
		if t.Weight > earlierWeight && !c.has(t.Stem) {
			c.Terms = append(c.Terms, t)
		}
	}
	if !c.asking {
		terms, names := c.Terms, c.names
		*c = e
		c.Terms, c.names = terms, names
	}
	c.settle()
}

// before is the last clause of the earlier questions of a conversation, whole
// in the same way; the zero Clause where there is none.
func before(earlier []string) Clause {
	if len(earlier) == 0 {
		return Clause{}
	}
	q := Analyse(earlier[len(earlier)-1], earlier[:len(earlier)-1])
	if len(q.Clauses) == 0 {
		return Clause{}
	}
	return q.Clauses[len(q.Clauses)-1]
}

// bare makes terms of the small words of a clause that has no others: "And
// against?"
func bare(words []lang.Word, language string) (terms []Term) {
	for i, w := range words {
		if person, thing := pointsTo(words, i, language); !person && !thing && !isJoiner(w.Folded) && !asks(w.Folded, language) && !being.Has(w.Folded) {
			terms = append(terms, Term{Stem: w.Stem, Folded: undotted(w.Folded), Weight: wordWeight})
		}
	}
	return terms
}
