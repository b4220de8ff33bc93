package compare

import (
	"slices"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// oneStory is how far apart articles may be published that tell of one event:
// with more between them the same words mostly tell of the next one.
const oneStory = 14 * 24 * time.Hour

// against says why two values are no difference, or "". Both are already known
// to be of the thing that was asked or told of.
func (p printed) against(q printed) Rule {
	switch {
	case p.line.Article.ID == q.line.Article.ID:
		return OneOrigin
	case ofTwoTimes(p.line.Article, q.line.Article), p.number != nil && p.line.ofOtherDays(q.line), p.ofAnotherTime(q), q.ofAnotherTime(p):
		return NotOneEvent
	case !p.ofOneKind(q):
		return NotOneKind
	case p.number != nil && p.isOfOther(q), p.name != nil && p.ofOtherBody(q):
		return NotOneThing
	case !p.isApart(q):
		return Held
	case p.isToldBy(q.line.Article), q.isToldBy(p.line.Article):
		return Held
	}
	return ""
}

// ofTwoTimes reports whether the articles were published too far apart to be
// set against each other.
func ofTwoTimes(a, b *news.Article) bool {
	return !a.Published.IsZero() && !b.Published.IsZero() && a.Published.Sub(b.Published).Abs() > oneStory
}

// ofOtherDays reports whether both lines name days and none of them alike: a
// count of Sunday is none of Monday.
func (l *line) ofOtherDays(m *line) bool {
	a, b := l.weekdays(), m.weekdays()
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(d string) bool { return slices.Contains(b, d) })
}

func (l *line) weekdays() (out []string) {
	for _, w := range l.words {
		if weekday.Has(w.Folded) {
			out = append(out, w.Folded)
		}
	}
	return out
}

// ofAnotherTime reports whether the line tells of a year or a month that is not that
// of its article, and the other line does not: "a fire in 2020" is none of this
// week's.
func (p printed) ofAnotherTime(q printed) bool {
	at := p.line.Article.Published
	return p.date == nil && !at.IsZero() && slices.ContainsFunc(p.line.dates, func(d lang.Date) bool {
		other := d.Year != 0 && d.Year != at.Year() || d.Day == 0 && d.Month != 0 && d.Month != int(at.Month())
		return other && !slices.ContainsFunc(q.line.dates, func(e lang.Date) bool { return e.Year == d.Year && e.Month == d.Month })
	})
}

// isOfOther reports whether two numbers are of two things by the words that follow
// them: "a $1.6 billion LAWSUIT" and "a $788 million PAYMENT".
func (p printed) isOfOther(q printed) bool {
	a, b := p.follows(), q.follows()
	return a != "" && b != "" && p.number.Unit != "" && !sameWord(a, b) || p.limited(q) || q.limited(p)
}

// anybody are the stems of nouns that count whoever else is counted.
var anybody = map[string]bool{"peopl": true, "person": true}

// limited reports whether a name between the number and its noun limits what is
// counted, and the other line has no such name: "170 Sunday flights".
func (p printed) limited(q printed) bool {
	noun, ok := p.line.noun(*p.number)
	return ok && slices.ContainsFunc(p.line.words, func(w lang.Word) bool {
		return w.Start >= p.End && w.End <= noun.Start && isCapital(p.line.text[w.Start]) && !q.line.stems[w.Stem]
	})
}

// follows is the stem of the word that follows a number directly, if it may be a
// noun.
func (p printed) follows() string {
	for _, w := range p.line.words {
		if w.Start >= p.End {
			if w.Stop || strings.Trim(p.line.text[p.End:w.Start], " -") != "" {
				return ""
			}
			return w.Stem
		}
	}
	return ""
}

// ofOtherBody reports whether the lines give the two names offices of two bodies.
func (p printed) ofOtherBody(q printed) bool {
	a, b := p.holder(), q.holder()
	return len(a.of) > 0 && len(b.of) > 0 && (!ofOneBody(a, b) || !slices.Equal(a.rank, b.rank))
}

// ofOneKind reports whether two values are of one kind: numbers that count the
// same thing or are in the same unit, dates, persons, or places.
func (p printed) ofOneKind(q printed) bool {
	if p.kind() != q.kind() || p.kind() == isWords {
		return false
	}
	if p.number != nil {
		n, m := *p.number, *q.number
		counted := n.Noun == m.Noun || n.Noun == "" || m.Noun == "" || anybody[n.Noun] || anybody[m.Noun] || extract.Alike(n.Noun, m.Noun)
		return counted && p.line.counts(n) && q.line.counts(m) && n.Unit == m.Unit &&
			p.line.isWhole(n) == q.line.isWhole(m) && p.line.isPart(n) == q.line.isPart(m) && p.line.isAmong(n) == q.line.isAmong(m)
	}
	return true
}

// isToldBy reports whether the article gives the value too, wherever: then it
// only tells it differently.
func (p printed) isToldBy(a *news.Article) bool {
	switch {
	case p.number != nil:
		return slices.ContainsFunc(a.Sense().All().Numbers(), func(n lang.Number) bool {
			return n.Value == p.number.Value && n.Unit == p.number.Unit && (n.Noun == "" || n.Noun == p.number.Noun || extract.Alike(n.Noun, p.number.Noun))
		})
	case p.date != nil:
		return slices.ContainsFunc(a.Sense().All().Dates(), func(d lang.Date) bool { return asExact(d, *p.date) && sameDate(d, *p.date) })
	case p.name != nil:
		return slices.ContainsFunc(a.Sense().All().Names(), func(n lang.Name) bool { return sameNames(n.Words, p.name.Words) })
	}
	return false
}
