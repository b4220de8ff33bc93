package speech

import "strings"

// Words of languages, folded. A language that has no line here is read by the
// marks and the shape of its lines alone.
var (
	// pronouns are words for a speaker who is named before.
	pronouns = byLanguage(map[string]string{
		"en": "he she they it", "de": "er sie", "fr": "il elle ils elles on", "es": "el ella ellos ellas",
		"it": "egli lui lei loro", "pt": "ele ela eles elas", "nl": "hij zij ze", "ar": "هو هي هم", "he": "הוא היא הם",
	})
	// ones are words by which one person speaks of themselves, many those of
	// several.
	ones = byLanguage(map[string]string{
		"en": "i my me", "de": "ich mein meine mir mich", "fr": "je j mon ma mes moi", "es": "yo mi mis me",
		"it": "io mio mia mi", "pt": "eu meu minha", "nl": "ik mijn", "ar": "انا", "he": "אני",
	})
	many = byLanguage(map[string]string{
		"en": "we our us", "de": "wir unser unsere uns", "fr": "nous notre nos", "es": "nosotros nuestro nuestra", "it": "noi nostro nostra", "pt": "nos nosso nossa", "nl": "wij we ons onze", "ar": "نحن", "he": "אנחנו",
	})
	// leading are words that lead to a name that is not the speaker's, and
	// listened verbs that stand before whom something is said to.
	leading = byLanguage(map[string]string{
		"en": "of in at to for from by with on about as against near than like who that which when while because after before during since",
	})
	listened = byLanguage(map[string]string{"en": "told tells telling"})
	// asking and answering are labels of an interview that names nobody.
	asking = byLanguage(map[string]string{
		"en": "q question", "de": "f frage", "fr": "q question", "es": "p pregunta", "it": "d domanda", "pt": "p pergunta", "nl": "v vraag", "ar": "س سؤال", "he": "ש שאלה",
	})
	answering = byLanguage(map[string]string{
		"en": "a answer", "de": "a antwort", "fr": "r reponse", "es": "r respuesta", "it": "r risposta", "pt": "r resposta", "nl": "a antwoord", "ar": "ج جواب", "he": "ת תשובה",
	})
	// addressed are titles that only a person has, in transcripts of any
	// language; others, such as Dr, open the names of streets too.
	addressed = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "herr": true, "frau": true, "mme": true, "m": true, "sr": true, "sra": true, "judge": true, "justice": true, "coroner": true}
	// letters are words of the heading of a page of letters, and salutations
	// at the beginning of a letter.
	letters = byLanguage(map[string]string{
		"en": "letter letters sir madam dear", "de": "leserbrief leserbriefe leserbriefen", "fr": "lettre lettres courrier lecteurs", "es": "carta cartas",
		"it": "lettera lettere", "pt": "carta cartas", "nl": "brief brieven", "ar": "رسائل", "he": "מכתבים",
	})
	// joiners are words at the head of a sentence that tie it to what an
	// article said before and say nothing of their own.
	joiners = byLanguage(map[string]string{
		"en": "meanwhile however moreover furthermore additionally separately nevertheless nonetheless",
		"de": "unterdessen allerdings zudem außerdem ausserdem indes", "fr": "cependant toutefois neanmoins", "es": "ademas asimismo",
	})
	// pictured are what captions leave in brackets: "(pictured left)".
	pictured = byLanguage(map[string]string{
		"en": "pictured above below left right centre center with inset in the middle top bottom main",
		"de": "im bild foto links rechts oben unten", "fr": "photo ci contre dessus", "es": "en la foto imagen izquierda derecha",
	})
	// seen are those of pictured that one of must be there.
	seen = byLanguage(map[string]string{"en": "pictured", "de": "bild foto", "fr": "photo", "es": "foto imagen"})
)

// words is a set of words for each language.
type words map[string]map[string]bool

func byLanguage(lists map[string]string) words {
	out := words{}
	for language, list := range lists {
		out[language] = map[string]bool{}
		for _, w := range strings.Fields(list) {
			out[language][w] = true
		}
	}
	return out
}

// of is the set of a language; that of English where none is stated.
func (w words) of(language string) map[string]bool {
	base, _, _ := strings.Cut(language, "-")
	if base == "" {
		base = "en"
	}
	return w[strings.ToLower(base)]
}
