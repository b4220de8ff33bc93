package compare

import (
	"maps"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// plainWeight is the least weight of a word of the question that says what is
// asked about; words of an earlier question, or that only frame it, have less.
const plainWeight = 0.5

// half is how much of the plain words of a question a line must have for its
// value to be what was asked for.
const half = 0.5

// most is how much of them a line must have whose date is asked for.
const most = 0.6

// plain are the words of the clause that say what is asked about and are no
// names, but for the noun that a number counts.
func plain(c extract.Clause) (out []extract.Term) {
	for _, t := range c.Terms {
		counted := c.Kind == extract.HowMany && c.NeedsNoun() && t.Stem == c.Focus
		if t.Weight >= plainWeight && !t.Name && !isDigits(t.Folded) && !counted {
			out = append(out, t)
		}
	}
	return out
}

func isDigits(folded string) bool { return strings.ContainsAny(folded, "0123456789") }

// tells returns how much of the plain words of the clause the line has, and
// whether it tells of what is asked about: every name and number of the question
// stands in it or where its article says what it is about, and at least half of
// the other words in the line itself.
func (l *line) tells(c extract.Clause) (met float64, ok bool) {
	context := l.context()
	if !isAbout(c, context) {
		return 0, false
	}
	words := plain(c)
	if len(words) == 0 {
		return 1, true
	}
	for _, t := range words {
		if l.holds(t.Stem) || l.before != nil && l.before.holds(t.Stem) || c.Kind == extract.When && l.lived(c) != nil {
			met++
		}
	}
	met /= float64(len(words))
	if c.Kind == extract.HowMany && l.supposes(c) {
		return 0, false
	}
	if !names(c) && met < 1 || l.ofOthers(c) {
		return 0, false
	}
	if c.Kind == extract.When { // a road is built on one day and widened on another
		return met, met >= most
	}
	return met, met >= half
}

// supposing are words of sentences that tell of what may be.
var supposing = lexicon.Named("deeds", "supposing")

// supposes reports whether the line tells of what may be, and the question asks for
// what is.
func (l *line) supposes(c extract.Clause) bool {
	return slices.ContainsFunc(l.words, func(w lang.Word) bool { return supposing.Has(w.Folded) && !c.Holds(w.Folded) })
}

// names reports whether the question names anybody or anything.
func names(c extract.Clause) bool {
	return slices.ContainsFunc(c.Terms, func(t extract.Term) bool { return t.Weight >= plainWeight && (t.Name || isDigits(t.Folded)) })
}

// ofOthers reports whether the line, with the one that it leans on, has names, and
// none that the question has.
func (l *line) ofOthers(c extract.Clause) bool {
	if !names(c) || len(l.names) == 0 || c.Kind == extract.Who {
		return false
	}
	all := l.words
	if l.before != nil {
		all = slices.Concat(all, l.before.words)
	}
	return !slices.ContainsFunc(all, func(w lang.Word) bool {
		return slices.ContainsFunc(c.Terms, func(t extract.Term) bool {
			return (t.Name || isDigits(t.Folded)) && t.Weight >= plainWeight && (t.Folded == strings.ReplaceAll(w.Folded, ".", "") || t.Name && spell.Akin(t.Folded, w.Folded))
		})
	})
}

// isAbout reports whether the context has every number of the question, and at
// least half of the words of its names in any spelling.
func isAbout(c extract.Clause, context map[string]bool) bool {
	named, all := 0, 0
	for _, t := range c.Terms {
		switch {
		case t.Weight < plainWeight:
		case isDigits(t.Folded):
			if !context[t.Folded] {
				return false
			}
		case t.Name:
			all++
			if context[t.Folded] || slices.ContainsFunc(slices.Collect(maps.Keys(context)), func(w string) bool { return spell.Akin(w, t.Folded) }) {
				named++
			}
		}
	}
	return float64(named) >= half*float64(all)
}

// nearest is how many bytes lie between the span and the nearest of the words
// that the clause asks about, and which word that is.
func (l *line) nearest(c extract.Clause, s lang.Span) (word lang.Word, distance int) {
	distance = len(l.text)
	words := plain(c)
	for _, w := range l.words {
		if w.Stop || touches(w.Span, s) {
			continue
		}
		for _, t := range words {
			if g := gap(w.Span, s); g < distance && sameWord(w.Stem, t.Stem) {
				word, distance = w, g
			}
		}
	}
	return word, distance
}

// reading is a value that a line gives for what was asked, with how well it
// answers.
type reading struct {
	printed
	worth float64
}

// each reads from each article the value that answers the clause best. Where
// two that are not the same answer as well, nothing tells which does.
func (b board) each(c extract.Clause, read func(l *line) []reading) (out []printed) {
	for _, lines := range b.articles {
		var best, second reading
		for _, l := range lines {
			met, ok := l.tells(c)
			if !ok {
				continue
			}
			for _, r := range read(l) {
				r.worth += met
				switch {
				case r.worth > best.worth:
					if best.line != nil && !best.isSame(r.printed) {
						second = best
					}
					best = r
				case !best.isSame(r.printed) && r.worth > second.worth:
					second = r
				}
			}
		}
		if best.line != nil && best.worth > second.worth {
			out = append(out, best.printed)
		}
	}
	return out
}
