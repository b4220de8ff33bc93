package slackapp

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/page"
	"github.com/slack-go/slack"
)

// message is one post: an answer is one of them, or several when it is long.
type message struct {
	blocks []slack.Block
	text   string // the notification, escaped
	plain  string // the whole as escaped text, for when the blocks are refused
	below  bool   // it stands in the thread of the first post
}

// renderOptions say how an answer is shown.
type renderOptions struct {
	key     string // of the answer; what its buttons carry
	private bool   // only the asker sees it: it can be shared
	// streamed says that the claims were shown before the rest, so that they
	// come first and all of them are shown.
	streamed bool
	zone     *time.Location // the newsroom's, in which hours are told; nil: UTC
}

// notificationMax is how many characters a phone shows.
const notificationMax = 300

// lay lays a message out as posts, each within Slack's limits. No text of an
// article or a model is ever markup. ok is false for a message of a kind that it
// does not know.
func lay(m answer.Message, o renderOptions) (posts []message, ok bool) {
	if d, ok := m.(answer.Digest); ok {
		return layDigest(d, o, cmp.Or(o.zone, time.UTC)), true
	}
	a, isAnswer := m.(answer.Answer)
	words, ok := page.Of(m, page.Options{Zone: o.zone, Streamed: o.streamed && isAnswer && a.Outcome != answer.NotFound, Asked: o.private})
	if !ok {
		return nil, false
	}
	a = answerIn(m)
	posts = pack(append(layBlocks(words.Blocks), footer(words.Footer)))
	posts[0].text = escape(shorten(oneLine(words.First), notificationMax))
	last := &posts[len(posts)-1]
	last.blocks = append(last.blocks, buttons(a, o)...)
	return posts, true
}

// answerIn returns what the message is made of.
func answerIn(m answer.Message) answer.Answer {
	switch m := m.(type) {
	case answer.Answer:
		return m
	case answer.Summary:
		return m.Answer
	case answer.Timeline:
		return m.Answer
	case answer.Comparison:
		return m.Answer
	case answer.Sources:
		return m.Answer
	}
	return answer.Answer{}
}

// footer is the quiet line.
func footer(parts []string) piece { return quiet(strings.Join(parts, " · ")) }

// claims are the claims of an answer, each with the marks of its citations.
func claims(a answer.Answer, all bool) []piece { return layBlocks(page.Claims(a, all)) }

// layBlocks lays blocks out, one below the other.
func layBlocks(blocks []page.Block) []piece {
	var out []piece
	choices := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case page.Text:
			out = append(out, section(b.Line, textMax))
		case page.Heading:
			out = append(out, section(b.Line, headlineMax))
		case page.Note:
			out = append(out, quiet(b.Text))
		case page.List:
			out = append(out, bullets(b))
		case page.Quotation:
			out = append(out, quotation(b)...)
		case page.Choice:
			if choices++; choices <= mostCandidates {
				out = append(out, choice(b, choices))
			}
		case page.Table:
			out = append(out, table(b)...)
		}
	}
	return out
}

// section is a line as a block of its own.
func section(l page.Line, most int) piece {
	elements, text := line(l, most)
	return rich(text, slack.NewRichTextSection(elements...))
}

// line sets the words, each of at most so many characters, with their text.
func line(l page.Line, most int) (elements []slack.RichTextSectionElement, text string) {
	for _, w := range l {
		shown := shorten(visible(w.Text), most)
		if shown == "" {
			continue
		}
		text += shown
		var style *slack.RichTextSectionTextStyle
		if w.Ink == page.Strong || w.Ink == page.Alert {
			style = &slack.RichTextSectionTextStyle{Bold: true}
		}
		if w.Link != "" {
			elements = append(elements, slack.NewRichTextSectionLinkElement(w.Link, shown, style))
			continue
		}
		elements = append(elements, slack.NewRichTextSectionTextElement(shown, style))
	}
	if len(elements) == 0 {
		elements = append(elements, plainText("")) // Slack refuses a section without any
	}
	return elements, text
}

