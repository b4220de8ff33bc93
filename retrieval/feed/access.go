package feed

import (
	"fmt"
	"strings"
)

// accessKeys are the keys that say who may read an article, and when. To
// overlook one would open what was meant to stay closed, so that what looks
// like one of them and is none is a fault, while other unknown keys are not.
var accessKeys = []string{"embargo", "collection"}

// slips is how many letters an access key may be off to be taken for a slip
// of the pen.
const slips = 2

// misspelt returns an error when the key is nearly an access key.
func misspelt(key string) error {
	for _, right := range accessKeys {
		if key != right && distance(key, right) <= slips {
			return fmt.Errorf("%w: %s is not a key; did you mean %s?", ErrFront, key, right)
		}
	}
	return nil
}

// foreignFront returns an error when the text begins with front matter of
// another kind (TOML between +++) that names an access key.
func foreignFront(text string) error {
	opened, ok := strings.CutPrefix(strings.TrimLeft(text, " \n"), "+++\n")
	if !ok {
		return nil
	}
	if _, _, closed := strings.Cut(opened, "\n+++"); !closed {
		return nil
	}
	return fmt.Errorf("%w: it stands between +++; write it as YAML between ---", ErrFront)
}

// distance is the number of letters to add, drop or change to make one word
// the other (Levenshtein's).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := last
			if a[i] != b[j] {
				change++
			}
			last = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
