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
func attributionOf(r *reading, lex *lexicon) (told, bool) {
	for _, find := range []func(*reading, *lexicon) (told, bool){according, closing, leading, middle} {
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
func according(r *reading, _ *lexicon) (told, bool) {
	for i := range r.chunks {
		if r.key(i) != "according" || i+1 >= len(r.chunks) {
			continue
		}
		end := r.endOfPart(i + 1)
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

// endOfPart returns the end of the part of the sentence that chunk i stands
// in, up to a comma, a dash or the end. A comma with the name or the age of
// the person before it belongs to the part.
func (r *reading) endOfPart(i int) int {
	for ; i < len(r.chunks); i++ {
		switch r.chunks[i].kind {
		case ',':
			rest := r.kinds(i, len(r.chunks))
			if apposed.MatchString(rest) {
				continue
			}
			return i
		case '.', ';', '-':
			return i
		}
	}
	return i
}

// closing finds a comma or a quotation mark with a speaker and a verb behind it
// at the end: "…, a court heard on Tuesday." Whatever the verb is, a clause
// that ends a sentence so says where it comes from.
func closing(r *reading, lex *lexicon) (told, bool) {
	kinds := r.kinds(0, len(r.chunks))
	for i := len(r.chunks) - 1; i > 0; i-- {
		if kinds[i] != ',' && kinds[i] != '.' {
			continue
		}
		tail := kinds[i+1:]
		inverted := invertedTail.MatchString(tail) && lex.is("says", r.chunks[i+1].verb.base)
		spoken := saidTail.MatchString(tail) && r.speaksAt(i+1, lex) && r.chunks[i].from > 0 && r.tokens[r.chunks[i].from-1].quoted
		if !inverted && !spoken && (!plainTail.MatchString(tail) || kinds[i] == '.' || hasObject.MatchString(tail) && !r.speaksAt(i+1, lex)) {
			continue
		}
		end := len(r.chunks)
		for end > i && kinds[end-1] == '.' {
			end--
		}
		by := r.chunks[i+1 : end]
		if inverted { // "said the minister" is "the minister said"
			return told{by: r.part(by[1:], by[:1]), what: r.part(r.chunks[:i])}, true
		}
		return told{by: r.part(by), what: r.part(r.chunks[:i])}, true
	}
	return told{}, false
}

// speaksAt reports whether the first verb from chunk i on is one of speech.
func (r *reading) speaksAt(i int, lex *lexicon) bool {
	for ; i < len(r.chunks); i++ {
		if b := r.chunks[i].verb.base; b != "" {
			return lex.is("says", b) || lex.is("holds", b)
		}
	}
	return false
}

// leading finds a speaker and a verb with what is said behind them.
func leading(r *reading, lex *lexicon) (told, bool) {
	v := strings.IndexAny(r.kinds(0, len(r.chunks)), "VE")
	if v < 1 || v+1 >= len(r.chunks) || !leadSubject.MatchString(r.kinds(0, v)) {
		return told{}, false
	}
	base := r.chunks[v].verb.base
	from := -1
	for i := v + 1; i < len(r.chunks) && from < 0; i++ {
		switch k := r.chunks[i].kind; {
		case k == binds && r.key(i) == "that":
			from = i
		case k == ';' && lex.is("says", base):
			from = i
		case !strings.ContainsRune("NMTHP#RroE", rune(k)):
			i = len(r.chunks)
		}
	}
	if from < 0 && (lex.is("says", base) || lex.is("holds", base)) {
		from = v + 1
		for from < len(r.chunks) && strings.ContainsRune(",;", rune(r.chunks[from].kind)) {
			from++
		}
		if !strings.ContainsAny(r.kinds(from, len(r.chunks)), "V") || !startsStatement.MatchString(r.kinds(from, len(r.chunks))) {
			return told{}, false
		}
	}
	if from < 0 {
		return told{}, false
	}
	by, what := r.chunks[:from], r.chunks[from:]
	if what[0].kind == binds || what[0].kind == ';' {
		what = what[1:]
	}
	return told{by: r.part(by), what: r.part(what)}, true
}

// middle finds a speaker between commas in the middle of what is said.
func middle(r *reading, lex *lexicon) (told, bool) {
	kinds := r.kinds(0, len(r.chunks))
	for i := 1; i < len(r.chunks)-1; i++ {
		if kinds[i] != ',' {
			continue
		}
		m := middleForm.FindStringIndex(kinds[i+1:])
		if m == nil || !r.speaksAt(i+1, lex) {
			continue
		}
		end := i + m[1]
		by := r.chunks[i+1 : end]
		if by[0].verb.base != "" {
			return told{by: r.part(by[1:], by[:1]), what: r.part(r.chunks[:i], r.chunks[end+1:])}, true
		}
		return told{by: r.part(by), what: r.part(r.chunks[:i], r.chunks[end+1:])}, true
	}
	return told{}, false
}
