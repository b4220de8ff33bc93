package ground

import "strings"

// bareSpeaker returns what tells who says something without when, where and
// to whom, and with one of these: "Carr told reporters on Friday" and "Carr
// told reporters" for "Carr told reporters on Friday at a meeting in Kiel".
// Nothing may go where the verb says that something was not said, or where a
// condition stands in the way.
func (r *reading) bareSpeaker(lex *vocabulary) []*reading {
	kinds := r.kinds(0, len(r.chunks))
	front := len(frontForm.FindString(kinds))
	v := front + mainVerb(kinds[front:])
	if v < front || r.chunks[v].verb.not || r.chunks[v].verb.modal != "" || r.carriesMore(0, len(r.chunks), lex) || r.narrowed(v, v+1, lex) {
		return nil
	}
	head := r.chunks[front : v+1]
	rest := v + 1
	heads := [][]chunk{head}
	if rest < len(kinds) && strings.IndexByte("NMH", kinds[rest]) >= 0 {
		if r.chunks[v].verb.base != "tell" {
			return nil // the object of another verb stays
		}
		rest++
		heads = append(heads, append(head[:len(head):len(head)], r.chunks[rest-1])) // "told reporters"
	}
	var out []*reading
	for _, head := range heads {
		out = append(out, r.part(head))
	}
	for from := rest; from < len(kinds); {
		to := from + 1
		for to < len(kinds) && strings.IndexByte("PpTRrGEW", kinds[to]) < 0 {
			to++
		}
		for _, head := range heads {
			out = append(out, r.part(head, r.chunks[from:to]))
		}
		from = to
	}
	return out
}

// mainVerb returns the chunk of the verb behind the subject, or -1.
func mainVerb(kinds string) int {
	m := subjectForm.FindString(kinds)
	if m == "" || len(m) >= len(kinds) || kinds[len(m)] != byte(finite) {
		return -1
	}
	return len(m)
}

// saysToo finds what a subject says behind something else that it did:
// "The bank rejected the claim and said it had paid".
func (r *reading) saysToo(lex *vocabulary) (told, bool) {
	kinds := r.kinds(0, len(r.chunks))
	for v := 3; v+1 < len(kinds); v++ {
		if kinds[v] != byte(finite) || !lex.is("says", r.chunks[v].verb.base) {
			continue
		}
		m := saysToo.FindStringSubmatchIndex(kinds[:v+1])
		from := r.saidFrom(v, lex)
		if m == nil || from == 0 {
			return told{}, false
		}
		what := r.chunks[from:]
		if what[0].kind == binds || what[0].kind == ';' || what[0].kind == ',' {
			what = what[1:]
		}
		return told{by: r.part(r.chunks[m[2]:m[3]], r.chunks[v:v+1]), what: r.part(what)}, true
	}
	return told{}, false
}
