package draft

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// counted is a number with what it is of.
type counted struct {
	lang.Number
	deed string // the stem of "arrested" in "71 people were arrested"
}

// countedIn reads the numbers of a sentence.
func countedIn(text, language string) (out []counted) {
	words := wordsOf(text, language)
	for _, n := range lang.Numbers(text, language) {
		if !n.Ordinal {
			out = append(out, counted{n, deedOf(n, text, words)})
		}
	}
	return out
}

// deedOf is the stem of the word after a number and its noun, with no more than
// a small verb between: what becomes of those who are counted.
func deedOf(n lang.Number, text string, words []word) string {
	last, passed := n.End, n.Noun == ""
	first, _ := slices.BinarySearchFunc(words, n.End, func(w word, at int) int { return w.Start - at })
	for _, w := range words[first:] {
		if strings.ContainsAny(text[last:w.Start], ",.;:()") {
			return ""
		}
		last = w.End
		switch {
		case !passed && w.stem == n.Noun:
			passed = true
		case w.stem == "" && !(passed && tenses.has(w.folded)):
			return ""
		case passed && w.stem != "" && !tenses.has(w.folded):
			return w.stem
		}
	}
	return ""
}

// isOfOne reports whether both numbers are of one thing: of one noun, and what
// becomes of it the same, or "71 were arrested" and "71 arrests".
func (a counted) isOfOne(b counted) bool {
	switch {
	case a.Unit != b.Unit:
		return false
	case a.Noun != "" && a.Noun == b.Noun, a.Noun == b.Noun && a.Unit != "":
		return a.deed == b.deed
	}
	return a.Unit == "" && (a.Noun != "" && a.Noun == b.deed || b.Noun != "" && b.Noun == a.deed)
}

// isSame reports whether the numbers are printed with one value, of what may be
// one thing.
func (a counted) isSame(b counted) bool {
	return a.Value == b.Value && a.Unit == b.Unit && (a.Noun == b.Noun || a.Noun == "" || b.Noun == "" || a.isOfOne(b))
}

// sentence is one with figures, read once: a table in one piece has thousands.
type sentence struct {
	lang.Span // of its text
	text      string
	words     []word // of a draft's
	numbers   []counted
	dates     []lang.Date
	names     []lang.Name
	days      []string
	about     []nearby // of a draft's, once asked for
}

func readSentence(text, language string, at lang.Span) *sentence {
	return &sentence{Span: at, text: text, numbers: countedIn(text, language), dates: lang.Dates(text, language),
		names: lang.Names(text, language), days: daysIn(text, language)}
}

// isFigure reports whether the word is a part of a number.
func (s *sentence) isFigure(w word) bool {
	i, _ := slices.BinarySearchFunc(s.numbers, w.Start-s.Start, func(n counted, at int) int { return n.End - 1 - at })
	return i < len(s.numbers) && s.numbers[i].Start+s.Start < w.End
}

// read reads a sentence of the text once.
func (t *Text) read(at lang.Span) *sentence {
	held, known := t.figures[at.Start]
	if !known {
		held = readSentence(t.Article.Text[at.Start:at.End], t.Article.Language, at)
		if t.figures == nil {
			t.figures = map[int]*sentence{}
		}
		t.figures[at.Start] = held
	}
	return held
}

// mostAlike is how many numbers of a sentence are compared: one with more is a
// table, of which no sentence says the same.
const mostAlike = 60

// compare reports whether the stored sentence has the figure, and whether it has
// another one for the same thing: the only one there, as the figure is in the
// draft's.
func (c *checker) compare(f figure, t *Text, s lang.Span) (same, differs bool) {
	own, stored := f.said, t.read(s)
	if f.date != nil {
		same = slices.ContainsFunc(stored.dates, func(d lang.Date) bool { return sameDate(*f.date, d) })
		differs = len(stored.dates) == 1 && len(own.dates) == 1 && f.date.Day > 0 && stored.dates[0].Day > 0
		return same, differs && !same
	}
	i, found := slices.BinarySearchFunc(own.numbers, f.Start-own.Start, func(n counted, at int) int { return n.Start - at })
	if !found {
		return false, false
	}
	ours := own.numbers[i]
	if slices.ContainsFunc(stored.numbers, ours.isSame) {
		return true, false
	}
	if len(own.numbers) > mostAlike || len(stored.numbers) > mostAlike {
		return false, false
	}
	alone := func(in []counted) (only counted, ok bool) {
		of := 0
		for _, n := range in {
			if ours.isOfOne(n) {
				only, of = n, of+1
			}
		}
		return only, of == 1
	}
	theirs, one := alone(stored.numbers)
	_, single := alone(own.numbers)
	return false, one && single && ours.isApart(theirs)
}

// farApart is how much of the greater of two round numbers they must differ by:
// "some 48,000" and "about 50,000" are one, "some 84,000" is another.
const farApart = 0.2

// isApart reports whether the numbers cannot both be true: of "more than 60" and
// 71 nobody knows, and of two that are about right they must be far apart.
func (a counted) isApart(b counted) bool {
	if a.Bound == "" && b.Bound == "" {
		return true
	}
	x, okx := strconv.ParseFloat(a.Value, 64)
	y, oky := strconv.ParseFloat(b.Value, 64)
	about := func(n counted) bool { return n.Bound == "" || n.Bound == "about" }
	return about(a) && about(b) && okx == nil && oky == nil && math.Abs(x-y) > farApart*max(x, y)
}

var weekdays = class{lexicon.Named("calendar", "weekday")}

// isOfOneEvent reports whether the draft's sentence may tell of what the stored
// one tells: it names nothing that the stored text does not, and no other day.
// Where it names nothing, the stored one names nothing that the draft does not.
func (c *checker) isOfOneEvent(f figure, t *Text, s lang.Span) bool {
	own, stored := f.said, t.read(s)
	if len(own.names) > 0 && !holdsAll(t.folds(), own.names) || len(own.names) == 0 && !holdsAll(c.folds(), stored.names) {
		return false
	}
	if f.date != nil {
		return true
	}
	if len(own.days) > 0 && len(stored.days) > 0 && !slices.Equal(own.days, stored.days) {
		return false
	}
	for _, d := range own.dates {
		if len(stored.dates) > 0 && !slices.ContainsFunc(stored.dates, func(e lang.Date) bool { return sameDate(d, e) }) {
			return false
		}
	}
	return true
}

// daysIn are the days of the week that a sentence names.
func daysIn(text, language string) (out []string) {
	for _, w := range lang.Words(text, language) {
		if weekdays.has(w.Folded) {
			out = append(out, w.Folded)
		}
	}
	return out
}

// holdsAll reports whether every word of the names is held.
func holdsAll(held map[string]bool, names []lang.Name) bool {
	for _, n := range names {
		for _, w := range n.Words {
			if !held[w] {
				return false
			}
		}
	}
	return true
}

// folds are the words of the draft, read once.
func (c *checker) folds() map[string]bool {
	if c.held == nil {
		c.held = map[string]bool{}
		for _, w := range lang.Words(c.draft.Text, c.draft.language) {
			c.held[w.Folded] = true
		}
	}
	return c.held
}

// folds are the words of the text and of its headline, read once.
func (t *Text) folds() map[string]bool {
	if t.held == nil {
		t.held = map[string]bool{}
		for _, w := range t.words {
			t.held[w.folded] = true
		}
		for _, w := range lang.Words(t.Article.Headline, t.Article.Language) {
			t.held[w.Folded] = true
		}
	}
	return t.held
}
