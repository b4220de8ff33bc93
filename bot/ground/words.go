package ground

import (
	"embed"
	"maps"
	"strings"
	"sync"
)

// The words of English are data: what each does in a sentence, and the
// irregular forms of verbs.
//
//go:embed english/words.txt english/verbs.txt
var english embed.FS

// lexicon is what the check knows of the words of English.
type lexicon struct {
	classes map[string]map[string]bool // class -> words
	bases   map[string]string          // irregular form -> verb
	// reported are the words that stand for a word of a speaker when somebody
	// else tells what was said: "he" for "I".
	reported map[string]map[string]bool
}

// englishLexicon reads the words of English, once.
var englishLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{classes: map[string]map[string]bool{}, bases: map[string]string{}, reported: map[string]map[string]bool{}}
	eachEntry("english/words.txt", func(class string, words []string) {
		if class == "reported" {
			l.reported[words[0]] = setOf(words[1:], l.reported[words[0]])
			return
		}
		l.classes[class] = setOf(words, l.classes[class])
	})
	eachEntry("english/verbs.txt", func(verb string, forms []string) {
		l.bases[verb] = verb
		for _, f := range forms {
			l.bases[f] = verb
		}
	})
	for _, words := range l.classes {
		for w := range maps.Clone(words) {
			words[l.verbBase(w)] = true // verbs are looked up by what their forms share
		}
	}
	return l
})

// eachEntry calls f with the entries of a file of the lexicon. The files are
// part of the program, so that one that cannot be read is a fault of the build.
func eachEntry(name string, f func(key string, words []string)) {
	data, err := english.ReadFile(name)
	if err != nil {
		panic("ground: " + err.Error())
	}
	for line := range strings.Lines(string(data)) {
		if key, words, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && !strings.HasPrefix(key, "#") {
			f(key, strings.Fields(words))
		}
	}
}

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
func (l *lexicon) is(class, word string) bool { return l.classes[class][word] }

// verbBase returns what the forms of one verb share: the verb itself where it
// is irregular, and otherwise the form without its ending and final e, a
// doubled consonant single. It tells verbs apart and is no word.
func (l *lexicon) verbBase(form string) string {
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
