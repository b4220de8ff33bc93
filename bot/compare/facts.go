package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Facts compares what the articles of the lines say where nobody has asked
// for anything in particular: what they count, where they say all of it was, and
// who they say holds an office. It returns what they say differently and what two
// or more say alike.
func Facts(lines []news.Line) (differ, agree []Comparison) {
	b := readBoard(lines, lines)
	if len(b.articles) < 2 {
		return nil, nil
	}
	var all tally
	for _, values := range b.countedAlike() {
		if about := aboutOf(values); about != "" {
			all.add(about, values)
		}
	}
	for _, role := range b.rolesCited() {
		all.addDiffering(role, b.holders(role, nil))
	}
	all.add("places", b.allLists())
	return append(all.differ, b.copies(all.differ)...), all.agree
}

// What two figures need to be of one thing. Lines that give the same value
// may differ in most of their words; for lines that give different values to
// be at odds they have to speak of the same thing without doubt.
const (
	sharedSame   = 2
	sharedDiffer = 5
	coverDiffer  = 0.5
)

// countedAlike returns what several articles count, one value of each article.
func (b board) countedAlike() (out [][]printed) {
	for _, lines := range b.articles {
		for _, l := range lines {
			for i, n := range l.numbers {
				if l.counts(n) && n.Value != "1" && n.Bound != vague && !n.IsTime() && (n.Noun != "" || n.Unit != "") {
					out = place(out, printed{line: l, Span: n.Span, number: &l.numbers[i]})
				}
			}
		}
	}
	return out
}

// place puts the value with those that count the same thing.
func place(all [][]printed, p printed) [][]printed {
	for i, known := range all {
		if slices.ContainsFunc(known, p.countsWith) && !slices.ContainsFunc(known, func(o printed) bool { return o.line.Article.ID == p.line.Article.ID }) {
			all[i] = append(known, p)
			return all
		}
	}
	return append(all, []printed{p})
}

// countsWith reports whether two numbers of different articles count one thing.
func (p printed) countsWith(q printed) bool {
	n, m := *p.number, *q.number
	if n.Unit != m.Unit {
		return false
	}
	if n.Noun != m.Noun { // "71 operatives" and "71 suspects" are so many arrests
		return p.isSame(q) && n.Unit == "" && len(n.Value) > 1 && sharedStems(p.around(), q.around()) >= sharedSame && p.nearShared(q) != ""
	}
	count := sharedStems(p.around(), q.around())
	least := min(len(p.around()), len(q.around()))
	close := count >= sharedDiffer && float64(count) >= coverDiffer*float64(least) && p.nearShared(q) != ""
	switch {
	case !p.isSame(q):
		// Where a line gives several, nothing tells which answers to which.
		return close && p.alone() && q.alone() || n.Unit != "" && p.states(q)
	case n.Unit != "" || len(n.Value) == 1:
		return close // "two sides" are in every story
	}
	return count >= sharedSame
}

// alone reports whether the number is the only one of its kind in its line.
func (p printed) alone() bool {
	n := 0
	for _, m := range p.line.numbers {
		if m.Unit == p.number.Unit && m.Noun == p.number.Noun {
			n++
		}
	}
	return n == 1
}

// states reports whether two sentences state an amount of one thing: they
// begin with the same word and come to the amount by the same: "The CONVERSION
// will COST 8.4 million euros", "The CONVERSION of the mill will COST 11.2".
func (p printed) states(q printed) bool {
	begins, comes := p.statement()
	other, otherwise := q.statement()
	return begins != "" && begins != comes && begins == other && comes == otherwise && p.alone() && q.alone()
}

// statement returns the stems of the first word of the line that says what it
// is about and of the last before the number.
func (p printed) statement() (begins, comes string) {
	for _, w := range p.line.words {
		if w.Start >= p.Start {
			break
		}
		if !w.Stop {
			comes = w.Stem
			if begins == "" {
				begins = w.Stem
			}
		}
	}
	return begins, comes
}

func sharedStems(a, b map[string]bool) (n int) {
	for stem := range a {
		if b[stem] {
			n++
		}
	}
	return n
}

// nearShared returns the word of the first line nearest to its number that
// stands close to the other as well and is not their noun, or "".
func (p printed) nearShared(q printed) string {
	word, nearest := "", nextTo
	for _, w := range p.line.words {
		if g := gap(w.Span, p.Span); g >= 0 && g < nearest && w.Stem != p.number.Noun && !w.Stop && p.line.isPlain(w) && q.nextTo(w.Stem) {
			word, nearest = w.Folded, g
		}
	}
	return word
}

func (p printed) nextTo(stem string) bool {
	return slices.ContainsFunc(p.line.words, func(w lang.Word) bool { return w.Stem == stem && gap(w.Span, p.Span) < nextTo })
}

// isPlain reports whether a word can name what is counted: it is no name, no
// number, no day and no verb of speech.
func (l *line) isPlain(w lang.Word) bool {
	printed := l.text[w.Start:w.End]
	return strings.ToLower(printed) == printed && !strings.ContainsAny(w.Folded, "0123456789") && !unnaming.Has(w.Folded)
}

// unnaming are words that stand near many numbers and name nothing counted.
var unnaming = lexicon.Named("numbers", "unnaming")

// aboutOf names what the numbers count: their noun, or else the word that stands
// next to all of them.
func aboutOf(values []printed) string {
	if len(values) < 2 {
		return ""
	}
	if w, ok := values[0].line.noun(*values[0].number); ok && values[0].number.Noun == values[1].number.Noun {
		return w.Folded
	}
	return values[0].nearShared(values[1])
}

// allLists reads from each article its longest list of places.
func (b board) allLists() (out []printed) {
	for _, lines := range b.articles {
		best := printed{}
		for _, l := range lines {
			if p := l.list(); len(p.places) > len(best.places) {
				best = p
			}
		}
		if best.line != nil {
			out = append(out, best)
		}
	}
	return out
}
