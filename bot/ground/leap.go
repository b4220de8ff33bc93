package ground

import (
	"slices"
	"strings"
)

// mayLeap reports whether the tokens of the line from at up to to may be left
// out; at is -1 at the beginning.
func (m *matcher) mayLeap(at, to int) bool {
	if at == to || at == -1 && to == 0 {
		return true
	}
	key := leap{at, to}
	ok, known := m.line.leaps[key]
	if !known {
		if len(m.line.leaps) >= maxLeaps {
			return false
		}
		ok = m.leap(at, to)
		m.line.leaps[key] = ok
	}
	return ok
}

// maxLeaps is how many leaps are judged of one way to read a line. The honest
// claims of testdata need 546 at most; a line with more was made to cost time.
const maxLeaps = 1_500

func (m *matcher) leap(at, to int) bool {
	l := m.line
	first, left := 0, -1 // the first whole chunk left out, and the chunk before
	if at > 0 {
		left = l.chunkAt(at - 1)
		first = left + 1
		if end := l.chunks[left].to; at < end {
			if to < end {
				return m.mayLoseInside(l.chunks[left], at, to)
			}
			return false // the head of a noun stays
		}
	}
	last := len(l.chunks) // the chunk after those left out
	if to < len(l.tokens) {
		last = l.chunkAt(to)
		if from := l.chunks[last].from; from < to && !m.mayLoseBefore(l.chunks[last], to) {
			return false
		}
	}
	if last > first && last < len(l.chunks) && l.chunks[last-1].kind == adverb {
		return false // "who allegedly" stays before what it bears on
	}
	return m.mayOmit(left, first, last)
}

// maxOut is how many chunks one leap may pass over. Sentences of news have
// fewer; what is longer was made to cost time.
const maxOut = 60

// maxSteps is how many parts of one line are looked at for one claim. The
// sentences and claims of testdata take 6,300 at most; what takes more was made
// to cost time, and nothing more of it may be left out.
const maxSteps = 10_000

// omissionsOf returns the omissions that have the shape of what would be left
// out, whatever stands on both sides.
func (r *reading) omissionsOf(out string) []omissionForm {
	found, known := r.outs[out]
	if !known {
		for _, o := range omissionForms() {
			if o.outForm.MatchString(out) {
				found = append(found, o)
			}
		}
		r.outs[out] = found
	}
	return found
}

// mayOmit reports whether chunks [from, to) may be left out after chunk left:
// they are one omission or several, one after the other.
func (m *matcher) mayOmit(left, from, to int) bool {
	if to-from > maxOut || m.line.steps > maxSteps {
		return false
	}
	rest := make([]bool, to-from+1) // whether the chunks from there on may go
	rest[to-from] = true
	restricts := m.restricts(left, from, to)
	for i := to - 1; i >= from; i-- {
		for end := i + 1; end <= to && !rest[i-from]; end++ {
			rest[i-from] = rest[end-from] && !(restricts && i == from && end < to) && (m.isOmission(left, i, end, to) || m.mayGo(left, i, end, to))
		}
	}
	return rest[0]
}

// restricts reports whether what stands behind the noun at chunk left tells
// which of its kind the subject is, where that may not go.
func (m *matcher) restricts(left, from, to int) bool {
	return left >= 0 && to < len(m.line.chunks) && m.line.chunks[to].kind == byte(finite) && m.line.chunks[left].kind == noun &&
		strings.IndexByte(",-(;", m.line.shapes()[from]) < 0 && !m.tellsOfSome(left, to)
}

// isOmission reports whether chunks [from, end) are one omission, where the
// next chunk that stays is to.
func (m *matcher) isOmission(left, from, end, to int) bool {
	l := m.line
	l.steps++
	if end == from+1 && m.isFreeWord(left, from) || left < 0 && from == 0 && l.isDateline(end) {
		return true
	}
	if l.carriesMore(from, end, m.lex) {
		return false
	}
	if to < len(l.chunks) && l.chunks[to].kind == byte(participle) && slices.ContainsFunc(l.chunks[from:end], func(c chunk) bool { return c.verb.not || c.verb.modal != "" }) {
		return false // "was not fined and jailed"
	}
	shapes := l.shapes()
	out, after, kept := shapes[from:end], shapes[end:], shapes[to:]
	before := ""
	if begin := l.statement(left); begin <= left {
		before = shapes[begin : left+1]
	}
	for _, o := range l.omissionsOf(out) {
		if !o.fits(before, after, kept) {
			continue
		}
		if (!o.narrows || !l.narrowed(from, end, m.lex)) && (!o.restricts || m.tellsOfSome(left, to)) {
			return true
		}
	}
	return false
}

// statement returns the chunk that begins the statement chunk i stands in: of
// what somebody says, the one behind who says it.
func (r *reading) statement(i int) int {
	if r.isTold && i >= r.saidAt {
		return r.saidAt + 1
	}
	return 0
}

