package slackapp

import (
	"context"
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

// digestRow is a digest on Home.
type digestRow struct{ channel, text string }

// digestsShown is how many digests Home shows: each takes two of the hundred
// blocks that Slack lets a view have.
const digestsShown = 20

// digestRows are the digests of the channels.
func (a *App) digestRows(ctx context.Context, channels map[string]bool) ([]digestRow, error) {
	if a.opts.Schedule == nil {
		return nil, nil
	}
	all, err := a.opts.Schedule.Subscriptions(ctx)
	if err != nil {
		return nil, err
	}
	var out []digestRow
	for _, s := range all {
		if w, ok := readPlace(s.Channel); ok && channels[w.channel] {
			out = append(out, digestRow{w.channel, a.when(s)})
		}
	}
	return out, nil
}

// digestSection lists the digests of the person's channels, with buttons to
// change and to end each, and one for another channel.
func digestSection(h home) []slack.Block {
	if !h.canSet {
		return nil
	}
	out := []slack.Block{slack.NewHeaderBlock(label("Daily digests of your channels"))}
	if len(h.digests) == 0 {
		out = append(out, sentence("None. A digest says each day what is new in the articles."))
	}
	for _, row := range h.digests[:min(len(h.digests), digestsShown)] {
		var about slack.RichTextSectionElement = slack.NewRichTextSectionChannelElement(row.channel, nil)
		if ofTwo(row.channel) {
			about = plainText("Your conversation with me")
		}
		change := slack.NewButtonBlockElement(actionChangeDigest, row.channel, label("Change"))
		end := slack.NewButtonBlockElement(actionEndDigest, row.channel, label("Switch off"))
		end.Confirm = slack.NewConfirmationBlockObject(label("Switch this digest off?"),
			label("The channel gets no more digests until somebody switches it on again."), label("Switch off"), label("Keep it"))
		out = append(out, slack.NewRichTextBlock("", slack.NewRichTextSection(about, plainText(" · "+shorten(oneLine(row.text), valueMax)))),
			slack.NewActionBlock("", change, end))
	}
	if n := len(h.digests) - digestsShown; n > 0 {
		out = append(out, quiet(fmt.Sprintf("and %d more; %s digest status in a channel shows its own", n, commandName)).block)
	}
	return append(out, slack.NewActionBlock("", slack.NewButtonBlockElement(actionNewDigest, "", label("Digest for a channel…"))))
}

// ofTwo reports whether the id is that of a conversation of two.
func ofTwo(channel string) bool { return strings.HasPrefix(channel, "D") }
