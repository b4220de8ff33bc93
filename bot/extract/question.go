package extract

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/meaning"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// Kind is the kind of answer that a question asks for.
type Kind int

const (
	Open    Kind = iota // anything that bears on the words
	Who                 // a person or an organisation
	HowMany             // a number
	When                // a date or a time
	Where               // a place or a list of places
	Said                // what somebody said
	Why                 // a reason
)

// Question is a question as far as it is understood.
type Question struct {
	Language string
	// Clauses are the questions asked in one breath: "How many raids were
	// there, and who led them?" has two.
	Clauses []Clause
	// Follows says that there are questions before it in the conversation.
	Follows bool
	// foreign says that the language has no rules here: its question words
	// and its common words cannot be told from the rest.
	foreign bool
}

// Clause is one thing asked.
type Clause struct {
	Kind  Kind
	Terms []Term
	// Focus is the stem of the noun that is asked for: "raid" in "how many
	// raids", "province" in "which provinces"; empty when there is none.
	Focus string
	// unit is the unit that the focus is, as in lang.Number: "how many minutes".
	unit string
	// also is the stem of a second noun that is counted: "arrest" in "how many raids
	// and arrests"; empty where there is one only.
	also string
	// framed says that the focus is a word like "people", which the text need
	// not repeat.
	framed bool
	// amount says that "how much", "how long" and the like ask for a number
	// with a unit rather than for a count.
	amount bool
	// text is the clause as asked, in lower-case beginning and without its
	// question mark.
	text string
	// whoIs says that it asks who somebody is: "who is", "who was"; described
	// that this one is named: "who is Ann Carr". broad says that it asks of a
	// name or a place nothing in particular: "what happened in Marlow".
	whoIs, described, broad bool
	// phrase are the words that the question word asks about: "Commonwealth
	// nation" in "a tour of which Commonwealth nation?".
	phrase []lang.Word
	// asking says that it has a question word, or a verb that begins a question.
	asking bool
	// measure is what kind of value within Kind is asked for.
	measure wants
	// names are the folded words of each proper name in the clause.
	names [][]string
	// polar says that it asks for yes or no, anybody that it asks so whether
	// anybody did: "was anyone hurt".
	polar, anybody bool
	// parts is a question of yes or no taken apart; parted that it could be.
	parts  parted
	parted bool
	// teller is a question for somebody's words taken apart; heard that it could be.
	teller telling
	heard  bool
	// holder says that it asks who is of an office or the like: "who is the captain".
	holder bool
	// befell is the stem of what was done to those who are counted; see befellOf.
	befell string
	// deed is the stem of what was done or happened, where whoever or how many
	// did it is asked for: "died" in "how many people died"; empty for others.
	deed string
	act  string // the deed, or the word that mostly tells it, see actOf
	// office is the office whose holder is asked for, see Office.
	office string
	// back says that it can only be understood after an earlier question.
	back  bool
	words *meaning.Groups // those that stand for its own
	// in is the year in which it was, "1990" in "what did it cost in 1990".
	in string
	// latest says that it asks for the newest state of things.
	latest bool
	// opinion says that it asks for a judgement rather than for what happened.
	opinion bool
}

// Term is a word of the question that evidence should hold.
type Term struct {
	Stem   string
	Folded string
	// Weight says how much the word matters, before its rarity is known.
	Weight float64
	Name   bool
	sound  spell.Word // of a name
}

// Weights of the words of a question. A name or a number must be met almost
// always, a word that only frames the question hardly ever. Found on
// questions about our own sample texts; the order matters, not the digits.
const (
	nameWeight  = 1.5
	wordWeight  = 1.0
	frameWeight = 0.25
	// earlierWeight is for words of the question before, in a conversation:
	// they steer the choice and can never carry it.
	earlierWeight = 0.2
	// toldWeight is for words of a statement before the question: "The bridge
	// was closed this week. Who closed it?"
	toldWeight = 0.5
)

// Analyse reads a question. earlier are the questions before it in the same
// conversation, oldest first; only the last one counts, and only as context.
func Analyse(text string, earlier []string) Question {
	language, known := languageOf(text)
	q := Question{Language: language, Follows: len(earlier) > 0, foreign: !known}
	last := before(earlier)
	var told []Clause
	for _, part := range clauses(text, language) {
		c := clause(part, language)
		c.follow(last)
		switch {
		case len(c.Terms) == 0:
		case c.asking:
			q.Clauses = append(q.Clauses, c)
		default:
			told = append(told, c)
		}
	}
	if len(q.Clauses) == 0 {
		q.Clauses, told = told, nil // a text that only tells is about all that it tells
	}
	for i := range q.Clauses {
		for _, c := range told {
			q.Clauses[i].borrow(c.Terms, toldWeight)
		}
	}
	for i := range q.Clauses {
		for j := range q.Clauses {
			if i != j {
				q.Clauses[i].borrow(q.Clauses[j].Terms, earlierWeight)
			}
		}
		q.Clauses[i].borrow(last.Terms, earlierWeight)
	}
	return q
}

