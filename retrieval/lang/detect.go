package lang

import (
	"unicode"
	"unicode/utf8"
)

const (
	// detectBytes of a text are enough to tell its language.
	detectBytes = 20_000
	// detectWords stop words must be found, and a third more than in the next
	// language; a headline rarely has so many, and a wrong language cuts words
	// worse than none.
	detectWords = 3
)

// Detect returns the language of the text, one of en, de, fr, es, ar and he,
// or "" when it cannot tell. It goes by the script and by stop words.
func Detect(text string) string {
	if len(text) > detectBytes {
		end := detectBytes
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	if script := scriptOf(text); script != "Latin" {
		return script
	}
	counts := map[string]int{}
	for _, t := range tokens(text, "fr") {
		for _, language := range []string{"en", "de", "fr", "es"} {
			if stopWords.In(language)[t.folded] {
				counts[language]++
			}
		}
	}
	best, most, second := "", 0, 0
	for _, language := range []string{"en", "de", "fr", "es"} {
		switch n := counts[language]; {
		case n > most:
			best, most, second = language, n, most
		case n > second:
			second = n
		}
	}
	if most < detectWords || 3*most < 4*second {
		return ""
	}
	return best
}

// scriptOf returns "ar" or "he" for the script that most letters are in,
// "Latin", or "" for any other. Persian and Urdu, told by letters that Arabic
// does not have, are other.
func scriptOf(text string) string {
	var latin, arabic, persian, hebrew, other int
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			latin++
		case r == 'گ' || r == 'چ' || r == 'پ' || r == 'ژ' || r == 'ی' || r == 'ک' || r == 'ے' || r == 'ٹ':
			persian++
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.Is(unicode.Hebrew, r):
			hebrew++
		default:
			other++
		}
	}
	switch most := max(latin, arabic+persian, hebrew, other); {
	case most == 0 || most == other:
		return ""
	case most == latin:
		return "Latin"
	case most == hebrew:
		return "he"
	case persian*20 > arabic:
		return ""
	}
	return "ar"
}
