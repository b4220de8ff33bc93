package draft

import (
	"slices"
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
	for _, w := range words {
		if w.Start < n.End {
			continue
		}
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

// compare reports whether the stored sentence has the figure, and whether it has
// another one for the same thing: the only one there, as the figure is in the
// draft's. Of "more than 60" and 71 nobody knows.
func (c *checker) compare(f figure, t *Text, s lang.Span) (same, differs bool) {
	stored, language := t.Article.Text[s.Start:s.End], t.Article.Language
	own := c.draft.Text[f.sentence.Start:f.sentence.End]
	if f.date != nil {
		dates := lang.Dates(stored, language)
		same = slices.ContainsFunc(dates, func(d lang.Date) bool { return sameDate(*f.date, d) })
		differs = len(dates) == 1 && len(lang.Dates(own, c.draft.language)) == 1 && f.date.Day > 0 && dates[0].Day > 0
		return same, differs && !same
	}
	var ours counted
	for _, n := range countedIn(own, c.draft.language) {
		if n.Start+f.sentence.Start == f.Start {
			ours = n
		}
	}
	alone := func(in []counted) (n counted, ok bool) {
		of := slices.DeleteFunc(slices.Clone(in), func(n counted) bool { return !ours.isOfOne(n) })
		if len(of) != 1 {
			return counted{}, false
		}
		return of[0], true
	}
	all := countedIn(stored, language)
	if slices.ContainsFunc(all, ours.isSame) {
		return true, false
	}
	theirs, one := alone(all)
	_, single := alone(countedIn(own, c.draft.language))
	return false, one && single && ours.Bound == "" && theirs.Bound == ""
}

var weekdays = class{lexicon.Named("calendar", "weekday")}

// isOfOneEvent reports whether the draft's sentence may tell of what the stored
// one tells: it names nothing that the stored text does not, and no other day.
// Where it names nothing, the stored one names nothing that the draft does not.
func (c *checker) isOfOneEvent(f figure, t *Text, s lang.Span) bool {
	own := c.draft.Text[f.sentence.Start:f.sentence.End]
	stored := t.Article.Text[s.Start:s.End]
	names := lang.Names(own, c.draft.language)
	if len(names) > 0 && !holdsAll(t.folds(), names) || len(names) == 0 && !holdsAll(c.folds(), lang.Names(stored, t.Article.Language)) {
		return false
	}
	if f.date != nil {
		return true
	}
	ours, theirs := daysIn(own, c.draft.language), daysIn(stored, t.Article.Language)
	if len(ours) > 0 && len(theirs) > 0 && !slices.Equal(ours, theirs) {
		return false
	}
	dates := lang.Dates(stored, t.Article.Language)
	for _, d := range lang.Dates(own, c.draft.language) {
		if len(dates) > 0 && !slices.ContainsFunc(dates, func(e lang.Date) bool { return sameDate(d, e) }) {
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
