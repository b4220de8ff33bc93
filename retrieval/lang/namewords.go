package lang

import "github.com/pullquote/pullquote/retrieval/lexicon"

// particles are the small words inside a name: "Omar bin Said", "Deir ez-Zor",
// "Charles de Gaulle".
var particles = lexicon.Named("names", "particle")

// hyphened are the particles that a hyphen ties to the word after them.
var hyphened = lexicon.Named("names", "hyphened")

// leading are the particles that may begin a name in small letters.
var leading = lexicon.Named("names", "leading")

// offices are the words for a person's office that are printed before a name.
var offices = lexicon.Named("names", "office")

// surnames are offices that are names as well: "Stephen King", "Major". They
// are offices only at the front or after a nationality.
var surnames = lexicon.Named("names", "surname")

// modifiers belong to the office after them: "Foreign Minister".
var modifiers = lexicon.Named("names", "modifier")

// institutions are the last words of an institution's name before "of", "for"
// or "on", as in "Syrian Observatory for Human Rights". A name that ends in
// one is not a person's.
var institutions = lexicon.Named("names", "institution")

// binders join an institution to what it is for.
var binders = lexicon.Named("names", "binder")

// adverbs may stand first, right before a name that they are no part of.
var adverbs = lexicon.Named("names", "before")

// calendar are the days of the week: capitals, but no names.
var calendar = lexicon.Named("calendar", "day")

// commonEndings tell an English word that is hardly a name alone.
var commonEndings = lexicon.Named("names", "commonend")

// nameEndings are names that end like common words.
var nameEndings = lexicon.Named("names", "likecommon")
