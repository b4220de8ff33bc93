package ground

import (
	"slices"
	"strings"
)

// mayLoseInside reports whether tokens [at, to) inside a noun may be left out.
func (m *matcher) mayLoseInside(c chunk, at, to int) bool {
	if c.verb.base != "" {
		return false
	}
	for i := at; i < to; i++ {
		t := m.line.tokens[i]
		title := m.lex.is("titles", t.key) && strings.HasPrefix(t.tag, "NNP") && !m.lex.is("alters", t.key) // "Maj. Gen."
		if !articles.Has(t.key) && !title && !m.mayLoseWord(i) {
			return false
		}
	}
	return true
}

// mayLoseBefore reports whether what stands before token to in its chunk may
// be left out: an article, an age, the title and role before a name, or whose
// it is.
func (m *matcher) mayLoseBefore(c chunk, to int) bool {
	lost := m.line.tokens[c.from:to]
	if lost[len(lost)-1].key == "'s" {
		return len(lost) > 1 && strings.HasPrefix(lost[len(lost)-2].tag, "NN")
	}
	for i := c.from; i < to; i++ {
		if !articles.Has(m.line.tokens[i].key) && !m.mayLoseWord(i) {
			return m.isPersonAfter(c, to)
		}
	}
	return true
}

// mayLoseWord reports whether a word before a noun may go: an age, or an
// adjective that makes no other thing of it.
func (m *matcher) mayLoseWord(i int) bool {
	t := m.line.tokens[i]
	return strings.HasSuffix(t.key, "-year-old") || strings.HasSuffix(t.key, "-born") || strings.HasSuffix(t.key, "-based") ||
		t.tag == "JJ" && !m.line.narrowed(m.line.chunkAt(i), m.line.chunkAt(i), m.lex) && !m.lex.is("alters", t.key) && !m.lex.is("narrow", t.key) && !m.lex.is("ranks", t.key)
}

// isPersonAfter reports whether tokens [to, c.to) are the name of a person
// with what they are before it: "former banker" in "former banker Simon
// Crane", "Prime Minister" in "Prime Minister Elena Stoev".
func (m *matcher) isPersonAfter(c chunk, to int) bool {
	lost, kept := m.line.tokens[c.from:to], m.line.tokens[to:c.to]
	if slices.ContainsFunc(kept, func(t token) bool { return !strings.HasPrefix(t.tag, "NNP") }) {
		return false
	}
	alters := func(t token) bool { return m.lex.is("alters", t.key) }
	if m.lex.is("titles", kept[0].key) && slices.ContainsFunc(lost, alters) {
		return false // "President" of "Vice President"
	}
	isRole := func(t token) bool { return m.lex.is("titles", t.key) || t.tag == "NN" || t.tag == "NNS" }
	// "Mayor Ann" of "Mayor Ann Carr" goes too
	return isRole(lost[len(lost)-1]) || len(kept) == 1 && slices.ContainsFunc(lost, isRole)
}

// endsCapital reports whether the last word of a text has a capital.
func endsCapital(text string) bool {
	i := strings.LastIndexAny(text, " \n")
	return i+1 < len(text) && text[i+1] >= 'A' && text[i+1] <= 'Z' && !strings.ContainsAny(text[len(text)-1:], ".!?,;:”\"")
}
