package lang

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// month is a month's name as it may be printed.
type month struct {
	number int
	short  bool // an abbreviation: counts only before a full stop or with a day
	common bool // also an everyday word or a first name
}

// months are the names of the months by language, folded, with other spellings and
// abbreviations.
var months = lexicon.Kept(func() map[string]map[string]month {
	out := map[string]map[string]month{}
	for _, language := range monthNames.Languages() {
		out[language] = map[string]month{}
		for i, w := range monthNames.Words(language) {
			out[language][w] = month{number: i + 1, common: commonMonths.Has(w)}
		}
		for _, e := range lexicon.Entries("months", language) {
			var kind string
			var number int
			if n, err := fmt.Sscan(e.Name, &kind, &number); n < 2 && err != nil {
				continue
			}
			for _, w := range e.Words {
				out[language][w] = month{number: number, short: kind == "short", common: kind != "short" && commonMonths.Has(w)}
			}
		}
	}
	return out
})

// monthNames are the twelve in their order.
var monthNames = lexicon.Named("calendar", "month")

// commonMonths are the names that need a word such as "in" before them when
// they stand without a day or a year.
var commonMonths = lexicon.Named("calendar", "commonmonth")

// monthContext are the words before a month, or a year, that say it is one.
var monthContext = lexicon.Named("calendar", "beforemonth")

// month returns the month at the token, its number 0 when it is none, and the
// token after it. English and German months begin with a capital.
func (r *reader) month(i int) (month, int) {
	t := at(r.list, i)
	m, ok := months()[r.language][strings.TrimSuffix(t.folded, "'s")]
	if !ok && r.language == "he" { // באוקטובר
		_, size := utf8.DecodeRuneInString(t.folded)
		m = months()["he"][t.folded[size:]]
	}
	next := i + 1
	if m.number == 0 || (r.language == "en" || r.language == "de") && !startsUpper(t.raw) {
		return month{}, i
	}
	switch at(r.list, next).folded {
	case ".":
		if m.short && t.touches(r.list[next]) {
			next++
		}
	case "الاول":
		next++
	case "الثاني": // November is the second Tishrin, January the second Kanun.
		m.number = map[int]int{10: 11, 12: 1}[m.number]
		next++
	case "/": // أكتوبر/تشرين الأول names one month twice.
		if second, after := r.month(next + 1); r.language == "ar" && second.number == m.number {
			next = after
		}
	}
	return m, next
}
