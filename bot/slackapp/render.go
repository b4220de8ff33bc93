package slackapp

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot"
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

// The fixed sentences of an answer.
const (
	notificationMax = 300 // characters: what a phone shows
)

// lay lays a message out as posts, each within Slack's limits: claims,
// quotations, what the sources say differently and alike, and one quiet line.
// No text of an article or a model is ever markup. ok is false for a message
// of a kind that it does not know.
func lay(m bot.Message, o renderOptions) (posts []message, ok bool) {
	zone := cmp.Or(o.zone, time.UTC)
	if d, ok := m.(bot.Digest); ok {
		return layDigest(d, o, zone), true
	}
	a, no, ok := answerIn(m)
	if !ok {
		return nil, false
	}
	_, isAnswer := m.(bot.Answer)
	streamed := o.streamed && isAnswer && a.Outcome != bot.NotFound
	var pieces []piece
	if streamed {
		pieces = claims(a, true)
	}
	if a.Notice != "" {
		pieces = append(pieces, quiet(a.Notice))
	}
	switch {
	case len(a.Candidates) > 0:
		pieces = append(pieces, candidates(a.Candidates)...)
	case a.Outcome == bot.NotFound:
		pieces = append(pieces, refusal(a, no)...)
		pieces = append(pieces, quotations(a)...)
	case isAnswer:
		if !streamed {
			pieces = append(pieces, claims(a, false)...)
		}
		pieces = append(pieces, quotations(a)...)
		pieces = append(pieces, comparisons(a)...)
	default:
		pieces = append(pieces, reportPieces(m)...)
	}
	posts = pack(append(pieces, small(a, zone)...))
	posts[0].text = notification(a, no)
	last := &posts[len(posts)-1]
	last.blocks = append(last.blocks, buttons(a, o)...)
	return posts, true
}

// answerIn returns what the message is made of, and how it says no.
func answerIn(m bot.Message) (a bot.Answer, no string, ok bool) {
	switch m := m.(type) {
	case bot.Answer:
		return m, m.Unstated(), true
	case bot.Summary:
		return m.Answer, nothingOnText, true
	case bot.Timeline:
		return m.Answer, nothingOnText, true
	case bot.Comparison:
		return m.Answer, nothingOnText, true
	case bot.Sources:
		return m.Answer, nothingOnText, true
	}
	return bot.Answer{}, "", false
}

// notification is the first claim, or the refusal: what is read aloud and
// shown on a phone.
func notification(a bot.Answer, no string) string {
	for _, c := range a.Claims {
		if text := oneLine(c.Text); text != "" {
			return escape(shorten(oneLine(before(a, c)+c.Text), notificationMax))
		}
	}
	if len(a.Candidates) > 0 {
		return whichText
	}
	return escape(shorten(oneLine(no), notificationMax))
}

// claims are the model's claims, each with the marks of its citations. A
// claim that is its own quotation is shown as that alone, unless all are
// wanted.
func claims(a bot.Answer, all bool) []piece {
	var out []piece
	for _, c := range a.Claims {
		if all || !isQuotation(a, c) {
			out = append(out, claimText(a, c))
		}
	}
	return out
}

func claimText(a bot.Answer, c bot.AnswerClaim) piece {
	text := shorten(oneLine(before(a, c)+c.Text), textMax)
	elements := append([]slack.RichTextSectionElement{plainText(text)}, marks(a, c.Citations)...)
	return rich(text+" "+markText(c.Citations), slack.NewRichTextSection(elements...))
}

// isQuotation reports whether the claim is the beginning of one of its own
// quotations, as all are when no model wrote.
func isQuotation(a bot.Answer, c bot.AnswerClaim) bool { return quotedAs(a, c) > 0 }

// quotedAs is the number of the quotation that the claim is the beginning of,
// or 0.
func quotedAs(a bot.Answer, c bot.AnswerClaim) int {
	for _, n := range c.Citations {
		if strings.HasPrefix(a.Citations[n-1].Quote, c.Text) {
			return n
		}
	}
	return 0
}

// before are the words that stand before the quotation that a claim is, if it
// is one: who speaks, and what was asked.
func before(a bot.Answer, c bot.AnswerClaim) string {
	if n := quotedAs(a, c); n > 0 {
		return a.Citations[n-1].Before()
	}
	return ""
}

// quotations are the quotations, each in a block with its source, so that the
// two never part.
func quotations(a bot.Answer) []piece {
	var out []piece
	for _, c := range a.Citations {
		out = append(out, quotation(c, true)...)
	}
	return out
}

