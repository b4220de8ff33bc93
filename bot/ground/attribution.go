package ground

import "strings"

// told is a sentence parted into who says something and what is said, however
// it is printed: "Police said that Carr fled", "Carr fled, police said",
// "According to police, Carr fled". Both parts are read as sentences of their
// own, so that one order serves for all.
type told struct {
	// by is the speaker with the verb and what belongs to it: "police said on
	// Friday". "According to" is read as "said".
	by *reading
	// what is said.
	what *reading
}

// attributionOf parts a sentence whose words are somebody's. It finds nothing
// where the sentence speaks for itself.
func attributionOf(r *reading, lex *vocabulary) (told, bool) {
	for _, find := range []func(*reading, *vocabulary) (told, bool){according, closing, leading, middle} {
		if t, ok := find(r, lex); ok && t.what.hasVerb() && t.by.hasNoun() {
			return t, true
		}
	}
	return told{}, false
}

// withThat returns the reading with "that" at its end.
func (r *reading) withThat() *reading {
	out := r.part(r.chunks)
	out.chunks = append(out.chunks, chunk{kind: binds, from: len(out.tokens), to: len(out.tokens) + 1})
	out.tokens = append(out.tokens, token{raw: "that", key: "that", tag: "IN"})
	return out
}

func (r *reading) hasVerb() bool { return strings.ContainsAny(r.kinds(0, len(r.chunks)), "VE") }
func (r *reading) hasNoun() bool { return strings.ContainsAny(r.kinds(0, len(r.chunks)), "NMH") }

// sayingSo is the verb that "according to" stands for.
var sayingSo = verb{base: "say", form: finite, past: true}

// according finds "according to" with the source, at the beginning, at the end
// or between commas.
func according(r *reading, _ *vocabulary) (told, bool) {
	for i := range r.chunks {
		if r.key(i) != "according" || i+1 >= len(r.chunks) {
			continue
		}
		end := len(r.chunks)
		if n := strings.IndexAny(r.kinds(i, end), ",.;-"); n >= 0 {
			end = i + n
		}
		if end < i+3 {
			continue
		}
		by := r.part(r.chunks[i+2 : end])
		by.chunks = append(by.chunks, chunk{kind: byte(finite), from: len(by.tokens), to: len(by.tokens) + 1, verb: sayingSo})
		by.tokens = append(by.tokens, token{raw: "said", key: "said", tag: "VBD", Span: by.tokens[len(by.tokens)-1].Span})
		return told{by: by, what: r.part(r.chunks[:i], r.chunks[end:])}, true
	}
	return told{}, false
}

// closing finds a comma or a quotation mark with a speaker and a verb behind it
// at the end: "…, a court heard on Tuesday." Whatever the verb is, a clause
// that ends a sentence so says where it comes from.
func closing(r *reading, lex *vocabulary) (told, bool) {
	kinds := r.kinds(0, len(r.chunks))
	for i := len(r.chunks) - 1; i > 0; i-- {
		if kinds[i] != ',' && kinds[i] != '.' || r.quoteOpens(i) {
			continue
		}
		tail := kinds[i+1:]
		speaks, behindQuote := r.speaksAt(i+1, lex), r.chunks[i].from > 0 && r.tokens[r.chunks[i].from-1].quoted
		inverted := (invertedTail.MatchString(tail) || behindQuote && invertedSaid.MatchString(tail)) && r.mayInvert(i+1, lex)
		spoken := saidTail.MatchString(tail) && speaks && behindQuote
		if !inverted && !spoken && (kinds[i] == '.' || !plainTail.MatchString(tail) || !speaks && (hasObject.MatchString(tail) || opensOnly.MatchString(kinds[:i]))) {
			continue
		}
		by := r.chunks[i+1 : len(strings.TrimRight(kinds, "."))]
		if inverted {
			return told{by: r.upright(by), what: r.part(r.chunks[:i])}, true
		}
		return told{by: r.part(by), what: r.part(r.chunks[:i])}, true
	}
	return told{}, false
}

// verbFrom returns the first verb from chunk i on; without a base for none.
func (r *reading) verbFrom(i int) verb {
	for _, c := range r.chunks[i:] {
		if c.verb.base != "" {
			return c.verb
		}
	}
	return verb{}
}

// mayInvert reports whether the verb at chunk i may stand before its subject:
// "said the minister", but not "told the minister".
func (r *reading) mayInvert(i int, lex *vocabulary) bool {
	v := r.chunks[i].verb
	return lex.is("says", v.base) && v.base != "tell" && !v.passive && v.modal == ""
}

// upright puts a verb of speech behind its subject: "the minister, Jan
// Petersen, said in Kiel" for "said the minister, Jan Petersen, in Kiel".
func (r *reading) upright(by []chunk) *reading {
	end := 1 + len(uprightSubject.FindString(kindsOf(by[1:])))
	subject := by[1:end]
	if i := strings.IndexByte(kindsOf(subject), ','); i >= 0 && subject[len(subject)-1].kind != ',' {
		return r.part(subject, subject[i:i+1], by[:1], by[end:]) // a comma closes what stands behind the name
	}
	return r.part(subject, by[:1], by[end:])
}

