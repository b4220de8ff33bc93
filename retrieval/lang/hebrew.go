package lang

import (
	"slices"
	"strings"
)

// shortestHebrew is the fewest letters of a Hebrew stem: most roots have three.
const shortestHebrew = 3

// hebrewStem takes off the small words that Hebrew writes together with the
// next one ("and", "the", "in", "to", "from", "that", "as") and the endings of
// the plural, as long as three letters remain. Hebrew has no Snowball stemmer;
// this is the light stemming that is usual where there is no dictionary.
func hebrewStem(word string) string {
	letters := []rune(word)
	if len(letters) > shortestHebrew && letters[0] == 'ו' {
		letters = letters[1:]
	}
	if len(letters) > shortestHebrew && slices.Contains([]rune("הבלמשכ"), letters[0]) {
		letters = letters[1:]
	}
	stem := string(letters)
	for _, ending := range []string{"ים", "ות"} {
		if len(letters) > shortestHebrew+1 && strings.HasSuffix(stem, ending) {
			return strings.TrimSuffix(stem, ending)
		}
	}
	return stem
}
