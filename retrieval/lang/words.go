package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Words returns the words of the text in order, as the word boundaries of
// UAX #29 cut them. Marks and white space are not words.
//
// The parts of a hyphenated word are words of their own, so that "al Din",
// "al-Din" and "Deir ez-Zor" are found part by part. The elided article of
// French and Italian is a word too: "l’armée" is "l" and "armee". A dotted
// acronym folds to its letters ("U.S." to "us") and a number in digits to
// plain digits ("1,000" to "1000"). An acronym in capitals is never a Stop
// word, so that "IS" and "US" can be searched for, unless the whole text is in
// capitals.
func Words(text, language string) []Word {
	lexicon := lexicon{
		language: base(language),
		shouting: !strings.ContainsFunc(text, unicode.IsLower),
		known:    map[string]Word{},
	}
	out := make([]Word, 0, len(text)/6)
	for it := words.FromString(text); it.Next(); {
		token, start := it.Value(), it.Start()
		for cut := joint(token, lexicon.language); cut > 0; cut = joint(token, lexicon.language) {
			out = lexicon.append(out, token[:cut], start)
			token, start = token[cut:], start+cut
		}
		out = lexicon.append(out, token, start)
	}
	return out
}

// lexicon remembers the words of one text, since few words make up most of it.
type lexicon struct {
	language string
	shouting bool // the text has no small letters, so capitals say nothing
	known    map[string]Word
}

// append adds the word that the token at the byte is, if it is one.
func (l *lexicon) append(words []Word, token string, start int) []Word {
	if r, _ := utf8.DecodeRuneInString(token); !isWordRune(r) {
		return words
	}
	w, ok := l.known[token]
	if !ok {
		w.Folded = foldWord(token, l.language)
		w.Stem = stemWord(token, w.Folded, l.language)
		w.Stop = stopWords[l.language][w.Folded] && (l.shouting || !isAcronym(token))
		l.known[token] = w
	}
	w.Start, w.End = start, start+len(token)
	return append(words, w)
}

// foldWord returns a word as Word.Folded has it.
func foldWord(token, language string) string {
	folded := Fold(token)
	switch {
	case startsDigit(folded):
		if value, ok := decimal(folded, language); ok {
			return value
		}
		return folded
	case isDotted(folded):
		return strings.ReplaceAll(folded, ".", "")
	}
	return strings.TrimSuffix(strings.TrimSuffix(folded, "'s"), "'")
}

// elided are the words that lose their vowel and stand before an apostrophe.
var elided = map[string]set{
	"fr": setOf("c d j l m n s t qu jusqu lorsqu puisqu quoiqu presqu quelqu"),
	"it": setOf("l d un dell all dall nell sull quell quest c s"),
}

// joint returns where the first of two words ends that UAX #29 takes for one:
// after an elided article, and before and after a colon as in "More:Khalil"; 0
// when there is only one word. In Swedish and Finnish a colon joins an ending.
func joint(token, language string) int {
	switch colon := strings.IndexByte(token, ':'); {
	case colon < 0 || len(token) == 1 || language == "sv" || language == "fi":
	case colon == 0:
		return 1
	default:
		return colon
	}
	for _, mark := range []string{"’", "'"} {
		head, tail, found := strings.Cut(token, mark)
		if found && tail != "" && elided[language][Fold(head)] {
			return len(head) + len(mark)
		}
	}
	return 0
}
