package ground

import (
	"slices"
	"strings"
)

// narrowed reports whether the statement that chunks [from, to) stand in holds
// a word such as "no" or "all", or hangs on one such as "deny": there a longer
// phrase says less, and leaving it out says more than is printed. "First" and
// "biggest" do so only to what stands with them, before or behind one verb.
func (r *reading) narrowed(from, to int, lex *vocabulary) bool {
	verbs, inRelative := 0, false
	for i := from - 1; i >= 0; i-- {
		if r.partsAt(i) {
			inRelative = r.chunks[i].kind == relative && i > 0 && r.chunks[i-1].kind == ','
			break
		}
		if at := r.asideAt(i); at < i {
			i = at // "Carr, who was not hurt,"
			continue
		}
		if r.chunks[i].kind == byte(finite) && r.chunks[i].verb.base != "be" {
			verbs++
		}
		if r.narrowsAt(i, lex) || r.turnsAt(i, lex) || verbs == 0 && r.ranksAt(i, lex) {
			return true
		}
	}
	for i := to; i < len(r.chunks) && !r.partsAt(i) && !(inRelative && r.chunks[i].kind == ','); i++ {
		switch r.chunks[i].kind {
		case binds, byte(infinitive), byte(gerund):
			return false
		}
		if r.narrowsAt(i, lex) || r.ranksAt(i, lex) {
			return true
		}
	}
	return false
}

// turnsAt reports whether chunk i is a verb such as "deny" with what is denied
// behind it. "The talks failed in Corin" are talks that failed.
func (r *reading) turnsAt(i int, lex *vocabulary) bool {
	v := r.chunks[i].verb
	return lex.is("turns", v.base) && i+1 < len(r.chunks) && (v.passive || strings.IndexByte("PST.;C", r.chunks[i+1].kind) < 0 || r.key(i+1) == "from")
}

// asideAt returns where the clause between commas begins that ends with the
// comma at chunk i, or i for none.
func (r *reading) asideAt(i int) int {
	if r.chunks[i].kind != ',' {
		return i
	}
	for k := i - 1; k > 0 && r.chunks[k].kind != ','; k-- {
		if r.chunks[k].kind == relative && r.chunks[k-1].kind == ',' {
			return k - 1
		}
	}
	return i
}

// ranksAt reports whether chunk i is one of a kind by its place in a row:
// "the first woman", "the biggest fire".
func (r *reading) ranksAt(i int, lex *vocabulary) bool {
	c := r.chunks[i]
	return c.verb.base == "" && c.kind != time && slices.ContainsFunc(r.tokens[c.from:c.to], func(t token) bool {
		return lex.is("ranks", t.key) || t.tag == "JJS" && t.key != "least" || t.tag == "RBS"
	})
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

func (r *reading) narrowsAt(i int, lex *vocabulary) bool {
	c := r.chunks[i]
	if c.verb.base != "" {
		return c.verb.not
	}
	if c.kind == time {
		return false
	}
	for i := c.from; i < c.to; i++ {
		t := r.tokens[i]
		if i > 0 && (t.key == "than" && r.tokens[i-1].key == "more" || t.key == "least" && r.tokens[i-1].key == "at") {
			continue // "more than 40 people in Corin" are more than 40 people
		}
		if lex.is("narrow", t.key) {
			return true
		}
	}
	return false
}
