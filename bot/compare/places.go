package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// placing are the words that stand before a place or a list of places.
var placing = map[string]bool{"in": true, "at": true, "near": true, "across": true, "around": true, "outside": true, "throughout": true, "through": true}

// places reads from each article the place or the list of places that the
// clause asks for: the run of names after a word such as "in".
func (b board) places(c extract.Clause) []reading {
	return b.best(c, func(l *line) (reading, float64, bool) {
		var best reading
		fit := 0.0
		for _, w := range l.words {
			if !placing[w.Folded] {
				continue
			}
			run, set := l.placesAfter(c, w.End)
			if f := min(1, float64(len(set))/3); f > fit {
				best, fit = reading{text: l.text[run.Start:run.End], line: l, value: set, same: samePlaces(set)}, f
			}
		}
		return best, fit, fit > 0
	})
}

// placesAfter returns the run of names that begins right after the byte, and
// the names in it. The names of a list are parted by commas, "and", and
// words such as "its surrounding areas, as well as the".
func (l *line) placesAfter(c extract.Clause, from int) (lang.Span, []string) {
	run := lang.Span{Start: from, End: from}
	var set []string
	for _, n := range l.names {
		if n.Start < run.End {
			continue
		}
		between := l.text[run.End:n.Start]
		if len(set) == 0 {
			if strings.TrimSpace(between) != "" && strings.TrimSpace(between) != "the" {
				break
			}
			if !fresh(c, n.Words) {
				break
			}
			run.Start = n.Start
		} else if !joinsPlaces(between) {
			break
		}
		run.End = n.End
		set = append(set, strings.Join(n.Words, " "))
	}
	return run, set
}

// listing are the words that may stand between two places of one list.
var listing = map[string]bool{"and": true, "or": true, "the": true, "its": true, "their": true, "surrounding": true, "areas": true, "area": true, "as": true, "well": true,
	"also": true, "parts": true, "of": true, "in": true, "near": true, "countryside": true, "province": true, "provinces": true, "cities": true, "city": true, "towns": true, "town": true}

// joinsPlaces reports whether the text between two names keeps them in one
// list: a comma or "and", and no word that leads elsewhere.
func joinsPlaces(between string) bool {
	words := lang.Words(between, "en")
	for _, w := range words {
		if !listing[w.Folded] {
			return false
		}
	}
	return strings.Contains(between, ",") || (len(words) > 0 && words[0].Folded == "and")
}

// samePlaces holds two lists for the same when each place of one is in the
// other. One place is no other answer than a list with it: "in Marlow" and "in
// Marlow, Kent".
func samePlaces(set []string) func(reading) bool {
	return func(r reading) bool {
		short, long := set, r.value.([]string)
		if len(short) > len(long) {
			short, long = long, short
		}
		if len(short) != len(long) && len(short) != 1 {
			return false
		}
		for _, p := range short {
			if !slices.ContainsFunc(long, func(q string) bool { return sameWords(strings.Fields(p), strings.Fields(q)) }) {
				return false
			}
		}
		return true
	}
}
