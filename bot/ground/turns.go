package ground

import "strings"

// turned returns the reading with the other orders in which English says the
// same: a time or place at the end instead of the beginning, a role before its
// name, and all without what stands in brackets.
func (r *reading) turned() []*reading {
	out := []*reading{r}
	if plain := r.plainly(); plain != r {
		out = append(out, plain)
	}
	for _, o := range out[:len(out):len(out)] {
		if back := o.openingLast(); back != nil {
			out = append(out, back)
		}
		if other := o.apposedFirst(); other != nil {
			out = append(out, other)
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
	if m == nil || m[3] > m[2]+1 && englishVocabulary().is("near", r.head(m[2]).key) {
		return nil // "the wife of the warden, Ann Carr,"
	}
	return r.part(r.chunks[:m[2]], r.chunks[m[4]:m[5]], r.chunks[m[3]:m[4]], r.chunks[m[2]:m[3]], r.chunks[m[5]:])
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
