package lang

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmers are the Snowball stemmers by language (https://snowballstem.org).
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "de": german.Stem, "en": english.Stem, "es": spanish.Stem,
	"fi": finnish.Stem, "fr": french.Stem, "hu": hungarian.Stem, "it": italian.Stem, "nb": norwegian.Stem,
	"nl": dutch.Stem, "no": norwegian.Stem, "pt": portuguese.Stem, "ro": romanian.Stem, "ru": russian.Stem,
	"sv": swedish.Stem, "tr": turkish.Stem,
}

// longestStem is the longest word in bytes that is stemmed; what is longer is
// no word of a language.
const longestStem = 64

// stemWord returns the folded stem of a word. It is stemmed before its accents
// are taken off, because some endings are told by them. Numbers and dotted
// acronyms have no stem but themselves.
func stemWord(token, folded, language string) string {
	if language == "he" {
		return hebrewStem(folded)
	}
	stemmer := stemmers[language]
	if stemmer == nil || len(token) > longestStem || startsDigit(folded) || isDotted(token) {
		return folded
	}
	lower := strings.ToLower(token)
	for _, ending := range []string{"'s", "’s", "'", "’"} {
		lower = strings.TrimSuffix(lower, ending)
	}
	env := snowballstem.NewEnv(lower)
	stemmer(env)
	if s := Fold(env.Current()); strings.TrimSpace(s) != "" {
		return s
	}
	return folded
}
