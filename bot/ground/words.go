package ground

import (
	"maps"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// english is the only language that claims are read in.
const english = "en"

// vocabulary is what the check knows of the words of English.
type vocabulary struct {
	classes map[string]map[string]bool // class -> words
	bases   map[string]string          // irregular form -> verb
	// reported are the words that stand for a word of a speaker when somebody
	// else tells what was said: "he" for "I".
	reported map[string]map[string]bool
}

// englishVocabulary reads the words of English, once.
var englishVocabulary = lexicon.Kept(func() *vocabulary {
	l := &vocabulary{classes: map[string]map[string]bool{}, bases: map[string]string{}, reported: map[string]map[string]bool{}}
	for _, e := range lexicon.Entries("statements", english) {
		l.classes[e.Name] = setOf(e.Words, l.classes[e.Name])
	}
	l.classes["time"] = setOf(lexicon.Named("time", "moment").Words(english), l.classes["time"])
	for _, e := range lexicon.Entries("reported", english) {
		l.reported[e.Name] = setOf(e.Words, l.reported[e.Name])
	}
	for _, e := range lexicon.Entries("verbs", english) {
		l.bases[e.Name] = e.Name
		for _, f := range e.Words {
			l.bases[f] = e.Name
		}
	}
	for _, words := range l.classes {
		for w := range maps.Clone(words) {
			words[l.verbBase(w)] = true // verbs are looked up by what their forms share
		}
	}
	return l
})

func setOf(words []string, set map[string]bool) map[string]bool {
	if set == nil {
		set = map[string]bool{}
	}
	for _, w := range words {
		set[w] = true
	}
	return set
}

// is reports whether the word is of the class.
func (l *vocabulary) is(class, word string) bool { return l.classes[class][word] }

// verbBase returns what the forms of one verb share: the verb itself where it
// is irregular, and otherwise the form without its ending and final e, a
// doubled consonant single. It tells verbs apart and is no word.
func (l *vocabulary) verbBase(form string) string {
	if base, ok := l.bases[form]; ok {
		return base
	}
	switch {
	case strings.HasSuffix(form, "ied"), strings.HasSuffix(form, "ies"):
		return form[:len(form)-3] + "y"
	case strings.HasSuffix(form, "ing") && len(form) > 5:
		form = form[:len(form)-3]
	case strings.HasSuffix(form, "ed") && len(form) > 3:
		form = form[:len(form)-2]
	case strings.HasSuffix(form, "ss"):
	case strings.HasSuffix(form, "es") && len(form) > 3:
		form = form[:len(form)-2]
	case strings.HasSuffix(form, "s") && len(form) > 3:
		form = form[:len(form)-1]
	}
	form = strings.TrimSuffix(form, "e")
	if n := len(form); n > 3 && form[n-1] == form[n-2] && !strings.ContainsRune("slz", rune(form[n-1])) {
		form = form[:n-1]
	}
	if base, ok := l.bases[form]; ok {
		return base
	}
	return form
}
