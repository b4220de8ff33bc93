package extract

import (
	"slices"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// states reports whether the line with the index states what is asked, and does not
// merely stand near it. It is asked of every line, so that one that does goes before
// one that meets more words, and of the best: where that does not, nothing answers.
func (a *asked) states(i int) bool {
	switch {
	case a.parted:
		return a.ev.tellsWhether(i, a.parts) && a.ofEvent(i)
	case a.measure == aSpan && a.amount:
		return a.values[i] > unmeasured
	case a.heard:
		return a.isTold(i) && a.tellsOfIt(i)
	case a.holder:
		return a.ev.lines[i].namesRole(a.Clause) && a.ev.lines[i].namesSomebody(a.Clause)
	case a.befell != "":
		return a.ev.does(i, a.befell)
	}
	return true
}

// asksHolder reports whether the words ask who is of an office or the like.
func (c Clause) asksHolder(words []lang.Word, language string) bool {
	at := asker(words, language)
	return language == "en" && c.Kind == Who && c.Focus != "" && !c.framed && at >= 0 && at+2 < len(words) && being.Has(words[at+1].Folded) && !c.ownName(lang.Word{Stem: c.Focus})
}

// namesRole reports whether the line has the word for what the one is who is asked
// for: a captain is not told by a line that names a passenger.
func (l *line) namesRole(c Clause) bool {
	if l.settles(c.Focus) {
		return true
	}
	return c.office != "" && slices.ContainsFunc(l.words, func(w lang.Word) bool { return Office(w.Folded) == c.office })
}

// namesSomebody reports whether the line has a name that may be that of the one who is
// asked for: not "the captain of the Merle Bay was on the telephone". Who asks for "hugh
// lorne" in small letters has named him.
func (l *line) namesSomebody(c Clause) bool {
	return slices.ContainsFunc(l.names, func(n lang.Name) bool {
		return !c.isNamed(n.Words) && !l.placed(n) ||
			slices.ContainsFunc(l.words, func(w lang.Word) bool { return w.Stem == c.Focus && n.Start <= w.Start && w.End <= n.End })
	})
}

// befellOf is the stem of the harm that was done to those who are counted: "injur" of
// "how many passengers were injured". Passengers of whom nothing of that is told are no
// number of it. What else was done is told in too many words: of 26 questions for a
// number, two more were refused that had been answered rightly.
func (c Clause) befellOf(words []lang.Word, language string) string {
	if language != "en" || c.measure != aCount {
		return ""
	}
	at := slices.IndexFunc(words, func(w lang.Word) bool { return w.Stem == c.Focus })
	if c.framed && at < 0 {
		at = slices.IndexFunc(words, func(w lang.Word) bool { return quantity.Has(w.Folded) })
	}
	for at++; at > 0 && at < len(words); at++ {
		switch w := words[at]; {
		case polar.Has(w.Folded) && !doing.Has(w.Folded) || helping.Has(w.Folded):
		case slices.ContainsFunc(harms, func(h string) bool { return w.Stem == h || c.words.Alike(h, w.Stem) }):
			return w.Stem
		default:
			return ""
		}
	}
	return ""
}

// unmeasured is how well a number without a unit is a length of time: it is none.
const unmeasured = 0.3

// stating leaves out the lines that do not state what is asked, if one does.
func (a *asked) stating(able []int) []int {
	if !slices.ContainsFunc(able, a.states) {
		return able
	}
	return slices.DeleteFunc(able, func(i int) bool { return !a.states(i) })
}
