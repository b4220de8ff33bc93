package voices

import (
	_ "embed"
	"strings"
)

//go:embed english/persons.txt
var englishPersons string

// newEnglish reads the English lists. The lists are our own; they were grown
// on the claims in testdata and on sentences of public news.
func newEnglish() *vocabulary {
	v := &vocabulary{
		language: "en", bases: map[string]string{}, classes: map[string]string{}, speech: map[string]speech{},
		phrases: map[string][]phrase{},
	}
	v.verbs = forms(englishVerbs)
	eachLine(englishVerbForms, func(base string, words []string) {
		for _, w := range words {
			v.bases[w], v.verbs[w] = base, true
		}
	})
	eachLine(englishNounForms, func(base string, words []string) {
		for _, w := range words {
			v.bases[w] = base
		}
	})
	eachLine(englishSynonyms, func(head string, words []string) {
		for _, w := range append(words, head) {
			v.classes[v.keyOf(w)] = v.stem(head)
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
	v.addMarks(englishMarks)
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
	return strings.Join(out, " ")
}
