package ground

import (
	"slices"
	"strings"
	"sync"
)

// Path: a claim holds on a line when its words are found in the line in their
// order, and every leap from one found word to the next passes over nothing
// but what may be left out. So the claim is the line with parts of it taken
// away, and nothing that was taken away changes what is left.

var omissionForms = sync.OnceValue(compileOmissions)

// matcher holds a claim against a line.
type matcher struct {
	lex         *lexicon
	claim, line *reading
	// article is the text that the line stands in, which tells how it calls
	// people for short.
	article string
	// attribution says that the readings begin with who says something and
	// how: another verb of speech may stand there.
	attribution bool
	// quotes says that words of the path stand inside quotation marks.
	quotes bool
}

// step is the cheapest way to have found the claim up to a word: what it
// costs, and from which word of the claim and the line it was made.
type step struct {
	cost     int
	from, at int
}

// What is wrong with a path is counted, to find the one with the least wrong.
const (
	costLeap  = 1 // something is left out that may not be
	costBack  = 1 // a word stands before the one found last
	costWord  = 2 // a word is not printed
	tooCostly = 7 // no reason is told for a claim so far from the line
)

// walk finds the path through the line with the least wrong, and returns what
// is wrong with it: nothing for a claim that holds.
func (m *matcher) walk() []Fault {
	claim, line := m.claim.units(), m.line.units()
	rows := make([][]step, len(claim)+1)
	for i := range rows {
		rows[i] = make([]step, len(line)+1)
		for j := range rows[i] {
			rows[i][j].cost = tooCostly
		}
	}
	none := len(line) // no word of the line was found yet
	rows[0][none] = step{}
	for i, at := range claim {
		matches := m.matches(at, line)
		for j := range rows[i] {
			d := rows[i][j]
			if d.cost >= tooCostly {
				continue
			}
			cost := costWord
			if m.mayAdd(at) {
				cost = 0
			}
			rows[i+1][j].improve(d.cost+cost, i, j)
			if end := m.aside(at); end > at {
				rows[i+unitsIn(claim, i, end)][j].improve(d.cost, i, j)
			}
			for _, q := range matches {
				cost := 0
				if j < none && line[q] < m.line.unitEnd(line[j]) {
					cost = costBack
				} else if !m.mayLeap(m.after(line, j), line[q]) {
					cost = costLeap
				}
				rows[i+1][q].improve(d.cost+cost, i, j)
			}
		}
	}
	return m.faults(rows, claim, line)
}

func (s *step) improve(cost, from, at int) {
	if cost < s.cost {
		*s = step{cost, from, at}
	}
}

// after returns the token behind unit j of the line, or -1 before its first.
func (m *matcher) after(line []int, j int) int {
	if j == len(line) {
		return -1
	}
	return m.line.unitEnd(line[j])
}

// matches returns the units of the line that the claim's unit at a token may
// be.
func (m *matcher) matches(at int, line []int) []int {
	var out []int
	for q, to := range line {
		if m.same(at, to) {
			out = append(out, q)
		}
	}
	return out
}

// faults tells what is wrong along the cheapest path to the end.
func (m *matcher) faults(rows [][]step, claim, line []int) []Fault {
	best, last, atEnd := tooCostly, -1, false
	for j := range line {
		d := rows[len(claim)][j]
		if d.cost >= best {
			continue
		}
		ends := m.mayLeap(m.after(line, j), len(m.line.tokens))
		if !ends {
			d.cost += costLeap
		}
		if d.cost < best {
			best, last, atEnd = d.cost, j, ends
		}
	}
	if last < 0 {
		return []Fault{{Rule: NotPrinted}}
	}
	var out []Fault
	if !atEnd {
		out = append(out, m.leftOut(m.after(line, last), len(m.line.tokens)))
	}
	for i, j := len(claim), last; i > 0; {
		d := rows[i][j]
		switch before := rows[d.from][d.at]; {
		case before.cost == rows[i][j].cost:
		case d.at == j && i == d.from+1 && rows[i][j].cost-before.cost == costWord:
			out = append(out, m.notPrinted(claim[d.from]))
		case d.at < len(line) && line[j] < m.line.unitEnd(line[d.at]):
			out = append(out, Fault{Rule: Moved, Said: m.claim.tokens[claim[d.from]].raw})
		default:
			out = append(out, m.leftOut(m.after(line, d.at), line[j]))
		}
		if j < len(line) && d.at != j && m.line.tokens[line[j]].quoted {
			m.quotes = true
		}
		i, j = d.from, d.at
	}
	slices.Reverse(out)
	return out
}

