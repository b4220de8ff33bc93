package story

import (
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/when"
)

// Date is when something was, as far as the text states it or implies it
// from the day on which the article was published.
type Date struct {
	Year, Month, Day int // 0 where it is not known
	// Printed is the date as the text prints it.
	Printed string
	// aside says that it is not when something happened: "had been scheduled
	// for".
	aside bool
}

// known reports whether at least the year is known.
func (d Date) known() bool { return d.Year != 0 }

// String returns YYYY-MM-DD, YYYY-MM or YYYY, as far as it is known, and the
// printed form of a date without a year.
func (d Date) String() string {
	if !d.known() {
		return d.Printed
	}
	layout := "2006-01-02"
	if d.Day == 0 {
		layout = "2006-01"
	}
	if d.Month == 0 {
		layout = "2006"
	}
	return time.Date(d.Year, time.Month(max(1, d.Month)), max(1, d.Day), 0, 0, 0, 0, time.UTC).Format(layout)
}

// farthest is how many days a date without a year may lie from the day of
// publication for its year to be taken from there. Style guides let the year
// be left out within the same one, and half a year either way it could be
// the next or the last; some distance is kept from that.
const farthest = 150

// thisMonth is how many days of a month may have passed that is to come.
const thisMonth = 31

// weekdays are the words for them.
var weekdays = lexicon.Kept(func() map[string]time.Weekday {
	out := map[string]time.Weekday{}
	for i, name := range lexicon.Named("calendar", "weekday").Words("en") {
		out[name] = time.Weekday(i)
	}
	return out
})

// relative matches times that are told from the day of publication.
var relative = lexicon.ExpressionOf("storytime", "relative")

// datesOf returns the dates in a sentence, in its order. Dates in speech are
// told from the day on which it was spoken, so that they stay as printed.
func (s *Story) datesOf(n *sentence) []Date {
	type dated struct {
		at   int
		date Date
	}
	var found []dated
	if s.isEnglish() && !n.speech.OnlyQuotes {
		for _, m := range relative().FindAllStringIndex(n.text, -1) {
			if !inDate(n.dates, m[0]) && !isNamed(n.text, m[0], m[1]) {
				found = append(found, dated{m[0], s.resolveRelative(n, lang.Span{Start: m[0], End: m[1]})})
			}
		}
	}
	for _, d := range n.dates {
		if !strings.HasPrefix(strings.ToLower(n.text[max(0, d.Start-5):d.Start]), "last ") && !modalMay(n, d) && !describing(n, d) {
			found = append(found, dated{d.Start, s.resolve(n, d)})
		}
	}
	slices.SortStableFunc(found, func(a, b dated) int { return a.at - b.at })
	var out []Date
	for _, f := range found {
		near := n.text[runeStart(n.text, f.at-nearDate):f.at]
		if f.date.Day == 0 && since().MatchString(near) {
			continue // "the first since the flight of December 1972"
		}
		f.date.aside = ahead().MatchString(near)
		out = append(out, f.date)
	}
	return out
}

// feasts are days that are called by a weekday.
var feasts = lexicon.ExpressionOf("storytime", "feast")

// isNamed reports whether the words at [from, to) are a part of a name: "USA
// TODAY", "the Sunday Times", "Super Tuesday", or stand for no time at all:
// "this may".
func isNamed(text string, from, to int) bool {
	words := strings.Fields(text[from:to])
	last := words[len(words)-1]
	_, isDay := weekdays()[strings.ToLower(last)]
	_, isMonth := monthNamed(last)
	switch {
	case last == strings.ToUpper(last), isMonth && !isCapital(last), feasts().MatchString(text[:from]):
		return true
	case isDay || isMonth:
		after, spaced := strings.CutPrefix(text[to:], " ")
		return isDay && spaced && isCapital(after)
	}
	return from > 0 && isCapital(text[from:])
}

func (s *Story) isEnglish() bool {
	return s.Article.Language == "" || strings.HasPrefix(s.Article.Language, "en")
}

func inDate(dates []lang.Date, at int) bool {
	for _, d := range dates {
		if d.Start <= at && at < d.End && (d.Day != 0 || d.Year != 0) {
			return true
		}
	}
	return false
}

// modalMay reports whether a month is the word "may".
func modalMay(n *sentence, d lang.Date) bool { return n.text[d.Start:d.End] == "may" }

// toYear matches what leads to a year in which something happened. Elsewhere it
// says which thing is meant: "the 2016 champion".
var toYear = lexicon.ExpressionOf("storytime", "toyear")

// describing reports whether a year only says which thing is meant.
func describing(n *sentence, d lang.Date) bool {
	return d.Month == 0 && d.Day == 0 && !toYear().MatchString(n.text[:d.Start])
}

// resolve gives a date that lacks its year that of the publication, where it
// lies near enough.
func (s *Story) resolve(n *sentence, d lang.Date) Date {
	out := Date{Year: d.Year, Month: d.Month, Day: d.Day, Printed: n.printed(d.Span)}
	if out.Year != 0 || out.Month == 0 || s.Article.Published.IsZero() || n.speech.OnlyQuotes {
		return out
	}
	published := s.Article.Published
	past, future := tensesAt(n, d.Span)
	doubtful := !past && (future || ahead().MatchString(n.text))
	for _, year := range []int{published.Year() - 1, published.Year(), published.Year() + 1} {
		day := time.Date(year, time.Month(out.Month), max(1, out.Day), 0, 0, 0, 0, published.Location())
		if out.Day != 0 && day.Day() != out.Day {
			continue // 29 February
		}
		days := day.Sub(published).Hours() / 24
		switch {
		case past && !future && days > 0:
			// "Had been inspected in March" is not told of the March to come.
		case doubtful && d.Day == 0 && days < -thisMonth:
			// "Will send a group in November" is not told of the last one.
		case -farthest < days && days < farthest:
			out.Year = year
		}
	}
	return out
}

