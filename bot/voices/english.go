package voices

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