// languageOf is the language of a question. Questions are short, so where the
// text does not tell, the question words do; English when nothing does.
// known is false when the question is in a language without rules of its own.
func languageOf(text string) (language string, known bool) {
	if language := lang.Detect(text); language != "" {
		return language, true
	}
	best, most := "en", 0
	for _, language := range []string{"en", "de", "fr", "es", "ar", "he"} {
		met, asked := 0, false
		for _, w := range lang.Words(text, language) {
			asks := asks(w.Folded, language)
			asked = asked || asks
			if asks || w.Stop {
				met++
			}
		}
		if language != "en" && !asked && met < 2 { // "Burning Man" is no German
			continue
		}
		if met > most {
			best, most = language, met
		}
	}
	return best, most > 0
}

// relative are question words that after a comma go on with the sentence: "the
// minister, who resigned", "in May, is said to".
var relative = lexicon.Named("ask", "relative")

// clauses cuts a text where a second question begins: after a question mark,
// and before "and", "or" or a comma that a question word follows.
func clauses(text, language string) []string {
	var parts []string
	for _, sentence := range lang.Sentences(text, language) {
		s := text[sentence.Start:sentence.End]
		words := lang.Words(s, language)
		begin := 0
		for i := 1; i+1 < len(words); i++ {
			joins := isJoiner(words[i].Folded) && asks(words[i+1].Folded, language) && (!polar.Has(words[i+1].Folded) || polar.Has(words[0].Folded))
			comma := strings.Contains(s[words[i-1].End:words[i].Start], ",") && asks(words[i].Folded, language) && !relative.Has(words[i].Folded)
			if (joins || comma) && words[i].Start > begin {
				parts = append(parts, s[begin:words[i].Start])
				begin = words[i].Start
			}
		}
		parts = append(parts, s[begin:])
	}
	return parts
}

func clause(text, language string) Clause {
	words := lang.Words(text, language)
	c := Clause{Kind: kindOf(words, language), text: plainClause(text, words)}
	named := map[string]bool{}
	for _, n := range lang.Names(text, language) {
		var parts []string
		for _, w := range n.Words {
			if asks(w, language) {
				continue
			}
			named[undotted(w)] = true
			parts = append(parts, undotted(w))
		}
		if len(parts) > 0 {
			c.names = append(c.names, parts)
		}
	}
	for i, w := range words {
		if w.Stop || carriedOut(words, i) || asks(w.Folded, language) || c.has(w.Stem) {
			continue
		}
		t := Term{Stem: w.Stem, Folded: undotted(w.Folded), Weight: wordWeight}
		switch {
		case named[t.Folded] || isNumber(w.Folded):
			t.Weight, t.Name, t.sound = nameWeight, named[t.Folded], spell.Read(t.Folded)
		case frames.Has(w.Folded):
			t.Weight = frameWeight
		}
		c.Terms = append(c.Terms, t)
	}
	c.whoIs = c.Kind == Who && asksWhoIs(words)
	c.amount = c.Kind == HowMany && !counted(words)
	c.asking = questioning(words, language)
	c.phrase = phrase(words, language)
	c.measure = wantsOf(words, c.phrase, c.Kind)
	c.Focus, c.framed = focus(words, c.phrase, language, named)
	c.unit = unitOf(words, c.Focus)
	if c.Kind == HowMany {
		c.also = secondNoun(words, c.phrase)
	}
	c.framed = c.framed || countsAnyone(words)
	c.polar, c.anybody = asksWhether(words, language)
	c.lighten()
	c.deed = c.deedOf(words, language)
	c.act = c.actOf()
	c.office = c.officeOf(words)
	c.in = yearIn(words)
	c.opinion = asksOpinion(words)
	c.teller, c.heard = c.tellingOf(words, language, named)
	c.holder = c.asksHolder(words, language)
	c.befell = c.befellOf(words, language)
	c.parts, c.parted = c.partsOf(text, words, language, named)
	c.latest = slices.ContainsFunc(words, func(w lang.Word) bool { return latest.Has(w.Folded) })
	if c.back = c.pointsBack(words, language); len(c.Terms) == 0 && c.back && !c.asking {
		c.Terms = bare(words, language)
	}
	c.settle()
	return c
}

// lasting are verbs of the time that something takes.
var lasting = lexicon.Named("ask", "lasting")

// whole is one clause with the terms of all that say what it is about.
func (q Question) whole() Clause {
	var all Clause
	for _, c := range q.Clauses {
		for _, t := range c.Terms {
			if t.Weight > frameWeight && !all.has(t.Stem) {
				all.Terms = append(all.Terms, t)
			}
		}
	}
	return all
}
