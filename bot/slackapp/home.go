package slackapp

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/slack-go/slack"
)

// Setting is a line of the settings that the app's Home shows, such as who
// writes the claims. It is shown to everybody in the workspace.
type Setting struct{ Name, Value string }

// home is what the app's Home says.
type home struct {
	articles, passages int
	newest             []news.Article // a few, the newest first
	examples           []string
	settings           []Setting
	// channel is what the person has open beside the app, if anything, and
	// what holds in it.
	channel         string
	channelSettings []Setting
	at              time.Time
}

// newestShown is how many of the newest articles Home names.
const newestShown = 3

// publishHome shows the app's Home to somebody who opens it: only what that
// person may read is counted and named. beside is the channel that the person
// has open, if any.
func (a *App) publishHome(ctx context.Context, user, beside string) error {
	as := a.client.reader(ctx, request{User: user, DM: true})
	h := home{settings: a.settings(as), at: as.At}
	if beside != "" && !strings.HasPrefix(beside, "D") { // a conversation of two has no settings
		h.channel, h.channelSettings = beside, a.channelSettings(ctx, user, beside)
	}
	var err error
	if h.articles, h.passages, _, err = a.opts.Archive.Scope(ctx, as); err != nil {
		return err
	}
	if h.newest, err = a.opts.Archive.Articles(ctx, as); err != nil {
		return err
	}
	h.newest = h.newest[:min(len(h.newest), newestShown)]
	if a.opts.Suggest != nil {
		h.examples = a.opts.Suggest(ctx)
	}
	return a.client.gates.pass(ctx, "views.publish", func() error {
		_, err := a.client.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: homeView(h)})
		return err
	})
}

// settings are those of the options and those that the app knows itself.
func (a *App) settings(as news.Reader) []Setting {
	articles := readIn(as)
	if len(as.Collections) > 0 {
		articles += ", for you"
	}
	return append([]Setting{{"Articles read", articles}}, append(a.opts.Settings,
		Setting{"Most questions in a minute", fmt.Sprintf("%d from one person, %d in one channel", a.opts.Limits.PerUser, a.opts.Limits.PerChannel)})...)
}

// channelSettings are what holds in the channel.
func (a *App) channelSettings(ctx context.Context, user, channel string) []Setting {
	as := a.client.reader(ctx, request{User: user, Channel: channel})
	settings := []Setting{
		{"Articles read", readIn(as)},
		{"Follow-up questions", "taken in threads that I have answered in, without a mention"},
		{"Most questions in a minute", fmt.Sprint(a.opts.Limits.PerChannel)},
	}
	if a.opts.Schedule == nil {
		return settings
	}
	digest := "none; " + commandName + " digest on 08:30 in the channel switches one on"
	s, on, err := a.opts.Schedule.Subscription(ctx, where{channel: channel}.place())
	switch {
	case err != nil:
		a.opts.Log.WarnContext(ctx, "the digest of a channel is not known", "channel", channel, "error", err)
		return settings
	case on:
		digest = a.schedule(s)
	}
	return append(settings, Setting{"Daily digest", digest})
}

// readIn says which articles may be read to the reader.
func readIn(as news.Reader) string {
	if len(as.Collections) == 0 {
		return "the open articles"
	}
	return "the open articles and " + strings.Join(as.Collections, ", ")
}

// homeView lays Home out: what is in the archive, how to ask, examples, and
// the settings.
func homeView(h home) slack.HomeTabViewRequest {
	blocks := []slack.Block{slack.NewHeaderBlock(label("What I can answer from"))}
	if h.articles == 0 {
		blocks = append(blocks, sentence("There are no articles yet that you may read. Whoever runs me takes them in with pullquote ingest."))
	} else {
		blocks = append(blocks, sentence(fmt.Sprintf("%s in %s. The newest:", count(h.articles, "article"), count(h.passages, "passage"))), newestList(h.newest))
	}
	blocks = append(blocks, slack.NewHeaderBlock(label("How to ask")), list([]string{askInChannel, askDirectly, askByShortcut}), sentence(commandsText), commandList(subjectOf(h.newest)))
	if len(h.examples) > 0 {
		blocks = append(blocks, slack.NewHeaderBlock(label("For example")), list(h.examples))
	}
	if h.channel != "" {
		blocks = append(blocks, slack.NewHeaderBlock(label("The channel that you have open")),
			slack.NewRichTextBlock("", slack.NewRichTextSection(slack.NewRichTextSectionChannelElement(h.channel, nil))), settingsList(h.channelSettings))
	}
	blocks = append(blocks, slack.NewHeaderBlock(label("Settings of this workspace")), settingsList(h.settings),
		quiet("Every claim stands on a quotation copied from an article. As of "+h.at.UTC().Format("2 Jan 2006 15:04 MST")+".").block)
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: blocks}}
}

func settingsList(settings []Setting) slack.Block {
	var lines []string
	for _, s := range settings {
		lines = append(lines, s.Name+": "+s.Value)
	}
	return list(lines)
}

// newestList names articles as citations do.
func newestList(articles []news.Article) slack.Block {
	var items []slack.RichTextElement
	for _, a := range articles {
		c := bot.Citation{Article: string(a.ID), Headline: a.Headline, Publisher: a.Publisher, URL: a.URL}
		if !a.Published.IsZero() {
			c.Published = a.Published.Format(time.RFC3339)
		}
		name := shorten(oneLine(sourceWords(c)), headlineMax)
		element := slack.RichTextSectionElement(plainText(name))
		if link := c.Page(); link != "" {
			element = slack.NewRichTextSectionLinkElement(link, name, nil)
		}
		items = append(items, slack.NewRichTextSection(element))
	}
	return slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, items...))
}

// sentence is a line of literal text.
func sentence(text string) slack.Block {
	return slack.NewRichTextBlock("", slack.NewRichTextSection(plainText(text)))
}

// list is a list of lines of literal text.
func list(lines []string) slack.Block {
	var items []slack.RichTextElement
	for _, line := range lines {
		items = append(items, slack.NewRichTextSection(plainText(shorten(oneLine(line), valueMax))))
	}
	return slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, items...))
}