// bullets are a line with others below it.
func bullets(l page.List) piece {
	var parts []slack.RichTextElement
	whole := ""
	if len(l.Title) > 0 {
		elements, text := line(l.Title, headlineMax)
		parts, whole = append(parts, slack.NewRichTextSection(elements...)), text
	}
	var items []slack.RichTextElement
	for _, item := range l.Items {
		elements, text := line(item, valueMax)
		items = append(items, slack.NewRichTextSection(elements...))
		whole += "\n- " + text
	}
	return rich(strings.TrimPrefix(whole, "\n"), append(parts, slack.NewRichTextList(slack.RTEListBullet, 0, items...))...)
}

// quotation is a quotation in a block with its mark and its source, so that they
// never part. One that is too long for a block goes on in others.
func quotation(q page.Quotation) []piece {
	var out []piece
	runs := quoted(q)
	for len(runs) > 1 {
		out = append(out, rich("> "+textOf(runs[0]), quoteOf(runs[0])))
		runs = runs[1:]
	}
	below := append(page.Line{{Text: page.MarkOf(q.N), Ink: page.Strong, Link: q.Link}}, page.Words{Text: " "})
	elements, text := line(append(below, q.Source...), headlineMax)
	parts := []slack.RichTextElement{quoteOf(runs[0]), slack.NewRichTextSection(elements...)}
	for _, also := range q.Also {
		elements, more := line(also, headlineMax)
		parts, text = append(parts, slack.NewRichTextSection(elements...)), text+"\n"+more
	}
	return append(out, rich("> "+textOf(runs[0])+"\n"+strings.TrimSpace(text), parts...))
}

// quoted are the words of a quotation in runs that a block takes: what stands
// before it and the value that was asked for are bold.
func quoted(q page.Quotation) [][]slack.RichTextSectionElement {
	var first []slack.RichTextSectionElement
	if before := shorten(visible(q.Before), valueMax); before != "" {
		first = append(first, strong(before))
	}
	if whole := visible(q.Quote); q.Value != nil && len([]rune(whole)) <= textMax {
		for _, e := range []*slack.RichTextSectionTextElement{
			exact(visible(q.Quote[:q.Value.Start])), strong(visible(q.Quote[q.Value.Start:q.Value.End])), exact(visible(q.Quote[q.Value.End:])),
		} {
			if e.Text != "" {
				first = append(first, e)
			}
		}
		return [][]slack.RichTextSectionElement{first}
	}
	var out [][]slack.RichTextSectionElement
	for i, part := range cut(visible(q.Quote), textMax) {
		if i == 0 {
			out = append(out, append(first, plainText(part)))
			continue
		}
		out = append(out, []slack.RichTextSectionElement{plainText(part)})
	}
	return out
}

func quoteOf(elements []slack.RichTextSectionElement) *slack.RichTextQuote {
	return &slack.RichTextQuote{Type: slack.RTEQuote, Elements: elements}
}

func textOf(elements []slack.RichTextSectionElement) string {
	out := ""
	for _, e := range elements {
		if t, ok := e.(*slack.RichTextSectionTextElement); ok {
			out += t.Text
		}
	}
	return out
}

// mostCandidates is how many articles are offered to choose from; Slack takes
// 25 buttons in a row, and a person fewer.
const mostCandidates = 10

// choice is an article to choose, with its button.
func choice(c page.Choice, n int) piece {
	name := shorten(oneLine(c.Name), textMax)
	section := slack.NewSectionBlock(label(name), nil, nil)
	if len(c.Article) <= buttonValueMax {
		section.Accessory = slack.NewAccessory(slack.NewButtonBlockElement(fmt.Sprint(actionPick, n), c.Article, label("Summarize")))
	}
	return piece{section, "- " + name}
}

func count(n int, noun string) string { return page.Count(n, noun) }

func strong(text string) *slack.RichTextSectionTextElement {
	return slack.NewRichTextSectionTextElement(text, &slack.RichTextSectionTextStyle{Bold: true})
}

// heading is a line in bold.
func heading(text string) piece {
	return section(page.Line{{Text: oneLine(text), Ink: page.Strong}}, headlineMax)
}
