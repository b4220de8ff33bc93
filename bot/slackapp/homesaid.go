package slackapp

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/say"
	"github.com/slack-go/slack"
)

// Journal tells in brief what was said.
type Journal interface {
	// Outlines returns the newest, at most so many, the newest first.
	Outlines(ctx context.Context, limit int) ([]say.Outline, error)
}

const (
	// lookedBack is how many of the newest messages of the workspace Home looks
	// through: weeks of a busy newsroom, read in about a tenth of a second.
	lookedBack = 2000
	// saidShown is how many answers Home names, and gapsShown how many
	// questions without an answer: glances, not lists.
	saidShown = 5
	gapsShown = 5
)

// saidRow is a message on Home.
type saidRow struct {
	say.Outline
	link string // to the message in Slack; empty where there is none
}

// visibleTo returns what was said lately where the person could see it: in
// their channels, and to them alone.
func (a *App) visibleTo(ctx context.Context, person string, channels map[string]bool) ([]say.Outline, error) {
	if a.opts.Journal == nil {
		return nil, nil
	}
	all, err := a.opts.Journal.Outlines(ctx, lookedBack)
	if err != nil {
		return nil, err
	}
	var out []say.Outline
	for _, o := range all {
		if w, ok := readPlace(o.Place); ok && (w.user == person || !w.private() && channels[w.channel]) {
			out = append(out, o)
		}
	}
	return out, nil
}

// saidRows are the newest answers and other messages, without those that were
// shared: what they share is there too.
func (a *App) saidRows(ctx context.Context, said []say.Outline) []saidRow {
	var out []saidRow
	for _, o := range said {
		if o.Of != "" || o.Question == "" || o.Address == "" && !strings.HasPrefix(string(o.Place), privatePrefix) {
			continue
		}
		if len(out) == saidShown {
			break
		}
		out = append(out, saidRow{o, a.client.linkTo(ctx, o)})
	}
	return out
}

// linkTo returns the address of a message in Slack
// (https://docs.slack.dev/reference/methods/chat.getPermalink shows its form);
// empty for one that nobody else sees: Slack has no address for those.
func (c *Client) linkTo(ctx context.Context, o say.Outline) string {
	self, err := c.identify(ctx)
	channel, ts, posted := strings.Cut(o.Address, "/")
	if w, ok := readPlace(o.Place); err != nil || !posted || !ok || w.private() || self.url == "" {
		return ""
	}
	return self.url + "archives/" + channel + "/p" + strings.ReplaceAll(ts, ".", "")
}

// saidSection lists what was answered lately, with what people thought of it,
// and what the articles did not answer.
func saidSection(h home) []slack.Block {
	var out []slack.Block
	if len(h.recent) > 0 {
		var items []slack.RichTextElement
		for _, row := range h.recent {
			about := shorten(oneLine(row.Question), headlineMax)
			var name slack.RichTextSectionElement = plainText(about)
			if row.link != "" && about != "" {
				name = slack.NewRichTextSectionLinkElement(row.link, about, nil)
			}
			items = append(items, slack.NewRichTextSection(name, plainText(" · "+outcome(row.Outline, h.at.Location())+ratings(row.Outline))))
		}
		out = append(out, slack.NewHeaderBlock(label("Lately answered to you and your channels")), slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, items...)))
	}
	if len(h.gaps) > 0 {
		var lines []string
		for _, g := range h.gaps {
			asked := "once"
			if g.Times > 1 {
				asked = fmt.Sprintf("%d times", g.Times)
			}
			lines = append(lines, fmt.Sprintf("%s · asked %s, last on %s", shorten(oneLine(g.Question), headlineMax), asked, g.Last.In(h.at.Location()).Format("2 Jan 2006")))
		}
		out = append(out, slack.NewHeaderBlock(label("Asked there, and not in the articles")), list(lines))
	}
	return out
}

// outcome says what kind of message it was and what came of it.
func outcome(o say.Outline, zone *time.Location) string {
	words := map[answer.Outcome]string{answer.Answered: "answered", answer.Partial: "answered in part", answer.NotFound: "not in the articles"}[o.Outcome]
	if o.Kind != answer.KindAnswer {
		words = string(o.Kind)
	}
	return words + ", " + o.At.In(zone).Format("2 Jan 15:04 MST")
}

// ratings says what people thought of it.
func ratings(o say.Outline) string {
	var out string
	if o.Good > 0 {
		out += fmt.Sprintf(" · good: %d", o.Good)
	}
	if o.Bad > 0 {
		out += fmt.Sprintf(" · bad: %d", o.Bad)
	}
	return out
}
