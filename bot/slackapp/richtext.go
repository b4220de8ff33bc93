package slackapp

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/slack-go/slack"
)

// plainText is literal text in a rich-text block: Slack reads no markup, no
// mention and no link out of it.
func plainText(s string) *slack.RichTextSectionTextElement {
	if s == "" {
		s = "–" // Slack refuses an empty text
	}
	return slack.NewRichTextSectionTextElement(s, nil)
}

// exact is plainText that may be empty.
func exact(s string) *slack.RichTextSectionTextElement {
	return slack.NewRichTextSectionTextElement(s, nil)
}

// markText is "[1] [2]".
func markText(numbers []int) string {
	var out []string
	for _, n := range numbers {
		out = append(out, fmt.Sprintf("[%d]", n))
	}
	return strings.Join(out, " ")
}

// escape makes text safe in a field that Slack reads for mentions and links
// (https://docs.slack.dev/messaging/formatting-message-text#escaping).
func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// visible drops what a reader cannot see and a screen might obey: control
// characters and marks that change the direction of text.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if (unicode.IsControl(r) && r != '\n') || unicode.Is(unicode.Bidi_Control, r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

// oneLine is visible text on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(visible(s)), " ") }
