package extract

import (
	"slices"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// leaning are words at the head of a sentence that point at the sentence
// before: it cannot be understood alone.
var leaning = lexicon.Named("lean", "leaning")

// leans reports whether the line needs the sentence before it: it begins with
// a pronoun, or with "the spokesperson" where the name stood before.
func (l *line) leans() bool { return Leans(l.words) }

// Leans reports whether a sentence of these words needs the one before it.
func Leans(words []lang.Word) bool {
	if len(words) == 0 {
		return false
	}
	first := words[0].Folded
	if leaning.Has(first) {
		return true
	}
	if (first == "however" || first == "meanwhile" || first == "but" || first == "and") && len(words) > 1 {
		return leaning.Has(words[1].Folded)
	}
	return false
}

// sameWords reports whether two lines say the same in the same words, as
// copies of one agency report do. One that leaves out a word does not: it may
// be "not".
func sameWords(a, b *line) bool {
	same := func(v, w lang.Word) bool { return v.Folded == w.Folded }
	return len(a.words) > 0 && slices.EqualFunc(a.words, b.words, same)
}