// resolveRelative reads "on Saturday", "last June" and the like.
func (s *Story) resolveRelative(n *sentence, at lang.Span) Date {
	out := Date{Printed: n.printed(at)}
	words := strings.Fields(strings.ToLower(out.Printed))
	last := words[len(words)-1]
	month, isMonth := monthNamed(last)
	if isMonth {
		out.Month = month
	}
	published := s.Article.Published
	if published.IsZero() || quotedAt(n, at) {
		return out
	}
	day := func(t time.Time) {
		out.Year, out.Month, out.Day = t.Year(), int(t.Month()), t.Day()
	}
	which := strings.Join(words[:len(words)-1], " ")
	weekday, isWeekday := weekdays()[last]
	switch {
	case (last == "today" || last == "tonight" || last == "yesterday" || last == "tomorrow") && s.isUpdated():
	case last == "today" || last == "tonight":
		day(published)
	case last == "yesterday":
		day(published.AddDate(0, 0, -1))
	case last == "tomorrow":
		day(published.AddDate(0, 0, 1))
	case last == "year" && which == "last":
		out.Year = published.Year() - 1
	case last == "year" && which == "next":
		out.Year = published.Year() + 1
	case isMonth && which == "last":
		out.Year = published.Year()
		if month >= int(published.Month()) {
			out.Year--
		}
	case isWeekday:
		if t, ok := s.dayNear(weekday, which, n, at); ok {
			day(t)
		}
	case which == "last": // a week or a month: as much of its date as its days share
		if p, ok := when.Named(out.Printed, published); ok && p.From.Year() == p.To.Year() {
			out.Year = p.From.Year()
			if p.From.Month() == p.To.Month() {
				out.Month = int(p.From.Month())
			}
		}
	}
	return out
}

// quotedAt reports whether the span stands inside quotation marks, as far as
// marks before it tell.
func quotedAt(n *sentence, at lang.Span) bool {
	before := n.text[:at.Start]
	return strings.Count(before, "“") > strings.Count(before, "”") || strings.Count(before, `"`)%2 == 1
}

// monthNamed returns the number of a month.
func monthNamed(word string) (int, bool) {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String(), word) {
			return int(m), true
		}
	}
	return 0, false
}

// ahead are words that tell of the future, behind words that tell of the
// past.
var (
	ahead  = lexicon.ExpressionOf("storytime", "ahead")
	behind = lexicon.ExpressionOf("storytime", "behind")
	// after matches what leads to a day that something comes after, and so to a
	// past one: "will stay after a meeting on Monday".
	after = lexicon.ExpressionOf("storytime", "after")
)

// dayNear returns the day of the week that the sentence means: the last one
// before the article in what tells of the past, the day itself included, and
// the next one in what tells of the future. ok is false where it may be
// either, before a day by which something is done, and where the article may
// have been written on after the day that it states.
func (s *Story) dayNear(weekday time.Weekday, which string, n *sentence, at lang.Span) (day time.Time, ok bool) {
	published := s.Article.Published
	back := (int(published.Weekday()) - int(weekday) + 7) % 7
	past, future := tensesAt(n, at)
	switch {
	case which == "last" || past == future && which != "next" || deadline().MatchString(n.text[:at.Start]):
		return time.Time{}, false
	case which == "next" || future:
		return published.AddDate(0, 0, (7-back)%7), back != 0
	}
	day = published.AddDate(0, 0, -back)
	return day, back <= farthestBack && !s.isUpdated() || s.states(day)
}

// since matches words after which a date is that of something long past.
var since = lexicon.ExpressionOf("storytime", "since")

// deadline matches what leads to a day by which something is done.
var deadline = lexicon.ExpressionOf("storytime", "deadline")

// farthestBack is how many days before the date of an article a day of the week
// lies that is taken for the last one. News tells of the days right before it.
// What lies farther back is as often a day after it: many pages keep the date of
// their first print while the text goes on.
const farthestBack = 3

// isUpdated reports whether the article says that it was changed on a later day.
func (s *Story) isUpdated() bool {
	return s.Article.Updated.Sub(s.Article.Published) >= 24*time.Hour
}

// states reports whether the text gives the day by its date.
func (s *Story) states(day time.Time) bool {
	return slices.ContainsFunc(s.sentences, func(n sentence) bool {
		return slices.ContainsFunc(n.dates, func(d lang.Date) bool {
			return d.Day == day.Day() && d.Month == int(day.Month()) && (d.Year == 0 || d.Year == day.Year())
		})
	})
}

// tensesAt reports whether the sentence tells of the past and whether of the
// future, where it does both what stands right before the span.
func tensesAt(n *sentence, at lang.Span) (past, future bool) {
	near := n.text[runeStart(n.text, at.Start-nearDate):at.Start]
	past, future = tenses(n.text)
	switch {
	case after().MatchString(near):
		return true, false
	case past && future:
		return tenses(near)
	}
	return past, future
}

// tenses reports whether a text tells of the past, and whether of the future:
// "planned for Tuesday" has the form of the past and tells of the future.
func tenses(text string) (past, future bool) {
	future = ahead().MatchString(text)
	return behind().MatchString(ahead().ReplaceAllString(text, " ")), future
}

// nearDate is how many bytes before a day are read for its tense.
const nearDate = 40

// runeStart returns the first offset at or before i where a rune starts.
func runeStart(s string, i int) int {
	i = max(0, i)
	for i > 0 && i < len(s) && s[i]&0xC0 == 0x80 {
		i--
	}
	return i
}
