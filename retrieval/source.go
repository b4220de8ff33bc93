package retrieval

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// sectionMarks part the name of an outlet from that of its section or its
// slogan: "The Islander - Sports", "Harbour News | News from the harbour".
var sectionMarks = []string{" | ", " - ", " – ", " — ", ": "}

// outletOf returns the name by which readers call a publisher.
func outletOf(publisher string) string {
	for _, mark := range sectionMarks {
		if name, _, found := strings.Cut(publisher, mark); found && name != "" {
			publisher = name
		}
	}
	return strings.TrimSpace(publisher)
}

// readOutlets notes which of the outlets the question names, and the words it
// names them with. seen reports whether the reader may see one of the articles of
// an outlet.
func (q *question) readOutlets(outlets map[string][]int, seen func([]int) bool) {
	folded := lang.Fold(q.text)
	for name, in := range outlets {
		// To fold is quick, and few outlets get any further.
		if strings.Contains(folded, lang.Fold(name)) && namedIn(q.text, name) && seen(in) {
			q.outlets = append(q.outlets, name)
		}
	}
	slices.Sort(q.outlets)
	for _, name := range q.outlets {
		var held terms
		for _, w := range lang.Words(name, "") {
			if i, ok := q.at[w.Folded]; ok {
				held |= 1 << i
			}
		}
		q.outletWords = append(q.outletWords, held)
		q.namesOutlet |= held
	}
}

// wordsOf returns the terms that name an outlet, none when the question does
// not name it.
func (q *question) wordsOf(outlet string) terms {
	if i := slices.Index(q.outlets, outlet); i >= 0 {
		return q.outletWords[i]
	}
	return 0
}

// foreign reports whether a clause names outlets, and none of them is the one.
func (q *question) foreign(clause terms, outlet string) bool {
	others := false
	for i, held := range q.outletWords {
		if held == 0 || held&^clause != 0 {
			continue
		}
		if q.outlets[i] == outlet {
			return false
		}
		others = true
	}
	return others
}

// namedIn reports whether a text names an outlet: with a capital where its
// name has one, in whatever letters after it; in a text without capitals, in
// small letters. "The age of the suspect" does not name The Age.
func namedIn(text, name string) bool {
	quiet := !strings.ContainsFunc(text, unicode.IsUpper)
	for at := range text {
		if len(text)-at < len(name) {
			return false
		}
		part := text[at : at+len(name)]
		if !strings.EqualFold(part, name) || !quiet && !sameCapitals(part, name) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(name):])
		if !partOfWord(before) && !partOfWord(after) {
			return true
		}
	}
	return false
}

// sameCapitals reports whether each word of the name that begins with a
// capital does so in the text too. "The" may be small: "in the Islander".
func sameCapitals(text, name string) bool {
	texts, names := strings.Fields(text), strings.Fields(name)
	for i, n := range names {
		if capitalised(n) && !capitalised(texts[i]) && (i > 0 || n != "The" || len(names) == 1) {
			return false
		}
	}
	return true
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
