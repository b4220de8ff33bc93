package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// placing are the words that stand before a place or a list of places.
var placing = lexicon.Named("ask", "placing")

// Lists of places are of one thing when so many of the shorter one's places
// stand in the other. A list has more than fewestPlaces: one place or two are
// named in every story.
const (
	fewestPlaces = 2
	sharedPlaces = 0.6
)

// lists reads from each article its longest list of places, the first one from a
// line that has a word that the clause asks about. One of them has to be shown.
func (b board) lists(c extract.Clause) []printed {
	all := b.allLists()
	shown := slices.ContainsFunc(all, func(p printed) bool { return p.line.cited })
	first := slices.IndexFunc(all, func(p printed) bool {
		return slices.ContainsFunc(p.line.words, func(w lang.Word) bool { return !w.Stop && c.Asks(w.Stem) })
	})
	if first < 0 || !shown {
		return nil
	}
	return slices.DeleteFunc(all, func(p printed) bool { return !ofOneThing(all[first].places, p.places) })
}

// list is the longest list of places in the line.
func (l *line) list() printed {
	best := printed{}
	for _, w := range l.words {
		if !placing.Has(w.Folded) {
			continue
		}
		if run, found := l.placesAfter(w.End); len(found) > fewestPlaces && len(found) > len(best.places) {
			best = printed{line: l, Span: run, places: found}
		}
	}
	return best
}

// placesAfter returns the run of names that begins right after the byte, and
// the names in it. The names of a list are parted by commas, "and", and
// words such as "its surrounding areas, as well as the".
func (l *line) placesAfter(from int) (lang.Span, []string) {
	run := lang.Span{Start: from, End: from}
	var set []string
	for _, n := range l.names {
		if n.Start < run.End {
			continue
		}
		between := l.text[run.End:n.Start]
		if len(set) == 0 {
			if t := strings.TrimSpace(between); t != "" && t != "the" {
				break
			}
			run.Start = n.Start
		} else if !l.joinsPlaces(between) {
			break
		}
		run.End = n.End
		set = append(set, strings.Join(n.Words, " "))
	}
	return run, set
}

// listing are the words that may stand between two places of one list.
var listing = lexicon.Named("names", "listing")

// joinsPlaces reports whether the text between two names keeps them in one
// list: a comma or "and", and no word that leads elsewhere.
func (l *line) joinsPlaces(between string) bool {
	words := l.Article.Sense().Beside(between).Words()
	for _, w := range words {
		if !listing.Has(w.Folded) {
			return false
		}
	}
	return strings.Contains(between, ",") || (len(words) > 0 && words[0].Folded == "and")
}

// samePlaces holds two lists for the same when each place of one is in the
// other.
func samePlaces(a, b []string) bool { return len(a) == len(b) && shared(a, b) == len(a) }

// ofOneThing reports whether two lists share most of the places of the
// shorter one, in any spelling.
func ofOneThing(a, b []string) bool {
	met := shared(a, b)
	return met >= fewestPlaces && float64(met) >= sharedPlaces*float64(min(len(a), len(b)))
}

func shared(a, b []string) (met int) {
	for _, p := range a {
		if slices.ContainsFunc(b, func(q string) bool { return spelledAlike(strings.Fields(p), strings.Fields(q)) }) {
			met++
		}
	}
	return met
}
