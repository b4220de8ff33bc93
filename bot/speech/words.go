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
	// firstPersons are words by which an answer speaks of whoever gives it.
	firstPersons = byLanguage(map[string]string{
		"en": "i my me we our", "de": "ich mein meine wir unser unsere", "fr": "je j mon ma mes nous notre", "es": "yo mi mis nosotros nuestro nuestra",
		"it": "io mio mia noi", "pt": "eu meu minha nos", "nl": "ik mijn wij we", "ar": "انا نحن", "he": "אני אנחנו",
	})
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
