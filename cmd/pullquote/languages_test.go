package main

import (
	"slices"
	"testing"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// A language has the files that its place in README.md asks for: those of questions,
// numbers and dates, or only that of who speaks. English has every file.
func TestLanguages(t *testing.T) {
	answered := []string{"ask", "bounds", "calendar", "cause", "lean", "numbers", "numerals", "speech", "stopwords", "time"}
	for language, files := range map[string][]string{
		"de": answered, "fr": answered, "es": answered, "ar": answered, "he": answered,
		"it": {"speech"}, "nl": {"speech"}, "pt": {"speech"},
	} {
		for _, file := range files {
			if !slices.Contains(lexicon.Languages(file), language) {
				t.Errorf("%s has no %s.txt", language, file)
			}
			if !slices.Contains(lexicon.Languages(file), "en") {
				t.Errorf("%s has a %s.txt that English has not", language, file)
			}
		}
	}
}
