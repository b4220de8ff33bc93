package slackapp

import (
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// Limits of a post. Slack takes 50 blocks and, measured by others, about
// 13,000 characters in all; we stay below both, with room for the buttons.
const (
	blocksMax   = 45
	charsMax    = 11000
	textMax     = 2800 // characters of one text element
	headlineMax = 150
	// buttonValueMax is the longest value of a button.
	buttonValueMax = 2000
	valueMax       = 500 // a position of a disagreement: a name, a count, a list of places
)

// piece is one block with its text: what is never parted.
type piece struct {
	block slack.Block
	text  string
}

func rich(text string, elements ...slack.RichTextElement) piece {
	return piece{slack.NewRichTextBlock("", elements...), text}
}

// quiet is small print. It is a plain_text element: no markup is read in it.
func quiet(text string) piece {
	text = shorten(oneLine(text), textMax)
	return piece{slack.NewContextBlock("", slack.NewTextBlockObject(slack.PlainTextType, text, false, false)), text}
}

// pack puts pieces into as few posts as hold them, in their order.
func pack(pieces []piece) []message {
	var out []message
	var texts []string
	chars := 0
	for _, p := range pieces {
		size := utf8.RuneCountInString(p.text)
		if len(out) == 0 || len(out[len(out)-1].blocks) >= blocksMax || chars+size > charsMax {
			out = append(out, message{text: "The answer goes on."})
			texts = append(texts, "")
			chars = 0
		}
		last := len(out) - 1
		out[last].blocks = append(out[last].blocks, p.block)
		texts[last] += p.text + "\n\n"
		chars += size
	}
	for i := range out {
		out[i].plain = escape(strings.TrimSpace(texts[i]))
	}
	return out
}

// cut parts text into runs of at most so many characters, at words where
// there are any.
func cut(s string, most int) []string {
	var out []string
	for utf8.RuneCountInString(s) > most {
		at := len(string([]rune(s)[:most]))
		if space := strings.LastIndexByte(s[:at], ' '); space > at/2 {
			at = space
		}
		out = append(out, s[:at])
		s = strings.TrimLeft(s[at:], " ")
	}
	return append(out, s)
}
