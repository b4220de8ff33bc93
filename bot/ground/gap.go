package ground

import "strings"

// mayGo reports whether chunks [from, to) may be left out between chunk left
// and chunk to, by what borders them: they begin where a part of the sentence
// begins that it can do without, and nothing that stays is governed from
// within them.
func (m *matcher) mayGo(left, from, to int) bool {
	l := m.line
	if left < 0 || l.carriesMore(from, to, m.lex) || strings.IndexByte("PposSWC", l.chunks[left].kind) >= 0 {
		return false
	}
	out := l.kinds(from, to)
	if !partForm.MatchString(out) {
		return false
	}
	if out[0] != ',' && out[0] != '-' && out[0] != '(' && out[0] != ';' && l.narrowed(from, to, m.lex) {
		return false
	}
	if to == len(l.chunks) {
		return true
	}
	closed := strings.IndexByte(",;)-", out[len(out)-1]) >= 0
	switch next := l.chunks[to].kind; next {
	case byte(finite):
		// the subject stays, and what tells which one it is goes only where
		// one thing happened to some
		if l.chunks[left].kind != noun && l.chunks[left].kind != name {
			return false
		}
		if out[0] == ',' {
			return closed && strings.Count(out, ",") >= 2
		}
		return !closed && subjectPart.MatchString(out) && m.tellsOfSome(left, to)
	case ',', ';', '.', ')', '-', opens, and, orBut:
		return true
	case place, prep, aside, adverb:
		return closed || phrasesForm.MatchString(out)
	case time:
		return closed || phrasesForm.MatchString(out)
	case byte(infinitive), byte(gerund), byte(participle):
		return closed
	}
	return false
}
