package extract

import (
	"time"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// mayAnswer reports whether nothing rules the line out, however much of the
// question it meets: it is of the body, the office and the year that are asked
// about, gives a length or an age where one is asked for, and tells of what was
// done where news has few words for that.
func (ev *evidence) mayAnswer(i int, a *asked) bool {
	c := a.Clause
	if fewWords[c.deed] && !ev.does(i, c.deed) {
		return false
	}
	if figures[c.measure] && a.values[i] == 0 || c.measure == aCount && !ev.tellsOf(i, c.Focus) {
		return false
	}
	if a.another[ev.lines[i].article] || ev.isAnothers(i, c) || c.whoIs && a.kinds[i] < leastPerson {
		return false
	}
	for _, name := range c.names {
		if c.whoIs && !ev.isAbout(i, name) {
			return false
		}
	}
	return ev.ofOffice(i, c) && ev.ofYear(i, c) && (c.measure != aLength && c.measure != anAge || a.kinds[i] > anothersAge)
}

// figures are the kinds of value that no line tells without a number. A count may
// be "several" or "nobody".
var figures = map[wants]bool{anAmount: true, aShare: true, aSpan: true, aLength: true, anAge: true}

// leastPerson is how well a line must name somebody to tell who somebody is.
const leastPerson = 0.3

// fewWords are the stems of what news says in few words, all of which are known
// here: whoever owns something is not told where nobody owns it.
var fewWords = map[string]bool{"own": true}

// yearIn is the year in which the words say that it was: "in 1990". A year
// elsewhere, as in "since 1990", says no more than another word.
func yearIn(words []lang.Word) string {
	for i := 1; i < len(words); i++ {
		if _, ok := bareYear(lang.Number{Value: words[i].Folded}); ok && (words[i-1].Folded == "in" || words[i-1].Folded == "en") {
			return words[i].Folded
		}
	}
	return ""
}

// ofYear reports whether the article of the line may tell of the year in which
// the clause says that it was: it prints the year, or was published in it, in
// the year after it or before it. What is to come may be told without its year.
func (ev *evidence) ofYear(i int, c Clause) bool {
	year, ok := bareYear(lang.Number{Value: c.in})
	a := &ev.articles[ev.lines[i].article]
	if !ok || a.words()[c.in] || a.heads[c.in] {
		return true
	}
	return ev.lines[i].Article.Published.Before(time.Date(year+2, 1, 1, 0, 0, 0, 0, time.UTC))
}

// tellsOf reports whether the line, one beside it or its headline has the noun
// that is counted, where a verb looks like it: "fired" tells of no fires. Of all
// other nouns it says yes: a line counts passengers where people were asked for.
func (ev *evidence) tellsOf(i int, noun string) bool {
	if !lang.HasHomograph(noun) || ev.lines[i].Article.Language != "en" {
		return true
	}
	at := ev.lines[i].article
	for j := max(0, i-1); j <= min(i+1, len(ev.lines)-1); j++ {
		if ev.lines[j].article == at && lang.HoldsNoun(ev.lines[j].words, noun) {
			return true
		}
	}
	return lang.HoldsNoun(ev.lines[i].Article.Sense().Beside(ev.lines[i].Article.Headline).Words(), noun)
}
