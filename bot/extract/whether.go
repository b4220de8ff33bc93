package extract

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// A question of yes or no is answered by a sentence that tells of the very thing
// asked, of the very one that it is asked of, and by no other, however near: that the
// roof was damaged does not say whether the painting was.

// partsOf takes a question of yes or no apart; ok is false for one that is not, and
// for one that asks what the articles hold: "did we report".
func (c Clause) partsOf(text string, words []lang.Word, language string, named map[string]bool) (p parted, ok bool) {
	if language != "en" || !c.polar || c.opinion || len(words) < 3 || askedOf.Has(words[1].Folded) {
		return p, false
	}
	q := inverted{text: text, words: words[1:], named: named, does: doing.Has(words[0].Folded)}
	if at := slices.IndexFunc(q.words[:min(opening, len(q.words))], func(w lang.Word) bool { return opensFact.Has(w.Folded) }); at > 0 {
		q.words = q.words[at+1:] // "is it true that"
	}
	if p = q.parts(); c.anybody {
		p.of, p.does = "", c.deed
	}
	return p, p.of != "" || p.does != ""
}

// opening is within how many words "that" opens what is asked about.
const opening = 3

var (
	askedOf   = lexicon.Named("ask", "askedof")
	opensFact = lexicon.Named("ask", "opensfact")
)

// tellsWhether reports whether the line with the index tells of what the question of
// yes or no asks.
func (ev *evidence) tellsWhether(i int, p parted) bool {
	l := &ev.lines[i]
	if p.does != "" && !l.settles(p.does) && !ev.does(i, p.does) {
		return false
	}
	return p.of == "" || l.isOf(p) || l.pointsBack() && ev.led(i, p)
}

// settles reports whether the line holds the stem, a word for the same, or one that
// says that it is not so: "unharmed" of "damaged".
func (l *line) settles(stem string) bool {
	if l.holdsStem(stem) {
		return true
	}
	mates := settling()[stem]
	return slices.ContainsFunc(l.words, func(w lang.Word) bool {
		return slices.ContainsFunc(settling()[w.Stem], func(n int) bool { return slices.Contains(mates, n) }) || !w.Stop && denial(w.Folded, stem, l.Article.Language)
	})
}

// settling are the groups of each stem of the words that settle one question.
var settling = lexicon.Kept(func() map[string][]int {
	out := map[string][]int{}
	for n, e := range lexicon.Entries("whether", "en") {
		for _, w := range append(slices.Clone(e.Words), e.Name) {
			stem := lang.Words(w, "en")[0].Stem
			out[stem] = append(out[stem], n)
		}
	}
	return out
})

// denial reports whether the word is the stem with a beginning that turns it round.
func denial(folded, stem, language string) bool {
	for _, begins := range turning.Words("en") {
		if rest, ok := strings.CutPrefix(folded, begins); ok && len(rest) >= len(stem) {
			words := lang.Words(rest, language)
			return len(words) == 1 && words[0].Stem == stem
		}
	}
	return false
}

var turning = lexicon.Named("ask", "turning")

// isOf reports whether the line names whom or what is asked about.
func (l *line) isOf(p parted) bool {
	if p.name {
		return l.holdsWord(p.of)
	}
	return l.holdsStem(p.of)
}

// pointsBack reports whether the line has a pronoun that may stand for the subject
// of what went before.
func (l *line) pointsBack() bool {
	return slices.ContainsFunc(l.words, func(w lang.Word) bool { return pronouns.Has(w.Folded) || leaning.Has(w.Folded) })
}

var pronouns = lexicon.Named("grammar", "subject")

// led reports whether the line before, or of a name the headline, is of whom or what
// is asked about.
func (ev *evidence) led(i int, p parted) bool {
	at := ev.lines[i].article
	if i > 0 && ev.lines[i-1].article == at && ev.lines[i-1].isOf(p) {
		return true
	}
	return p.name && ev.articles[at].titles[p.of]
}
