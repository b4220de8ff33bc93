package lang

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Numbers returns the quantities of the text in order. What Dates returns is
// not among them, nor are the digits of a name such as "COVID-19" or "F-16".
//
// The span covers the number with its sign, its scale ("million"), and its
// unit or currency; it does not cover words such as "more than" or the noun.
// The numbers of a range ("10 to 15 people") are two, with the same noun.
// "Dozens" and "hundreds" are 12 and 100 with the Bound "many". A time of day
// is a number too: "5:30 p.m." has the value "17:30" and the unit "time". A
// fraction without an end has the value "2/3". "One" is a number except in
// phrases such as "one of" and "no one".
func Numbers(text, language string) []Number {
	r := newReader(text, language)
	return r.numbers(r.dates())
}

func (r *reader) numbers(dates []Date) []Number {
	var out []Number
	for i := 0; i < len(r.list); {
		for len(dates) > 0 && dates[0].End <= r.list[i].Start {
			dates = dates[1:]
		}
		if len(dates) > 0 && dates[0].Start <= r.list[i].Start {
			i++
			continue
		}
		n, next := r.number(i)
		if next == i {
			i++
			continue
		}
		out = append(out, n)
		i = next
	}
	return r.joinRanges(out)
}

// joinRanges gives the first number of "10 to 15 people" the noun and the
// unit of the second.
func (r *reader) joinRanges(numbers []Number) []Number {
	for i := len(numbers) - 2; i >= 0; i-- {
		n, next := &numbers[i], numbers[i+1]
		if n.Noun == "" && n.Unit == "" && !n.Ordinal && ranging.Has(strings.TrimSpace(r.text[n.End:next.Start])) {
			n.Noun, n.Unit = next.Noun, next.Unit
		}
	}
	return numbers
}

// ranging joins the two numbers of a range.
var ranging = lexicon.Named("numbers", "between")

// number reads the number that begins at the token; next is i when none does.
func (r *reader) number(i int) (n Number, next int) {
	first, unit := r.currencyBefore(i)
	if n, next := r.clock(first); next > first && unit == "" {
		return n, next
	}
	a, ok := r.amount(first, unit != "")
	if !ok || r.isInName(first) || r.isPronoun(first, a.next) {
		return Number{}, i
	}
	n = Number{Span: Span{r.list[i].Start, r.list[a.next-1].End}, Value: a.text, Ordinal: a.sort == ordinal}
	if a.value != nil {
		n.Value = plain(a.value)
	}
	start := r.signed(&n, i)
	if r.numberedBefore(start) {
		n.Ordinal = true
		n.Start = r.list[start-2].Start
	}
	n.Bound = r.boundBefore(start)
	next = r.measure(&n, a, unit)
	if t := at(r.list, next); t.isWord() && r.list[next-1].touches(t) && r.list[next-1].isNumeric() { // "5G", "49ers"
		return Number{}, i
	}
	if a.sort == plurals {
		n.Bound = boundMany
	}
	return n, next
}

// measure reads what follows the amount: a bound, a unit, the noun. It
// returns the token after what belongs to the number's span.
func (r *reader) measure(n *Number, a amount, currency string) int {
	next := a.next
	if at(r.list, next).folded == "-" && r.list[next-1].touches(at(r.list, next)) { // "24-hour"
		if u, after := r.unit(next + 1); u != "" && !n.Ordinal {
			n.Unit, next = u, after
		}
	}
	if t := at(r.list, next); t.folded == "s" && r.list[next-1].touches(t) { // "1990s"
		n.Unit, next = "decade", next+1
	}
	of := next
	if a.scaled && linking.Has(at(r.list, of).folded) { // "deux millions d'euros"
		of++
	}
	if u, after := r.unit(of); u != "" && n.Unit == "" && !n.Ordinal {
		n.Unit, next = u, after
	}
	if currency != "" {
		n.Unit = currency
	}
	if next > a.next {
		n.End = r.list[next-1].End
	}
	if b, after := r.boundAfter(next); b != "" {
		n.Bound, next = b, after
	}
	if n.Unit == "" || n.Unit == "%" && linking.Has(at(r.list, next).folded) {
		value := a.value
		if value == nil || a.sort == ordinal {
			value = one
		}
		n.Noun = r.noun(next, value)
	}
	return next
}

// signed puts a minus before the number's value where one is printed, and
// returns the token where the number begins.
func (r *reader) signed(n *Number, i int) int {
	t := at(r.list, i-1)
	before := at(r.list, i-2)
	alone := i == 1 || before.End < t.Start || before.folded == "("
	if i > 0 && (t.folded == "minus" || (t.folded == "-" || t.raw == "−") && alone && t.touches(r.list[i])) {
		n.Value, n.Start = "-"+n.Value, t.Start
		return i - 1
	}
	return i
}

// numberedBefore reports whether "No." or the like stands before the token.
func (r *reader) numberedBefore(i int) bool {
	word, mark := at(r.list, i-2), at(r.list, i-1)
	return numbering.Has(word.folded) && (mark.folded == "." || mark.folded == "°" || mark.folded == "º") && word.touches(mark)
}

var numbering = lexicon.Named("numbers", "numbering")

// isInName reports whether the digits at the token end a name: "COVID-19".
func (r *reader) isInName(i int) bool {
	dash, word := at(r.list, i-1), at(r.list, i-2)
	return dash.folded == "-" && dash.touches(at(r.list, i)) && word.touches(dash) && word.isWord() &&
		startsUpper(word.raw) && r.numeral(i-2).sort == 0 && r.list[i].isNumeric()
}

// isPronoun reports whether the English "one" at the token is no number.
func (r *reader) isPronoun(i, next int) bool {
	if r.language != "en" || r.list[i].folded != "one" || next != i+1 {
		return false
	}
	return oneAfter.Has(at(r.list, i-1).folded) || oneBefore.Has(at(r.list, next).folded)
}

var (
	oneAfter  = lexicon.Named("numbers", "nocountafter")
	oneBefore = lexicon.Named("numbers", "nocountbefore")
)
