package extract

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// isLabel reports whether the number is part of a name and counts nothing that is
// asked for: "Flight 212", "the Cessna 172".
func (l *line) isLabel(n lang.Number, c Clause) bool {
	if n.Unit != "" || n.Ordinal || c.isCounted(n) {
		return false
	}
	for _, name := range l.names {
		if name.End+1 == n.Start {
			return true
		}
	}
	return false
}

// anothersAge is how well an age answers that stands beside another name.
const anothersAge = 0.2

// beforeName is how many bytes may stand between an age and the name after it:
// "34-year-old ".
const beforeName = len("-year-old ")

// ageOf is how well the number is the age of the one asked about: it follows
// their name, or stands right before it.
func (l *line) ageOf(n lang.Number, c Clause) float64 {
	fit := ageFit(n)
	if fit == 0 || len(c.names) == 0 {
		return fit
	}
	var beside []string // the words of the name before it
	for _, name := range l.names {
		if name.End <= n.Start {
			beside = name.Words
		}
		if name.Start >= n.End && name.Start-n.End <= beforeName && c.isNamed(name.Words) {
			return 1
		}
	}
	if beside == nil && !l.leans() || beside != nil && !c.isNamed(beside) {
		return anothersAge
	}
	return 1
}

// isAge reports whether the number is printed as an age: "Ann Carr, 34, said", "a
// 34-year-old".
func (l *line) isAge(n lang.Number) bool {
	text := l.Text()
	if n.Unit == "year" && strings.HasPrefix(text[n.End:], "-old") {
		return true
	}
	return n.Noun == "" && n.Unit == "" && strings.HasSuffix(text[:n.Start], ", ") && strings.HasPrefix(text[n.End:], ",") && len(n.Value) <= 3
}