func (m *matcher) notPrinted(i int) Fault {
	t := m.claim.tokens[i]
	switch {
	case t.tag == "CD" || t.key[0] >= '0' && t.key[0] <= '9':
		return Fault{Rule: NumberNotCited, Said: t.raw}
	case strings.HasPrefix(t.tag, "NNP"):
		return Fault{Rule: NameNotCited, Said: t.raw}
	}
	return Fault{Rule: NotPrinted, Said: m.claim.words(i, m.claim.unitEnd(i))}
}

func (m *matcher) leftOut(from, to int) Fault {
	return Fault{Rule: LeftOut, Printed: m.line.words(max(from, 0), to)}
}

// holds reports whether the claim is a path through the line.
func (m *matcher) holds() bool { return len(m.walk()) == 0 }

// units returns where the units of a reading begin: its tokens without the
// marks, a group of verbs as one.
func (r *reading) units() []int {
	var out []int
	for i := 0; i < len(r.tokens); i = r.unitEnd(i) {
		if t := r.tokens[i]; !isMark(t.raw) || t.tag == "$" || t.key == "%" {
			out = append(out, i)
		}
	}
	return out
}

// unitsIn counts the units from the i-th on that begin before token end.
func unitsIn(units []int, i, end int) int {
	n := 0
	for i+n < len(units) && units[i+n] < end {
		n++
	}
	return n
}

// unitEnd returns where the unit that begins at token i ends.
func (r *reading) unitEnd(i int) int {
	if c := r.chunks[r.chunkAt(i)]; c.verb.base != "" {
		return c.to
	}
	return i + 1
}

// chunkAt returns the chunk that holds token i.
func (r *reading) chunkAt(i int) int {
	lo, hi := 0, len(r.chunks)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.chunks[mid].to <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

var articles = setOf(strings.Fields("a an the this that these those"), nil)

// mayAdd reports whether a claim may add the word at token i: an article,
// "that" before what is said, "and" in a list cut short, "on" or "in" before a
// time.
func (m *matcher) mayAdd(i int) bool {
	t := m.claim.tokens[i]
	c := m.claim.chunkAt(i)
	switch {
	case articles[t.key] && t.tag == "DT":
		// "a few" is not "few".
		return i+1 >= len(m.claim.tokens) || !quantities[m.claim.tokens[i+1].key]
	case t.key == "that":
		return m.claim.chunks[c].kind == binds
	case t.key == "and":
		return true
	case t.key == "on" || t.key == "in":
		return c+1 < len(m.claim.chunks) && m.claim.chunks[c+1].kind == time
	}
	return false
}

var quantities = setOf(strings.Fields("few little"), nil)

// same reports whether the unit of the claim at i says what that of the line
// at j prints.
func (m *matcher) same(i, j int) bool {
	c, l := m.claim.chunks[m.claim.chunkAt(i)], m.line.chunks[m.line.chunkAt(j)]
	if c.verb.base != "" || l.verb.base != "" {
		if c.verb.base == "" || l.verb.base == "" {
			return false
		}
		if m.attribution && m.saysFor(c.verb, l.verb) {
			return true
		}
		return c.verb.same(l.verb, m.lex, m.line.reported) || m.joins(i, j)
	}
	x, y := m.claim.tokens[i], m.line.tokens[j]
	if x.key == y.key {
		return true
	}
	if strings.EqualFold(x.key, y.key) && (x.key == strings.ToUpper(x.key)) != (y.key == strings.ToUpper(y.key)) {
		return false
	}
	return m.line.reported && y.quoted && m.lex.reported[y.key][x.key] || monthOf(x.key) != "" && monthOf(x.key) == monthOf(y.key)
}

// joins reports whether the claim says with "and" what the line adds with a
// participle: "and lost the rematch" of ", losing the rematch".
func (m *matcher) joins(i, j int) bool {
	x, y := m.claim.chunkAt(i), m.line.chunkAt(j)
	c, l := m.claim.chunks[x].verb, m.line.chunks[y].verb
	return l.form == gerund && y > 0 && m.line.chunks[y-1].kind == ',' && x > 0 && m.claim.chunks[x-1].kind == and &&
		c.base == l.base && c.form == finite && c.past && !c.not && !c.has && c.modal == "" && !c.passive
}

// saysFor reports whether a claim may give the speech of the line's verb with
// its own: "said" for "warned", and the same verb in another time.
func (m *matcher) saysFor(c, l verb) bool {
	if c.not != l.not || c.modal != l.modal || c.passive != l.passive {
		return false
	}
	return c.base == l.base || m.lex.is("plain", c.base) && m.lex.is("says", l.base) && !l.passive
}

// monthOf returns a month's first three letters, or "".
func monthOf(key string) string {
	const months = "january february march april may june july august september october november december"
	if len(key) < 3 {
		return ""
	}
	for _, m := range strings.Fields(months) {
		if strings.HasPrefix(m, strings.TrimSuffix(key, ".")) || key == "sept" && m == "september" {
			return m[:3]
		}
	}
	return ""
}

// mayLeap reports whether the tokens of the line from at up to to may be left
// out; at is -1 at the beginning.
func (m *matcher) mayLeap(at, to int) bool {
	if at == to || at == -1 && to == 0 {
		return true
	}
	key := leap{at, to}
	ok, known := m.line.leaps[key]
	if !known {
		ok = m.leap(at, to)
		m.line.leaps[key] = ok
	}
	return ok
}

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
	return m.mayOmit(left, first, last) || m.mayGo(left, first, last)
}

