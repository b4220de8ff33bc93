package retrieval

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// period is a run of whole days, by the calendar of whoever asks.
type period struct {
	from, to   time.Time // the first day and the last, at midnight
	start, end int       // bytes of the words in the question that name it
}

// periodReader reads the periods that a question names. English only: in other
// languages a question has none, and all articles are searched.
type periodReader struct {
	text  string
	words []lang.Word
	today time.Time
}

// periodIn returns the one period of publication that a question names, by the
// day on which it is asked; ok is false when it names none, or several, which
// it then compares. A month without a year, a year alone and a day of a month
// are none: they say when something happened, which may be reported later.
func periodIn(text string, asked time.Time) (p period, ok bool) {
	y, m, d := asked.Date()
	r := periodReader{text: text, words: lang.Words(text, "en"), today: time.Date(y, m, d, 0, 0, 0, 0, asked.Location())}
	var found []period
	for i := 0; i < len(r.words); i++ {
		if p, n := r.at(i); n > 0 {
			p.start, p.end = r.words[i].Start, r.words[i+n-1].End
			found = append(found, p)
			i += n - 1
		}
	}
	if len(found) != 1 {
		return period{}, false
	}
	return found[0], true
}

// word returns a word, or nothing outside the question.
func (r *periodReader) word(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].Folded
}

// at reads the period whose first word is at i, and returns how many words it
// has; 0 when none begins there.
func (r *periodReader) at(i int) (p period, n int) {
	switch first := r.word(i); first {
	case "today":
		return r.days(0, 0), 1
	case "yesterday":
		return r.days(-1, 0), 1 // papers of the morning after tell of it
	case "this", "last", "past":
		return r.unit(i)
	case "since":
		if from, n := r.beginning(i + 1); n > 0 {
			return period{from: from, to: r.today}, n + 1
		}
	case "on":
		if day, ok := r.weekday(r.word(i + 1)); ok {
			return period{from: day, to: day.AddDate(0, 0, 1)}, 2
		}
	case "in", "during", "throughout":
		if from, n := r.month(i + 1); n > 0 {
			return period{from: from, to: from.AddDate(0, 1, -1)}, n + 1
		}
	}
	return period{}, 0
}

// days returns the period between two days counted from today.
func (r *periodReader) days(from, to int) period {
	return period{from: r.today.AddDate(0, 0, from), to: r.today.AddDate(0, 0, to)}
}

// unit reads "this week", "last month", "last Monday", "last three days".
func (r *periodReader) unit(i int) (period, int) {
	back := 0
	if r.word(i) != "this" {
		back = -1
	}
	if day, ok := r.weekday(r.word(i + 1)); ok && back < 0 {
		return period{from: day, to: day.AddDate(0, 0, 1)}, 2
	}
	if n, ok := smallNumber(r.word(i + 1)); ok && back < 0 {
		if from, ok := r.ago(n, r.word(i+2)); ok {
			return period{from: from, to: r.today}, 3
		}
	}
	from, to, ok := r.calendar(r.word(i+1), back)
	if !ok {
		return period{}, 0
	}
	return period{from: from, to: to}, 2
}

// calendar returns the week, month or year of today, or the one before.
func (r *periodReader) calendar(unit string, back int) (from, to time.Time, ok bool) {
	y, m, d := r.today.Date()
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, r.today.Location()) }
	switch unit {
	case "week": // begins on Monday
		from = r.today.AddDate(0, 0, -(int(r.today.Weekday())+6)%7+7*back)
		to = from.AddDate(0, 0, 6)
	case "month":
		from = day(y, m+time.Month(back), 1)
		to = from.AddDate(0, 1, -1)
	case "year":
		from, to = day(y+back, 1, 1), day(y+back, 12, 31)
	case "weekend": // Saturday and Sunday, told until Monday
		from = day(y, m, d).AddDate(0, 0, -(int(r.today.Weekday())+1)%7)
		to = from.AddDate(0, 0, 2)
	default:
		return from, to, false
	}
	if back == 0 && to.After(r.today) {
		to = r.today
	}
	return from, to, true
}

