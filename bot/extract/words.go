package extract

// askers are the words that begin a question, with the kind of answer that
// they ask for, by language.
var askers = map[string]map[string]Kind{
	"en": {"who": Who, "whom": Who, "whose": Who, "when": When, "where": Where, "why": Why, "how": Open, "what": Open, "which": Open,
		"is": Open, "are": Open, "was": Open, "were": Open, "did": Open, "does": Open, "do": Open, "has": Open, "have": Open, "had": Open, "will": Open, "can": Open},
	"de": {"wer": Who, "wen": Who, "wem": Who, "wessen": Who, "wann": When, "wo": Where, "wohin": Where, "woher": Where, "warum": Why, "wieso": Why, "weshalb": Why,
		"wie": Open, "was": Open, "welche": Open, "welcher": Open, "welches": Open, "welchen": Open, "wieviel": HowMany, "wieviele": HowMany},
	"fr": {"qui": Who, "quand": When, "ou": Where, "pourquoi": Why, "combien": HowMany, "comment": Open, "que": Open, "quel": Open, "quelle": Open, "quels": Open, "quelles": Open},
	"es": {"quien": Who, "quienes": Who, "cuando": When, "donde": Where, "cuanto": HowMany, "cuantos": HowMany, "cuanta": HowMany, "cuantas": HowMany, "como": Open, "que": Open, "cual": Open, "cuales": Open},
	"ar": {"من": Who, "متى": When, "أين": Where, "اين": Where, "لماذا": Why, "كم": HowMany, "كيف": Open, "ماذا": Open, "ما": Open, "هل": Open},
	"he": {"מי": Who, "מתי": When, "איפה": Where, "היכן": Where, "למה": Why, "מדוע": Why, "כמה": HowMany, "איך": Open, "מה": Open, "האם": Open},
}

// afterHow are the words that make "how" ask for a number or a time.
var afterHow = map[string]Kind{
	"many": HowMany, "much": HowMany, "often": HowMany, "far": HowMany, "old": HowMany, "big": HowMany, "large": HowMany, "high": HowMany, "long": HowMany, "tall": HowMany, "deep": HowMany, "wide": HowMany,
	"viele": HowMany, "viel": HowMany, "oft": HowMany, "lange": HowMany, "hoch": HowMany, "tief": HowMany, "breit": HowMany,
}

// afterWhat are the nouns that make "what" and "which" ask for a time, a
// place, a number or a person.
var afterWhat = map[string]Kind{
	"date": When, "day": When, "year": When, "month": When, "time": When,
	"province": Where, "provinces": Where, "city": Where, "cities": Where, "country": Where, "countries": Where, "place": Where, "places": Where,
	"region": Where, "regions": Where, "town": Where, "towns": Where, "area": Where, "areas": Where, "state": Where, "states": Where, "location": Where, "locations": Where, "district": Where, "districts": Where,
	"number": HowMany, "percentage": HowMany, "share": HowMany, "amount": HowMany, "cost": HowMany, "price": HowMany,
	"person": Who, "people": Who, "official": Who, "officials": Who, "company": Who, "group": Who, "name": Who,
	"reason": Why, "cause": Why, "purpose": Why, "aim": Why,
	"provinzen": Where, "stadt": Where, "stadte": Where, "land": Where, "jahr": When, "tag": When, "villes": Where, "ville": Where, "pays": Where, "ciudad": Where, "ciudades": Where, "pais": Where, "paises": Where,
}

// sayers are the verbs that make "what did X ..." ask for X's words.
var sayers = map[string]bool{
	"say": true, "says": true, "said": true, "tell": true, "told": true, "claim": true, "claimed": true, "argue": true, "argued": true,
	"announce": true, "announced": true, "emphasize": true, "emphasise": true, "stress": true, "warn": true, "warned": true, "think": true, "respond": true, "comment": true, "statement": true,
	"sagte": true, "sagt": true, "gesagt": true, "dit": true, "declare": true, "dijo": true, "dice": true, "declaro": true,
}

// frames are words that put a question rather than say what it is about.
var frames = map[string]bool{
	"say": true, "says": true, "said": true, "tell": true, "told": true, "report": true, "reported": true, "reports": true, "reportedly": true, "mention": true, "mentioned": true,
	"happen": true, "happened": true, "happening": true, "take": true, "took": true, "place": true, "taken": true, "know": true, "known": true,
	"people": true, "person": true, "persons": true, "anyone": true, "anybody": true, "someone": true, "somebody": true, "thing": true, "things": true, "something": true,
	"old": true, "long": true, "far": true, "often": true, "big": true, "large": true, "high": true, "tall": true, "deep": true, "wide": true,
	"many": true, "much": true, "number": true, "total": true, "name": true, "names": true, "named": true, "called": true,
	"article": true, "articles": true, "story": true, "stories": true, "news": true, "according": true, "describe": true, "described": true, "explain": true,
	"there": true, "give": true, "given": true, "list": true, "currently": true, "now": true, "exactly": true, "please": true,
	"hi": true, "hello": true, "sorry": true, "thanks": true, "thank": true, "grateful": true, "summarise": true, "summarize": true, "background": true, "sentence": true, "sentences": true, "compare": true, "latest": true,
	"conduct": true, "conducted": true, "go": true, "went": true, "think": true, "thinks": true,
	"lange": true, "hoch": true, "oft": true, "weit": true, "alt": true, "gross": true, "geschah": true, "passiert": true, "fand": true, "statt": true, "gab": true,
	"passe": true, "arrive": true, "lieu": true, "nombre": true, "personnes": true, "ocurrio": true, "paso": true, "sucedio": true, "numero": true, "personas": true,
	"وقع": true, "وقعت": true, "حدث": true, "حدثت": true, "عدد": true, "بلغ": true, "بلغت": true, "يبلغ": true, "تبلغ": true, "اشخاص": true, "الاشخاص": true,
	"קרה": true, "קרתה": true, "מספר": true, "אנשים": true,
}

// quantity are words between "how" and the noun that is counted.
var quantity = map[string]bool{"many": true, "much": true, "few": true, "viele": true, "viel": true, "de": true, "d": true, "total": true, "different": true, "عدد": true}

func asks(folded, language string) bool {
	_, ok := askers[language][folded]
	return ok
}

func isJoiner(folded string) bool {
	switch folded {
	case "and", "or", "but", "und", "oder", "et", "y", "o", "ou", "و", "او":
		return true
	}
	return false
}
