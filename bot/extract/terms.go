package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// borrow adds terms of a neighbouring sentence as context, at a lesser weight.
func (c *Clause) borrow(terms []Term, weight float64) {
	for _, t := range terms {
		if t.Weight > weight && !c.has(t.Stem) {
			t.Weight = weight
			c.Terms = append(c.Terms, t)
		}
	}
}

func (c *Clause) has(stem string) bool {
	for _, t := range c.Terms {
		if t.Stem == stem {
			return true
		}
	}
	return false
}

// lighten takes the weight off the verb of a question for a length of time: a
// strike that lasted a week is "a week-long strike", and "last June" is none.
func (c *Clause) lighten() {
	for i, t := range c.Terms {
		if c.measure == aSpan && lasting.Has(t.Folded) {
			c.Terms[i].Weight = min(t.Weight, frameWeight)
		}
	}
}

// latest are the words that ask for the newest state of things.
var latest = lexicon.Named("ask", "latest")

// settle reads from the words of the clause whether it asks about somebody or
// something as a whole.
func (c *Clause) settle() {
	unnamed := slices.ContainsFunc(c.Terms, func(t Term) bool { return !t.Name && t.Weight > frameWeight })
	c.described, c.broad = c.whoIs && len(c.names) > 0 && !unnamed, c.Kind == Open && !unnamed
}

// plainClause is the clause from its first word after "and", begun small.
func plainClause(text string, words []lang.Word) string {
	start := 0
	if len(words) > 1 && isJoiner(words[0].Folded) {
		start = words[1].Start
	}
	first, size := utf8.DecodeRuneInString(text[start:])
	return strings.TrimRight(string(unicode.ToLower(first))+text[start+size:], " ?.,")
}

// carriedOut reports whether the word is the verb of "carry out", which says
// no more than "do".
func carriedOut(words []lang.Word, i int) bool {
	return i+1 < len(words) && carryingOut.Has(words[i].Folded+" "+words[i+1].Folded)
}

var carryingOut = lexicon.Named("ask", "carriedout")

func isNumber(s string) bool { return strings.ContainsAny(s, "0123456789٠١٢٣٤٥٦٧٨٩") }

// undotted makes "u.s." and "us" one word.
func undotted(s string) string { return strings.ReplaceAll(s, ".", "") }
