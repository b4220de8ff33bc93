package extract

import "github.com/pullquote/pullquote/retrieval/lang"

// Words that point back in a conversation: to a person, or to a thing or a
// place.
var (
	persons = map[string]bool{"he": true, "she": true, "him": true, "her": true, "his": true, "hers": true, "they": true, "them": true, "their": true, "theirs": true, "er": true, "sie": true, "ihn": true, "ihm": true, "ihr": true, "ihre": true, "il": true, "elle": true, "ils": true, "elles": true, "ella": true, "ellos": true}
	things  = map[string]bool{"it": true, "its": true, "this": true, "that": true, "these": true, "those": true, "there": true, "es": true, "dort": true, "cela": true, "eso": true, "alli": true}
)

// fewTerms is the most words beside which "it" points back; with more of them
// the question says itself what it is about.
const fewTerms = 2

// LeansBack reports whether a question can only be understood after the one
// before it in the conversation: "How old is she?", "And why?"
func LeansBack(question string) bool {
	language, _ := languageOf(question)
	for _, part := range clauses(question, language) {
		if clause(part, language).back {
			return true
		}
	}
	return false
}

// pointsBack reports whether the clause of these words needs one before it.
func (c Clause) pointsBack(words []lang.Word) bool {
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
	for _, w := range words {
		if persons[w.Folded] || things[w.Folded] && plain <= fewTerms {
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
	for _, w := range words {
		if !isJoiner(w.Folded) && !asks(w.Folded, language) && !persons[w.Folded] && !things[w.Folded] && !being[w.Folded] {
			terms = append(terms, Term{Stem: w.Stem, Folded: undotted(w.Folded), Weight: wordWeight})
		}
	}
	return terms
}
