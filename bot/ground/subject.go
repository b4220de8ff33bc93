package ground

import "strings"

// A finite verb has a subject, and one that agrees with it. So a tag that makes
// a verb of a word without a subject is wrong.

// subject is what stands in the place of a verb's subject.
type subject int

const (
	unknown  subject = iota // a comma, "and" or something else that tells nothing
	nobody                  // nothing that can be a subject
	singular                // a noun that takes "is"
	plural                  // a noun that takes "are", or any pronoun
)

// verb returns the right tag of a verb by its subject, or "" where the tag
// stands.
func (m mender) verb(i int) string {
	t := m.tokens[i]
	if lexHelps[m.lex.verbBase(t.key)] {
		return ""
	}
	switch t.tag {
	case "VBP", "VBZ":
		asNoun := "NN"
		if t.tag == "VBZ" {
			asNoun = "NNS"
		}
		if m.isFinite(i+1) && m.is(i-1, "NN", "JJ", "DT", "WP$") && m.takesObject(i) && !m.relativeAt(m.nounStart(i-1)-1) {
			return asNoun // "whose twin boys survived"
		}
		who := m.subject(i)
		switch {
		case who == nobody:
			return asNoun // "the cinnamon applesauce"
		case who == singular && t.tag == "VBP" && m.mayBe(i, "VBD"):
			return "VBD" // "the man put it down"
		case t.tag == "VBP" && who == singular:
			return "NN" // "October snow"
		}
	case "VBD":
		if m.is(i-1, "NN") && !m.is(i+1, "DT", "PRP") && m.subject(i) == nobody && (strings.HasSuffix(t.key, "ed") || m.mayBe(i, "VBN")) {
			return "VBN" // "arrested a man armed with a knife"
		}
		mayBe := strings.HasSuffix(t.key, "ed") || m.mayBe(i, "VBN")
		if m.key(i-1) == "," && mayBe && !m.lex.is("says", m.lex.verbBase(t.key)) && m.hasVerb(i-1) {
			return "VBN" // "won the award, considered the best"
		}
		if m.isPreposition(i+1) && mayBe && m.subject(i) == nobody {
			return "VBN" // "according to a survey released on Friday"
		}
		if mayBe && (i == 0 || i == 1 && m.is(0, "RB")) {
			return "VBN" // "Formally called a lander, it"
		}
	}
	return ""
}

// subject tells what stands before the verb at token i.
func (m mender) subject(i int) subject {
	j := i - 1
	for m.is(j, "RB") {
		j--
	}
	switch tag := m.tag(j); {
	case tag == "":
		return unknown
	case m.standsFor(j):
		return unknown
	case tag == "DT", tag == "PRP$", tag == "POS", tag == "JJ", m.isPreposition(j):
		return nobody
	case tag == "PRP" || tag == "EX" || tag == "WP" || tag == "WDT":
		return plural
	case !m.is(j, "NN"):
		return unknown
	}
	who := singular
	for {
		if tag := m.tag(j); tag != "NN" && tag != "NNP" || m.isMany(j) {
			who = plural
		} else {
			who = singular
		}
		start := m.nounStart(j)
		before := start - 1
		switch {
		case before < 0:
			return who
		case m.is(before, "CC"):
			return unknown
		case m.isPreposition(before):
			j = before - 1
			if m.key(j) == "according" {
				return nobody
			}
			if m.is(j, "NN") {
				continue
			}
			if m.is(j, "VB") && !m.is(j, "VBG", "VBN") && m.takesObject(j) {
				return nobody
			}
			return unknown
		case m.is(before, "VBG", "VBN") && !m.is(before-1, "VB", "RB", "IN", "TO"):
			return unknown // "the men wearing masks", "Shipping giant"
		case m.is(before, "VB"):
			if m.takesObject(before) {
				return nobody
			}
			return who
		case m.is(before, "IN", "WRB"), isMark(m.tokens[before].raw) && (m.key(before) != "," || !m.hasVerb(before)):
			return who
		}
		return unknown
	}
}

// takesObject reports whether a noun behind the verb at token i is its object,
// and not the subject of a statement, as behind a verb of speech.
func (m mender) takesObject(i int) bool {
	base := m.lex.verbBase(m.key(i))
	return !m.lex.is("says", base) && !m.lex.is("holds", base) && !m.lex.is("wants", base) && !m.lex.is("lets", base)
}

// isPreposition reports whether token i is a preposition that opens no clause.
func (m mender) isPreposition(i int) bool {
	key := m.key(i)
	return (m.tag(i) == "IN" || m.tag(i) == "TO") && (key == "of" || m.lex.is("where", key) && !m.lex.is("opens", key))
}

// isMany reports whether the noun at token i may stand with "are" though it has
// no plural ending: "police", "a number", "the Knicks", "36 %".
func (m mender) isMany(i int) bool {
	return m.lex.is("many", m.key(i)) || m.is(i, "NNP") && (strings.HasSuffix(m.key(i), "s") || m.key(i) == strings.ToUpper(m.key(i)))
}

// nounStart returns where the noun that ends at token j begins.
func (m mender) nounStart(j int) int {
	for j > 0 && (m.is(j-1, "NN", "JJ", "CD", "DT", "PRP$", "POS", "$") || m.is(j-1, "VBN", "VBG") && m.is(j-2, "DT", "PRP$")) {
		j--
		if m.is(j, "DT", "PRP$") && m.tag(j-1) != "POS" {
			break
		}
	}
	return j
}

// relativeAt reports whether token i is "who", "which" or "that".
func (m mender) relativeAt(i int) bool { return m.tag(i) == "WP" || m.tag(i) == "WDT" }

// hasVerb reports whether a verb stands before token i.
func (m mender) hasVerb(i int) bool {
	for i--; i >= 0; i-- {
		if isVerbal(m.tokens[i]) {
			return true
		}
	}
	return false
}

// standsFor reports whether token i is a word before nouns that may stand for
// one: "many fear", "the Brazilian", "this".
func (m mender) standsFor(i int) bool {
	return m.lex.is("standing", m.key(i)) || m.tag(i) == "JJ" && strings.ToLower(m.tokens[i].raw) != m.tokens[i].raw
}

// opensClauseAt reports whether token i begins another clause, or ends one.
func (m mender) opensClauseAt(i int) bool {
	key := m.key(i)
	switch m.tag(i) {
	case "WP", "WDT", "WRB", "WP$":
		return true
	case "IN":
		return key == "that" || m.lex.is("opens", key) || m.lex.is("binds", key)
	}
	return m.key(i) == ";" || m.key(i) == ":" || m.key(i) == "—"
}
