package compare

import (
	"strconv"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// openWorth is how much of an open question must stand close to a name for the
// name to be its answer: most open questions ask for no name at all. With less,
// articles that say the same were three times as often held to differ.
const openWorth = 0.3

// answers reads from each article the value that most likely answers the
// clause, among the lines that are shown: those were chosen because they
// answer it. An article that holds none of the names of the question, where
// another does, is about something else.
func (b board) answers(c extract.Clause) []reading {
	var values []extract.Value
	named := false
	for _, lines := range b.articles {
		if ofAnother(lines, c) {
			continue
		}
		var shown []news.Line
		for _, l := range lines {
			if l.cited {
				shown = append(shown, l.Line)
			}
		}
		if v, ok := extract.ValueOf(c, shown); ok && (c.Kind != extract.Open || v.Worth >= openWorth) {
			values = append(values, v)
			named = named || v.Named > 0
		}
	}
	var out []reading
	for _, v := range values {
		if v.Named > 0 || !named {
			out = append(out, answer(v))
		}
	}
	return b.untold(out)
}

// ofAnother reports whether the lines name a holder of the office that is
// asked about, and of another body than the one asked about.
func ofAnother(lines []*line, c extract.Clause) bool {
	role := roleAsked(c)
	for _, l := range lines {
		for _, h := range l.holders() {
			if h.role == role && !h.fits(c) {
				return true
			}
		}
	}
	return false
}

// untold drops readings of which another article's lines hold the value too:
// then the articles do not differ, they only tell it differently.
func (b board) untold(readings []reading) []reading {
	for i, r := range readings {
		for j, other := range readings {
			if i != j && !r.same(other) && !other.same(r) && b.tells(other.line, valueOf(r)) {
				return nil
			}
		}
	}
	return readings
}

// valueOf is the value of a reading of any kind.
func valueOf(r reading) extract.Value {
	switch v := r.value.(type) {
	case extract.Value:
		return v
	case lang.Number:
		return extract.Value{Number: &v}
	case lang.Date:
		return extract.Value{Date: &v}
	case []string: // places: a list is more than any of its places
		if len(v) == 1 {
			return extract.Value{Name: &lang.Name{Words: strings.Fields(v[0])}}
		}
	}
	return extract.Value{}
}

func answer(v extract.Value) reading {
	return reading{text: v.Text(), line: readLine(v.Line, true), value: v, same: func(o reading) bool { return sameValue(v, o.value.(extract.Value)) }}
}

// sameValue holds two values for the same when they agree in all that both
// state.
func sameValue(a, b extract.Value) bool {
	switch {
	case a.Number != nil && b.Number != nil:
		return a.Number.Value == b.Number.Value
	case a.Date != nil && b.Date != nil:
		return sameDate(*a.Date)(reading{value: *b.Date})
	case a.Name != nil && b.Name != nil:
		return sameWords(a.Name.Words, b.Name.Words)
	}
	return false
}

// tells reports whether the article of the line holds the value anywhere.
func (b board) tells(of *line, v extract.Value) bool {
	for _, lines := range b.articles {
		if lines[0].Article.ID != of.Article.ID {
			continue
		}
		for _, l := range lines {
			if l.holds(v) {
				return true
			}
		}
	}
	return false
}

func (l *line) holds(v extract.Value) bool {
	switch {
	case v.Number != nil:
		for _, n := range l.numbers {
			if n.Value == v.Number.Value {
				return true
			}
		}
	case v.Date != nil:
		for _, d := range l.dates {
			if d.Year != 0 && sameDate(*v.Date)(reading{value: d}) {
				return true
			}
		}
		for _, n := range l.numbers {
			if n.Value == strconv.Itoa(v.Date.Year) {
				return true
			}
		}
	case v.Name != nil:
		return strings.Contains(" "+l.folded()+" ", " "+strings.Join(v.Name.Words, " ")+" ")
	}
	return false
}
