package slackapp

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/page"
	"github.com/pullquote/pullquote/bot/review"
)

// How much of a check a message shows: the worst findings, and the beginning of
// long ones. The rest is in the details and on the page.
const (
	findingsShown = 4
	findingChars  = 300
	// detailChars is how much of a quotation the details show: more than most have.
	detailChars = 1500
)

// The buttons below a check carry the id of its request.
const (
	actionDetails = "check_details"
	actionPage    = "check_page"
)

// isLong reports whether a message does not show all that needs a person.
func isLong(r review.Review) bool { return len(r.Open()) > findingsShown }

// reviewMessage is the summary of a check: how much needs a person, and the worst
// of it.
func reviewMessage(r review.Review, id string) message {
	open := r.Open()
	pieces := []piece{heading(r.Counts())}
	for _, f := range open[:min(len(open), findingsShown)] {
		pieces = append(pieces, finding(r, f, findingChars))
	}
	if more := len(open) - findingsShown; more > 0 {
		pieces = append(pieces, quiet(count(more, "more finding")+" in the details, and all of it on a page that I send you."))
	}
	pieces = append(pieces, quiet(page.Join(" · ", r.Clean(), r.Beside(), "the draft is not stored")))
	buttons := []slack.BlockElement{slack.NewButtonBlockElement(actionDetails, id, label("Details"))}
	if len(open) <= findingsShown {
		buttons = append(buttons, slack.NewButtonBlockElement(actionPage, id, label("Send me the page")))
	}
	out := pack(pieces)[0] // a few short findings fit into one post
	out.text = escape(r.Counts())
	out.blocks = append(out.blocks, slack.NewActionBlock("", buttons...))
	return out
}

// finding shows one: the draft's words and the stored ones, each with what
// differs in bold, what is wrong, and where it stands.
func finding(r review.Review, f draft.Finding, most int) piece {
	title := strong(fmt.Sprintf("Line %d · %s", f.Line, review.Words(f.Kind)))
	said := differing(r.Draft.Text[f.Start:f.End], f.Start, f.Changes, func(c draft.Change) (int, int) { return c.Said.Start, c.Said.End })
	elements := []slack.RichTextElement{slack.NewRichTextSection(title), quoteOf(atMost(said, most))}
	text := title.Text + "\n> " + textOf(said)
	for _, remark := range review.Remarks(f) {
		remark = shorten(oneLine(remark), most)
		elements, text = append(elements, slack.NewRichTextSection(plainText(remark))), text+"\n"+remark
	}
	if f.Stored != "" {
		stored := differing(f.Stored, f.At.Start, f.Changes, func(c draft.Change) (int, int) { return c.Stored.Start, c.Stored.End })
		elements = append(elements, slack.NewRichTextSection(plainText(storedWords(f.Kind))), quoteOf(atMost(stored, most)), source(f))
		text += "\n" + storedWords(f.Kind) + "\n> " + textOf(stored) + "\n" + review.Where(f)
	}
	return rich(text, elements...)
}

// storedWords stand before what the articles or files have.
func storedWords(k draft.Kind) string {
	if k == draft.NotFound {
		return "Nearest, and not the same:"
	}
	return "As it is stored:"
}

// source says where a finding stands, with a link to the words.
func source(f draft.Finding) *slack.RichTextSection {
	where := shorten(oneLine(review.Where(f)), valueMax)
	if link := review.Link(f); link != "" {
		return slack.NewRichTextSection(plainText(where+" · "), slack.NewRichTextSectionLinkElement(link, "open the article", nil))
	}
	return slack.NewRichTextSection(plainText(where))
}

// differing is a text that begins at the byte, with what differs in bold.
func differing(text string, begin int, changes []draft.Change, span func(draft.Change) (start, end int)) (out []slack.RichTextSectionElement) {
	add := func(part string, bold bool) {
		if part = visible(part); part == "" {
			return
		}
		if bold {
			out = append(out, strong(part))
			return
		}
		out = append(out, exact(part))
	}
	at := 0
	sorted := slices.SortedFunc(slices.Values(changes), func(a, b draft.Change) int {
		x, _ := span(a)
		y, _ := span(b)
		return cmp.Compare(x, y)
	})
	for _, c := range sorted {
		start, end := span(c)
		if start, end = start-begin, end-begin; start < at || end > len(text) || start >= end {
			continue // words that stand in the other text alone
		}
		add(text[at:start], false)
		add(text[start:end], true)
		at = end
	}
	add(text[at:], false)
	if len(out) == 0 {
		out = append(out, exact(" "))
	}
	return out
}

// atMost cuts texts off after so many characters together.
func atMost(elements []slack.RichTextSectionElement, most int) (out []slack.RichTextSectionElement) {
	for _, e := range elements {
		t := *e.(*slack.RichTextSectionTextElement)
		runes := []rune(t.Text)
		if len(runes) > most {
			t.Text = string(runes[:most]) + "…"
			return append(out, &t)
		}
		most -= len(runes)
		out = append(out, &t)
	}
	return out
}
