package extract

import (
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// wants is what kind of value within a Kind is asked for.
type wants int

const (
	anything wants = iota
	aCount         // how many: a number of a noun
	anAmount       // how much: a number with a unit
	aShare         // a percentage
	aSpan          // how long: a number of hours, days, years
	aMeasure       // a rate, a score, a turnout: any number
	aTotal         // a population, a toll: a number without a unit
	aCountry
	aLength // how tall, how deep: a number of metres or miles
	anAge   // how old: a number of years
	aName   // which company, which singer: a name that the question does not hold
)

// measures are the nouns that make "what was the ..." ask for a number.
var measures = valued("askmeasure", map[string]wants{
	"share": aShare, "measure": aMeasure, "amount": anAmount, "total": aTotal, "result": anything, "span": aSpan, "country": aCountry,
})

// wantsOf is the kind of value that the phrase asks for.
func wantsOf(words, phrase []lang.Word, kind Kind) wants {
	for i := len(phrase) - 1; i >= max(0, len(phrase)-2); i-- {
		if w, ok := measures()[phrase[i].Folded]; ok {
			return w
		}
	}
	switch {
	case kind == HowMany && counted(words):
		return aCount
	case kind == HowMany && long(words):
		return aSpan
	case kind == HowMany && tall(words):
		return aLength
	case kind == HowMany && old(words):
		return anAge
	case kind == HowMany:
		return anAmount
	case kind == Open && len(phrase) > 0:
		return aName
	}
	return anything
}

// long reports whether a length of time is asked for.
func long(words []lang.Word) bool {
	for i, w := range words {
		if i > 0 && (w.Folded == "long" || w.Folded == "lange") && (words[i-1].Folded == "how" || words[i-1].Folded == "wie") {
			return true
		}
	}
	return false
}

// tall reports whether a length in space is asked for.
func tall(words []lang.Word) bool {
	for i, w := range words {
		if i > 0 && extents.Has(w.Folded) && (words[i-1].Folded == "how" || words[i-1].Folded == "wie") {
			return true
		}
	}
	return false
}

// old reports whether an age is asked for.
func old(words []lang.Word) bool {
	for i, w := range words {
		if i > 0 && (w.Folded == "old" && words[i-1].Folded == "how" || w.Folded == "alt" && words[i-1].Folded == "wie" || w.Folded == "age" && words[i-1].Folded == "quel") {
			return true
		}
	}
	return false
}

// extents are the words that make "how" ask for a length in space. "High" is
// none of them: prices are high too.
var extents = lexicon.Named("ask", "extent")

// kindOf reads the kind of answer from the question word and from what it
// asks about.
func kindOf(words []lang.Word, language string) Kind {
	at := asker(words, language)
	if at < 0 {
		return Open
	}
	w := words[at]
	if polar.Has(w.Folded) {
		return Open // yes or no
	}
	if kind := askers()[language][w.Folded]; kind != Open {
		return kind
	}
	next := ""
	if at+1 < len(words) {
		next = words[at+1].Folded
	}
	if afterHow.Has(next) && (w.Folded == "how" || w.Folded == "wie") {
		return HowMany
	}
	asked := phrase(words, language)
	for i := len(asked) - 1; i >= max(0, len(asked)-2); i-- {
		if kind, ok := afterWhat()[asked[i].Folded]; ok {
			return kind
		}
		if Office(asked[i].Folded) != "" && named(words) {
			return Who
		}
		switch measures()[asked[i].Folded] {
		case anAmount, aShare, aSpan, aMeasure, aTotal:
			return HowMany
		}
	}
	// What somebody said is asked by "what did X say"; "which airline said"
	// asks for the airline.
	if language == "en" && len(asked) > 0 && !saying(asked) {
		return Open
	}
	if saying(words) {
		return Said
	}
	return Open
}

// named reports whether it is asked what somebody is called.
func named(words []lang.Word) bool {
	last := words[len(words)-1].Folded
	return last == "called" || last == "named"
}

// saying reports whether one of the words is a verb of saying.
func saying(words []lang.Word) bool {
	for _, w := range words {
		if sayers.Has(w.Folded) {
			return true
		}
	}
	return false
}
