package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Facts compares what the articles of the lines say where nobody has asked
// for anything in particular: what they count, where they say it was, and who
// they say holds an office. It returns what they say differently and what two
// or more say alike.
func Facts(lines []news.Line) (differ, agree []Comparison) {
	b := readBoard(lines, lines)
	if len(b.articles) < 2 {
		return nil, nil
	}
	add := func(about string, readings []reading) {
		c := Comparison{About: about, Positions: positions(readings)}
		switch {
		case len(readings) < 2 || !independent(readings):
		case len(c.Positions) > 1:
			differ = append(differ, c)
		default:
			agree = append(agree, c)
		}
	}
	for _, f := range b.countedAlike() {
		add(f.about, f.readings)
	}
	for _, role := range b.rolesCited() {
		// That articles name the same holder goes without saying.
		if holders := b.holders(role, nil); len(positions(holders)) > 1 {
			add(role, holders)
		}
	}
	if places := b.lists(); len(places) > 0 {
		add("places", places)
	}
	return append(differ, b.altered(differ)...), agree
}

// figure is a number of a line with the words around it.
type figure struct {
	lang.Number
	line    *line
	article int
	near    map[string]bool // stems close to the number
}

// counting is one thing that several articles count.
type counting struct {
	about    string
	readings []reading
	figures  []figure
}

// What two figures need to be of one thing. Lines that give the same value
// may differ in most of their words; for lines that give different values to
// be at odds they have to speak of the same thing without doubt.
const (
	sharedSame   = 2
	sharedDiffer = 5
	coverDiffer  = 0.5
)

// countedAlike returns what several articles count, each with one reading an
// article.
func (b board) countedAlike() []counting {
	var out []counting
	for at, lines := range b.articles {
		for _, l := range lines {
			for _, n := range l.numbers {
				if f, ok := l.figure(n, at); ok {
					out = place(out, f)
				}
			}
		}
	}
	var kept []counting
	for _, c := range out {
		for _, f := range c.figures {
			c.readings = append(c.readings, reading{text: f.line.counted(f.Number), line: f.line, value: f.Number, same: sameCount(f.Number)})
		}
		if c.about = aboutOf(c.figures); c.about != "" && len(c.readings) > 1 {
			kept = append(kept, c)
		}
	}
	return kept
}

// place puts the figure with those that count the same thing.
func place(all []counting, f figure) []counting {
	for i, c := range all {
		for _, known := range c.figures {
			if known.article != f.article && known.counts(f) && !slices.ContainsFunc(c.figures, func(o figure) bool { return o.article == f.article }) {
				all[i].figures = append(c.figures, f)
				return all
			}
		}
	}
	return append(all, counting{figures: []figure{f}})
}

// figure reads a number that can be compared: a count or an amount, and no
// date, time, ordinal or spell of time.
func (l *line) figure(n lang.Number, article int) (figure, bool) {
	if n.Ordinal || n.Bound == "many" || n.Value == "1" || n.IsTime() || (n.Noun == "" && n.Unit == "") || l.isWhole(n) {
		return figure{}, false
	}
	if first := l.text[n.Start]; n.Start > 0 && 'A' <= first && first <= 'Z' {
		return figure{}, false // part of a name: "the Marlow Three"
	}
	for _, d := range l.dates {
		if d.Start < n.End && n.Start < d.End {
			return figure{}, false
		}
	}
	f := figure{Number: n, line: l, article: article, near: map[string]bool{}}
	for _, w := range l.words {
		if !w.Stop && (w.End <= n.Start && n.Start-w.End < near || w.Start >= n.End && w.Start-n.End < near) {
			f.near[w.Stem] = true
		}
	}
	return f, true
}

