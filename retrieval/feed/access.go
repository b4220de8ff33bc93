package feed

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/spell"
)

// accessKeys are the keys that say who may read an article, and when. To
// overlook one would open what was meant to stay closed, so that what looks
// like one of them and is none is a fault, while other unknown keys are not.
var accessKeys = []string{"embargo", "collection"}

// slips is how many letters an access key may be off to be taken for a slip
// of the pen.
const slips = 2

// Names that state a limit: surely, or where the lines around them state
// something too; names that tell a state of publishing; and values that limit
// nothing.
var (
	sureNames    = lexicon.Named("access", "sure")
	statingNames = lexicon.Named("access", "stating")
	stagedNames  = lexicon.Named("access", "staged")
	unpublished  = lexicon.Named("access", "unpublished")
	unlimited    = lexicon.Named("access", "unlimited")
	publishing   = lexicon.Named("access", "publishing")
)

// Publishing reports whether a field of the name says when the article is to be
// published, in any spelling: publish_at, publishAt, scheduled_for. Until then it is
// under embargo.
func Publishing(key string) bool { return publishing.Has(bareKey(key)) }

// misspelt returns an error when the key is nearly an access key, or says in
// other words who may read the article, or when.
func misspelt(key, value string) error {
	staged := stagedNames.Has(bareKey(key)) && unpublished.Has(bareKey(value))
	if !staged && unlimited.Has(strings.ToLower(strings.TrimSpace(value))) {
		return nil
	}
	for _, right := range accessKeys {
		if key != right && spell.Distance(key, right) <= slips {
			return fmt.Errorf("%w: %w: %s is not a key; did you mean %s?", ErrHeld, ErrFront, key, right)
		}
	}
	if name := bareKey(key); has(sureNames, name) || has(statingNames, name) || staged {
		return fmt.Errorf("%w: %w: %s is not a key; write embargo: or expires: and a time, or collection: and a name", ErrHeld, ErrFront, oneLine(key))
	}
	return nil
}

// Limiting reports whether a field with that name and value nearly says who
// may read an article, or when, or says so in a form that is not ours.
func Limiting(key, value string) bool { return misspelt(key, value) != nil }

// bareKey is a name without what parts its words.
func bareKey(key string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(key))
}

// has reports whether a name is in the list, in which "embargo-" stands for
// all names that begin so.
func has(list lexicon.List, name string) bool {
	for word := range list.All() {
		if begin, all := strings.CutSuffix(word, "-"); name == word || all && strings.HasPrefix(name, begin) {
			return true
		}
	}
	return false
}

var (
	// fieldLine matches a line that states something, such as embargo=2031-01-01.
	fieldLine = regexp.MustCompile(`^[\s*"'#;{<!-]*(\pL[\pL\d]*(?:[ _-]\pL+){0,2})["']?\s*[:=：]\s*(\S.*)$`)
	// quotedName matches a name of a field within a line, as JSON has it.
	quotedName = regexp.MustCompile(`["'](\pL[\pL\d _-]*)["']\s*:`)
)

// fieldLimits reports whether the line states a limit: where nothing else is
// stated around it, only with a name that nothing else has.
func fieldLimits(line string, header bool) bool {
	for _, m := range quotedName.FindAllStringSubmatch(line, -1) {
		if has(sureNames, bareKey(m[1])) {
			return true
		}
	}
	m := fieldLine.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	name := bareKey(m[1])
	if stagedNames.Has(name) && unpublished.Has(bareKey(m[2])) {
		return header
	}
	return !unlimited.Has(strings.ToLower(strings.Trim(m[2], ` "',;`))) && (has(sureNames, name) || header && has(statingNames, name))
}

// overlooked returns an error that wraps ErrHeld when one of the lines at the
// beginning of the copy states a limit that nobody would read there.
func overlooked(lines []string) error {
	header := false
	for _, line := range lines {
		header = header || knownKey.MatchString(line)
	}
	for _, line := range lines[:min(len(lines), 1+edgeLines)] {
		if len(line) <= instructionBytes && !isEmbargo(line) && fieldLimits(line, header) {
			return fmt.Errorf("%w: %q stands in its text; state it between two lines of --- at the beginning, as embargo: or collection: with a blank after the colon", ErrHeld, oneLine(line))
		}
	}
	for _, line := range lines {
		if isClosed(line) {
			return fmt.Errorf("%w: %q stands in its text; take that line out, or state collection: and who may read it between two lines of --- at the beginning", ErrHeld, oneLine(line))
		}
	}
	return nil
}

// limits reports whether front matter that cannot be read names a limit in any
// form: then it holds the file back. Text without front matter is looked at as
// far as front matter reaches.
func limits(text string) bool {
	front := text[:min(len(text), maxFrontBytes)]
	if opened, ok := strings.CutPrefix(strings.TrimLeft(text, " \n\u00a0"), "---"); ok {
		if before, _, closed := cutAtRule(strings.TrimLeft(opened, "- \n")); closed {
			front = before
		}
	}
	for _, line := range strings.Split(front, "\n") {
		if fieldLimits(line, true) || embargoLine().MatchString(line) {
			return true
		}
		for _, word := range strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(line) <= instructionBytes && has(sureNames, bareKey(word)) {
				return true
			}
		}
	}
	return false
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
