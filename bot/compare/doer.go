package compare

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// doers reads from each article the name that the clause asks for: that of whoever
// does what is asked, bound to the very word for it.
func (b board) doers(c extract.Clause) []printed {
	return b.each(c, func(l *line) (out []reading) {
		for i, n := range l.names {
			if l.does(c, n) && fresh(c, n.Words) && !l.joined(n) {
				out = append(out, reading{printed{line: l, Span: l.titled(n), name: &l.names[i]}, 1})
			}
		}
		return out
	})
}

// fresh reports whether a name is none of the question's own.
func fresh(c extract.Clause, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool {
		return c.Holds(w) || slices.ContainsFunc(c.Terms, func(t extract.Term) bool { return t.Weight >= plainWeight && strings.HasPrefix(w, t.Folded) })
	})
}

// Words that may stand between whoever does something and the word for it.
var (
	helping = lexicon.Named("deeds", "helping")
	leading = lexicon.Named("deeds", "leadsto")
)

// does reports whether the name stands where whoever does it stands: "Anna Reed
// won", "won by Anna Reed", "awarded to the novelist Anna Reed", "director Anna
// Reed".
func (l *line) does(c extract.Clause, n lang.Name) bool {
	s := l.titled(n)
	for _, w := range l.words {
		if !sameWord(c.Focus, w.Stem) || touches(w.Span, n.Span) {
			continue
		}
		at := between(w.Span, s)
		between := l.text[at.Start:at.End]
		if strings.ContainsAny(between, ".,;–—“”\"") {
			continue
		}
		read := l.Article.Sense().At(l.Sentence.Start+at.Start, l.Sentence.Start+at.End)
		if len(read.Numbers()) > 0 { // "to two Londoners"
			continue
		}
		words := read.Words()
		switch {
		case s.End <= w.Start && (strings.HasPrefix(between, "'s ") || strings.HasPrefix(between, "’s ")) && len(words) <= apposed:
			return true
		case s.End <= w.Start && !slices.ContainsFunc(words, func(w lang.Word) bool { return !helping.Has(w.Folded) }),
			w.End <= s.Start && len(words) > 0 && leading.Has(words[0].Folded) && len(words) <= apposed && strings.ToLower(between) == between,
			w.End <= s.Start && c.AsksWhoIs() && (len(words) == 0 || len(words) == 1 && helping.Has(words[0].Folded)):
			return true
		}
	}
	return false
}

// apposed is how many words say who a name is: "to the Tanzanian novelist Anna
// Reed" has four.
const apposed = 4

// sameWord holds two stems for one word where they mean the same or one begins
// with most of the other: "direct" and "director".
func sameWord(a, b string) bool {
	const most = 5
	return a == b || extract.Alike(a, b) || oneDeed()[a] != 0 && oneDeed()[a] == oneDeed()[b] || len(a) >= most && len(b) >= most && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// joined reports whether the name is one of several: "Anna Reed and Tom Field".
func (l *line) joined(n lang.Name) bool {
	s := l.titled(n)
	for _, m := range l.names {
		switch strings.TrimSpace(l.text[between(m.Span, s).Start:between(m.Span, s).End]) {
		case "and", "&", "or", ", and":
			return m.Span != n.Span
		}
	}
	return false
}

var oneDeed = lexicon.Kept(func() map[string]int {
	out := map[string]int{}
	for i, list := range []lexicon.List{lexicon.Named("deeds", "founding"), lexicon.Named("deeds", "publishing"), lexicon.Named("deeds", "building")} {
		for stem := range lang.StemsOf(list, "en")() {
			out[stem] = i + 1
		}
	}
	return out
})
