package slackapp

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/slack-go/slack"

	"github.com/pullquote/pullquote/bot/compare"
	"github.com/pullquote/pullquote/bot/draft"
	"github.com/pullquote/pullquote/bot/page"
	"github.com/pullquote/pullquote/bot/review"
	"github.com/pullquote/pullquote/retrieval/news"
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
	differences := differences(r, nil)
	pieces = append(pieces, differences[:min(len(differences), findingsShown)]...)
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

// differences are what articles print otherwise than the one that the draft agrees
// with, a line for each; those alone whose articles may all be shown, if that is asked.
func differences(r review.Review, shown func(*news.Article) bool) (out []piece) {
	for _, d := range r.Differences() {
		if shown != nil && slices.ContainsFunc(d.Positions, func(p compare.Position) bool { return !shown(p.Lines[0].Article) }) {
			continue
		}
		title := fmt.Sprintf("Line %d · Sources differ on %s", d.Finding.Line, shorten(oneLine(d.About), headlineMax))
		values := " · " + shorten(oneLine(review.Values(d.Comparison)), valueMax)
		out = append(out, rich(title+values, slack.NewRichTextSection(strong(title), exact(values))))
	}
	return out
}

// finding shows one: what is wrong, the draft's words, and where and how the stored
// ones stand, what differs in bold.
func finding(r review.Review, f draft.Finding, most int) piece {
	title := []slack.RichTextSectionElement{strong(fmt.Sprintf("Line %d · %s", f.Line, review.Words(f.Kind)))}
	add := func(words string) { title = append(title, exact(" · "+shorten(oneLine(words), most))) }
	remarks := review.Remarks(f)
	if len(remarks) > 0 {
		add(remarks[0])
	}
	if f.Figure() {
		add(f.Text)
	}
	elements, text := []slack.RichTextElement{slack.NewRichTextSection(title...)}, textOf(title)
	if !f.Figure() {
		said := differing(r.Draft.Text[f.Start:f.End], f.Start, f.Changes, func(c draft.Change) (int, int) { return c.Said.Start, c.Said.End })
		elements, text = append(elements, quoteOf(atMost(said, most))), text+"\n> "+textOf(said)
	}
	for _, remark := range remarks[min(1, len(remarks)):] {
		remark = shorten(oneLine(remark), most)
		elements, text = append(elements, slack.NewRichTextSection(exact(remark))), text+"\n"+remark
	}
	if f.Stored != "" {
		stored := differing(f.Stored, f.At.Start, f.Changes, func(c draft.Change) (int, int) { return c.Stored.Start, c.Stored.End })
		above := source(f)
		elements = append(elements, slack.NewRichTextSection(above...), quoteOf(atMost(stored, most)))
		text += "\n" + textOf(above) + "\n> " + textOf(stored)
	}
	return rich(text, elements...)
}

// source says where the stored words of a finding stand, with a link to them.
func source(f draft.Finding) []slack.RichTextSectionElement {
	before := "Stored in "
	if f.Kind == draft.NotFound {
		before = "Nearest, and not the same, in "
	}
	out := []slack.RichTextSectionElement{exact(before + shorten(oneLine(review.Where(f)), valueMax))}
	if link := review.Link(f); link != "" {
		out = append(out, exact(" · "), slack.NewRichTextSectionLinkElement(link, "open the article", nil))
	}
	return out
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
