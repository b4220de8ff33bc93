package lang

import "github.com/pullquote/pullquote/retrieval/lexicon"

// manner says what an abbreviation's full stop means for what follows it.
type manner int

const (
	// title stands before a name, with a capital: its stop never ends a
	// sentence.
	title manner = iota + 1
	// lead stands before anything: "e.g.", "vs."
	lead
	// numbered ends no sentence before a number: "No. 2", "Nov. 10".
	numbered
	// inner stands inside a name or at the end of one: its stop ends the
	// sentence only before a word that is common at the start of one.
	inner
	// closing often stands last: as inner, but its stop also ends the sentence
	// before a capitalised word that is followed by a small one, as in "Acme
	// Inc. Shares fell".
	closing
	// place is like closing, but is an abbreviation only when it is written
	// with a capital: "Ill.", never "fell ill."
	place
	// clock is "a.m." and "p.m.": its stop ends the sentence except before a
	// time zone or a day.
	clock
)

// abbreviations holds, by language, the folded abbreviations without their
// last full stop. Those under "any" hold in every language. Abbreviations that are also common last words ("in.",
// "sun.") are left out, or need a number or a capital letter.
var abbreviations = lexicon.Kept(func() map[string]map[string]manner {
	manners := map[string]manner{"title": title, "lead": lead, "numbered": numbered, "inner": inner, "closing": closing, "place": place, "clock": clock}
	out := map[string]map[string]manner{}
	for _, language := range lexicon.Languages("abbreviations") {
		out[language] = map[string]manner{}
		for _, e := range lexicon.Entries("abbreviations", language) {
			for _, w := range e.Words {
				out[language][w] = manners[e.Name]
			}
		}
	}
	return out
})

// mannerOf returns what is known of the word as an abbreviation, 0 when it is
// none.
func mannerOf(word, language string) manner {
	folded := Fold(word)
	known := abbreviations()
	m := known[language][folded]
	if m == 0 && !(isAcronym(word) && known["any"][folded] == lead) { // "Inter Miami CF."
		m = known["any"][folded]
	}
	if (m == title || m == place) && !startsUpper(word) {
		return 0
	}
	return m
}

// timeWords may follow "5 p.m." in the same sentence.
var timeWords = lexicon.Named("calendar", "afterclock")

// saying are the verbs that tie a quotation to its speaker. After a question
// or an exclamation in quotation marks, a name and one of these belong to the
// same sentence: “Is it safe?” Ms. Rowe asked.
var saying = lexicon.Named("speech", "tells")
