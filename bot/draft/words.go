package draft

import (
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// class is what a word does to a sentence.
type class struct{ lexicon.List }

var (
	negations  = class{lexicon.Named("turns", "negation")}
	qualifiers = class{lexicon.Named("turns", "qualifier")}
	turns      = class{lexicon.Named("turns", "turn")}
	tenses     = class{lexicon.Named("grammar", "auxiliary")}
	numerals   = class{lexicon.Named("numbers", "commonnumber")}
)

// has reports whether the word, as printed, is of the class.
func (c class) has(printed string) bool { return c.Has(lang.Fold(printed)) }

// word is one word of a draft or of a text.
type word struct {
	lang.Span
	folded string
	stem   string // empty for one that is too common to tell texts apart
}

// wordsOf are the words of a text.
func wordsOf(text, language string) []word {
	found := lang.Words(text, language)
	out := make([]word, len(found))
	for i, w := range found {
		out[i] = word{Span: w.Span, folded: w.Folded}
		if !w.Stop {
			out[i].stem = w.Stem
		}
	}
	return out
}

// quoteMarks are the marks that typography chooses between; apostrophes are
// among them.
const quoteMarks = "\"'“”„‟‘’‚‛«»‹›`´「」『』"

// dashes are the marks that house styles write for one another.
const dashes = "-‐‑‒–—―−"

// oneForm writes what is typed as several signs as the one that it stands for.
var oneForm = strings.NewReplacer("...", "…", ". . .", "…", ".\u00a0.\u00a0.", "…", "''", "", "``", "", "--", "—")

// plain returns printed words as they are compared: without quotation marks,
// with one form of dash, ellipsis, apostrophe and space, and without what
// stands at the end of a clause, since a comma takes the place of a stop there.
func plain(s string) string {
	s = oneForm.Replace(s)
	runes := []rune(strings.Join(strings.Fields(s), " "))
	var b strings.Builder
	var last rune = ' '
	put := func(r rune) {
		b.WriteRune(r)
		last = r
	}
	for i, r := range runes {
		switch {
		case strings.ContainsRune(quoteMarks, r):
			if i > 0 && i+1 < len(runes) && isLetter(runes[i-1]) && isLetter(runes[i+1]) {
				put('\'')
			}
		case strings.ContainsRune(dashes, r):
			if last != '-' {
				put('-')
			}
		case isSpace(r):
			if last != ' ' && last != '-' && last != '…' && !(i+1 < len(runes) && strings.ContainsRune(dashes+"…", runes[i+1])) {
				put(' ')
			}
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff':
		default:
			put(r)
		}
	}
	return strings.Trim(b.String(), " ,.;:…-")
}

// atEnds is what may stand at the ends of a quotation and is no part of its
// words.
const atEnds = " \t\n\r\u00a0\u202f,.;:…" + quoteMarks

// bare is printed text without what stands at its ends.
func bare(s string) string { return strings.Trim(s, atEnds) }
