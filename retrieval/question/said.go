package question

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// Said is what a whole message does.
type Said int

// The messages: most ask. Of the others nothing is searched for.
const (
	Asked   Said = iota
	Thanked      // it thanks or agrees, and nothing else
	Greeted      // it greets, and nothing else
	Nothing      // it has no word
)

// reaction is an emoji as Slack writes it.
var reaction = regexp.MustCompile(`:[a-zA-Z0-9_+'-]+:`)

// Said tells whether the message asks for something. English only: in other
// languages whatever has a word asks.
func (r *Reader) Said(text string) Said {
	text = unmarked(reaction.ReplaceAllString(text, " "))
	if !strings.ContainsFunc(text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		return Nothing
	}
	said := Asked
	for rest := folded(lang.Words(text, "en")); len(rest) > 0; {
		thanked, greeted, besides := begins(rest, r.thanked), begins(rest, r.greeted), begins(rest, r.besides)
		n := max(thanked, greeted, besides)
		switch {
		case n == 0:
			return Asked
		case n == thanked:
			said = Thanked
		case n == greeted && said == Asked:
			said = Greeted
		}
		rest = rest[n:]
	}
	if said == Thanked && strings.Contains(text, "?") {
		return Asked // "OK?"
	}
	return said
}
