package slackapp

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/page"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/slack-go/slack"
)

// Limits of the modal. Slack takes 100 blocks and 250,000 bytes in a view
// (https://docs.slack.dev/reference/views); a character is at most six bytes
// of JSON, so that this many leave room for the headings.
const (
	contextBlocks = 90
	contextChars  = 30000
	// aroundChars is how much of a paragraph is shown on each side of a
	// quotation: more than most paragraphs have.
	aroundChars = 1500
)

// excerpt is a paragraph with the quotations that stand in it.
type excerpt struct {
	article    *news.Article
	start, end int // bytes of the article's text
	quoted     []answer.Citation
	// named are the words that stand before the quotations in the answer: who
	// speaks and what was asked. They are shown in their place.
	named []answer.Excerpt
	// changed says that the article has been changed since.
	changed bool
}

// contextView is the modal of "Show in context": for every quotation of the
// answer the paragraph it stands in, with the quoted words in bold. hidden
// counts the quotations whose article the reader may not see any more.
func contextView(excerpts []excerpt, hidden int) slack.ModalViewRequest {
	var blocks []slack.Block
	left := contextChars
	for _, e := range excerpts {
		block, size := e.block()
		if size > left || len(blocks) >= contextBlocks {
			hidden += len(e.quoted)
			continue
		}
		if left -= size; len(blocks) > 0 {
			blocks = append(blocks, slack.NewDividerBlock())
		}
		blocks = append(blocks, block)
	}
	switch {
	case hidden > 0:
		blocks = append(blocks, quiet(count(hidden, "quotation")+" cannot be shown here.").block)
	case len(blocks) == 0:
		blocks = append(blocks, quiet("This answer has no quotation.").block) // Slack takes no view without blocks
	}
	return slack.ModalViewRequest{
		Type: slack.VTModal, Title: label("In context"), Close: label("Close"), Blocks: slack.Blocks{BlockSet: blocks},
	}
}

// block is the heading and the paragraph; size is in characters.
func (e excerpt) block() (block slack.Block, size int) {
	var numbers []int
	for _, c := range e.quoted {
		numbers = append(numbers, c.N)
	}
	heading := []slack.RichTextSectionElement{
		slack.NewRichTextSectionTextElement(markText(numbers)+" ", &slack.RichTextSectionTextStyle{Bold: true}),
		plainText(shorten(visible(page.Source(e.quoted[0])), valueMax)),
	}
	if link := e.quoted[0].Link(); link != "" {
		heading = append(heading, plainText(" · "), slack.NewRichTextSectionLinkElement(link, "open the article", nil))
	}
	if e.changed {
		heading = append(heading, plainText(" · as it was quoted; the article has been changed since"))
	}
	paragraph := &slack.RichTextQuote{Type: slack.RTEQuote}
	for _, r := range e.runs() {
		var style *slack.RichTextSectionTextStyle
		if r.quoted {
			style = &slack.RichTextSectionTextStyle{Bold: true}
		}
		for part := range slices.Chunk([]rune(r.text), textMax) {
			size += len(part)
			paragraph.Elements = append(paragraph.Elements, slack.NewRichTextSectionTextElement(string(part), style))
		}
	}
	if len(paragraph.Elements) == 0 { // hidden characters alone
		paragraph.Elements = append(paragraph.Elements, plainText(""))
	}
	return slack.NewRichTextBlock("", slack.NewRichTextSection(heading...), paragraph), size
}

// run is a part of a paragraph that is quoted, or that is not.
type run struct {
	text   string
	quoted bool
}

// runs are the visible parts of the paragraph in their order. What is far
// from any quotation is left out.
func (e excerpt) runs() []run {
	var out []run
	add := func(text string, quoted bool) {
		if text = visible(text); text != "" {
			out = append(out, run{text, quoted})
		}
	}
	at := e.start
	shown := slices.Clone(e.named)
	for _, q := range e.quoted {
		shown = append(shown, answer.Excerpt{Start: q.Start, End: q.End})
	}
	for i, q := range slices.SortedFunc(slices.Values(shown), func(x, y answer.Excerpt) int { return cmp.Compare(x.Start, y.Start) }) {
		if q.Start > at {
			add(abridge(e.article.Text[at:q.Start], i > 0, true), false)
		}
		if q.End > at {
			add(e.article.Text[max(at, q.Start):q.End], true)
			at = q.End
		}
	}
	add(abridge(e.article.Text[at:e.end], true, false), false)
	return out
}

