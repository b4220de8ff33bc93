package lang

import (
	"strings"
	"unicode/utf8"
)

// month is a month's name as it may be printed.
type month struct {
	number int
	short  bool // an abbreviation: counts only before a full stop or with a day
	common bool // also an everyday word or a first name
}

// months are the names of the months by language, folded: the twelve names,
// then other spellings as pairs, then abbreviations as pairs.
var months = map[string]map[string]month{
	"en": monthTable(`january february march april may june july august september october november december`,
		``, `jan 1 feb 2 mar 3 apr 4 jun 6 jul 7 aug 8 sep 9 sept 9 oct 10 nov 11 dec 12`),
	"de": monthTable(`januar februar marz april mai juni juli august september oktober november dezember`,
		`janner 1 feber 2`, `jan 1 febr 2 feb 2 apr 4 jun 6 jul 7 aug 8 sept 9 sep 9 okt 10 nov 11 dez 12`),
	"fr": monthTable(`janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre`,
		``, `janv 1 fevr 2 fev 2 avr 4 juil 7 sept 9 oct 10 nov 11 dec 12`),
	"es": monthTable(`enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre`,
		`setiembre 9`, `ene 1 feb 2 mar 3 abr 4 jun 6 jul 7 ago 8 sept 9 sep 9 oct 10 nov 11 dic 12`),
	"ar": monthTable(`يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر`,
		`شباط 2 اذار 3 نيسان 4 ايار 5 حزيران 6 تموز 7 اب 8 ايلول 9 جانفي 1 فيفري 2 افريل 4 ماي 5 جوان 6 جويليه 7 اوت 8
		تشرين 10 كانون 12`, ``),
	"he": monthTable(`ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר`, ``, ``),
}

// commonMonths are the names that need a word such as "in" before them when
// they stand without a day or a year.
var commonMonths = setOf("march april may june august mai mars marzo اب نيسان ايار ايلول")

// monthContext are the words before a month, or a year, that say it is one.
var monthContext = setOf(`in since until till by last next this early late mid of from during through before after to between
	im seit bis ab anfang ende mitte vergangenen
	en depuis debut fin mi des
	desde hasta principios finales mediados pasado
	في منذ حتي شهر ב מ`)

func monthTable(names, others, short string) map[string]month {
	out := map[string]month{}
	for i, w := range strings.Fields(names) {
		out[w] = month{number: i + 1, common: commonMonths[w]}
	}
	for w, n := range table(cardinal, others) {
		out[w] = month{number: int(n.value), common: commonMonths[w]}
	}
	for w, n := range table(cardinal, short) {
		out[w] = month{number: int(n.value), short: true}
	}
	return out
}

// month returns the month at the token, its number 0 when it is none, and the
// token after it. English and German months begin with a capital.
func (r *reader) month(i int) (month, int) {
	t := at(r.list, i)
	m, ok := months[r.language][strings.TrimSuffix(t.folded, "'s")]
	if !ok && r.language == "he" { // באוקטובר
		_, size := utf8.DecodeRuneInString(t.folded)
		m = months["he"][t.folded[size:]]
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
