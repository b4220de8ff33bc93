package lang

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// vulgar are the fractions that are one character.
var vulgar = map[string]*big.Rat{
	"½": big.NewRat(1, 2), "¼": big.NewRat(1, 4), "¾": big.NewRat(3, 4),
	"⅓": big.NewRat(1, 3), "⅔": big.NewRat(2, 3), "⅛": big.NewRat(1, 8),
}

// isDivided reports whether the slash at the token stands between two short
// numbers: "2/3", "9/11".
func (r *reader) isDivided(i int) bool {
	slash, after := at(r.list, i), at(r.list, i+1)
	return slash.folded == "/" && slash.touches(after) && r.list[i-1].touches(slash) && after.isNumeric() && len(after.folded) <= 4
}

// divided reads the fraction whose numerator is a. What is not below one,
// such as "24/7", is no quantity and stays as it is printed.
func (r *reader) divided(a amount) amount {
	below, ok := rational(r.list[a.next+1].folded, r.language)
	first := a.next - 1
	for a.next += 2; r.isDivided(a.next); a.next += 2 {
		ok = false // "03/04/2023" may be one of two dates
	}
	if !ok || below.Sign() == 0 || a.value.Cmp(below) >= 0 || below.Cmp(big.NewRat(10, 1)) > 0 {
		a.text, a.value = Fold(r.text[r.list[first].Start:r.list[a.next-1].End]), nil
		return a
	}
	a.value = new(big.Rat).Quo(a.value, below)
	return a
}

// andHalf adds the half of "two and a half million".
func (r *reader) andHalf(a amount) amount {
	i := a.next
	if !(at(r.list, i).folded == "and" && at(r.list, i+1).folded == "a" && at(r.list, i+2).folded == "half") {
		return a
	}
	a.value = new(big.Rat).Add(a.value, big.NewRat(1, 2))
	a.next = i + 3
	return r.scaled(a, false)
}

// denominators are the words of fractions, by language.
var denominators = lexicon.Kept(func() map[string]map[string]int64 {
	out := map[string]map[string]int64{}
	for _, language := range lexicon.Languages("fractions") {
		out[language] = map[string]int64{}
		for _, e := range lexicon.Entries("fractions", language) {
			below, err := strconv.ParseInt(strings.TrimPrefix(e.Name, "by "), 10, 64)
			if err != nil {
				continue // of a newsroom
			}
			for _, w := range e.Words {
				out[language][w] = below
			}
		}
	}
	return out
})

// halfOf are the words after "half" that make it a number.
var halfOf = lexicon.Named("numbers", "afterhalf")

// fraction reads a fraction whose count, read from i up to next, is given, or
// which has none: "two-thirds", "a third of", "half of", "half a million".
func (r *reader) fraction(i int, count int64, next int) (amount, bool) {
	if next > i && at(r.list, next).folded == "-" {
		next++
	} else if next == i && r.numeral(i).sort == article {
		next++
	}
	word := at(r.list, next).folded
	below := denominators()[r.language][word]
	if below == 0 {
		return amount{}, false
	}
	after := at(r.list, next+1).folded
	whole := count == 0 && below == 2 && (halfOf.Has(after) || r.language != "en")
	many := count > 1 && strings.HasSuffix(word, "s") || count > 0 && r.language == "de"
	part := (count == 1 || count == 0 && next > i) && (linking.Has(after) || count == 1 && at(r.list, next-1).folded == "-")
	if !whole && !many && !part {
		return amount{}, false
	}
	a := amount{value: big.NewRat(max(count, 1), below), next: next + 1, sort: cardinal}
	if scale := r.numeral(next + 2); below == 2 && scale.sort == multiplier && (after == "a" || after == "an") {
		a.value = new(big.Rat).Mul(a.value, new(big.Rat).SetInt64(scale.value))
		a.next = next + 3
	} else if after == "an" || after == "a" { // "half an hour"
		a.next = next + 2
	}
	return a, true
}
