package ground

import "strings"

// turned returns the reading with the other orders in which English says the
// same: a time or place at the end instead of the beginning, and the passive
// for the active and back.
func (r *reading) turned() []*reading {
	out := []*reading{r}
	if back := r.openingLast(); back != nil {
		out = append(out, back)
	}
	if other := r.apposedFirst(); other != nil {
		out = append(out, other)
	}
	for _, o := range out[:len(out):len(out)] {
		if p := o.passive(); p != nil {
			out = append(out, p)
		}
		if a := o.active(); a != nil {
			out = append(out, a)
		}
	}
	return out
}

// openingLast moves a phrase from the beginning behind the verb and its
// objects.
func (r *reading) openingLast() *reading {
	kinds := r.kinds(0, len(r.chunks))
	m := openingPhrase.FindStringSubmatchIndex(kinds)
	if m == nil {
		return nil
	}
	v := strings.IndexByte(kinds[m[1]:], 'V')
	if v < 0 {
		return nil
	}
	end := m[1] + v + 1
	for end < len(kinds) && !strings.ContainsRune(",;.SsWIC(-G", rune(kinds[end])) {
		end++
	}
	return r.part(r.chunks[m[1]:end], r.chunks[m[2]:m[3]], r.chunks[end:])
}

// apposedFirst turns "Ann Carr, the minister," into "the minister, Ann Carr,".
func (r *reading) apposedFirst() *reading {
	m := apposedSubject.FindStringSubmatchIndex(r.kinds(0, len(r.chunks)))
	if m == nil || m[3] > m[2]+1 && englishLexicon().is("near", r.head(m[2]).key) {
		return nil // "the wife of the warden, Ann Carr,"
	}
	return r.part(r.chunks[:m[2]], r.chunks[m[4]:m[5]], r.chunks[m[3]:m[4]], r.chunks[m[2]:m[3]], r.chunks[m[5]:])
}

// passive turns "police arrested 18 people" into "18 people were arrested by
// police".
func (r *reading) passive() *reading {
	kinds := r.kinds(0, len(r.chunks))
	m := activeForm.FindStringSubmatchIndex(kinds)
	if m == nil || r.goesOn(m[5]) {
		return nil
	}
	v := m[3]
	verb := r.chunks[v]
	if verb.verb.passive || verb.verb.base == "be" || verb.verb.base == "become" || !verb.verb.past && !verb.verb.has && verb.verb.modal == "" {
		return nil
	}
	verb.verb.passive, verb.verb.form = true, finite
	by := chunk{kind: place, from: 0, to: 1}
	p := r.part(r.chunks[m[4]:m[5]], []chunk{verb})
	by.from = len(p.tokens)
	by.to = by.from + 1
	p.tokens = append(p.tokens, token{raw: "by", key: "by", tag: "IN"})
	p.chunks = append(p.chunks, by)
	return p.join(r.part(r.chunks[m[2]:m[3]], r.chunks[m[5]:]))
}

// goesOn reports whether what stands at chunk i belongs to the noun before it,
// so that it may not come to stand behind another.
func (r *reading) goesOn(i int) bool {
	if i >= len(r.chunks) {
		return false
	}
	switch r.chunks[i].kind {
	case and, orBut:
		return !joinedForm.MatchString(r.kinds(i+1, len(r.chunks)))
	}
	return strings.IndexByte(",(-WEGpo", r.chunks[i].kind) >= 0
}

// active turns "18 people were arrested by police" into "police arrested 18
// people".
func (r *reading) active() *reading {
	kinds := r.kinds(0, len(r.chunks))
	m := passiveForm.FindStringSubmatchIndex(kinds)
	if m == nil || r.goesOn(m[5]) {
		return nil
	}
	v := m[3]
	verb := r.chunks[v]
	if !verb.verb.passive || r.key(m[4]-1) != "by" {
		return nil
	}
	verb.verb.passive = false
	return r.part(r.chunks[m[4]:m[5]], []chunk{verb}, r.chunks[m[2]:m[3]], r.chunks[m[5]:])
}

// join returns the reading with that of another after it.
func (r *reading) join(o *reading) *reading {
	shift := len(r.tokens)
	r.tokens = append(r.tokens, o.tokens...)
	for _, c := range o.chunks {
		c.from, c.to = c.from+shift, c.to+shift
		r.chunks = append(r.chunks, c)
	}
	return r
}

// isStatement reports whether a claim, or what it tells of somebody, is a
// sentence: it has a subject before its first verb. A fragment is no claim.
func (r *reading) isStatement() bool {
	return statementForm.MatchString(r.kinds(0, len(r.chunks)))
}
