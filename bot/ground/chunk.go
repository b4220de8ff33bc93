package ground

import (
	"strings"
)

// chunk is a part of a sentence that is left out as a whole or not at all,
// but for the words before a noun: a noun with what belongs before it, a group
// of verbs, or a single word or mark. Its kind is a letter, so that runs of
// chunks can be matched by patterns; see omissions.go.
type chunk struct {
	kind     byte
	from, to int // tokens
	verb     verb
}

// The kinds of chunks. Verbs have the kinds of verbForm.
const (
	noun       = 'N' // "the old bridge"
	name       = 'M' // "Carl Berg", "mayor Carl Berg"
	time       = 'T' // "Monday", "last week"
	pronoun    = 'H' // "he", "there"
	number     = '#' // "62"
	place      = 'P' // a preposition of a phrase that may be left out
	of         = 'o'
	prep       = 'p' // any other preposition
	aside      = 'R' // an adverb that may be left out
	adverb     = 'r'
	adjective  = 'J'
	and        = 'C'
	orBut      = 'c'
	opens      = 'S' // opens a clause that may be left out: "after", "when"
	binds      = 's' // opens a clause on which the rest hangs: "if", "that"
	relative   = 'W' // "who", "which"
	otherToken = 'x'
)

// chunksOf parts tagged tokens into chunks, without a gap between them.
func chunksOf(tokens []token, lex *vocabulary) []chunk {
	var out []chunk
	for i := 0; i < len(tokens); {
		c := chunkAt(tokens, i, lex)
		out = append(out, c)
		i = c.to
	}
	return out
}

func chunkAt(tokens []token, i int, lex *vocabulary) chunk {
	t := tokens[i]
	single := func(kind byte) chunk { return chunk{kind: kind, from: i, to: i + 1} }
	if isMark(t.raw) && t.tag != "$" && t.key != "%" && t.tag != "CD" {
		return single(markKind(t.raw))
	}
	if i+1 < len(tokens) && lex.is("pairs", t.key+"-"+tokens[i+1].key) && !(i+2 < len(tokens) && tokens[i+2].tag == "VB") {
		return chunk{kind: place, from: i, to: i + 2} // "ahead of", "as of"
	}
	if isVerbal(t) && !premodifies(tokens, i) || t.tag == "TO" {
		if v, end := readVerb(tokens, i, lex); end > i {
			return chunk{kind: byte(v.form), from: i, to: end, verb: v}
		}
	}
	if end := agoAt(tokens, i, lex); end > i {
		return chunk{kind: time, from: i, to: end}
	}
	if c, ok := nounAt(tokens, i, lex); ok {
		return c
	}
	switch {
	case strings.HasPrefix(t.tag, "JJ"):
		return single(adjective)
	case strings.HasPrefix(t.tag, "RB"):
		if lex.is("aside", t.key) {
			return single(aside)
		}
		return single(adverb)
	case t.tag == "CC":
		if t.key == "and" || t.key == "&" {
			return single(and)
		}
		return single(orBut)
	case t.tag == "WP" || t.tag == "WDT" || t.tag == "WP$":
		return single(relative)
	case t.tag == "WRB" || t.tag == "IN" || t.tag == "TO":
		return single(linkKind(tokens, i, lex))
	}
	return single(otherToken)
}

func markKind(raw string) byte {
	switch raw {
	case ",", ";", "(", ")", ".":
		return raw[0]
	case ":":
		return ';'
	case "!", "?", "…":
		return '.'
	case "—", "–", "--", "-":
		return '-'
	}
	return otherToken
}

// linkKind tells a preposition from a word that opens a clause.
func linkKind(tokens []token, i int, lex *vocabulary) byte {
	t := tokens[i]
	if lex.is("bare", t.key) {
		return prep
	}
	clause := t.tag == "WRB" || lex.is("always", t.key) || opensClause(tokens, i+1, lex.is("opens", t.key))
	switch {
	case lex.is("opens", t.key) && clause:
		return opens
	case t.key == "of":
		return of
	case lex.is("where", t.key):
		return place
	case lex.is("binds", t.key), clause:
		return binds
	}
	return prep
}

// opensClause reports whether a subject and a verb follow from token i on,
// before any comma. Loose takes a participle for a verb, and a list for a
// subject.
func opensClause(tokens []token, i int, loose bool) bool {
	subject := false
	for ; i < len(tokens); i++ {
		t := tokens[i]
		switch {
		case isNounTag(t.tag) || t.tag == "PRP" || t.tag == "EX":
			subject = true
		case isVerbal(t) && !premodifies(tokens, i):
			return subject && t.tag != "VBG" && (t.tag != "VBN" || loose) && t.tag != "VB"
		case t.tag == "CC" && loose:
		case t.tag == "IN" && t.key != "of", t.tag == "CC", isMark(t.raw), t.tag == "WP", t.tag == "WDT", t.tag == "TO":
			return false
		}
	}
	return false
}

func isNounTag(tag string) bool { return strings.HasPrefix(tag, "NN") || tag == "CD" || tag == "$" }
