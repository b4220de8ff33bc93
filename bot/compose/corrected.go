package compose

import (
	"fmt"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval/correction"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// correctedIn reads the article's note; nil where there is none.
func correctedIn(a *news.Article) *answer.Corrected {
	note, ok := correction.Note(a)
	if !ok {
		return nil
	}
	c := &answer.Corrected{Note: a.Text[note.Start:note.End], Start: note.Start, End: note.End}
	if !a.Updated.IsZero() {
		c.Date = a.Updated.Format(time.DateOnly)
	}
	for _, d := range lang.Dates(c.Note, a.Language) {
		if d.Year != 0 && d.Month != 0 && d.Day != 0 && !beforeDay(d, a.Published) {
			c.Date = fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
			break
		}
	}
	return c
}

// beforeDay reports whether the date is before the day of the instant: nothing is
// corrected before it was published, so such a date is what the note is about.
func beforeDay(d lang.Date, at time.Time) bool {
	day := time.Date(d.Year, time.Month(d.Month), d.Day, 23, 59, 59, 0, at.Location())
	return !at.IsZero() && day.Before(at)
}
