package extract

import (
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// anyone are the words that ask whether there was anybody at all.
var anyone = lexicon.Named("ask", "anyone")

// asksWhether reports whether the words ask for yes or no, and whether they
// ask so if anybody did.
func asksWhether(words []lang.Word, language string) (polarQuestion, anybody bool) {
	at := asker(words, language)
	if at < 0 || !polar.Has(words[at].Folded) {
		return false, false
	}
	for _, w := range words[at:] {
		anybody = anybody || anyone.Has(w.Folded)
	}
	return true, anybody
}

// deedOf is the stem of the first word that tells what was done: after "who",
// after "people" in "how many people", after "anybody", or the verb after "was"
// in "when was it built".
func (c Clause) deedOf(words []lang.Word, language string) string {
	from := -1
	if c.measure == aSpan { // a strike of two weeks, whether or not it "lasted"
		return ""
	}
	for i, w := range words {
		switch {
		case c.Kind == Who && !c.whoIs && len(c.phrase) == 0 && askers()[language][w.Folded] == Who,
			c.Kind == HowMany && c.framed && w.Stem == c.Focus,
			c.Kind == When && i > 0 && being.Has(w.Folded),
			c.amount && i > 0 && doing.Has(w.Folded),
			c.anybody && anyone.Has(w.Folded):
			from = i + 1
		}
		if from > 0 {
			break
		}
	}
	if from < 0 {
		return ""
	}
	for _, w := range words[from:] {
		switch {
		case c.Kind == When && !isVerb(w): // "when was the lighthouse BUILT"
		case c.amount && !isLast(words, w): // "how much did Ann Carr EARN"
		case w.Stop || frames.Has(w.Folded) || asks(w.Folded, language):
		case c.ownName(w):
			return ""
		default:
			return w.Stem
		}
	}
	return ""
}

// doing are the verbs after "how much" that another verb follows.
var doing = lexicon.Named("ask", "doing")

// isLast reports whether no word but small ones stands after the word.
func isLast(words []lang.Word, w lang.Word) bool {
	for _, v := range words {
		if v.Start > w.Start && !v.Stop {
			return false
		}
	}
	return true
}

// ownName reports whether the word is in a name of the clause.
func (c Clause) ownName(w lang.Word) bool {
	for _, t := range c.Terms {
		if t.Name && t.Stem == w.Stem {
			return true
		}
	}
	return false
}

// does reports whether the line tells of the deed, or the sentence before that
// it leans on. Where nobody was hurt, nobody was killed.
func (ev *evidence) does(i int, deed string) bool {
	l := &ev.lines[i]
	if l.lexicon.Alike(deed, "kill") && l.holdsStem("hurt") && l.denies(Clause{}) {
		return true
	}
	return l.holdsStem(deed) || l.leans() && l.before >= 0 && ev.lines[l.before].holdsStem(deed)
}

// manyWords are the stems of what news tells in more words than are known here:
// whoever won was elected, came first or took the title.
var manyWords = lang.StemsOf(lexicon.Named("ask", "broadverb"), "en")

// tellOf reports whether any line tells of the deed; true where none is asked
// for, and for one that has many words. Where none does, none answers: of 842
// news questions with an answer seven more were refused for it, of which two or
// three had been answered rightly.
func (ev *evidence) tellOf(deed string) bool {
	if deed == "" || manyWords()[deed] {
		return true
	}
	for i := range ev.lines {
		if ev.does(i, deed) {
			return true
		}
	}
	return false
}

// harms are deeds of which one is often told beside another: a line that
// counts the injured does not count the dead.
var harms = []string{"kill", "wound", "arrest"}

// harmsOtherwise reports whether the line tells of another harm than the one
// that the clause asks for, and not of that.
func (l *line) harmsOtherwise(c Clause) bool {
	asked, other := false, false
	for _, h := range harms {
		if l.lexicon.Alike(h, c.deed) {
			asked = true
			if l.holdsStem(c.deed) {
				return false
			}
		} else if l.holdsStem(h) {
			other = true
		}
	}
	return asked && other
}

// nobody are the words that say that nobody did.
var nobody = lexicon.Named("ask", "nobody")

// denies reports whether the line says that there was nobody, or none of what
// is counted: "no one was hurt", "no deaths", "no families".
func (l *line) denies(c Clause) bool {
	for i, w := range l.words {
		switch {
		case nobody.Has(w.Folded):
			return true
		case w.Folded != "no" || i+1 == len(l.words):
		case l.words[i+1].Folded == "one", l.denied(i+1, c):
			return true
		}
	}
	return false
}

// denied reports whether the word after "no" is what is counted, or tells of
// the deed.
func (l *line) denied(i int, c Clause) bool {
	stem := l.words[i].Stem
	for _, asked := range []string{c.Focus, c.deed} {
		if asked != "" && (stem == asked || l.lexicon.Alike(stem, asked)) {
			return true
		}
	}
	return false
}

// whether says how well the line tells if anybody did: a line that says nobody
// or speaks of people does.
func (l *line) whether(c Clause) float64 {
	switch {
	case l.denies(c):
		return 1
	case len(l.names) > 0 || l.folded["people"] || l.folded["person"]:
		return 0.7
	}
	return 0.3
}

// someone is how well a line answers who did it that names nobody, but says who
// it was: "The owner of the sawmill declined to comment."
const someone = 0.7

// doer reports whether the line begins with one who does the deed: a word that
// is no name stands before it.
func (l *line) doer(deed string) bool {
	for i, w := range l.words {
		if w.Stem == deed || l.lexicon.Alike(w.Stem, deed) {
			return i > 0 && !l.words[i-1].Stop || i > 1 && !l.words[i-2].Stop
		}
	}
	return false
}

// actOf is the deed, or the stem of the last plain word of the clause other than
// the noun that is asked for: in most questions it is what was done.
func (c Clause) actOf() (act string) {
	if c.deed != "" || c.Kind == Open || c.Kind == Said || c.whoIs {
		return c.deed
	}
	for _, t := range c.Terms {
		if !t.Name && t.Weight > frameWeight && (len(c.phrase) == 0 || t.Stem != c.Focus) {
			act = t.Stem
		}
	}
	return act
}
