package slackapp

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/pullquote/pullquote/retrieval/spell"
	"github.com/slack-go/slack"
)

// anySubject stands in examples while the archive holds no headline.
const anySubject = "harbour"

// commandExample is a command as it may be typed, and what it is for.
type commandExample struct{ typed, use string }

// commandExamples are the commands, each about another subject where there are
// several.
func commandExamples(subjects []string) []commandExample {
	of := func(n int) string { return subjects[n%len(subjects)] }
	return []commandExample{
		{"ask " + bot.AboutTopic(of(0)), "answers a question."},
		{"summary " + of(1), "says in brief what an article says, or several on a topic. At the end you can add short, long or since yesterday."},
		{"timeline " + of(2), "lists what happened when, oldest first."},
		{"compare " + of(3), "shows what articles say alike, what differently, and what only one of them says. Or name two: compare one vs another."},
		{"sources " + of(4), "lists who is quoted, and how often."},
		{"check", "opens a form for a draft: its quotations and figures are looked for in the articles, and the draft is not stored."},
		{"digest on 08:30", "posts each day what is new in the channel; digest off, status, preview and now go with it."},
	}
}

// subjectsShown is how many commands are about a subject.
const subjectsShown = 5

// subjectsOf are short subjects of the articles, at least one.
func subjectsOf(articles []news.Article) []string {
	var out []string
	for _, topic := range bot.Topics(articles, subjectsShown) {
		if topic = oneLine(topic); topic != "" {
			out = append(out, topic)
		}
	}
	if len(out) == 0 {
		return []string{anySubject}
	}
	return out
}

// commandList shows the commands, as literal text.
func commandList(subjects []string) slack.Block {
	var items []slack.RichTextElement
	for _, e := range commandExamples(subjects) {
		typed := slack.NewRichTextSectionTextElement(commandName+" "+e.typed, &slack.RichTextSectionTextStyle{Code: true})
		items = append(items, slack.NewRichTextSection(typed, plainText(" "+e.use)))
	}
	return slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, items...))
}

// helpMessage explains what can be asked, with examples from what the reader
// may read.
func (a *App) helpMessage(ctx context.Context, as news.Reader) message {
	articles, err := a.opts.Archive.Newest(ctx, as, bot.TopicsFrom)
	if err != nil {
		a.opts.Log.WarnContext(ctx, "help is given without examples", "error", err)
	}
	plain := introText + "\n• " + askInChannel + "\n• " + askDirectly + "\n• " + askByShortcut + "\n• " + askForCheck + "\n" + commandsText
	for _, e := range commandExamples([]string{anySubject}) {
		plain += "\n• " + commandName + " " + e.typed + " " + e.use
	}
	blocks := []slack.Block{sentence(introText), list([]string{askInChannel, askDirectly, askByShortcut, askForCheck}), sentence(commandsText), commandList(subjectsOf(articles))}
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
	if r.Text != "" {
		said := notACommand(r.Text)
		m.text, m.blocks = escape(said), append([]slack.Block{sentence(said)}, m.blocks...)
	}
	return map[string]any{"response_type": "ephemeral", "text": m.text, "blocks": m.blocks}
}

// commandWords are those that a command can begin with.
func commandWords() []string {
	return append(slices.Sorted(maps.Keys(readings)), "ask", wantCheck, wantDigest, wantWithdraw, "help")
}

// shortestNear is from how many letters on a word can be a command that was
// mistyped: "task" is not "ask".
const shortestNear = 5

// nearestCommand is the command that a word was probably meant to be, one letter
// or two that changed places away; empty where it is none.
func nearestCommand(word string) string {
	sorted := func(w string) string {
		letters := strings.Split(w, "")
		slices.Sort(letters)
		return strings.Join(letters, "")
	}
	for _, command := range commandWords() {
		if len(word) >= shortestNear && (spell.Distance(word, command) <= 1 || sorted(word) == sorted(command)) {
			return command
		}
	}
	return ""
}

// notACommand says that a line begins with no command, and what to write instead.
func notACommand(line string) string {
	word, rest, _ := strings.Cut(shorten(line, valueMax), " ")
	said := "“" + word + "” is none of my commands."
	if near := nearestCommand(strings.ToLower(word)); near != "" {
		return said + " Did you mean " + strings.TrimSpace(commandName+" "+near+" "+rest) + "?"
	}
	return said + " To look in the articles for it: " + commandName + " summary " + word
}
