package feed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding/htmlindex"
)

const (
	// leastScore is the confidence below which a sniffed encoding is not
	// believed. chardet gives 10 to any bytes that are merely possible in a
	// multi-byte encoding; right guesses on single sentences start at 27.
	leastScore = 20
	// oddWeight is how fast odd characters cost confidence: one in five takes
	// all of it. Wrong single-byte encodings of a sentence have one in three
	// or more; right ones seldom one in fifty.
	oddWeight = 5
)

// sniffed decodes bytes by what they look like. chardet names the encodings
// whose letter sequences fit a language; each is tried, and text with
// characters in places where no one writes them counts against it.
func sniffed(raw []byte) (string, error) {
	best, bestScore := "", 0.0
	for _, c := range candidates(raw) {
		e, err := htmlindex.Get(c.Charset)
		if err != nil {
			continue // mainframe encodings, which no newsroom writes
		}
		text, err := decodeWith(e, raw)
		if err != nil {
			continue
		}
		score := float64(c.Confidence) * (1 - oddWeight*oddShare(text))
		if score > bestScore {
			best, bestScore = text, score
		}
	}
	if bestScore < leastScore {
		return "", fmt.Errorf("%w: the encoding is neither stated nor plain; save it as UTF-8", ErrEncoding)
	}
	return best, nil
}

// candidates returns chardet's guesses, best first and always in the same
// order: chardet runs its recognizers side by side, so it returns equal ones
// in any order. ISO-8859-15, which it does not know, is tried wherever its
// twin ISO-8859-1 is.
func candidates(raw []byte) []chardet.Result {
	found, err := chardet.NewHtmlDetector().DetectAll(raw)
	if err != nil {
		return nil
	}
	for i := range found {
		switch found[i].Charset {
		case "ISO-8859-1":
			found = append(found, chardet.Result{Charset: "ISO-8859-15", Confidence: found[i].Confidence})
		case "GB-18030":
			found[i].Charset = "GB18030"
		}
	}
	slices.SortStableFunc(found, func(a, b chardet.Result) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.Charset, b.Charset))
	})
	return found
}

// plausible reports whether decoded text reads as text that someone wrote.
func plausible(text string) bool { return oddShare(text) < 1.0/(2*oddWeight) }

// oddShare returns how many of the characters beyond ASCII stand where nobody
// writes them, from 0 to 1. It is what tells a wrong decoding: "dŽclarŽ",
// "c½ur", "лХМХЯРЕПЯРБН".
func oddShare(text string) float64 {
	beyond, odd := 0, 0
	before := rune(' ')
	for i, r := range text {
		if r >= utf8.RuneSelf {
			beyond++
		}
		if r >= utf8.RuneSelf || before >= utf8.RuneSelf && unicode.IsLetter(r) {
			after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if isOdd(before, r, after) {
				odd++
			}
		}
		before = r
	}
	if beyond == 0 {
		return 0
	}
	return min(1, float64(odd)/float64(beyond))
}

// neverWritten are symbols of the old code pages that a news text has no use
// for; between letters are those that it uses, but never inside a word.
const (
	neverWritten   = "¤¦¨¬¯¸´ˆ˜"
	betweenLetters = "±²³¹¶¼½¾×÷‚„†‡‰‹›¡¿¢£¥§©®«»•€™"
)

func isOdd(before, r, after rune) bool {
	switch {
	case strings.ContainsRune(neverWritten, r), !unicode.IsGraphic(r) && !unicode.In(r, unicode.Cf, unicode.Zs) && r != '\u0085':
		return true
	case unicode.IsLetter(r):
		if !unicode.IsLetter(before) {
			return false
		}
		return unicode.IsLower(before) && unicode.IsUpper(r) || writing(before) != writing(r)
	case unicode.Is(unicode.Mn, r):
		return !unicode.IsLetter(before) // no code page's language piles up marks
	default:
		return unicode.IsLetter(before) && unicode.IsLetter(after) && strings.ContainsRune(betweenLetters, r)
	}
}

// writing is the script of a letter, with those counted as one that are
// written side by side.
func writing(r rune) *unicode.RangeTable {
	switch {
	case unicode.In(r, unicode.Latin):
		return unicode.Latin
	case unicode.In(r, unicode.Cyrillic):
		return unicode.Cyrillic
	case unicode.In(r, unicode.Greek):
		return unicode.Greek
	case unicode.In(r, unicode.Arabic):
		return unicode.Arabic
	case unicode.In(r, unicode.Hebrew):
		return unicode.Hebrew
	}
	return nil
}
