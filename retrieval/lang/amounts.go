package lang

import (
	"math/big"
	"strings"
)

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
	case ordinalEndings[t.folded] && last.touches(t):
		a.sort, a.next = ordinal, a.next+1
	}
	return r.scaled(a, money)
}

// ordinalEndings directly follow the digits of an ordinal.
var ordinalEndings = setOf("st nd rd th e er re eme ere o a º ª")

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
	return between != " " || commaLanguages[r.language]
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

// scaled multiplies the digits by the scale that follows: "1.5 million",
// "3.4m", "2 dozen", "3-million".
func (r *reader) scaled(a amount, money bool) amount {
	i := a.next
	if t := at(r.list, i); t.folded == "-" && r.list[i-1].touches(t) && t.touches(at(r.list, i+1)) {
		i++
	}
	t := at(r.list, i)
	n := r.numeral(i)
	if n.sort == plurals && n.value >= 1000 { // "2 millions"
		n.sort = multiplier
	}
	if n.sort != multiplier || a.sort == ordinal {
		return a
	}
	if len(t.folded) == 1 && !(r.list[i-1].touches(t) && (money || t.folded != "m" || isPlural(at(r.list, i+1).folded))) {
		return a
	}
	a.value = new(big.Rat).Mul(a.value, new(big.Rat).SetInt64(n.value))
	a.next, a.scaled = i+1, true
	if at(r.list, a.next).folded == "." && abbreviatedScales[t.folded] {
		a.next++
	}
	return a
}

// abbreviatedScales are printed with a full stop.
var abbreviatedScales = setOf("mio mrd tsd mill")

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
	if sort == multiplier && fewWords[at(r.list, i-1).folded] { // "several hundred"
		a.sort = plurals
	}
	return r.andHalf(a), true
}

var fewWords = setOf("several few many mehrere einige plusieurs quelques varios varias عده")

// vague reads "hundreds" and "tens of thousands" once the first word is read.
func (r *reader) vague(value int64, next int) (amount, bool) {
	second := r.numeral(next + 1)
	switch {
	case linking[at(r.list, next).folded] && second.sort == plurals:
		value, next = value*second.value, next+2
	case r.numeral(next).sort == plurals || r.numeral(next).sort == multiplier: // عشرات الآلاف
		value, next = value*r.numeral(next).value, next+1
	case value == 10 && !linking[at(r.list, next).folded]:
		return amount{}, false
	}
	return amount{value: new(big.Rat).SetInt64(value), next: next, sort: plurals}, true
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
var denominators = map[string]map[string]int64{
	"en": {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5, "fifths": 5,
		"sixths": 6, "sevenths": 7, "eighths": 8, "tenth": 10, "tenths": 10},
	"de": {"halfte": 2, "halbe": 2, "halben": 2, "drittel": 3, "viertel": 4, "funftel": 5, "zehntel": 10},
	"fr": {"moitie": 2, "demi": 2, "demie": 2, "tiers": 3, "quart": 4, "quarts": 4},
	"es": {"mitad": 2, "medio": 2, "media": 2, "tercio": 3, "tercios": 3, "cuartas": 4},
}

// halfOf are the words after "half" that make it a number.
var halfOf = setOf("of the a an its their his her our all that this these those")

// fraction reads a fraction whose count, read from i up to next, is given, or
// which has none: "two-thirds", "a third of", "half of", "half a million".
func (r *reader) fraction(i int, count int64, next int) (amount, bool) {
	if next > i && at(r.list, next).folded == "-" {
		next++
	} else if next == i && r.numeral(i).sort == article {
		next++
	}
	word := at(r.list, next).folded
	below := denominators[r.language][word]
	if below == 0 {
		return amount{}, false
	}
	after := at(r.list, next+1).folded
	whole := count == 0 && below == 2 && (halfOf[after] || r.language != "en")
	many := count > 1 && strings.HasSuffix(word, "s") || count > 0 && r.language == "de"
	part := (count == 1 || count == 0 && next > i) && (linking[after] || count == 1 && at(r.list, next-1).folded == "-")
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
