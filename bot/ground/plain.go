package ground

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lang"
	"golang.org/x/text/unicode/norm"
)

// maxClaim is the length, in runes, past which a claim is refused. A news
// sentence rarely has more than 300; a longer one is a paragraph in disguise.
const maxClaim = 400

var (
	// linkForm finds a scheme followed by something ("https://", "mailto:x"), an
	// address in numbers, and a name with a dot inside whose last part is two
	// letters or more. "U.S.-led", "a.m." and "3.5bn" are none of these.
	linkForm = regexp.MustCompile(`(?i)\b[a-z][a-z0-9+.\-]+:[\p{L}/#?]|\b\d{1,3}(?:\.\d{1,3}){3}\b|[\p{L}\p{N}]\.\p{L}{2,}|\blocalhost\b`)
	// entity finds an HTML character reference.
	entity = regexp.MustCompile(`&(?:#?[0-9A-Za-z]+);`)
	// label finds a word and a colon at the beginning, as in "System: stop", but
	// not who says a quotation: "The minister said: “No.”"
	label = regexp.MustCompile(`^[\p{L} ]{1,30}:\s+(?:[^\s"'“‘«„]|$)`)
	// shortcode finds ":smile:", which Slack turns into a picture.
	shortcode = regexp.MustCompile(`:[\p{L}\d_+\-]+:`)
)

// markup are the characters that Slack, Markdown or HTML may read as more
// than themselves. A claim has no use for them, brackets included.
const markup = "<>[]{}*_`~#|\\^"

// plainFault says why a claim is not one plain sentence. A claim that is not
// plain is refused and never cleaned: what is left after cleaning may say
// something else.
func plainFault(text, language string) Fault {
	switch {
	case strings.TrimSpace(text) == "":
		return Fault{Rule: Empty}
	case !utf8.ValidString(text), strings.IndexFunc(text, unprintable) >= 0:
		return Fault{Rule: Unprintable}
	case utf8.RuneCountInString(text) > maxClaim:
		return Fault{Rule: TooLong}
	}
	wide := norm.NFKC.String(text)
	switch {
	case strings.ContainsAny(wide, "@"):
		return Fault{Rule: Mention}
	case linkForm.MatchString(wide):
		return Fault{Rule: Link}
	case strings.ContainsAny(wide, markup), entity.MatchString(wide), shortcode.MatchString(wide), bullet(wide):
		return Fault{Rule: Markup}
	case label.MatchString(wide):
		return Fault{Rule: Label}
	case len(lang.Sentences(text, language)) > 1:
		return Fault{Rule: ManySentences}
	}
	return Fault{}
}

// unprintable reports runes that are not seen but may act: controls, line
// and paragraph separators, format characters such as those that turn the
// writing direction, and private ones. The two joiners are spelling in
// Persian and Hindi and stay.
func unprintable(r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	if r == nonJoiner || r == joiner {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp) || r == utf8.RuneError
}

// bullet reports whether the text starts as an item of a list.
func bullet(text string) bool {
	t := strings.TrimLeftFunc(text, unicode.IsSpace)
	for _, p := range []string{"- ", "– ", "— ", "• ", "+ ", "‣ ", "· "} {
		if strings.HasPrefix(t, p) {
			return true
		}
	}
	return false
}
