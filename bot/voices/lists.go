package voices

import "github.com/pullquote/pullquote/retrieval/lexicon"

// The lists of the lexicon that this package reads.
var (
	// finite are forms that show a finite verb, besides those in -ed.
	finite = lexicon.Named("grammar", "finite")
	// starters open a new clause after a comma, divides wherever they stand.
	starters = lexicon.Named("grammar", "starter")
	divides  = lexicon.Named("grammar", "divider")
	// saying, sayingThat and giving are the verbs of speech; see speech.
	saying     = lexicon.Named("speech", "says")
	sayingThat = lexicon.Named("speech", "saysthat")
	giving     = lexicon.Named("speech", "gives")
	// light carry no fact of their own.
	light = lexicon.Named("paraphrase", "light")
	// countedPeople are nouns for people that a text may count.
	countedPeople = lexicon.Named("people", "counted")
	// officials are general official voices, official what they may stand for.
	officials = lexicon.Named("people", "voice")
	official  = lexicon.Named("people", "official")
	// roles are what a person can be, persons who are quoted without a name.
	roles   = lexicon.Named("people", "role")
	persons = lexicon.Named("people", "person")
)

// The small words of English grammar, by what they do.
var (
	articles        = lexicon.Named("grammar", "article")
	determiners     = lexicon.Named("grammar", "determiner")
	prepositions    = lexicon.Named("grammar", "preposition")
	auxiliaries     = lexicon.Named("grammar", "auxiliary")
	beForms         = lexicon.Named("grammar", "be")
	joiners         = lexicon.Named("grammar", "joiner")
	relatives       = lexicon.Named("grammar", "relative")
	subjectPronouns = lexicon.Named("grammar", "subject")
	owners          = lexicon.Named("grammar", "owner")
	// pronouns stand for a speaker named before.
	pronouns = lexicon.Named("grammar", "person")
	// subordinators open a clause with a subject of its own.
	subordinators = lexicon.Named("grammar", "subordinator")
	// leading stand before a verb in -ing that has the subject of the
	// sentence: "after giving away a lead".
	leading = lexicon.Named("grammar", "beforeing")
	// beforeVerb stand between a subject and its verb.
	beforeVerb = lexicon.Named("grammar", "beforeverb")
	// nounMarkers stand before an ambiguous word that is a noun.
	nounMarkers = lexicon.Named("grammar", "nounmarker")
	// circumstances open a time or a place.
	circumstances = lexicon.Named("grammar", "circumstance")
)
