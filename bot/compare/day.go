package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// days reads from each article the date that the clause asks for: the one next to
// a word of the question, or that of a life.
func (b board) days(c extract.Clause) []printed {
	return b.each(c, func(l *line) (out []reading) {
		for i, d := range l.dates {
			w, distance := l.nearest(c, d.Span)
			closer := slices.ContainsFunc(l.dates, func(e lang.Date) bool { return e.Span != d.Span && gap(e.Span, w.Span) < distance })
			if distance <= nextTo && !closer && l.isDated(d) {
				out = append(out, reading{printed{line: l, Span: d.Span, date: &l.dates[i]}, 1 - float64(distance)/(2*nextTo)})
			}
		}
		return append(out, l.lived(c)...)
	})
}

// dating are the words before a year that dates something: "in 2020". The year of
// "the 2020 election" is a part of its name.
var dating = lexicon.Named("calendar", "dating")

// isDated reports whether the date dates something.
func (l *line) isDated(d lang.Date) bool {
	if d.Month != 0 {
		return true
	}
	before := ""
	for _, w := range l.words {
		if w.End <= d.Start {
			before = w.Folded
		}
	}
	return dating.Has(before)
}

// What two dates in brackets after a name are of: "Anna Reed (3 May 1931 - 9 June
// 2024)".
var (
	birth = []string{"born", "birth"}
	death = []string{"die", "death"}
)

// lived returns the date of birth or of death if the clause asks for one.
func (l *line) lived(c extract.Clause) []reading {
	at := -1
	for _, t := range plain(c) {
		switch {
		case slices.Contains(birth, t.Stem):
			at = 0
		case slices.Contains(death, t.Stem):
			at = 1
		}
	}
	for i := range l.dates {
		if at < 0 || i+1 == len(l.dates) {
			break
		}
		open, close := strings.LastIndexByte(l.text[:l.dates[i].Start], '('), strings.IndexByte(l.text[l.dates[i+1].End:], ')')
		inside := open >= 0 && close >= 0 && !strings.ContainsAny(l.text[open+1:l.dates[i].Start], ")") && !strings.Contains(l.text[l.dates[i+1].End:][:close], "(")
		named := slices.ContainsFunc(l.names, func(n lang.Name) bool { return open-n.End == 1 })
		dash := ranging[strings.TrimSpace(l.text[l.dates[i].End:l.dates[i+1].Start])]
		if inside && named && dash {
			d := &l.dates[i+at]
			return []reading{{printed{line: l, Span: d.Span, date: d}, 1}}
		}
	}
	return nil
}
