package lang

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// units are the folded words and signs that may follow a number, and what
// they are called in Number.Unit. Amounts of money are ISO 4217 codes where
// the word names one currency.
var units = valued("units")

// percentPhrases are the names of "%" in two words, the second by the first.
var percentPhrases = lexicon.Kept(func() map[string]string {
	out := map[string]string{}
	for _, e := range lexicon.Entries("percent", "any") {
		for _, phrase := range e.Words {
			first, second, _ := strings.Cut(phrase, " ")
			out[first] = second
		}
	}
	return out
})

// dollars are the prefixes of a dollar sign that is not the American one.
var dollars = valued("dollars")

// currencies are the units that may stand before the number.
var currencies = lexicon.Named("money", "currency")

// valued reads a file of all languages: what each word stands for.
func valued(file string) func() map[string]string {
	return lexicon.Kept(func() map[string]string {
		out := map[string]string{}
		for _, language := range lexicon.Languages(file) {
			for _, e := range lexicon.Entries(file, language) {
				for _, w := range e.Words {
					out[w] = e.Name
				}
			}
		}
		return out
	})
}

// currencyBefore returns the token of the number after a currency, and the
// currency; i itself and "" where none stands at i.
func (r *reader) currencyBefore(i int) (int, string) {
	t, next := r.list[i], at(r.list, i+1)
	switch {
	case dollars()[t.folded] != "" && next.folded == "$" && t.touches(next):
		return i + 2, dollars()[t.folded]
	case currencies.Has(t.folded) && (!t.isWord() || isAcronym(t.raw)):
		return i + 1, units()[t.folded]
	}
	return i, ""
}

// unit returns the unit at the token and the token after it.
func (r *reader) unit(i int) (string, int) {
	t, next := at(r.list, i), at(r.list, i+1)
	if second := percentPhrases()[t.folded]; second != "" && second == next.folded {
		return "%", i + 2
	}
	if t.folded == "°" && units()["°"+next.folded] != "" && t.touches(next) {
		return units()["°"+next.folded], i + 2
	}
	if t.folded == "km" && next.folded == "/" && at(r.list, i+2).folded == "h" {
		return "km/h", i + 3
	}
	if t.folded == "h" && at(r.list, i-1).touches(t) {
		return "hour", i + 1
	}
	if u := units()[t.folded]; u != "" && (!t.isWord() || !currencies.Has(t.folded) || isAcronym(t.raw)) {
		return u, i + 1
	}
	return "", i
}

// UnitOf is the unit that a folded word stands for, as in Number.Unit; empty where
// it stands for none.
func UnitOf(folded string) string { return units()[folded] }

// timeSpans are the units of time, and timeStems their stems as nouns.
var (
	timeSpans = lexicon.Named("calendar", "span")
	timeStems = StemsOf(timeSpans, "en")
)

// IsTime reports whether the number is a time of day or a length of time.
func (n Number) IsTime() bool { return timeSpans.Has(n.Unit) || timeStems()[n.Noun] }
