package extract

import "github.com/pullquote/pullquote/retrieval/lexicon"

// askers are the words that begin a question, with the kind of answer that
// they ask for, by language.
var askers = lexicon.Kept(func() map[string]map[string]Kind {
	out := map[string]map[string]Kind{}
	for kind, list := range map[Kind]lexicon.List{
		Who: lexicon.Named("ask", "who"), When: lexicon.Named("ask", "when"), Where: lexicon.Named("ask", "where"),
		Why: lexicon.Named("ask", "why"), HowMany: lexicon.Named("ask", "howmany"), Open: lexicon.Named("ask", "open"),
	} {
		for _, language := range list.Languages() {
			if out[language] == nil {
				out[language] = map[string]Kind{}
			}
			for _, word := range list.Words(language) {
				out[language][word] = kind
			}
		}
	}
	return out
})

// afterHow are the words that make "how" ask for a number or a time.
var afterHow = lexicon.Named("ask", "afterhow")

// afterWhat are the nouns that make "what" and "which" ask for a time, a
// place, a number or a person.
var afterWhat = valued("askafter", map[string]Kind{"when": When, "where": Where, "howmany": HowMany, "who": Who, "why": Why})

// valued returns what each word stands for by the list of the file that it is in.
func valued[T any](file string, values map[string]T) func() map[string]T {
	return lexicon.Kept(func() map[string]T {
		out := map[string]T{}
		for _, language := range lexicon.Languages(file) {
			for _, e := range lexicon.Entries(file, language) {
				for _, word := range e.Words {
					out[word] = values[e.Name]
				}
			}
		}
		return out
	})
}

// sayers are the verbs that make "what did X ..." ask for X's words.
var sayers = lexicon.Named("ask", "sayer")

// frames are words that put a question rather than say what it is about.
var frames = lexicon.Named("ask", "frame")

// quantity are words between "how" and the noun that is counted.
var quantity = lexicon.Named("ask", "quantity")

func asks(folded, language string) bool {
	_, ok := askers()[language][folded]
	return ok
}

func isJoiner(folded string) bool {
	switch folded {
	case "and", "or", "but", "und", "oder", "et", "y", "o", "ou", "و", "او":
		return true
	}
	return false
}
