package lang

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// amount is a number as it is being read.
type amount struct {
	value *big.Rat
	text  string // the value where it cannot be calculated with
	next  int    // the token after it
	sort  numeralSort
	// scaled says that a word such as "million" is part of it.
	scaled bool
}

// amount reads a bare number in digits or words from the token, with its
// scale. Money says that a currency stands before it, so that "m" is million.
func (r *reader) amount(i int, money bool) (amount, bool) {
	t := at(r.list, i)
	switch {
	case t.isNumeric():
		return r.digits(i, money), true
	case vulgar[t.raw] != nil:
		return amount{value: vulgar[t.raw], next: i + 1, sort: cardinal}, true
	case t.isWord():
		return r.worded(i)
	}
	return amount{}, false
}

// digits reads a number that begins with a digit.
func (r *reader) digits(i int, money bool) amount {
	a := amount{next: i + 1, sort: cardinal}
	folded := r.list[i].folded
	for r.continues(a.next, folded) {
		folded += r.list[a.next].folded
		a.next++
	}
	value, ok := rational(folded, r.language)
	if !ok {
		a.text = folded
		return a
	}
	a.value = value
	last, t := r.list[a.next-1], at(r.list, a.next)
	switch {
	case vulgar[t.raw] != nil && last.touches(t):
		a.value, a.next = new(big.Rat).Add(value, vulgar[t.raw]), a.next+1
	case r.isDivided(a.next):
		return r.divided(a)
	case ordinalEndings.Has(t.folded) && last.touches(t):
		a.sort, a.next = ordinal, a.next+1
	}
	return r.scaled(a, money)
}

// ordinalEndings directly follow the digits of an ordinal.
var ordinalEndings = lexicon.Named("numbers", "ordinalend")

// continues reports whether the token goes on with the thousands of the
// number: three digits after one space, "1 234 567".
func (r *reader) continues(i int, folded string) bool {
	t := at(r.list, i)
	if len(t.folded) != 3 || !t.isNumeric() || strings.Trim(t.folded, "0123456789") != "" || len(folded) > longestNumber {
		return false
	}
	between := r.text[r.list[i-1].End:t.Start]
	if len(r.list[i-1].folded) > 3 || !isGroupSpace(between) || strings.ContainsAny(folded, ".,") {
		return false
	}
	return between != " " || commaLanguages.Has(r.language)
}

// scaled multiplies the digits by the scale that follows: "1.5 million",
// "3.4m", "2 dozen", "3-million".
func (r *reader) scaled(a amount, money bool) amount {
	i := a.next
	if t := at(r.list, i); t.folded == "-" && r.list[i-1].touches(t) && t.touches(at(r.list, i+1)) {
		i++
	}
	t := at(r.list, i)
	n := r.numeral(i)
	scales := n.sort == multiplier || n.sort == suffix || n.sort == plurals && n.value >= 1000 // "2 millions"
	if !scales || a.sort == ordinal {
		return a
	}
	if len(t.folded) == 1 && !(r.list[i-1].touches(t) && (money || t.folded != "m" || isPlural(at(r.list, i+1).folded))) {
		return a
	}
	a.value = new(big.Rat).Mul(a.value, new(big.Rat).SetInt64(n.value))
	a.next, a.scaled = i+1, true
	if at(r.list, a.next).folded == "." && abbreviatedScales.Has(t.folded) {
		a.next++
	}
	return a
}

// abbreviatedScales are printed with a full stop.
var abbreviatedScales = lexicon.Named("numbers", "scaleshort")

// worded reads a number in words.
func (r *reader) worded(i int) (amount, bool) {
	if a, ok := r.fraction(i, 0, i); ok {
		return a, true
	}
	value, next, sort := r.spelled(i)
	if next == i {
		return amount{}, false
	}
	if sort == plurals {
		if startsUpper(r.list[i].raw) && startsUpper(at(r.list, i-1).raw) { // "Mega Millions"
			return amount{}, false
		}
		return r.vague(value, next)
	}
	if a, ok := r.fraction(i, value, next); ok {
		return a, true
	}
	a := amount{value: new(big.Rat).SetInt64(value), next: next, sort: sort, scaled: sort == multiplier}
	if sort == multiplier && fewWords.Has(at(r.list, i-1).folded) { // "several hundred"
		a.sort = plurals
	}
	return r.andHalf(a), true
}

var fewWords = lexicon.Named("numbers", "few")

// vague reads "hundreds" and "tens of thousands" once the first word is read.
func (r *reader) vague(value int64, next int) (amount, bool) {
	second := r.numeral(next + 1)
	switch {
	case linking.Has(at(r.list, next).folded) && second.sort == plurals:
		value, next = value*second.value, next+2
	case r.numeral(next).sort == plurals || r.numeral(next).sort == multiplier: // عشرات الآلاف
		value, next = value*r.numeral(next).value, next+1
	case value == 10 && !linking.Has(at(r.list, next).folded):
		return amount{}, false
	}
	return amount{value: new(big.Rat).SetInt64(value), next: next, sort: plurals}, true
}

// isGroupSpace reports whether the text between two tokens is the one space
// that parts thousands: "1 234" in French and in science.
func isGroupSpace(between string) bool {
	r, size := utf8.DecodeRuneInString(between)
	return size == len(between) && size > 0 && r != '\n' && unicode.IsSpace(r)
}
