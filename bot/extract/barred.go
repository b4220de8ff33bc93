package extract

import (
	"time"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// mayAnswer reports whether nothing rules the line out, however much of the
// question it meets: it is of the body, the office and the year that are asked
// about, gives a length or an age where one is asked for, and tells of what was
// done where news has few words for that.
func (ev *evidence) mayAnswer(s scored, c Clause) bool {
	if fewWords[c.deed] && !ev.does(s.line, c.deed) {
		return false
	}
	if ev.isAnothers(s.line, c) {
		return false
	}
	return ev.ofOffice(s.line, c) && ev.ofYear(s.line, c) && (c.measure != aLength && c.measure != anAge || s.typed > anothersAge)
}

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
	if !ok || a.folded[c.in] || a.heads[c.in] {
		return true
	}
	return ev.lines[i].Article.Published.Before(time.Date(year+2, 1, 1, 0, 0, 0, 0, time.UTC))
}
