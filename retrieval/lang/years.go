package lang

import "github.com/pullquote/pullquote/retrieval/lexicon"

// A number in four digits is a year only between these: news speaks of no
// other years in digits alone.
const (
	earliestYear = 1000
	latestYear   = 2199
)

// A year outside these needs a word such as "in" before it.
const (
	earliestBareYear = 1900
	latestBareYear   = 2099
)

// yearWords are the words before four digits that say they are a year.
var yearWords = lexicon.Named("calendar", "beforeyear")

// yearAlone reads a year that stands without a month. A number that is
// measured, paid or bounded is none, and neither is one that counts a plural
// unless "the" or a word of time stands before it.
func (r *reader) yearAlone(i int) (Date, int) {
	year, next := r.year(i)
	if year == 0 {
		return Date{}, i
	}
	if u, _ := r.unit(next); u != "" || r.isInName(i) && !eras.Has(at(r.list, i-2).folded) {
		return Date{}, i
	}
	before := at(r.list, i-1)
	told := yearWords.Has(before.folded) || before.isDash() && yearWords.Has(at(r.list, i-2).folded)
	counts := isPlural(at(r.list, next).folded)
	bare := year >= earliestBareYear && year <= latestBareYear && !r.isAmount(i)
	switch {
	case told && !counts,
		bare && (told || !counts || before.folded == "the"):
		return Date{Year: year}, next
	}
	return Date{}, i
}

// eras are the words that a hyphen ties to a year: "Mid-2019" is a date,
// "Paris-2024" is a name.
var eras = lexicon.Named("calendar", "era")

// isAmount reports whether the marks and words beside the four digits say
// that they are no year: "$2019", "more than 2000", "2019 million", "1990s".
func (r *reader) isAmount(i int) bool {
	t, before, after := r.list[i], at(r.list, i-1), at(r.list, i+1)
	glued := before.touches(t) && glue[before.folded] ||
		t.touches(after) && (after.folded == "s" || glue[after.folded] && after.touches(at(r.list, i+2)))
	return glued || currencies.Has(before.folded) || r.boundBefore(i) != "" || r.numeral(i+1).sort == multiplier
}

// glue are the marks that tie digits to other digits.
var glue = setOf(", : / #")
