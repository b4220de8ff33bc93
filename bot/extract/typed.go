package extract

import (
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// answers says how well the line holds the kind of answer that the clause
// asks for: 1 for one that stands by the noun asked about, less for one
// anywhere in the line, 0 for none.
func (l *line) answers(c Clause, ev *evidence) float64 {
	switch c.Kind {
	case HowMany:
		return l.counts(c)
	case Who:
		if c.described {
			return l.describes(c)
		}
		return l.people(c)
	case When:
		return l.times(c)
	case Where:
		return l.places(c)
	case Said:
		return l.speech(c, ev)
	case Why:
		return l.reasons()
	}
	if c.anybody {
		return l.whether(c)
	}
	if c.measure == aName {
		return l.called(c)
	}
	return 1
}

// called says how well the line holds a name for what is asked for, "which
// hospital": one beside that word, one anywhere, or none.
func (l *line) called(c Clause) float64 {
	best := 0.0
	for _, n := range l.names {
		switch {
		case c.isNamed(n.Words):
		case l.stemNear(n.Span, func(stem string) bool { return stem == c.Focus || Alike(stem, c.Focus) }):
			return 1
		default:
			best = someName
		}
	}
	return best
}

// someName is how well a name answers that stands in the line, but not beside
// what is asked for.
const someName = 0.5

// nearby is how many bytes from the noun asked about a value still belongs to
// it: about six words.
const nearby = 40

// counts looks for a number of the noun that is counted. A number of
// something else is no answer, however near it stands: 40 people are not 40
// civilians.
func (l *line) counts(c Clause) float64 {
	best := 0.0
	other := c.NeedsNoun() && !l.holdsStem(c.Focus)
	if c.measure == aCount && l.denies(c) {
		return 1
	}
	for _, n := range l.numbers {
		if n.Ordinal || c.measure == aCount && l.isAge(n) || l.isLabel(n, c) {
			continue
		}
		switch {
		case c.measure == aLength:
			best = max(best, lengths[n.Unit])
		case c.measure == anAge:
			best = max(best, l.ageOf(n, c))
		case c.measure == aTotal || c.measure == aSpan:
			best = max(best, l.numberFit(n, c))
		case c.deed != "" && l.harmsOtherwise(c):
			best = max(best, 0.2)
		case c.isCounted(n):
			return 1
		case c.amount && n.Unit == "": // "fifty" where the unit is not known as one
			best = max(best, 0.4)
		case other || c.amount != (n.Unit != ""):
			best = max(best, 0.2)
		case l.stemNear(n.Span, c.asksAbout):
			best = max(best, 0.8)
		default:
			best = max(best, 0.4)
		}
	}
	return best
}

// lengths are the units of a length, with how well a number of each answers
// how tall or how deep something is.
var lengths = map[string]float64{"m": 1, "km": 1, "cm": 1, "mm": 1, "mile": 1, "foot": 1, "inch": 1}

// holdsStem reports whether the line holds the stem or one of its meaning.
func (l *line) holdsStem(stem string) bool {
	if l.stems[stem] {
		return true
	}
	for s := range l.stems {
		if l.lexicon.Alike(s, stem) {
			return true
		}
	}
	return false
}

// asksAbout reports whether the clause has the stem as one of its own words.
func (c Clause) asksAbout(stem string) bool {
	for _, t := range c.Terms {
		if t.Weight > earlierWeight && (t.Stem == stem || c.words.Alike(t.Stem, stem)) {
			return true
		}
	}
	return false
}

// stemNear reports whether a word that is wanted stands near the span.
func (l *line) stemNear(s lang.Span, wanted func(stem string) bool) bool {
	for _, w := range l.words {
		if !w.Stop && w.End > s.Start-nearby && w.Start < s.End+nearby && !(w.Start >= s.Start && w.End <= s.End) && wanted(w.Stem) {
			return true
		}
	}
	return false
}

// unnamed is how well a line without a name that can be told holds one, in a
// script without capitals or in German, where all nouns have them.
const unnamed = 0.4

func (l *line) hidesNames() bool {
	return l.Article.Language == "de" || !strings.ContainsFunc(l.Text(), func(r rune) bool { return unicode.IsUpper(r) || unicode.IsLower(r) })
}

func (l *line) people(c Clause) float64 {
	best := 0.0
	if l.hidesNames() {
		best = unnamed
	}
	if c.deed != "" && l.doer(c.deed) {
		best = someone
	}
	best = max(best, l.told())
	for _, n := range l.names {
		if c.isNamed(n.Words) {
			continue
		}
		switch {
		case l.stemNear(n.Span, func(stem string) bool { return stem == c.Focus || c.words.Alike(stem, c.Focus) }):
			return 1
		case n.Title != "" || len(n.Words) > 1:
			best = max(best, 0.7)
		default:
			best = max(best, 0.4)
		}
	}
	return best
}

// isNamed reports whether the words are all in names of the clause itself: a
// name in the question is not its answer, however an article spells it.
func (c Clause) isNamed(words []string) bool {
	for _, w := range words {
		found, sound := false, spell.Read(undotted(w))
		for _, t := range c.Terms {
			found = found || t.Folded == undotted(w) || t.Name && sound.Same(t.sound)
		}
		if !found {
			return false
		}
	}
	return true
}

// placing are the words that stand before a place.
var placing = lexicon.Named("ask", "placing")

func (l *line) places(c Clause) float64 {
	fresh, placed := 0, l.placesThing()
	for _, n := range l.names {
		if c.isNamed(n.Words) {
			continue
		}
		fresh++
		if l.placed(n) {
			placed = nameNearby
		}
	}
	switch {
	case placed == nameNearby && fresh >= 3 && len(c.phrase) > 0: // which provinces
		return 1
	case placed > 0:
		return placed
	case l.hidesNames():
		return unnamed
	case fresh > 0:
		return 0.3
	}
	return 0
}

// placed reports whether a word such as "in" stands before the name.
func (l *line) placed(n lang.Name) bool {
	for _, w := range l.words {
		if placing.Has(w.Folded) && w.End <= n.Start && n.Start-w.End <= len(" the ") {
			return true
		}
	}
	return false
}

// How well a place is told: by its name, or by a thing such as "in the
// warehouse".
const (
	nameNearby  = 0.8
	thingNearby = 0.5
)

// placesThing is thingNearby when the line places something "in the
// warehouse", 0 otherwise.
func (l *line) placesThing() float64 {
	for i, w := range l.words {
		if placing.Has(w.Folded) && i+2 < len(l.words) && l.words[i+1].Stop && !l.words[i+2].Stop {
			return thingNearby
		}
	}
	return 0
}

// speech values a line in which somebody says something. When the clause
// names the speaker, the name has to stand by the verb or open the sentence,
// or the sentence before: a line about somebody is not what that one said.
func (l *line) speech(c Clause, ev *evidence) float64 {
	said := len(l.speaker) > 0 || strings.ContainsAny(l.Text(), "“”\"«»„") // a quotation
	var verbs []lang.Span
	for _, w := range l.words {
		if sayers.Has(w.Folded) || reporting.Has(w.Folded) {
			said = true
			verbs = append(verbs, w.Span)
		}
	}
	switch {
	case !said:
		return 0
	case len(c.names) == 0:
		return 1
	}
	best := 0.3
	for _, name := range c.names {
		switch {
		case l.spokenBy(name), l.speaks(name, verbs):
			return 1
		case len(name) > 1 && ev.articles[l.article].holdsName(name) && l.speaks(name[len(name)-1:], verbs):
			return 1 // "Mr Pell said", where the article names George Pell
		case l.hasAll(name):
			best = max(best, 0.6)
		case l.before >= 0 && ev.lines[l.before].hasAll(name):
			best = max(best, 0.8)
		}
	}
	return best
}

// afterVerb is how many bytes may stand between a verb of saying and a name
// after it, in "said Maj. Gen. Khalil".
const afterVerb = 16

// speaks reports whether the name opens the line or stands by a verb of
// saying.
func (l *line) speaks(name []string, verbs []lang.Span) bool {
	if !l.hasAll(name) {
		return false
	}
	last := name[len(name)-1]
	for i, w := range l.words {
		if undotted(w.Folded) != last {
			continue
		}
		if i < len(name)+1 {
			return true
		}
		for _, v := range verbs {
			if (v.Start >= w.End && v.Start < w.End+nearby) || (v.End <= w.Start && v.End > w.Start-afterVerb) {
				return true
			}
		}
	}
	return false
}

// reporting are verbs and phrases of attribution beside the sayers.
var reporting = lexicon.Named("speech", "reporting")