// ago returns the day so many units before today.
func (r *periodReader) ago(n int, unit string) (time.Time, bool) {
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return r.today.AddDate(0, 0, -n), true
	case "week":
		return r.today.AddDate(0, 0, -7*n), true
	case "month":
		return r.today.AddDate(0, -n, 0), true
	}
	return time.Time{}, false
}

// beginning reads what may follow "since": yesterday, a day of the week, last
// week, a month with or without its year, or a date. The rest, such as "the
// election", cannot be resolved.
func (r *periodReader) beginning(i int) (from time.Time, n int) {
	if r.word(i) == "yesterday" {
		return r.today.AddDate(0, 0, -1), 1
	}
	if day, ok := r.weekday(r.word(i)); ok {
		return day, 1
	}
	if r.word(i) == "last" {
		if p, n := r.unit(i); n > 0 {
			return p.from, n
		}
	}
	for _, d := range lang.Dates(r.text, "en") {
		if i >= len(r.words) || d.Start != r.words[i].Start || d.Month == 0 {
			continue
		}
		day := time.Date(d.Year, time.Month(d.Month), max(d.Day, 1), 0, 0, 0, 0, r.today.Location())
		if d.Year == 0 { // the last one there was
			day = day.AddDate(r.today.Year(), 0, 0)
			if day.After(r.today) {
				day = day.AddDate(-1, 0, 0)
			}
		}
		return day, r.wordsOf(i, d.Span)
	}
	return time.Time{}, 0
}

// month reads a month with its year, "October 2023".
func (r *periodReader) month(i int) (from time.Time, n int) {
	for _, d := range lang.Dates(r.text, "en") {
		if i < len(r.words) && d.Start == r.words[i].Start && d.Month > 0 && d.Day == 0 && d.Year > 0 {
			return time.Date(d.Year, time.Month(d.Month), 1, 0, 0, 0, 0, r.today.Location()), r.wordsOf(i, d.Span)
		}
	}
	return time.Time{}, 0
}

// wordsOf counts the words from i that a span covers.
func (r *periodReader) wordsOf(i int, s lang.Span) int {
	n := 0
	for i+n < len(r.words) && r.words[i+n].Start < s.End {
		n++
	}
	return n
}

var weekdays = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// weekday returns the last day of that name, today if it is one.
func (r *periodReader) weekday(name string) (time.Time, bool) {
	at := slices.Index(weekdays, name)
	if at < 0 {
		return time.Time{}, false
	}
	return r.today.AddDate(0, 0, -(int(r.today.Weekday())-at+7)%7), true
}

var smallNumbers = []string{"", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// smallNumber reads a number from 2 to 99, up to ten in words too.
func smallNumber(word string) (int, bool) {
	if n := slices.Index(smallNumbers, word); n > 1 {
		return n, true
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n > 1 && n < 100
}

// holds reports whether an article was published within the period, by the
// calendar of its outlet.
func (p period) holds(published time.Time) bool {
	if published.IsZero() {
		return false
	}
	y, m, d := published.Date()
	day := time.Date(y, m, d, 0, 0, 0, 0, p.from.Location())
	return !day.Before(p.from) && !day.After(p.to)
}

// String says which days they are: "9 November 2025", "1 to 31 October 2023",
// "30 October to 5 November 2023".
func (p period) String() string {
	last := p.to.Format("2 January 2006")
	switch {
	case p.from.Equal(p.to):
		return last
	case p.from.Year() != p.to.Year():
		return p.from.Format("2 January 2006") + " to " + last
	case p.from.Month() != p.to.Month():
		return p.from.Format("2 January") + " to " + last
	}
	return p.from.Format("2") + " to " + last
}
