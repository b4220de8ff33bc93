package lang

import (
	"strconv"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Dates returns the calendar dates of the text in order: "Oct. 18",
// "18 October 2023", "October 2023", "in October", "2019", "2023-10-18". What
// the text leaves open is 0; weekdays and "yesterday" are not dates. The days
// of a range ("Oct. 18-20", "18 and 19 October") are two dates.
//
// "10/18/2023" is read only where one of the numbers cannot be a month, or
// both are the same, since papers disagree about the order; outside English
// the day comes first. Four digits are a year where the words around them say
// so ("in 2019", "the 2019 vote"), not in "2,000" or "2000 people".
func Dates(text, language string) []Date {
	return newReader(text, language).dates()
}

func (r *reader) dates() []Date {
	for i := 0; i < len(r.list); {
		i = max(i+1, r.date(i))
	}
	return r.found
}

// date adds the date that begins at the token, if any, and returns the token
// after it.
func (r *reader) date(i int) int {
	d, next := r.read(i)
	if next == i {
		return i
	}
	d.Start, d.End = r.list[i].Start, r.list[next-1].End
	r.found = append(r.found, d)
	return r.lastDay(d, next)
}

// read reads the date that begins at the token; next is i when none does.
func (r *reader) read(i int) (d Date, next int) {
	if !r.list[i].isNumeric() {
		return r.monthFirst(i)
	}
	if d, next = r.numericDate(i); next == i {
		d, next = r.dayFirst(i)
	}
	if next == i {
		d, next = r.yearAlone(i)
	}
	return d, next
}

// lastDay adds the second day of "Oct. 18-20" or "Oct. 18 and 20" if it
// follows, and returns the token after it.
func (r *reader) lastDay(d Date, next int) int {
	day, end := r.day(next + 1)
	mark := at(r.list, next)
	glued := mark.isDash() && at(r.list, next-1).touches(mark) && mark.touches(at(r.list, next+1))
	isDay := d.Month > 0 && d.Day > 0 && d.Year == 0 && day > d.Day
	if !isDay || !glued && !dayJoints.Has(mark.folded) || r.isCount(next+1) {
		return next
	}
	if m, _ := r.month(r.skipOf(end)); m.number > 0 {
		return next // "18-20 October": the month comes after the second day
	}
	if year, after := r.year(r.pastComma(end)); year > 0 {
		d.Year, end = year, after
		r.found[len(r.found)-1].Year = d.Year
	}
	r.found = append(r.found, Date{Span: Span{r.list[next+1].Start, r.list[end-1].End}, Year: d.Year, Month: d.Month, Day: day})
	return end
}

// isCount reports whether the number at the token counts what follows, so
// that it is no day: "on May 5 and 20 people".
func (r *reader) isCount(i int) bool {
	return isPlural(at(r.list, i+1).folded) || r.numeral(i+1).sort == multiplier
}

// day returns the day of the month at the token, with its ending, and the
// token after it; 0 when there is none.
func (r *reader) day(i int) (day, next int) {
	t := at(r.list, i)
	day, ok := short(t, 31)
	if !ok || day == 0 {
		return 0, i
	}
	next = i + 1
	if suffix := at(r.list, next); ordinalEndings.Has(suffix.folded) && t.touches(suffix) {
		next++
	} else if suffix.folded == "." && t.touches(suffix) && dottedOrdinals.Has(r.language) {
		next++
	}
	return day, next
}

// dayFirst reads "18 October", "18th of October 2023", "18. Oktober",
// "18 de octubre de 2023", and the first day of "18-20 October".
func (r *reader) dayFirst(i int) (Date, int) {
	day, next := r.day(i)
	if day == 0 {
		return Date{}, i
	}
	month, after := r.month(r.skipOf(next))
	if month.number > 0 {
		d := Date{Month: month.number, Day: day}
		if year, afterYear := r.year(r.skipOf(after)); year > 0 {
			d.Year, after = year, afterYear
		}
		return d, after
	}
	joint := at(r.list, next)
	if !joint.isDash() && !dayJoints.Has(joint.folded) {
		return Date{}, i
	}
	if last, after := r.day(next + 1); last > day {
		if month, _ := r.month(r.skipOf(after)); month.number > 0 {
			return Date{Month: month.number, Day: day}, next
		}
	}
	return Date{}, i
}

// skipOf returns the token after "of", "de", "d'" or the hyphen of "18-Oct".
func (r *reader) skipOf(i int) int {
	if monthLinks.Has(at(r.list, i).folded) {
		return i + 1
	}
	return i
}

// pastComma returns the token after a comma, or the token itself.
func (r *reader) pastComma(i int) int {
	if at(r.list, i).folded == "," {
		return i + 1
	}
	return i
}

// monthLinks may stand between a day, its month and the year.
var monthLinks = lexicon.Named("calendar", "monthlink")

// dayJoints may stand between two days of one month.
var dayJoints = lexicon.Named("calendar", "dayjoint")

// monthFirst reads "Oct. 18", "October 18th, 2023", "October 2023" and
// "October" alone.
func (r *reader) monthFirst(i int) (Date, int) {
	month, next := r.month(i)
	if month.number == 0 {
		return Date{}, i
	}
	d := Date{Month: month.number}
	if day, after := r.day(next); day > 0 && !r.isSplitNumber(next) {
		d.Day, next = day, after
		if year, after := r.year(r.pastComma(next)); year > 0 {
			d.Year, next = year, after
		}
		return d, next
	}
	if year, after := r.year(r.pastComma(r.skipOf(next))); year > 0 {
		d.Year = year
		return d, after
	}
	if month.short && next == i+1 || month.common && !r.inContext(i) {
		return Date{}, i
	}
	return d, next
}

// isSplitNumber reports whether the digits at the token belong to more than a
// day: "March 10:30", "May 5%".
func (r *reader) isSplitNumber(i int) bool {
	t, next := at(r.list, i), at(r.list, i+1)
	return t.touches(next) && (next.folded == ":" || next.folded == "%")
}

// inContext reports whether a word before the token says that a month or a
// year stands there.
func (r *reader) inContext(i int) bool {
	if at(r.list, i-1).isDash() { // "mid-May", "ב-2019"
		i--
	}
	return monthContext.Has(at(r.list, i-1).folded)
}

// year returns the year in four digits at the token.
func (r *reader) year(i int) (year, next int) {
	t := at(r.list, i)
	if len(t.folded) != 4 || strings.Trim(t.folded, "0123456789") != "" {
		return 0, i
	}
	year, _ = strconv.Atoi(t.folded)
	if year < earliestYear || year > latestYear {
		return 0, i
	}
	return year, i + 1
}

// numericDate reads "2023-10-18", "18.10.2023" and "10/18/2023".
func (r *reader) numericDate(i int) (Date, int) {
	t := r.list[i]
	if parts := strings.Split(t.folded, "."); len(parts) == 3 && len(t.folded) <= len("18.10.2023") {
		return r.ordered(i, i+1, parts[2], parts[1], parts[0])
	}
	mark, last := at(r.list, i+1), at(r.list, i+4)
	if mark.folded != "/" && mark.folded != "-" || at(r.list, i+3).folded != mark.folded || last.End-t.Start > len("2023-10-18") {
		return Date{}, i
	}
	a, b := t.folded, r.list[i+2].folded
	switch {
	case len(a) == 4:
		return r.ordered(i, i+5, a, b, last.folded)
	case r.language != "en" || a == b:
		return r.ordered(i, i+5, last.folded, b, a)
	}
	first, _ := short(t, 31)
	second, _ := short(r.list[i+2], 31)
	switch {
	case first > 12 && second <= 12:
		return r.ordered(i, i+5, last.folded, b, a)
	case second > 12 && first <= 12:
		return r.ordered(i, i+5, last.folded, a, b)
	}
	return Date{}, i
}

// ordered returns the date of the three numbers, if they are one.
func (r *reader) ordered(i, next int, year, month, day string) (Date, int) {
	y, yearErr := strconv.Atoi(year)
	m, monthErr := strconv.Atoi(month)
	d, dayErr := strconv.Atoi(day)
	if yearErr != nil || monthErr != nil || dayErr != nil || m < 1 || m > 12 || d < 1 || d > 31 {
		return Date{}, i
	}
	if len(year) != 4 || y < earliestYear || y > latestYear {
		return Date{}, i
	}
	return Date{Year: y, Month: m, Day: d}, next
}