// speaksAt reports whether the first verb from chunk i on is one of speech.
func (r *reading) speaksAt(i int, lex *vocabulary) bool {
	base := r.verbFrom(i).base
	return lex.is("says", base) || lex.is("holds", base)
}

// leading finds a speaker and a verb with what is said behind them.
func leading(r *reading, lex *vocabulary) (told, bool) {
	kinds := r.kinds(0, len(r.chunks))
	for v := 1; v+1 < len(r.chunks); v++ {
		if kinds[v] != byte(finite) && kinds[v] != byte(participle) {
			continue
		}
		if leadSubject.MatchString(kinds[:v]) {
			if from := r.saidFrom(v, lex); from > 0 {
				by, what := r.chunks[:from], r.chunks[from:]
				for len(what) > 0 && (what[0].kind == ';' || what[0].kind == ',' || what[0].kind == binds && r.tokens[what[0].from].key == "that") {
					what = what[1:]
				}
				return told{by: r.part(by).withoutComma(), what: r.part(what)}, true
			}
		}
		tellsOfNoun := kinds[v] == byte(participle) && strings.IndexByte("NM", kinds[v-1]) >= 0
		if !tellsOfNoun && !frontOpen.MatchString(kinds[:v]) {
			return told{}, false // the main verb of a sentence that tells nobody's words
		}
	}
	return told{}, false
}

// withoutComma returns the reading without a comma at its end.
func (r *reading) withoutComma() *reading {
	n := len(strings.TrimRight(r.kinds(0, len(r.chunks)), ","))
	return r.part(r.chunks[:n])
}

// saidFrom returns the chunk from which on what is said stands behind the verb
// at chunk v, or 0 where nothing is said.
func (r *reading) saidFrom(v int, lex *vocabulary) int {
	base := r.chunks[v].verb.base
	says, holds := lex.is("says", base), lex.is("holds", base)
	for i := v + 1; i < len(r.chunks); i++ {
		k := r.chunks[i].kind
		switch {
		case k == binds && r.key(i) == "that":
			if i+2 < len(r.chunks) && r.chunks[i+1].kind == noun && strings.IndexByte("Cc.", r.chunks[i+2].kind) >= 0 {
				return 0 // "rejected that claim"
			}
			return i
		case k == ';' && says:
			return i
		case says && (k == ',' || i > v+1) && r.quoteOpens(i):
			return i
		case k == ',' && i == v+1 && setOff.MatchString(r.kinds(i, len(r.chunks))):
			i += len(setOff.FindString(r.kinds(i, len(r.chunks)))) - 2
		case k == ',' || !strings.ContainsRune("NMTHP#RroEJCp()", rune(k)):
			i = len(r.chunks)
		}
	}
	if !says && !holds || r.chunks[v].verb.passive {
		return 0
	}
	kinds := r.kinds(0, len(r.chunks))
	for from := v + 1; from < len(r.chunks); from++ {
		switch {
		case from == v+1 && base == "tell" && strings.IndexByte("NMH", kinds[from]) >= 0:
			continue // whom it is told
		case kinds[from] == ',' || kinds[from] == ';':
			continue
		}
		if startsStatement.MatchString(kinds[from:]) {
			return from
		}
		return 0
	}
	return 0
}

// quoteOpens reports whether a quotation begins at chunk i or behind the comma
// that it is.
func (r *reading) quoteOpens(i int) bool {
	at := r.chunks[i].from
	if r.chunks[i].kind == ',' {
		at++
	}
	return at > 0 && at < len(r.tokens) && r.tokens[at].quoted && !r.tokens[r.chunks[i].from-1].quoted &&
		statementForm.MatchString(r.kinds(r.chunkAt(at), len(r.chunks)))
}

// middle finds a speaker in the middle of what is said. What follows behind a
// comma belongs to what is said: "…, he said, citing the report".
func middle(r *reading, lex *vocabulary) (told, bool) {
	kinds := r.kinds(0, len(r.chunks))
	for i := 1; i < len(r.chunks)-1; i++ {
		if kinds[i] != ',' {
			continue
		}
		form := middleForm
		inverted := kinds[i+1] == byte(finite)
		if inverted {
			form = middleInverted
		}
		m := form.FindStringIndex(kinds[i+1:])
		if m == nil || !r.speaksAt(i+1, lex) || inverted && !r.mayInvert(i+1, lex) {
			continue
		}
		end := i + m[1]
		by, rest := r.chunks[i+1:end], r.chunks[end:]
		if len(rest) > 1 && rest[0].kind == ',' && strings.IndexByte("GESPTRr", rest[1].kind) < 0 {
			rest = rest[1:]
		}
		if hasObject.MatchString(kindsOf(by)) && !inverted && r.verbFrom(i+1).base != "tell" {
			continue
		}
		if inverted {
			return told{by: r.upright(by), what: r.part(r.chunks[:i], rest)}, true
		}
		return told{by: r.part(by), what: r.part(r.chunks[:i], rest)}, true
	}
	return told{}, false
}
