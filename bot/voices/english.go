package voices

import (
	_ "embed"
	"strings"
)

// The lists of words, with an example at the head of each.
var (
	//go:embed english/persons.txt
	englishPersons string
	//go:embed english/verbs.txt
	englishVerbForms string
	//go:embed english/nouns.txt
	englishNounForms string
)

// newEnglish reads the English lists. The lists are our own; they were grown
// on the claims in testdata and on sentences of public news.
func newEnglish() *vocabulary {
	v := &vocabulary{
		language: "en", bases: map[string]string{}, speech: map[string]speech{},
	}
	v.verbs = forms(englishVerbs)
	eachLine(lines(englishVerbForms), func(base string, words []string) {
		for _, w := range words {
			v.bases[w], v.verbs[w] = base, true
		}
	})
	eachLine(lines(englishNounForms), func(base string, words []string) {
		for _, w := range words {
			v.bases[w] = base
		}
	})
	v.light = v.keys(englishLight)
	v.counted = v.keys(englishCountedPeople)
	v.roles = forms(englishRoles)
	v.persons = forms(lines(englishPersons))
	v.voices = v.keys(englishOfficials)
	v.official = v.keys(englishOfficial)
	v.starters = forms(englishStarters)
	v.divides = forms(englishDivides)
	for kind, list := range map[speech]string{says: englishSays, saysThat: englishSaysThat, gives: englishGives} {
		for w := range forms(list) {
			v.speech[w] = kind
		}
	}
	return v
}

// lines are those of a list of words that are no remarks.
func lines(list string) string {
	var out []string
	for line := range strings.Lines(list) {
		if !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}
