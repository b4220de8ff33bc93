package feed

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/pullquote/pullquote/retrieval/spell"
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
		if key != right && spell.Distance(key, right) <= slips {
			return fmt.Errorf("%w: %s is not a key; did you mean %s?", ErrFront, key, right)
		}
	}
	if limiting.MatchString(key + ": x") {
		return fmt.Errorf("%w: %s is not a key; write embargo: or expires: and a time, or collection: and a name", ErrFront, key)
	}
	return nil
}

// Limiting reports whether the name of a field is nearly one that says who may
// read an article, or when, or says so in a form that is not ours.
func Limiting(key string) bool { return misspelt(key) != nil }

// limiting matches a line that states a limit in a form that is not ours, such
// as embargo_until: or collection=staff. Some of its words are common ones, and
// count only where the lines around them state something too.
var (
	limiting = regexp.MustCompile(`(?i)^[\s*"'#-]*(?:embargo\w*|embargo[ _-](?:until|date|time|ends)|collection|hold(?:[ _-](?:until|for))?|access|visibility|audience|restrict(?:ed|ion)?|not[ _]before|release[ _](?:at|date|time)|expir(?:e|y|ed|ation)\w*|expires[ _]\w+|expiresat|valid[ _-]?until|unpublish\w*)["']?\s*[:=]\s*\S`)
	surely   = regexp.MustCompile(`(?i)^[\s*"'#-]*(?:embargo|collection)`)
)

// overlooked returns an error that wraps ErrHeld when one of the lines at the
// beginning of the copy states a limit that nobody would read there.
func overlooked(lines []string) error {
	header := false
	for _, line := range lines {
		header = header || knownKey.MatchString(line)
	}
	for _, line := range lines[:min(len(lines), 1+edgeLines)] {
		if limiting.MatchString(line) && !isEmbargo(line) && len(line) <= instructionBytes && (header || surely.MatchString(line)) {
			return fmt.Errorf("%w: %q stands in its text; state it between two lines of --- at the beginning, as embargo: or collection: with a blank after the colon", ErrHeld, oneLine(line))
		}
	}
	return nil
}

// limits reports whether the beginning of a file states a limit in any form:
// then a fault in its front matter holds it back.
func limits(text string) bool {
	for i, line := range strings.Split(text, "\n") {
		if i >= limitLines {
			break
		}
		if limiting.MatchString(line) || embargoLine().MatchString(line) {
			return true
		}
	}
	return false
}

// limitLines is how many lines of a file are looked at for one; front matter
// seldom has as many.
const limitLines = 40

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
