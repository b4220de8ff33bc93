package lang

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
var yearWords = setOf(`in since until till early late mid during year circa before after
	im seit bis jahr jahre jahres ab
	en depuis annee
	desde hasta ano
	في عام سنه منذ العام ב שנת בשנת מ`)

// yearAlone reads a year that stands without a month. A number that is
// measured, paid or bounded is none, and neither is one that counts a plural
// unless "the" or a word of time stands before it.
func (r *reader) yearAlone(i int) (Date, int) {
	year, next := r.year(i)
	if year == 0 {
		return Date{}, i
	}
	t, before, after := r.list[i], at(r.list, i-1), at(r.list, next)
	if u, _ := r.unit(next); u != "" || r.isInName(i) && before.End == t.Start && !isEra(at(r.list, i-2)) {
		return Date{}, i
	}
	told := yearWords[before.folded] || before.isDash() && yearWords[at(r.list, i-2).folded]
	switch {
	case told && !isPlural(after.folded):
	case year < earliestBareYear || year > latestBareYear,
		currencies[before.folded], r.boundBefore(i) != "" && !told,
		after.folded == "s" && t.touches(after), // the 1990s
		(after.folded == "," || after.folded == ":" || after.folded == "/") && t.touches(after) && after.touches(at(r.list, next+1)),
		(before.folded == "#" || before.folded == ":" || before.folded == "/") && before.touches(t),
		r.numeral(next).sort == multiplier:
		return Date{}, i
	case isPlural(after.folded) && before.folded != "the" && !told:
		return Date{}, i
	}
	return Date{Year: year}, next
}

// isEra reports whether the word before a hyphen goes with a year: "Paris-2024"
// does not, "Mid-2019" does.
func isEra(t token) bool { return t.is("mid early late pre post") }
