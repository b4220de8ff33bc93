package ground

import (
	"slices"
	"strings"
)

// participle returns the tag of a participle for a verb that the tagger took for
// a past without a subject of its own, or "".
func (m mender) participle(i int) string {
	t := m.tokens[i]
	base := m.lex.verbBase(t.key)
	if t.tag != "VBD" || lexHelps[base] || !strings.HasSuffix(t.key, "ed") && !m.mayBe(i, "VBN") {
		return ""
	}
	switch {
	case i == 0 || i == 1 && m.is(0, "RB"): // "Formally called a lander, it"
	case m.key(i-1) == "," && !m.lex.is("says", base) && m.hasVerb(i-1): // "won the award, considered the best"
	case m.hasObject(i) && (m.is(i-1, "NN") && !m.is(i+1, "DT", "PRP") || m.isPreposition(i+1)): // "arrested a man armed with a knife"
	default:
		return ""
	}
	return "VBN"
}

// hasObject reports whether the noun before token i is the object of a
// preposition or a verb, and so no subject.
func (m mender) hasObject(i int) bool {
	j := i - 1
	for m.is(j, "RB") {
		j--
	}
	for m.is(j, "NN") {
		before := m.nounStart(j) - 1
		switch {
		case m.isPreposition(before):
			if m.key(before-1) == "according" {
				return true
			}
			if j = before - 1; !m.is(j, "NN") {
				return m.is(j, "VB") && !m.is(j, "VBG", "VBN") && m.takesObject(j)
			}
		case m.is(before, "VBG", "VBN") && !m.is(before-1, "VB", "RB", "IN", "TO"):
			return false // "Shipping giant"
		default:
			return m.is(before, "VB") && m.takesObject(before)
		}
	}
	return false
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

// hasVerb reports whether a verb stands before token i.
func (m mender) hasVerb(i int) bool { return slices.ContainsFunc(m.tokens[:i], isVerbal) }