// quotation is one quotation with its mark and, where it is not clear already,
// its source.
func quotation(c bot.Citation, withSource bool) []piece {
	var out []piece
	parts := cut(visible(c.Quote), textMax)
	for i, part := range parts {
		quote := &slack.RichTextQuote{Type: slack.RTEQuote, Elements: []slack.RichTextSectionElement{plainText(part)}}
		if before := shorten(visible(c.Before()), valueMax); i == 0 && before != "" {
			quote.Elements = append([]slack.RichTextSectionElement{strong(before)}, quote.Elements...)
			part = before + part
		}
		if i < len(parts)-1 {
			out = append(out, rich("> "+part, quote))
			continue
		}
		below, text := source(c, withSource), "["+fmt.Sprint(c.N)+"]"
		if withSource {
			text += " " + sourceWords(c)
		}
		out = append(out, rich("> "+part+"\n"+text, quote, slack.NewRichTextSection(below...)))
	}
	return out
}

// source is the line below a quotation: its mark, publisher, headline and
// date, unless they are clear already, and the link that opens the article at
// the sentence.
func source(c bot.Citation, words bool) []slack.RichTextSectionElement {
	out := []slack.RichTextSectionElement{strong(fmt.Sprintf("[%d] ", c.N))}
	link := c.Link()
	if words {
		out = append(out, plainText(sourceWords(c)))
		if link != "" {
			out = append(out, plainText(" · "))
		}
	}
	if link != "" {
		out = append(out, slack.NewRichTextSectionLinkElement(link, "open the article", nil))
	}
	return out
}

// sourceWords are what the article states of itself; its id when it states
// nothing.
func sourceWords(c bot.Citation) string {
	var parts []string
	for _, p := range []string{c.Publisher, c.Headline, day(c.Published)} {
		if p = shorten(oneLine(p), headlineMax); p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return shorten(oneLine(c.Article), headlineMax)
	}
	return strings.Join(parts, " · ")
}

// comparisons are what the sources say differently, then what they say alike.
func comparisons(a bot.Answer) []piece {
	var out []piece
	for _, d := range a.Disagreements {
		title := "Sources differ on " + d.About
		if d.Change {
			title = "Changed since an earlier report: " + d.About
		}
		out = append(out, comparison(a, title, d.Positions))
	}
	for _, d := range a.Agreements {
		out = append(out, comparison(a, "Sources agree on "+d.About, d.Positions))
	}
	return out
}

func comparison(a bot.Answer, title string, positions []bot.Position) piece {
	title = shorten(oneLine(title), headlineMax)
	var items []slack.RichTextElement
	text := title
	for _, p := range positions {
		value := shorten(oneLine(p.Text), valueMax)
		elements := append([]slack.RichTextSectionElement{plainText(value)}, marks(a, p.Citations)...)
		items = append(items, slack.NewRichTextSection(elements...))
		text += "\n- " + value + " " + markText(p.Citations)
	}
	return rich(text, slack.NewRichTextSection(strong(title)), slack.NewRichTextList(slack.RTEListBullet, 0, items...))
}

// refusal is the fixed sentence and the nearest articles.
func refusal(a bot.Answer, no string) []piece {
	no = shorten(oneLine(no), textMax)
	out := []piece{rich(no, slack.NewRichTextSection(plainText(no)))}
	if len(a.Nearest) == 0 {
		return out
	}
	const title = "The nearest articles"
	var items []slack.RichTextElement
	text := title
	for _, n := range a.Nearest {
		name := shorten(oneLine(n.Headline), headlineMax)
		if name == "" {
			name = shorten(oneLine(n.Article), headlineMax)
		}
		element := slack.RichTextSectionElement(plainText(name))
		if link := (bot.Citation{URL: n.URL}).Page(); link != "" {
			element = slack.NewRichTextSectionLinkElement(link, name, nil)
		}
		items = append(items, slack.NewRichTextSection(element))
		text += "\n- " + name
	}
	return append(out, rich(text, slack.NewRichTextSection(plainText(title)), slack.NewRichTextList(slack.RTEListBullet, 0, items...)))
}

// small is the small print: what the question limited the articles to, and the
// footer.
func small(a bot.Answer, zone *time.Location) []piece {
	var out []piece
	for _, f := range a.Filters {
		out = append(out, quiet(f.Sentence()))
	}
	for _, s := range a.Spellings {
		out = append(out, quiet(s.Sentence()))
	}
	return append(out, quiet(footer(a, zone)))
}

// footer is the quiet line, with how many claims were left out of the answer.
func footer(a bot.Answer, zone *time.Location) string {
	parts := a.Footer(zone)
	if n := a.LeftOut(); n > 0 {
		parts = append(parts, count(n, "claim")+" did not hold and "+plural(n, "was", "were")+" left out")
	}
	return strings.Join(parts, " · ")
}

func count(n int, noun string) string { return fmt.Sprintf("%d %s", n, plural(n, noun, noun+"s")) }

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// day is the date of an RFC 3339 time, or empty.
func day(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return ""
	}
	return t.Format("2 Jan 2006")
}
