package slackapp

import (
	"context"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pullquote/pullquote/retrieval/lexicon"
)

// A mention within a question is whom it asks about: "What did @Tom write?" It
// stays as "@" and the person's id until the question is answered, which is when
// Slack may be asked for the name. At the beginning and at the end a mention
// calls somebody.

// leadingTo are words after which a mention at the end of a question belongs to it.
var leadingTo = lexicon.Named("address", "leadsto")

// isAskedAbout reports whether a mention, between these words of a message, is
// part of what is asked.
func isAskedAbout(left, right string) bool {
	left, right = strings.TrimRight(left, " "), strings.TrimLeft(right, " ")
	last, _ := utf8.DecodeLastRuneInString(left)
	if !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return false
	}
	words := strings.Fields(strings.ToLower(left))
	if word := words[len(words)-1]; word != "cc" {
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(right, "'’"))
		return leadingTo.Has(word) || unicode.IsLetter(next)
	}
	return false
}

// personID matches a mention that stayed in a question.
var personID = regexp.MustCompile(`@([UW][A-Z0-9]{4,})\b`)

// withNames returns the question with the names of those whom it mentions. One
// whom Slack does not name is left out.
func (c *Client) withNames(ctx context.Context, text string) string {
	out := personID.ReplaceAllStringFunc(text, func(mention string) string {
		facts, err := c.person(ctx, mention[1:])
		if err != nil {
			c.opts.Log.WarnContext(ctx, "a person who is asked about has no name", "error", codeOf(err))
		}
		return facts.name
	})
	return strings.Join(strings.Fields(out), " ")
}
