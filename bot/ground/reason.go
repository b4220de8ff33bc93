package ground

// reason returns why a claim fell, as closely as can be told: a number, a name
// or another word that none of the lines prints, a speaker that was left out,
// or what the path through the line that carries most of it lacks.
func reason(claim string, carriers []*carrier, least Fault) Fault {
	switch least.Rule {
	case NumberNotCited, NameNotCited:
		least = Fault{Rule: NotPrinted} // another line may print it
	case NotPrinted, LeftOut, Moved:
	default:
		return least
	}
	c := readLike(claim, carriers[0].read[0], carriers[0].lex)
	m := &matcher{lex: carriers[0].lex, claim: c, line: c}
	var word Fault
	for i := 0; i < len(c.tokens); i = c.unitEnd(i) {
		base := c.chunks[c.chunkAt(i)].verb.base
		if isMark(c.tokens[i].raw) || m.mayAdd(i) || m.lex.is("plain", base) || c.tokens[i].key == "according" || printsAny(c, i, carriers) {
			continue
		}
		f := m.notPrinted(i)
		if f.Rule == NumberNotCited || f.Rule == NameNotCited {
			return f
		}
		if word.Rule == "" {
			word = f
		}
	}
	if word.Rule != "" {
		return word
	}
	if f := otherVerb(c, carriers); f.Rule != "" {
		return f
	}
	for _, k := range carriers {
		_, told := attributionOf(k.read[0], k.lex)
		if _, tells := attributionOf(c, k.lex); told && !tells {
			return Fault{Rule: NoSource, Line: k.line.Number}
		}
	}
	return least
}

// printsAny reports whether one of the lines prints a word of the claim's unit
// at token i, in any form.
func printsAny(c *reading, i int, carriers []*carrier) bool {
	for _, k := range carriers {
		for _, r := range k.read {
			for j, t := range r.tokens {
				if t.key == c.tokens[i].key {
					return true
				}
				x, y := c.chunks[c.chunkAt(i)].verb.base, r.chunks[r.chunkAt(j)].verb.base
				if x != "" && x == y {
					return true
				}
			}
		}
	}
	return false
}

// otherVerb finds a verb of the claim that the lines print in another form
// only: without "not", as a plan, as done by another.
func otherVerb(c *reading, carriers []*carrier) Fault {
	for _, x := range c.chunks {
		if x.verb.base == "" || x.verb.base == "be" || x.verb.base == "have" {
			continue
		}
		var found Fault
		same := false
		for _, k := range carriers {
			for _, y := range k.read[0].chunks {
				if x.verb.base != y.verb.base {
					continue
				}
				same = same || x.verb.same(y.verb, k.lex, true)
				found = Fault{Rule: OtherVerb, Said: c.words(x.from, x.to), Printed: k.read[0].words(y.from, y.to), Line: k.line.Number}
			}
		}
		if !same && found.Rule != "" {
			return found
		}
	}
	return Fault{}
}
