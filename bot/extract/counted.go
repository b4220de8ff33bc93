package extract

import (
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// being are the forms of "to be" that follow "who".
var being = lexicon.Named("ask", "being")

func asksWhoIs(words []lang.Word) bool {
	for i, w := range words {
		if i > 0 && being.Has(w.Folded) {
			return true
		}
	}
	return false
}

// counted reports whether a count is asked for: "how many", "wie viele".
func counted(words []lang.Word) bool {
	for _, w := range words {
		if w.Folded == "many" || w.Folded == "viele" || w.Folded == "wieviele" {
			return true
		}
	}
	return false
}

// countsAnyone reports whether a count of nothing named is asked for: "how many
// were arrested", of people.
func countsAnyone(words []lang.Word) bool {
	for i, w := range words {
		if (w.Folded == "many" || w.Folded == "viele" || w.Folded == "wieviele") && i+1 < len(words) && being.Has(words[i+1].Folded) {
			return true
		}
	}
	return false
}

// unitOf is the unit of the word with the stem that is asked for.
func unitOf(words []lang.Word, focus string) string {
	for _, w := range words {
		if w.Stem == focus {
			return lang.UnitOf(w.Folded)
		}
	}
	return ""
}

// isCounted reports whether the number is of what the clause counts, as a noun or as
// a unit.
func (c Clause) isCounted(n lang.Number) bool {
	return n.Noun != "" && (n.Noun == c.Focus || c.words.Alike(n.Noun, c.Focus)) || n.Unit != "" && n.Unit == c.unit
}
