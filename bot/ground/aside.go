package ground

import (
	"slices"
	"strings"
)

// aside reports how far a phrase at token i of the claim reaches that the line
// has for the same verb in another place: "in Corin" may stand before or
// behind. It returns i where there is none.
func (m *matcher) aside(i int) int {
	c := m.claim.chunkAt(i)
	if m.claim.chunks[c].from != i {
		return i
	}
	kinds := m.claim.kinds(c, len(m.claim.chunks))
	form := phraseForm.FindString(kinds)
	if form == "" {
		return i
	}
	end := c + len(form)
	words := phraseKeys(m.claim, c, end)
	for l := range m.line.chunks {
		found := phraseForm.FindString(m.line.kinds(l, len(m.line.chunks)))
		if found == "" || !slices.Equal(words, phraseKeys(m.line, l, l+len(found))) || l > 0 && m.lex.is("hedges", m.line.key(l-1)) {
			continue
		}
		x, y := m.claim.owner(c), m.line.owner(l)
		if x >= 0 && y >= 0 && (m.claim.chunks[x].verb.same(m.line.chunks[y].verb, m.lex, m.line.reported) || m.attribution && m.saysFor(m.claim.chunks[x].verb, m.line.chunks[y].verb)) {
			return m.claim.chunks[end-1].to
		}
	}
	return i
}

// owner returns the chunk of the verb that the phrase at chunk i tells about:
// the nearest before it in its clause, else the first behind it; -1 for none.
func (r *reading) owner(i int) int {
	for k := i - 1; k >= 0; k-- {
		if r.chunks[k].verb.base != "" {
			return k
		}
		if strings.IndexByte(";SsWCc(", r.chunks[k].kind) >= 0 {
			break
		}
	}
	for k := i + 1; k < len(r.chunks); k++ {
		if r.chunks[k].kind == byte(finite) || r.chunks[k].kind == byte(participle) {
			return k
		}
		if strings.IndexByte(";SsWCc(", r.chunks[k].kind) >= 0 {
			break
		}
	}
	return -1
}

// phraseKeys returns what the words of a phrase are compared by, without
// articles and without "on" or "in" before a time.
func phraseKeys(r *reading, from, to int) []string {
	if r.chunks[from].kind == place && to == from+2 && r.chunks[from+1].kind == time && (r.key(from) == "on" || r.key(from) == "in") {
		from++
	}
	var out []string
	for _, t := range r.tokens[r.chunks[from].from:r.chunks[to-1].to] {
		if !articles.Has(t.key) {
			out = append(out, t.key)
		}
	}
	return out
}
