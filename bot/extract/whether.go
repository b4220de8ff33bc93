package extract

import (
	"slices"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// A question of yes or no is answered by a sentence that tells of the very thing
// asked, of the very one that it is asked of, and by no other, however near: that the
// roof was damaged does not say whether the painting was.

// partsOf takes a question of yes or no apart; ok is false for one that is not, and
// for one that asks what the articles hold: "did we report".
func (c Clause) partsOf(text string, words []lang.Word, language string, named map[string]bool) (p parted, ok bool) {
	compares := slices.ContainsFunc(words, func(w lang.Word) bool { return comparing.Has(w.Folded) || latest.Has(w.Folded) && isVerb(w) })
	if language != "en" || !c.polar || c.opinion || compares || len(words) < 3 || holdings.Has(words[1].Folded) {
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
	comparing = lexicon.Named("ask", "comparing")
	holdings  = lexicon.Named("ask", "askedof")
	opensFact = lexicon.Named("ask", "opensfact")
)

// tellsWhether reports whether the line with the index tells of what the question of
// yes or no asks.
func (ev *evidence) tellsWhether(i int, p parted) bool {
	l := &ev.lines[i]
	if p.does != "" && !l.settles(p.does) && !ev.does(i, p.does) {
		return false
	}
	if p.owner != "" && !l.holdsWord(p.owner) && !ev.led(i, parted{of: p.owner, name: true}) {
		return false
	}
	return p.of == "" || l.isOf(p) || l.pointsBack() && ev.led(i, p) || p.name && l.opensWith() && ev.articles[l.article].titles[p.of]
}

// ofEvent reports whether the article of the line, as far as it was found, tells of at
// least half of what else the question of yes or no says: where it was, and when.
func (a *asked) ofEvent(i int) bool {
	at := a.ev.lines[i].article
	if _, known := a.events[at]; !known {
		met, of, all := a.told(i), 0.0, 0.0
		for j, t := range a.Terms {
			if t.Weight > frameWeight && t.Stem != a.parts.of && t.Stem != a.parts.does {
				of, all = of+a.rare[j]*met[j], all+a.rare[j]
			}
		}
		a.events[at] = of >= all/2
	}
	return a.events[at]
}

// settles reports whether the line holds the stem, a word for the same, or one that
// says that it is not so: "unharmed" of "damaged".
func (l *line) settles(stem string) bool {
	if l.holdsStem(stem) {
		return true
	}
	mates := settling()[stem]
	return slices.ContainsFunc(l.words, func(w lang.Word) bool {
		return slices.ContainsFunc(settling()[w.Stem], func(n int) bool { return slices.Contains(mates, n) }) || isDenial(w.Stem, stem)
	})
}

// settling are the groups of each stem of the words that settle one question.
var settling = lang.GroupsOf("whether", "en")

// isDenial reports whether the stem of a word is the stem with a beginning that turns it
// round: "unharm" of "harm".
func isDenial(word, stem string) bool {
	return slices.ContainsFunc(turning.Words("en"), func(begins string) bool { return word == begins+stem })
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

// led reports whether a line before is of whom or what is asked about, with no other
// name between, or of a name the headline.
func (ev *evidence) led(i int, p parted) bool {
	at := ev.lines[i].article
	for k := i - 1; k >= max(0, i-farthestBack) && ev.lines[k].article == at; k-- {
		if ev.lines[k].isOf(p) {
			return true
		}
		if len(ev.lines[k].names) > 0 {
			break
		}
	}
	return p.name && ev.articles[at].titles[p.of]
}

// farthestBack is how many lines before a pronoun the one may be named that it stands
// for.
const farthestBack = 3

// opensWith reports whether the line begins with a noun that was told of before: "The
// ship", of one that the headline names.
func (l *line) opensWith() bool {
	return len(l.words) > 1 && determined.Has(l.words[0].Folded) && !l.words[1].Stop && len(l.names) == 0
}

var determined = lexicon.Named("ask", "determined")
