// Package when says which days words such as "last week", "yesterday" and
// "since Monday" mean. Whatever reads time relative to a day reads it here, so
// that a question, a report and a digest mean the same days by one word.
//
// Days are those of a calendar, from midnight to midnight in the zone of the
// instant that the words are read at. A week begins on Monday. "Last week" is
// the seven days before the Monday of this one, "last Friday" and "Friday" the
// last one that has begun, "the last three days" today and three before it.
// English only: in other languages nothing is read.
package when

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// Period is a run of whole days: the first and the last, at midnight.
type Period struct{ From, To time.Time }

// Holds reports whether an instant is within the period, by the calendar of the
// instant's own zone: the day that a newspaper prints.
func (p Period) Holds(at time.Time) bool {
	if at.IsZero() {
		return false
	}
	y, m, d := at.Date()
	day := time.Date(y, m, d, 0, 0, 0, 0, p.From.Location())
	return !day.Before(p.From) && !day.After(p.To)
}

// String says which days they are: "9 November 2025", "1 to 31 October 2023",
// "30 October to 5 November 2023".
func (p Period) String() string {
	last := p.To.Format("2 January 2006")
	switch {
	case p.From.Equal(p.To):
		return last
	case p.From.Year() != p.To.Year():
		return p.From.Format("2 January 2006") + " to " + last
	case p.From.Month() != p.To.Month():
		return p.From.Format("2 January") + " to " + last
	}
	return p.From.Format("2") + " to " + last
}

// reader reads the periods that a text names.
type reader struct {
	text  string
	words []lang.Word
	today time.Time
}

func newReader(text string, now time.Time) reader {
	y, m, d := now.Date()
	return reader{text: text, words: lang.Words(text, "en"), today: time.Date(y, m, d, 0, 0, 0, 0, now.Location())}
}

// word returns a word, or nothing outside the text.
func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].Folded
}

// plain reads a period whose first word is at i, and returns how many words it
// has; 0 when none begins there.
func (r *reader) plain(i int) (p Period, n int) {
	switch r.word(i) {
	case "today":
		if r.endsName(i) {
			return Period{}, 0
		}
		return r.days(0, 0), 1
	case "yesterday":
		return r.days(-1, -1), 1
	case "this", "last", "past":
		return r.unit(i)
	}
	return Period{}, 0
}

// endsName reports whether the word is written as the end of a name: "Weekend Today".
func (r *reader) endsName(i int) bool {
	if i == 0 {
		return false
	}
	capital := func(w lang.Word) bool {
		first, _ := utf8.DecodeRuneInString(r.text[w.Start:])
		return unicode.IsUpper(first)
	}
	return capital(r.words[i-1]) && capital(r.words[i]) && r.text[r.words[i-1].End:r.words[i].Start] == " " && strings.ToUpper(r.text) != r.text
}

// Named returns the period that the whole of a text names by the day of an
// instant: "yesterday", "last week", "this month". ok is false for any other.
func Named(text string, by time.Time) (p Period, ok bool) {
	r := newReader(text, by)
	p, n := r.plain(0)
	return p, n > 0 && n == len(r.words)
}

// days returns the period between two days counted from today.
func (r *reader) days(from, to int) Period {
	return Period{r.today.AddDate(0, 0, from), r.today.AddDate(0, 0, to)}
}

// unit reads "this week", "last month", "last Monday", "last three days".
func (r *reader) unit(i int) (Period, int) {
	back := 0
	if r.word(i) != "this" {
		back = -1
	}
	if day, ok := r.weekday(r.word(i + 1)); ok && back < 0 {
		return Period{day, day}, 2
	}
	if n, ok := smallNumber(r.word(i + 1)); ok && back < 0 {
		if from, ok := r.ago(n, r.word(i+2)); ok {
			return Period{from, r.today}, 3
		}
	}
	if p, ok := r.calendar(r.word(i+1), back); ok {
		return p, 2
	}
	return Period{}, 0
}

// calendar returns the week, month or year of today, or the one before; as far
// as it has passed.
func (r *reader) calendar(unit string, back int) (p Period, ok bool) {
	y, m, _ := r.today.Date()
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, r.today.Location()) }
	switch unit {
	case "week":
		p.From = r.today.AddDate(0, 0, -(int(r.today.Weekday())+6)%7+7*back)
		p.To = p.From.AddDate(0, 0, 6)
	case "month":
		p.From = day(y, m+time.Month(back), 1)
		p.To = p.From.AddDate(0, 1, -1)
	case "year":
		p.From, p.To = day(y+back, 1, 1), day(y+back, 12, 31)
	case "weekend": // Saturday and Sunday, the last that has begun
		p.From = r.today.AddDate(0, 0, -(int(r.today.Weekday())+1)%7)
		p.To = p.From.AddDate(0, 0, 1)
	default:
		return p, false
	}
	if p.To.After(r.today) {
		p.To = r.today
	}
	return p, true
}

// ago returns the day so many units before today.
func (r *reader) ago(n int, unit string) (time.Time, bool) {
	switch strings.TrimSuffix(unit, "s") {
	case "d", "day":
		return r.today.AddDate(0, 0, -n), true
	case "w", "week":
		return r.today.AddDate(0, 0, -7*n), true
	case "month":
		return r.today.AddDate(0, -n, 0), true
	}
	return time.Time{}, false
}

// date reads a date that begins at the word: one without a year is the last
// there was, one without a day the first of its month.
func (r *reader) date(i int) (d lang.Date, day time.Time, ok bool) {
	for _, d := range lang.Dates(r.text, "en") {
		if i >= len(r.words) || d.Start != r.words[i].Start || d.Month == 0 {
			continue
		}
		day := time.Date(d.Year, time.Month(d.Month), max(d.Day, 1), 0, 0, 0, 0, r.today.Location())
		if d.Year == 0 {
			if day = day.AddDate(r.today.Year(), 0, 0); day.After(r.today) {
				day = day.AddDate(-1, 0, 0)
			}
		}
		return d, day, true
	}
	return lang.Date{}, time.Time{}, false
}

// wordsOf counts the words from i that a span covers.
func (r *reader) wordsOf(i int, s lang.Span) int {
	n := 0
	for i+n < len(r.words) && r.words[i+n].Start < s.End {
		n++
	}
	return n
}

var weekdays = lexicon.Named("calendar", "weekday")

// weekday returns the last day of that name, today if it is one.
func (r *reader) weekday(name string) (time.Time, bool) {
	at := slices.IndexFunc(weekdays.Words("en"), func(day string) bool { return name == day || name == day[:3] })
	if at < 0 {
		return time.Time{}, false
	}
	return r.today.AddDate(0, 0, -(int(r.today.Weekday())-at+7)%7), true
}

var smallNumbers = lexicon.Named("time", "smallnumber")

// fewestSpan is the first of them: "last one week" is said by nobody.
const fewestSpan = 2

// smallNumber reads a number from 2 to 99, up to ten in words too.
func smallNumber(word string) (int, bool) {
	if n := slices.Index(smallNumbers.Words("en"), word); n >= 0 {
		return n + fewestSpan, true
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n > 1 && n < 100
}
