package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
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
	of []string
	// named says that the first of them is printed as a name.
	named bool
	// rank are the words that make another office of it: "deputy".
	rank []string
	name lang.Name
	// Span is the name with its title.
	lang.Span
}

// holders reads from each article who holds the role. With a clause that asks
// for it, the body has to be the one asked about; without one, only lines
// that are shown count. Only holders whose bodies are printed and share a word of
// their names are compared.
func (b board) holders(role string, asked *extract.Clause) []printed {
	var out []printed
	var of holder
	for _, lines := range b.articles {
		var best printed
		var bestOf holder
		longest := 0
		for _, l := range lines {
			for _, h := range l.holders() {
				if h.role != role || len(h.name.Words) <= longest || !h.counts(l, asked, of) {
					continue
				}
				longest, bestOf = len(h.name.Words), h
				best = printed{line: l, Span: h.Span, name: &h.name}
			}
		}
		if longest > 0 {
			out = append(out, best)
			if len(of.of) == 0 {
				of = bestOf
			}
		}
	}
	return out
}

// counts reports whether the holder is to be compared with those of the
// bodies named so far.
func (h holder) counts(l *line, asked *extract.Clause, first holder) bool {
	if len(h.of) == 0 || len(first.of) > 0 && (!ofOneBody(first, h) || !slices.Equal(first.rank, h.rank)) {
		return false
	}
	if asked == nil {
		return l.cited
	}
	return asked.IsAbout(l.context()) && h.fits(*asked) && !slices.ContainsFunc(h.rank, func(w string) bool { return !asked.Holds(w) })
}

// fits reports whether the holder's body is the one that the clause asks
// about: a finance minister is not the health minister.
func (h holder) fits(asked extract.Clause) bool {
	body := asked.Body()
	return len(body) == 0 || slices.ContainsFunc(h.of, func(w string) bool { return slices.Contains(body, w) })
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
				n.End <= w.Start && (l.apposition(n.End, i) || l.equates(n.End, i)):
				if s.Start <= w.Start && w.End <= n.Start {
					s = n.Span // the title is the role itself
				}
				of, rank := ranked(l.bodyOf(i))
				named := len(of) > 0 && slices.ContainsFunc(l.words, func(w lang.Word) bool { return w.Folded == of[0] && isCapital(l.text[w.Start]) })
				out = append(out, holder{role: role, of: of, named: named, rank: rank, name: n, Span: s})
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

// equates reports whether the words from the end of a name to the role say that
// one is the other: " is the county's flood".
func (l *line) equates(end, role int) bool {
	between := strings.Fields(l.text[end:l.words[role].Start])
	return len(between) > 0 && len(between) <= 6 && equating.Has(between[0]) && !strings.ContainsAny(l.text[end:l.words[role].Start], ",.;:“”\"")
}

var equating = lexicon.Named("people", "equating")

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
// first, stand for one: they begin with the same two, or with one that is a name.
// The police and the fire service of one county share its name alone.
func ofOneBody(a, b holder) bool {
	n := min(nearBody, len(a.of), len(b.of))
	return n > 0 && slices.Equal(a.of[:n], b.of[:n]) && (n == nearBody || a.named && b.named)
}

// nearBody is how many words tell one body from another: "interior ministry".
const nearBody = 2

// ranks are the words before an office that make another office of it, and no body;
// lapsed those that tell of its time.
var (
	ranks  = lexicon.Named("people", "rank")
	lapsed = lexicon.Named("people", "lapsed")
)

// ranked parts the words before an office into those of its body and its ranks.
func ranked(words []string) (of, rank []string) {
	for _, w := range words {
		if ranks.Has(w) || lapsed.Has(w) {
			rank = append(rank, w)
		} else {
			of = append(of, w)
		}
	}
	slices.Sort(rank)
	return of, rank
}
