package ground

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// same reports whether the unit of the claim at i says what that of the line
// at j prints.
func (m *matcher) same(i, j int) bool {
	c, l := m.claim.chunks[m.claim.chunkAt(i)], m.line.chunks[m.line.chunkAt(j)]
	if c.verb.base != "" || l.verb.base != "" {
		if c.verb.base == "" || l.verb.base == "" {
			return false
		}
		if m.attribution && m.line.chunkAt(j) < m.line.saidAt && m.saysFor(c.verb, l.verb) {
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
	return c.base == l.base && sameAsides(c.asides, l.asides, m.lex) || m.lex.is("plain", c.base) && m.lex.is("says", l.base) && !l.passive
}

// monthNames are the twelve in their order.
var monthNames = lexicon.Named("calendar", "month")

// monthOf returns a month's first three letters, or "".
func monthOf(key string) string {
	if len(key) < 3 {
		return ""
	}
	for _, m := range monthNames.Words(english) {
		if strings.HasPrefix(m, strings.TrimSuffix(key, ".")) || key == "sept" && m == "september" {
			return m[:3]
		}
	}
	return ""
}
