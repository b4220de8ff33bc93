package slackapp

import (
	"fmt"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/page"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/slack-go/slack"
)

// homeView lays Home out: what is in the archive, how to ask, examples, and
// the settings.
func homeView(h home) slack.HomeTabViewRequest {
	blocks := []slack.Block{slack.NewHeaderBlock(label("What I can answer from"))}
	if h.articles == 0 {
		blocks = append(blocks, sentence("There are no articles yet that you may read. Whoever runs me takes them in with pullquote ingest."))
	} else {
		blocks = append(blocks, sentence(fmt.Sprintf("%s in %s. The newest:", count(h.articles, "article"), count(h.passages, "passage"))), newestList(h.newest))
	}
	blocks = append(blocks, digestSection(h)...)
	blocks = append(blocks, saidSection(h)...)
	blocks = append(blocks, slack.NewHeaderBlock(label("How to ask")), list([]string{askInChannel, askDirectly, askByShortcut}), sentence(commandsText), commandList(subjectsOf(h.newest)))
	if len(h.examples) > 0 {
		blocks = append(blocks, slack.NewHeaderBlock(label("For example")), list(h.examples))
	}
	if h.channel != "" {
		blocks = append(blocks, slack.NewHeaderBlock(label("The channel that you have open")),
			slack.NewRichTextBlock("", slack.NewRichTextSection(slack.NewRichTextSectionChannelElement(h.channel, nil))), settingsList(h.channelSettings))
	}
	blocks = append(blocks, slack.NewHeaderBlock(label("Settings of this workspace")), settingsList(h.settings),
		quiet("Every claim stands on a quotation copied from an article. As of "+h.at.Format("2 Jan 2006 15:04 MST")+".").block)
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, PrivateMetadata: h.state.String(), Blocks: slack.Blocks{BlockSet: blocks}}
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
		c := answer.Citation{Article: string(a.ID), Headline: a.Headline, Publisher: a.Publisher, URL: a.URL}
		if !a.Published.IsZero() {
			c.Published = a.Published.Format(time.RFC3339)
		}
		name := shorten(oneLine(page.Source(c)), headlineMax)
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
