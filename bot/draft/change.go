package draft

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// Sense says what a change does to a sentence.
type Sense string

// The senses, what matters most first.
const (
	InNegation  Sense = "negation"
	InNumber    Sense = "number"
	InName      Sense = "name"
	InQualifier Sense = "qualifier"
	InTense     Sense = "tense"
	InWording   Sense = "wording"
	InBrackets  Sense = "brackets"
	InMarks     Sense = "marks"
)

var senses = []Sense{InNegation, InNumber, InName, InQualifier, InTense, InWording, InBrackets, InMarks}

// Change is where a quotation differs from what is stored: the words of both,
// one of them empty for words that were put in or left out.
type Change struct {
	Sense        Sense
	Said, Stored lang.Span // bytes of the draft, bytes of the text
	// The words at Said and at Stored.
	SaidText, StoredText string
}

// changes returns where the quotation differs from what it is laid beside, what
// changed in sense first.
func (c *checker) changes(q quotation, a aligned) []Change {
	var out []Change
	for i := 0; i < len(a.pairs); {
		if c.isSame(q, a, a.pairs[i]) {
			i++
			continue
		}
		from := i
		for i < len(a.pairs) && !c.isSame(q, a, a.pairs[i]) {
			i++
		}
		out = append(out, c.change(q, a, a.pairs[from:i]))
	}
	slices.SortStableFunc(out, func(x, y Change) int {
		return cmp.Compare(slices.Index(senses, x.Sense), slices.Index(senses, y.Sense))
	})
	return out
}

// isSame reports whether the two words of a pair are printed alike.
func (c *checker) isSame(q quotation, a aligned, p pair) bool {
	if p.said < 0 || p.stored < 0 {
		return false
	}
	said, stored := c.said(q, p.said), a.word(p.stored)
	if said == stored {
		return true
	}
	said, stored = plain(said), plain(stored)
	return said == stored || p.said == 0 && lowerFirst(said) == lowerFirst(stored)
}

func (c *checker) said(q quotation, i int) string {
	return c.draft.Text[q.words[i].Start:q.words[i].End]
}

func (a aligned) word(i int) string {
	return a.text.Article.Text[a.text.words[i].Start:a.text.words[i].End]
}

// change reads a run of pairs that differ.
func (c *checker) change(q quotation, a aligned, run []pair) Change {
	var out Change
	widen := func(s *lang.Span, w lang.Span) {
		if s.End == 0 {
			*s = w
		}
		s.End = w.End
	}
	var said, stored []string
	name := false
	for _, p := range run {
		if p.said >= 0 {
			widen(&out.Said, q.words[p.said].Span)
			said = append(said, c.said(q, p.said))
			name = name || p.said > 0 && isCapital(c.said(q, p.said))
		}
		if p.stored >= 0 {
			widen(&out.Stored, a.text.words[p.stored].Span)
			stored = append(stored, a.word(p.stored))
			name = name || p.stored > a.from && isCapital(a.word(p.stored))
		}
	}
	out.SaidText, out.StoredText = strings.Join(said, " "), strings.Join(stored, " ")
	out.Sense = c.sense(said, stored, name)
	if out.Sense == InWording && c.isBracketed(q, out.Said) {
		out.Sense = InBrackets
	}
	return out
}

// sense says what a change does.
func (c *checker) sense(said, stored []string, name bool) Sense {
	all := append(slices.Clone(said), stored...)
	switch {
	case differ(said, stored, negations.has):
		return InNegation
	case slices.ContainsFunc(all, isNumber):
		return InNumber
	case name:
		return InName
	case differ(said, stored, qualifiers.has):
		return InQualifier
	case slices.ContainsFunc(all, tenses.has) || len(said) == 1 && len(stored) == 1 && isOneVerb(said[0], stored[0]):
		return InTense
	}
	return InWording
}

// differ reports whether the words of a class are not as many on both sides.
func differ(said, stored []string, is func(string) bool) bool {
	n := 0
	for _, w := range said {
		if is(w) {
			n++
		}
	}
	for _, w := range stored {
		if is(w) {
			n--
		}
	}
	return n != 0
}

// isNumber reports whether the word is a number, in digits or in words.
func isNumber(w string) bool {
	return strings.ContainsAny(w, "0123456789") || numerals.has(w) || len(lang.Numbers(w, "en")) > 0
}

// isOneVerb reports whether two words are forms of one.
func isOneVerb(a, b string) bool {
	x, y := lang.Words(a, "en"), lang.Words(b, "en")
	return len(x) == 1 && len(y) == 1 && x[0].Stem == y[0].Stem
}

// isBracketed reports whether the words of the draft stand in square brackets,
// by which a writer owns up to them.
func (c *checker) isBracketed(q quotation, s lang.Span) bool {
	if s.End == 0 {
		return false
	}
	before := c.draft.Text[q.inner.Start:s.Start]
	return strings.LastIndexByte(before, '[') > strings.LastIndexByte(before, ']')
}
