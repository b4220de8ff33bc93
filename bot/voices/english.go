package voices

import "github.com/pullquote/pullquote/retrieval/lexicon"

// newEnglish reads the English lists.
func newEnglish() *vocabulary {
	v := &vocabulary{
		language: "en", bases: map[string]string{}, speech: map[string]speech{}, verbs: map[string]bool{},
		roles: roles.All(), persons: persons.All(), starters: starters.All(), divides: divides.All(),
	}
	for w := range finite.All() {
		v.verbs[w] = true
	}
	for _, e := range lexicon.Entries("verbs", v.language) {
		for _, w := range e.Words {
			v.bases[w], v.verbs[w] = e.Name, true
		}
	}
	for _, e := range lexicon.Entries("nouns", v.language) {
		for _, w := range e.Words {
			v.bases[w] = e.Name
		}
	}
	v.light, v.counted = v.keys(light), v.keys(countedPeople)
	v.voices, v.official = v.keys(officials), v.keys(official)
	for kind, list := range map[speech]lexicon.List{says: saying, saysThat: sayingThat, gives: giving} {
		for w := range list.All() {
			v.speech[w] = kind
		}
	}
	return v
}
