package lang

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// longestNoun is how many words after a number are looked at to find the noun
// that is counted: "71 suspected Islamic State members".
const longestNoun = 6

// peoples are English plurals that do not end in s.
var peoples = lexicon.Named("numbers", "people")

// linking are the words between a number and its noun: "2 million of the
// people", "40 % der Stimmen".
var linking = lexicon.Named("numbers", "linking")

// noun returns the stem of the noun that is counted from the index on.
// English and German put adjectives before it: English plurals and German
// capitals tell it. In the other languages the noun comes first.
func (r *reader) noun(i int, value *big.Rat) string {
	for linking.Has(at(r.list, i).folded) {
		i++
	}
	if t := at(r.list, i); t.folded == "-" && i > 0 && r.list[i-1].touches(t) { // "two-decade"
		i++
	}
	run := r.run(i)
	if len(run) == 0 || r.language == "de" && !slices.ContainsFunc(run, func(t token) bool { return startsUpper(t.raw) }) {
		return "" // in German all nouns begin with a capital: "1846 gegründet"
	}
	head := r.head(run, value.Cmp(one) == 0)
	return stemWord(head.raw, foldWord(head.raw, r.language), r.language)
}

var one = big.NewRat(1, 1)

// run returns the words from the index that can belong to one noun: up to a
// mark, a small word or another number.
func (r *reader) run(i int) []token {
	var out []token
	for ; len(out) < longestNoun; i++ {
		t := at(r.list, i)
		if t.folded == "-" && len(out) > 0 && r.list[i-1].touches(t) && t.touches(at(r.list, i+1)) {
			continue
		}
		if t.folded == "." && len(out) > 0 && isDotted(r.list[i-1].raw) { // "2,000 U.S. voters"
			continue
		}
		stopped := stopWords.In(r.language)[t.folded] && !isAcronym(t.raw)
		if !t.isWord() || stopped || r.numeral(i).sort != 0 {
			break
		}
		out = append(out, t)
	}
	return out
}

// head returns the noun of the run.
func (r *reader) head(run []token, single bool) token {
	switch r.language {
	case "de":
		for _, t := range run {
			if startsUpper(t.raw) {
				return t
			}
		}
	case "en":
		for _, t := range run {
			if !single && isPlural(t.folded) {
				return t
			}
		}
		for len(run) > 1 && (isParticiple(run[len(run)-1].folded) || startsSmall(run[0].raw) && startsUpper(run[len(run)-1].raw)) {
			run = run[:len(run)-1] // "third baseman Ali Khan"
		}
		if single {
			return run[len(run)-1]
		}
	}
	return run[0]
}

// isPlural reports whether a folded English word looks like a plural.
func isPlural(w string) bool {
	w = strings.TrimSuffix(w, "'")
	return peoples.Has(w) || utf8.RuneCountInString(w) > 3 && strings.HasSuffix(w, "s") &&
		!strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "'s")
}

func isParticiple(w string) bool {
	return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing")
}
