package retrieval

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// namesOutlet reports whether the question names the outlet, as it is
// printed; in a question without capitals, in small letters. "The age of the
// suspect" does not name The Age.
func (q *question) namesOutlet(publisher string) bool {
	if publisher == "" {
		return false
	}
	text := q.text
	if !strings.ContainsFunc(text, unicode.IsUpper) {
		publisher = strings.ToLower(publisher)
	}
	for {
		at := strings.Index(text, publisher)
		if at < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		text = text[at+len(publisher):]
		after, _ := utf8.DecodeRuneInString(text)
		if !partOfWord(before) && !partOfWord(after) {
			return true
		}
	}
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// namesDay reports whether the question names the day that the article was
// published on, by the calendar of its outlet.
func (q *question) namesDay(published time.Time) bool {
	if published.IsZero() {
		return false
	}
	year, month, day := published.Date()
	for _, d := range q.days {
		if d.Day == day && d.Month == int(month) && (d.Year == 0 || d.Year == year) {
			return true
		}
	}
	return false
}