// carriesMore reports whether chunks [from, to) hold a word on which the rest
// hangs: a condition, where the words come from, or how sure they are. What
// stands behind "who" or "after" bears on that clause alone.
func (r *reading) carriesMore(from, to int, lex *vocabulary) bool {
	if len(r.bears) != len(r.chunks) {
		r.bears = make([]bearing, len(r.chunks))
		for i := range r.chunks {
			switch key := r.key(i); {
			case key == "according" || key == "than" && r.chunks[i].kind == prep || lex.is("conditions", key) && key != "until" && key != "till" || r.isAsLongAs(i):
				r.bears[i] = onAll
			case key == "until" || key == "till", lex.is("hedges", key) && strings.IndexByte("rRJx", r.chunks[i].kind) >= 0: // not "with no chance"
				r.bears[i] = onItsClause
			}
		}
	}
	inner := false
	for i := from; i < to; i++ {
		if k := r.chunks[i].kind; k == ';' || i > 0 && (k == and || k == orBut) && r.chunks[i-1].kind == ',' && r.partsAt(i) {
			return false // ", and admission is free until May" is another matter
		}
		if r.bears[i] == onAll || r.bears[i] == onItsClause && !inner {
			return true
		}
		inner = inner || r.chunks[i].kind == relative || r.chunks[i].kind == opens || r.chunks[i].kind == pronoun && i > from && r.chunks[i-1].kind == noun
	}
	return false
}

// bearing says what a word bears on.
type bearing byte

const (
	onNothing   bearing = iota
	onItsClause         // how sure it is
	onAll               // a condition, or where the words come from
)

// isAsLongAs reports whether "as long as" or its like stands at chunk i.
func (r *reading) isAsLongAs(i int) bool {
	at := r.chunks[i].from
	return at+2 < len(r.tokens) && r.tokens[at].key == "as" && r.tokens[at+1].key == "long" && r.tokens[at+2].key == "as"
}

// isDateline reports whether the chunks up to end are the place of a report:
// "LONDON (Reuters) -".
func (r *reading) isDateline(end int) bool {
	place := r.tokens[0].raw
	return len(place) > 2 && place == strings.ToUpper(place) && datelineForm.MatchString(r.shapes()[:end])
}

// isFreeWord reports whether chunk i alone says nothing: "that" before what is
// said, and to whom it is told.
func (m *matcher) isFreeWord(left, i int) bool {
	if m.attribution && left >= 0 && left == i-1 && m.line.chunks[left].verb.base == "tell" && left < m.line.saidAt && strings.IndexByte("NMH", m.line.chunks[i].kind) >= 0 {
		return true // "told reporters"
	}
	return m.line.key(i) == "that" && m.line.chunks[i].kind == binds
}

// tellsOfSome reports whether what the line says of the subject at chunk s is
// of some of its kind or of one, so that it stays true when the subject is
// told less closely: something that happened, or something of one person or
// thing.
func (m *matcher) tellsOfSome(s, v int) bool {
	if v >= len(m.line.chunks) || s < 0 {
		return false
	}
	verb, subject := m.line.chunks[v].verb, m.line.chunks[s]
	happened := verb.modal == "" && (verb.past || verb.has || verb.ing)
	isName := subject.kind == name && subject.to > 1 // "Schools" at the beginning may be taken for a name
	return happened || isName || m.line.tokens[subject.from].tag == "DT" && m.line.head(s).tag == "NN"
}

// mayGo reports whether chunks [from, end) may be left out behind chunk left, by
// what borders them: they begin where a part of the sentence begins that it can
// do without, and neither chunk end nor chunk to, the next that stays, is
// governed from within them.
func (m *matcher) mayGo(left, from, end, to int) bool {
	l := m.line
	if l.steps > maxSteps {
		return false
	}
	l.steps++
	if left < 0 || l.carriesMore(from, end, m.lex) || strings.IndexByte("PposSWC", l.chunks[left].kind) >= 0 {
		return false
	}
	out := l.shapes()[from:end]
	if !partForm.MatchString(out) {
		return false
	}
	if out[0] != ',' && out[0] != '-' && out[0] != '(' && out[0] != ';' && l.narrowed(from, end, m.lex) {
		return false
	}
	return m.borders(left, out, end) && (end == to || m.borders(left, out, to))
}

// borders reports whether chunk next may follow chunk left where the chunks of
// the shape out are left out between them.
func (m *matcher) borders(left int, out string, next int) bool {
	l := m.line
	if next == len(l.chunks) {
		return true
	}
	closed := strings.IndexByte(",;)-", out[len(out)-1]) >= 0
	switch l.chunks[next].kind {
	case byte(finite):
		// the subject stays, and what tells which one it is goes only where
		// one thing happened to some
		if l.chunks[left].kind != noun && l.chunks[left].kind != name {
			return false
		}
		if out[0] == ',' || out[0] == '-' {
			return len(out) > 2 && out[len(out)-1] == out[0]
		}
		return !closed && subjectPart.MatchString(out) && m.tellsOfSome(left, next)
	case ',', ';', '.', ')', '-', opens, and, orBut:
		return true
	case place, prep, aside, adverb, time, byte(infinitive), byte(gerund), byte(participle):
		return closed || phrasesForm.MatchString(out)
	case of: // "was convicted in 2019 of stealing"
		return l.chunks[left].verb.base != "" && phrasesForm.MatchString(out)
	}
	return false
}
