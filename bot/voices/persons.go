package voices

import (
	"strings"
)

// maxRole is how many words before or after a name are read as the role of
// the person. "a Middle East security analyst at the International Crisis
// Forum" has ten.
const maxRole = 12

// called returns the tokens around the name that say who it is: the words
// right before it ("Interior Ministry spokesperson Maj. Gen. Fares Khalil"),
// and a description before or after it between commas ("the ministry's
// spokesperson, Nour al-Din al-Baba,"; "Lina Haddad, a researcher").
func (r *reading) called(n name) []run {
	var out []run
	from := n.from
	for from > 0 && n.from-from < maxRole && r.leadsTo(from, n) {
		from--
	}
	if from < n.from {
		out = append(out, run{from, n.from})
	}
	if n.to < len(r.tokens) && strings.Trim(r.tokens[n.to].gap, " ") == "," {
		to := n.to
		for to < len(r.tokens) && to-n.to < maxRole && (to == n.to || !endsPart(r.tokens[to].gap)) && !r.isVerb(to) {
			to++
		}
		if r.isRole(n.to, to) {
			out = append(out, run{n.to, to})
		}
	}
	return out
}

// leadsTo reports whether the token before from belongs to the words that
// lead up to the name: a role and whose it is, with at most one comma, right
// before the name.
func (r *reading) leadsTo(from int, n name) bool {
	t, before := r.tokens[from], r.tokens[from-1]
	if endsPart(t.gap) && (from != n.from || strings.TrimSpace(t.gap) != "," || !r.isRole(r.partStart(from-1), from)) {
		return false
	}
	if r.isVerb(from-1) || r.vocab.light[before.key] && !before.capital {
		return false
	}
	switch before.Folded {
	case "of", "the", "a", "an", "his", "her", "its", "their", "s", "for":
		return true
	}
	return !before.stop
}

// partStart returns the first token of the part of the sentence, between
// commas, that token i stands in.
func (r *reading) partStart(i int) int {
	for i > 0 && !endsPart(r.tokens[i].gap) {
		i--
	}
	return i
}

// isRole reports whether tokens [from, to) name what a person is.
func (r *reading) isRole(from, to int) bool {
	for i := from; i < to; i++ {
		if r.vocab.isRole(r.tokens[i]) {
			return true
		}
	}
	return false
}

// samePerson reports whether two names may be the same person's: the shorter
// is the end of the longer ("Khalil", "Fares Khalil"), or its beginning for a
// name of which a title covers the rest.
func samePerson(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	tail := b[len(b)-len(a):]
	for i := range a {
		if a[i] != tail[i] {
			return false
		}
	}
	return true
}
