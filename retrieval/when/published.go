package when

import (
	"time"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// Published returns the one period of publication that a question names, by the
// day on which it is asked, and the words that name it; ok is false when it names
// none, or several, which it then compares. A month without a year, a year alone
// and a day of a month are none: they say when something happened, which may be
// reported later. What was on one day, or at a weekend, papers of the morning
// after tell as well.
func Published(question string, asked time.Time) (p Period, words lang.Span, ok bool) {
	r := newReader(question, asked)
	found := 0
	for i := 0; i < len(r.words); i++ {
		if one, n := r.published(i); n > 0 {
			p, words = one, lang.Span{Start: r.words[i].Start, End: r.words[i+n-1].End}
			found++
			i += n - 1
		}
	}
	if found != 1 {
		return Period{}, lang.Span{}, false
	}
	return p, words, true
}

// published reads the period of publication whose first word is at i.
func (r *reader) published(i int) (p Period, n int) {
	if p, n := r.plain(i); n > 0 {
		return r.told(p), n
	}
	switch r.word(i) {
	case "since":
		if from, n := r.since(i + 1); n > 0 {
			return Period{from, r.today}, n + 1
		}
	case "on":
		if day, ok := r.weekday(r.word(i + 1)); ok && len(r.word(i+1)) > 3 {
			return r.told(Period{day, day}), 2
		}
	case "in", "during", "throughout":
		if d, from, ok := r.date(i + 1); ok && d.Day == 0 && d.Year > 0 {
			return Period{from, from.AddDate(0, 1, -1)}, r.wordsOf(i+1, d.Span) + 1
		}
	}
	return Period{}, 0
}

// told is the period with the morning after a day or two that have passed.
func (r *reader) told(p Period) Period {
	if p.To.Before(r.today) && !p.To.After(p.From.AddDate(0, 0, 1)) {
		p.To = p.To.AddDate(0, 0, 1)
	}
	return p
}

// since reads what may follow "since": a period, which it begins with, a day of
// the week, a month with or without its year, or a date. The rest, such as "the
// election", cannot be resolved.
func (r *reader) since(i int) (from time.Time, n int) {
	if p, n := r.plain(i); n > 0 {
		return p.From, n
	}
	if day, ok := r.weekday(r.word(i)); ok {
		return day, 1
	}
	if d, day, ok := r.date(i); ok {
		return day, r.wordsOf(i, d.Span)
	}
	return time.Time{}, 0
}
