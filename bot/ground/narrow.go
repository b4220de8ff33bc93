package ground

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
	for i, t := range r.tokens[c.from:c.to] {
		if i > 0 && (t.key == "than" && r.tokens[c.from+i-1].key == "more" || t.key == "least" && r.tokens[c.from+i-1].key == "at") {
			continue // "more than 40 people in Corin" are more than 40 people
		}
		if lex.is("narrow", t.key) || t.tag == "JJS" || t.tag == "RBS" {
			return true
		}
	}
	return false
}
