package slackapp

import (
	"context"

	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/slack-go/slack"
)

// subjectMax is how much of a headline stands in an example, in characters.
const subjectMax = 60

// anySubject stands in examples while the archive holds no headline.
const anySubject = "harbour"

// commandExample is a command as it may be typed, and what it is for.
type commandExample struct{ typed, use string }

// commandExamples are the commands, about a subject of the archive.
func commandExamples(subject string) []commandExample {
	return []commandExample{
		{"ask What do we know about “" + subject + "”?", "answers a question."},
		{"summary " + subject, "says in brief what an article says, or several on a topic. At the end you can add short, long or since yesterday."},
		{"timeline " + subject, "lists what happened when, oldest first."},
		{"compare " + subject, "shows what articles say alike, what differently, and what only one of them says. Or name two: compare one vs another."},
		{"sources " + subject, "lists who is quoted, and how often."},
		{"digest on 08:30", "posts each day what is new in the channel; digest off, status, preview and now go with it."},
	}
}

// subjectOf is the headline of the first of the articles that has one.
func subjectOf(articles []news.Article) string {
	for _, a := range articles {
		if headline := oneLine(a.Headline); headline != "" {
			return shorten(headline, subjectMax)
		}
	}
	return anySubject
}

// commandList shows the commands, as literal text.
func commandList(subject string) slack.Block {
	var items []slack.RichTextElement
	for _, e := range commandExamples(subject) {
		typed := slack.NewRichTextSectionTextElement(commandName+" "+e.typed, &slack.RichTextSectionTextStyle{Code: true})
		items = append(items, slack.NewRichTextSection(typed, plainText(" "+e.use)))
	}
	return slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, items...))
}

// helpMessage explains what can be asked, with examples from what the reader
// may read.
func (a *App) helpMessage(ctx context.Context, as news.Reader) message {
	articles, err := a.opts.Archive.Articles(ctx, as)
	if err != nil {
		a.opts.Log.WarnContext(ctx, "help is given without examples", "error", err)
	}
	plain := introText + "\n• " + askInChannel + "\n• " + askDirectly + "\n• " + askByShortcut + "\n" + commandsText
	for _, e := range commandExamples(anySubject) {
		plain += "\n• " + commandName + " " + e.typed + " " + e.use
	}
	blocks := []slack.Block{sentence(introText), list([]string{askInChannel, askDirectly, askByShortcut}), sentence(commandsText), commandList(subjectOf(articles))}
	return message{text: introText, plain: plain, blocks: blocks}
}

// help explains what can be asked, where it was asked for.
func (a *App) help(ctx context.Context, r request, again bool) error {
	return a.post(ctx, r, a.helpMessage(ctx, a.client.reader(ctx, r)), again)
}

// helpReply is the reply to a command that asks for help, or that cannot be
// understood. It has three seconds: it gives examples from the open articles.
func (a *App) helpReply(ctx context.Context, r request) any {
	m := a.helpMessage(ctx, news.Reader{At: r.At})
	return map[string]any{"response_type": "ephemeral", "text": m.text, "blocks": m.blocks}
}
