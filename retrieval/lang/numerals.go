package lang

import (
	"fmt"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// numeral is what a number word stands for.
type numeral struct {
	value int64
	sort  numeralSort
}

// numeralSort says how a number word joins with others.
type numeralSort int

const (
	cardinal   numeralSort = iota + 1 // "seventy": added
	multiplier                        // "hundred", "million", "dozen": multiplies
	suffix                            // "m", "bn": multiplies, but only digits
	plurals                           // "hundreds", "dozens": many of them
	ordinal                           // "third": a place in an order
	article                           // "a": one, but only before a multiplier or after tens
)

// numerals are the number words by language, folded. English and the Romance
// languages build the rest of the numbers from these; German compounds are
// taken apart by germanNumber.
var numerals = lexicon.Kept(func() map[string]map[string]numeral {
	out := map[string]map[string]numeral{}
	for _, language := range lexicon.Languages("numerals") {
		out[language] = map[string]numeral{}
		for _, e := range lexicon.Entries("numerals", language) {
			for i, w := range e.Words {
				out[language][w] = numeralOf(e.Name, i)
			}
		}
	}
	return out
})

// numeralSorts are the names of the sorts in the lexicon.
var numeralSorts = map[string]numeralSort{
	"cardinal": cardinal, "multiplier": multiplier, "suffix": suffix, "plurals": plurals, "ordinal": ordinal, "article": article,
}

// numeralOf returns what the word at a place of a line stands for, by the name of
// the line: "cardinal 20 10" begins at twenty and goes on by ten.
func numeralOf(line string, i int) numeral {
	var sort string
	var first, step int64
	if n, err := fmt.Sscan(line, &sort, &first, &step); n < 2 && err != nil {
		return numeral{}
	}
	return numeral{first + int64(i)*step, numeralSorts[sort]}
}