// counts reports whether two figures of different articles count one thing.
func (f figure) counts(g figure) bool {
	if f.Unit != g.Unit {
		return false
	}
	same := sameCount(f.Number)(reading{value: g.Number})
	noun := f.Noun == g.Noun || extract.Alike(f.Noun, g.Noun)
	if !same && f.Noun == "" && g.Noun == "" && f.Unit != "" {
		return f.states(g)
	}
	if !same && (!noun || f.Noun == "") {
		return false
	}
	shared := sharedStems(f.line, g.line)
	least := min(len(f.line.stems), len(g.line.stems))
	close := shared >= sharedDiffer && float64(shared) >= coverDiffer*float64(least) && nearShared(f, g) != ""
	switch named := noun && f.Noun != ""; {
	case !same:
		// Where a line gives several, nothing tells which answers to which.
		return close && f.alone() && g.alone()
	case f.Unit != "" || len(f.Value) == 1:
		return close // "two sides" are in every story
	case named:
		return shared >= sharedSame
	}
	return shared >= sharedSame && nearShared(f, g) != ""
}

// alone reports whether the figure is the only one of its kind in its line.
func (f figure) alone() bool {
	n := 0
	for _, m := range f.line.numbers {
		if m.Unit == f.Unit && m.Noun == f.Noun {
			n++
		}
	}
	return n == 1
}

func sharedStems(a, b *line) int {
	n := 0
	for stem := range a.stems {
		if b.stems[stem] {
			n++
		}
	}
	return n
}

// nearShared returns the word of the first line nearest to its figure that
// stands close to the other as well and is not their noun, or "".
func nearShared(f, g figure) string {
	word, nearest := "", near
	for _, w := range f.line.words {
		if f.near[w.Stem] && g.near[w.Stem] && w.Stem != f.Noun && f.line.isWord(w) {
			if gap := max(f.Start-w.End, w.Start-f.End); gap < nearest {
				word, nearest = w.Folded, gap
			}
		}
	}
	return word
}

// isWord reports whether a word can name what is counted: it is no name, no
// number, no day and no verb of speech.
func (l *line) isWord(w lang.Word) bool {
	printed := l.text[w.Start:w.End]
	return strings.ToLower(printed) == printed && !strings.ContainsAny(w.Folded, "0123456789") && !unnaming[w.Folded]
}

// unnaming are words that stand near many numbers and name nothing counted.
var unnaming = map[string]bool{"said": true, "says": true, "say": true, "told": true, "according": true, "reported": true, "estimated": true, "value": true, "total": true,
	"estimates": true, "nearly": true, "another": true, "three": true, "two": true}

// aboutOf names what the figures count: their noun where they share it, else
// the word that stands next to all of them.
func aboutOf(figures []figure) string {
	if len(figures) < 2 {
		return ""
	}
	f, g := figures[0], figures[1]
	if f.Noun != "" && f.Noun == g.Noun {
		for _, w := range f.line.words {
			if w.Stem == f.Noun && w.Start >= f.Start {
				return w.Folded
			}
		}
	}
	return nearShared(f, g)
}

// Lists of places are of one thing when so many of the shorter one's places
// stand in the other, which has to be at least fewestPlaces.
const (
	fewestPlaces = 2
	sharedPlaces = 0.6
)

// lists reads from each article its longest list of places, as long as the
// lists share most of the shortest.
func (b board) lists() []reading {
	var out []reading
	var sets [][]string
	for _, lines := range b.articles {
		best, set := reading{}, []string(nil)
		for _, l := range lines {
			for _, w := range l.words {
				if !placing[w.Folded] {
					continue
				}
				if run, found := l.placesAfter(extract.Clause{}, w.End); len(found) > fewestPlaces && len(found) > len(set) {
					set = found
					best = reading{text: l.text[run.Start:run.End], line: l, value: found, same: samePlaces(found)}
				}
			}
		}
		if best.line != nil {
			out, sets = append(out, best), append(sets, set)
		}
	}
	for _, set := range sets[min(1, len(sets)):] {
		if !ofOneThing(sets[0], set) {
			return nil
		}
	}
	return out
}

// ofOneThing reports whether two lists share most of the places of the
// shorter one, in any spelling.
func ofOneThing(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	met := 0
	for _, p := range a {
		if slices.ContainsFunc(b, func(q string) bool { return samePlace(p, q) }) {
			met++
		}
	}
	return met >= fewestPlaces && float64(met) >= sharedPlaces*float64(len(a))
}

// samePlace holds two places for one when each word of one is a spelling of
// the other's.
func samePlace(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if !extract.SpelledAlike(x[i], y[i]) {
			return false
		}
	}
	return true
}