// mayOmit reports whether chunks [from, to) may be left out after chunk left:
// they are one omission or several, one after the other.
func (m *matcher) mayOmit(left, from, to int) bool {
	if from >= to {
		return true
	}
	for end := to; end > from; end-- {
		if m.isOmission(left, from, end, to) && m.mayOmit(left, end, to) {
			return true
		}
	}
	return false
}

// isOmission reports whether chunks [from, end) are one omission, where the
// next chunk that stays is to.
func (m *matcher) isOmission(left, from, end, to int) bool {
	l := m.line
	if end == from+1 && m.isFreeWord(left, from) {
		return true
	}
	if l.carriesMore(from, end, m.lex) {
		return false
	}
	out := l.kinds(from, end)
	before := "^"
	if begin := l.statement(left); begin <= left {
		before += l.kinds(begin, left+1)
	}
	after, kept := l.kinds(end, len(l.chunks))+"$", l.kinds(to, len(l.chunks))+"$"
	for _, o := range omissionForms() {
		if o.narrows && l.narrowed(from, end, m.lex) || !o.outForm.MatchString(out) {
			continue
		}
		if o.leftForm != nil && !o.leftForm.MatchString(before) {
			continue
		}
		if o.rightForm != nil && !o.rightForm.MatchString(after) && !o.rightForm.MatchString(kept) {
			continue
		}
		if o.restricts && !m.tellsOfSome(left, to) {
			continue
		}
		return true
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
// hangs wherever it stands: a condition, or where the words come from.
func (r *reading) carriesMore(from, to int, lex *lexicon) bool {
	for i := from; i < to; i++ {
		if key := r.key(i); key == "according" || lex.is("conditions", key) || lex.is("hedges", key) {
			return true
		}
	}
	return false
}

// isFreeWord reports whether chunk i alone says nothing: "that" before what is
// said, and "himself" behind the one who is meant.
func (m *matcher) isFreeWord(left, i int) bool {
	if m.attribution && left >= 0 && left == i-1 && m.line.chunks[left].verb.base == "tell" && left < m.line.saidAt && strings.IndexByte("NMH", m.line.chunks[i].kind) >= 0 {
		return true // "told reporters"
	}
	switch m.line.key(i) {
	case "that":
		return m.line.chunks[i].kind == binds
	case "himself", "herself", "itself", "themselves":
		return left == i-1 && left >= 0 && strings.IndexByte("NM", m.line.chunks[left].kind) >= 0
	}
	return false
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
	if verb.modal == "" && (verb.past || verb.has || verb.ing) {
		return true
	}
	return subject.kind == name || m.line.tokens[subject.from].tag == "DT" && m.line.head(s).tag == "NN"
}

// mayLoseInside reports whether tokens [at, to) inside a noun may be left out.
func (m *matcher) mayLoseInside(c chunk, at, to int) bool {
	if c.verb.base != "" {
		return false
	}
	for i := at; i < to; i++ {
		if !articles[m.line.tokens[i].key] && !m.mayLoseWord(i) {
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
	plain := true
	for i := c.from; i < to; i++ {
		plain = plain && (articles[m.line.tokens[i].key] || m.mayLoseWord(i))
	}
	if plain {
		return true
	}
	return m.isPersonAfter(c, to)
}

// mayLoseWord reports whether a word before a noun may go: an age, or an
// adjective that makes no other thing of it.
func (m *matcher) mayLoseWord(i int) bool {
	t := m.line.tokens[i]
	return strings.HasSuffix(t.key, "-year-old") ||
		t.tag == "JJ" && !m.line.narrowed(m.line.chunkAt(i), m.line.chunkAt(i), m.lex) && !m.lex.is("alters", t.key) && !m.lex.is("narrow", t.key)
}

// isPersonAfter reports whether tokens [to, c.to) are the name of a person
// with what they are before it: "former banker" in "former banker Simon
// Crane", "Prime Minister" in "Prime Minister Elena Stoev".
func (m *matcher) isPersonAfter(c chunk, to int) bool {
	for _, t := range m.line.tokens[to:c.to] {
		if !strings.HasPrefix(t.tag, "NNP") {
			return false
		}
	}
	lost := m.line.tokens[c.from:to]
	last := lost[len(lost)-1]
	for _, t := range lost {
		if m.lex.is("alters", t.key) && m.lex.is("titles", m.line.tokens[to].key) {
			return false // "President" of "Vice President"
		}
	}
	if m.lex.is("titles", last.key) || strings.HasPrefix(last.tag, "NN") && !strings.HasPrefix(last.tag, "NNP") {
		return true
	}
	if to < c.to-1 || !strings.HasPrefix(last.tag, "NNP") {
		return false
	}
	for _, t := range lost { // "Prime Minister Karl Brandt" is a person
		if m.lex.is("titles", t.key) || t.tag == "NN" {
			return true
		}
	}
	return standsAlone(m.article, m.line.tokens[to].raw, last.raw)
}

// standsAlone reports whether the text prints the last word of a name without
// the word before it, as articles do when they name a person again.
func standsAlone(text, last, before string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], last)
		if i < 0 {
			return false
		}
		at += i + len(last)
		if start := strings.TrimRight(text[:at-len(last)], " "); !strings.HasSuffix(start, before) && !endsCapital(start) {
			return true
		}
	}
}

// endsCapital reports whether the last word of a text has a capital.
func endsCapital(text string) bool {
	i := strings.LastIndexAny(text, " \n")
	return i+1 < len(text) && text[i+1] >= 'A' && text[i+1] <= 'Z' && !strings.ContainsAny(text[len(text)-1:], ".!?,;:”\"")
}

// narrowed reports whether the statement that chunks [from, to) stand in holds
// a word such as "no", "all" or "first", or hangs on one such as "deny": there
// a longer phrase says less, and leaving it out says more than is printed.
func (r *reading) narrowed(from, to int, lex *lexicon) bool {
	for i := from - 1; i >= 0; i-- {
		if r.partsAt(i) {
			break
		}
		if r.narrowsAt(i, lex) {
			return true
		}
	}
	for i := to; i < len(r.chunks) && r.chunks[i].kind != binds && !r.partsAt(i); i++ {
		if r.narrowsAt(i, lex) {
			return true
		}
	}
	return false
}

// partsAt reports whether chunk i parts two statements that stand for
// themselves.
func (r *reading) partsAt(i int) bool {
	switch r.chunks[i].kind {
	case ';', opens, relative:
		return true
	case and, orBut:
		return joinedForm.MatchString(r.kinds(i+1, len(r.chunks)))
	}
	return false
}

func (r *reading) narrowsAt(i int, lex *lexicon) bool {
	c := r.chunks[i]
	if c.verb.base != "" {
		return c.verb.not || lex.is("turns", c.verb.base)
	}
	if c.kind == time {
		return false
	}
	for _, t := range r.tokens[c.from:c.to] {
		if lex.is("narrow", t.key) || t.tag == "JJS" || t.tag == "RBS" {
			return true
		}
	}
	return false
}