// abridge leaves out what is more than aroundChars away from the quotations
// before and after the text.
func abridge(text string, before, after bool) string {
	runes := []rune(text)
	keep := 0
	for _, side := range []bool{before, after} {
		if side {
			keep += aroundChars
		}
	}
	if len(runes) <= keep {
		return text
	}
	head, tail := "", ""
	if before {
		head = string(runes[:aroundChars])
	}
	if after {
		tail = string(runes[len(runes)-aroundChars:])
	}
	return head + " … " + tail
}

// excerpts reads the paragraphs of the quotations, in the order of the
// answer, as far as the reader may see their articles now.
func (a *App) excerpts(ctx context.Context, citations []answer.Citation, as news.Reader) (out []excerpt, hidden int, err error) {
	for _, c := range citations {
		newest, err := a.opts.Archive.Article(ctx, news.ArticleID(c.Article), 0)
		if err != nil {
			return nil, 0, fmt.Errorf("citation %d: %w", c.N, err)
		}
		if !as.MayRead(newest) {
			hidden++
			continue
		}
		quoted := newest
		if c.Revision != newest.Revision {
			if quoted, err = a.opts.Archive.Article(ctx, newest.ID, c.Revision); err != nil {
				return nil, 0, fmt.Errorf("citation %d: %w", c.N, err)
			}
		}
		q, err := quoted.Quote(c.Start, c.End)
		if err != nil || q.Text() != c.Quote {
			return nil, 0, fmt.Errorf("citation %d: %w", c.N, errors.Join(errMisquoted, err))
		}
		named, err := namedIn(quoted, c)
		if err != nil {
			return nil, 0, err
		}
		start, end := paragraph(quoted.Text, c.Start, c.End)
		for _, n := range named {
			start, end = min(start, lineStart(quoted.Text, n.Start)), max(end, lineEnd(quoted.Text, n.End))
		}
		overlaps := func(e excerpt) bool {
			return e.article.ID == quoted.ID && e.article.Revision == quoted.Revision && start < e.end && e.start < end
		}
		if i := slices.IndexFunc(out, overlaps); i >= 0 {
			e := &out[i]
			e.start, e.end, e.quoted, e.named = min(e.start, start), max(e.end, end), append(e.quoted, c), append(e.named, named...)
			continue
		}
		out = append(out, excerpt{article: quoted, start: start, end: end, quoted: []answer.Citation{c}, named: named, changed: quoted != newest})
	}
	return out, hidden, nil
}

// namedIn are the words that the citation shows before its quotation, as they
// stand in the article.
func namedIn(a *news.Article, c answer.Citation) ([]answer.Excerpt, error) {
	var out []answer.Excerpt
	for _, e := range []*answer.Excerpt{c.Asked, c.Speaker} {
		if e == nil {
			continue
		}
		if q, err := a.Quote(e.Start, e.End); err != nil || q.Text() != e.Text {
			return nil, fmt.Errorf("citation %d: %w", c.N, errors.Join(errMisquoted, err))
		}
		out = append(out, *e)
	}
	return out, nil
}

// errMisquoted says that the archive does not hold what the ledger quotes.
var errMisquoted = errors.New("the stored article does not hold the quotation")

// paragraph returns the bytes of the paragraph, or the paragraphs, that the
// span lies in. Where the span is all there is, as in copy of one sentence a
// paragraph, its neighbours are the context.
func paragraph(text string, start, end int) (from, to int) {
	from = lineStart(text, start)
	to = lineEnd(text, end)
	if strings.TrimSpace(text[from:start]) != "" || strings.TrimSpace(text[end:to]) != "" {
		return from, to
	}
	before := strings.TrimRight(text[:from], "\n")
	from = strings.LastIndexByte(before, '\n') + 1
	after := end + len(text[end:]) - len(strings.TrimLeft(text[end:], "\n"))
	return from, lineEnd(text, after)
}

// lineStart returns where the line begins that the byte at is in.
func lineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

// lineEnd returns where the line ends that the byte at is in.
func lineEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(text)
}
