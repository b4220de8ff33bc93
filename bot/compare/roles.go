package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
)

// roleAsked is the role whose holder the clause asks for, or "".
func roleAsked(c extract.Clause) string {
	if !c.AsksWhoIs() {
		return ""
	}
	for _, t := range c.Terms {
		if role := extract.Office(t.Folded); role != "" && c.Asks(t.Stem) {
			return role
		}
	}
	return ""
}

// rolesCited are the roles of which a cited line names a holder.
func (b board) rolesCited() []string {
	var out []string
	for _, lines := range b.articles {
		for _, l := range lines {
			for _, h := range l.holders() {
				if l.cited && !slices.Contains(out, h.role) {
					out = append(out, h.role)
				}
			}
		}
	}
	return out
}

// holder is a person in a role, as a line names them.
type holder struct {
	role string
	// of are the folded words before the role that say of what: "interior",
	// "ministry".
	of   []string
	name lang.Name
	text string
}

// holders reads from each article who holds the role. With a clause that asks
// for it, the body has to be the one asked about; without one, only lines
// that are shown count, and only holders whose bodies share a word of their
// names are compared.
func (b board) holders(role string, asked *extract.Clause) []reading {
	var out []reading
	var of []string
	for _, lines := range b.articles {
		var best reading
		var bestOf []string
		longest := 0
		for _, l := range lines {
			for _, h := range l.holders() {
				if h.role != role || len(h.name.Words) <= longest || !h.counts(l, asked, of) {
					continue
				}
				longest, bestOf = len(h.name.Words), h.of
				best = reading{text: h.text, line: l, value: h.name.Words, same: sameName(h.name.Words)}
			}
		}
		if longest > 0 {
			out = append(out, best)
			if len(of) == 0 {
				of = bestOf
			}
		}
	}
	return out
}

// counts reports whether the holder is to be compared with those of the
// bodies named so far.
func (h holder) counts(l *line, asked *extract.Clause, of []string) bool {
	if asked == nil {
		return l.cited && len(h.of) > 0 && (len(of) == 0 || ofOneBody(of, h.of))
	}
	return asked.IsAbout(l.has()) && h.fits(*asked)
}

// fits reports whether the holder's body is the one that the clause asks
// about: a finance minister is not the health minister.
func (h holder) fits(asked extract.Clause) bool {
	body := asked.Body()
	return len(h.of) == 0 || len(body) == 0 || share(h.of, body)
}

// holders finds the persons in roles that the line names: "ministry
// spokesperson Fares Khalil", "the ministry's spokesperson, Nour al-Baba",
// "Miriam Oakes, the county's flood officer".
func (l *line) holders() []holder {
	var out []holder
	for i, w := range l.words {
		role := extract.Office(w.Folded)
		if role == "" {
			continue
		}
		for _, n := range l.names {
			s := l.titled(n)
			switch {
			case s.Start >= w.End && leadsTo(l.text[w.End:s.Start]),
				n.Title != "" && s.Start <= w.Start && w.End <= n.Start,
				n.End <= w.Start && l.apposition(n.End, i):
				if s.Start <= w.Start && w.End <= n.Start {
					s = n.Span // the title is the role itself
				}
				out = append(out, holder{role: role, of: l.bodyOf(i), name: n, text: l.text[s.Start:s.End]})
			}
		}
	}
	return out
}

// leadsTo reports whether the text between a role and a name binds them:
// nothing, a comma, or "of the town of Marlow,".
func leadsTo(between string) bool {
	t := strings.TrimSpace(between)
	if t == "" || t == "," {
		return true
	}
	return strings.HasPrefix(t, "of ") && strings.HasSuffix(t, ",") && strings.Count(t, ",") == 1 && len(strings.Fields(t)) <= 7
}

// apposition reports whether the words from the end of a name to the role
// are of the form ", the county's flood": a comma and at most five words.
func (l *line) apposition(end, role int) bool {
	between := l.text[end:l.words[role].Start]
	if !strings.HasPrefix(between, ",") || strings.Count(between, ",") > 1 {
		return false
	}
	return len(strings.Fields(between)) <= 6 && !strings.ContainsAny(between, ".;:“”\"")
}

// bodyOf are the words that say of what body a role is, with a name after its
// holder: "Mayor Ann Carr of Bergby".
func (l *line) bodyOf(role int) []string {
	out := l.body(role)
	for _, n := range extract.BodiesOf(l.text, l.words[role].Span, l.names) {
		for _, w := range n.Words {
			if !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// body are the words around a role that say of what body it is: the words
// right before it, or those after "of".
func (l *line) body(role int) []string {
	var out []string
	for i := role - 1; i >= 0 && i >= role-4 && !l.parted(i); i-- {
		if !l.words[i].Stop {
			out = append(out, l.words[i].Folded)
		}
	}
	if role+1 >= len(l.words) || l.words[role+1].Folded != "of" {
		return out
	}
	for i := role + 1; i < len(l.words) && i <= role+5; i++ {
		if !l.words[i].Stop {
			out = append(out, l.words[i].Folded)
		}
		if l.parted(i) {
			break
		}
	}
	return out
}

// parted reports whether a mark parts the word from the one after it.
func (l *line) parted(i int) bool {
	return i+1 < len(l.words) && strings.ContainsAny(l.text[l.words[i].End:l.words[i+1].Start], ",.;:–—")
}

// ofOneBody reports whether the words for two bodies, the one next to the role
// first, may stand for one: each has the other's first. The police and the fire
// service of one county share its name alone.
func ofOneBody(a, b []string) bool {
	return slices.Contains(a, b[0]) && slices.Contains(b, a[0])
}

func share(a, b []string) bool {
	for _, w := range a {
		if slices.Contains(b, w) {
			return true
		}
	}
	return false
}
