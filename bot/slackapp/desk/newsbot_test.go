package desk_test

import (
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

// newsbot is a small bot on the real slack-go client, for tests of the page: it
// answers every question with the same quotations.
type newsbot struct {
	office *office
	t      testing.TB
	pause  chan struct{} // a stream goes on when this yields; closed means at once
}

// staff starts a newsbot on the desk.
func (f *office) staff(t testing.TB) *newsbot {
	t.Helper()
	bot := &newsbot{office: f, t: t, pause: make(chan struct{})}
	f.serve(t, func(e socketmode.Event) any { go bot.handle(e); return nil })
	return bot
}

// goOn lets a waiting stream take its next step.
func (b *newsbot) goOn() {
	b.t.Helper()
	select {
	case b.pause <- struct{}{}:
	case <-b.office.ctx.Done():
		b.t.Fatal("the bot was never asked")
	}
}

func (b *newsbot) handle(e socketmode.Event) {
	switch data := e.Data.(type) {
	case slackevents.EventsAPIEvent:
		b.event(data.InnerEvent.Data)
	case slack.SlashCommand:
		_, err := b.office.api.PostEphemeralContext(b.office.ctx, data.ChannelID, data.UserID, slack.MsgOptionBlocks(answerBlocks()...))
		b.check(err)
	case slack.InteractionCallback:
		if data.Type == slack.InteractionTypeBlockActions && data.ActionCallback.BlockActions[0].ActionID == "context" {
			_, err := b.office.api.OpenViewContext(b.office.ctx, data.TriggerID, contextForm())
			b.check(err)
		}
	}
}

func (b *newsbot) event(inner any) {
	switch in := inner.(type) {
	case *slackevents.AppMentionEvent:
		b.answer(in.Channel, in.TimeStamp, in.ThreadTimeStamp, in.User)
	case *slackevents.MessageEvent:
		if in.ChannelType == "im" && in.BotID == "" && in.SubType == "" {
			b.answer(in.Channel, in.TimeStamp, in.ThreadTimeStamp, in.User)
		}
	case *slackevents.AppHomeOpenedEvent:
		if in.Tab == "home" {
			_, err := b.office.api.PublishViewContext(b.office.ctx, slack.PublishViewContextRequest{UserID: in.User, View: homeTab()})
			b.check(err)
			return
		}
		prompts := slack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: in.Channel, Title: "You could ask"}
		prompts.AddPrompt("How many places were raided?", "How many places were raided?")
		prompts.AddPrompt("Who spoke for the police?", "Who spoke for the police?")
		b.check(b.office.api.SetAssistantThreadsSuggestedPromptsContext(b.office.ctx, prompts))
	}
}

// answer shows a status, streams two pieces and ends with quotations.
func (b *newsbot) answer(channel, ts, thread, user string) {
	if thread == "" {
		thread = ts
	}
	api, ctx := b.office.api, b.office.ctx
	b.check(api.SetAssistantThreadsStatusContext(ctx, slack.AssistantThreadsSetStatusParameters{ChannelID: channel, ThreadTS: thread, Status: "is searching 1,204 articles…"}))
	<-b.pause
	_, answer, err := api.StartStreamContext(ctx, channel, slack.MsgOptionTS(thread), slack.MsgOptionRecipientTeamID("T0NEWSROOM"), slack.MsgOptionRecipientUserID(user))
	b.check(err)
	_, _, err = api.AppendStreamContext(ctx, channel, answer, slack.MsgOptionMarkdownText("Police searched **61 properties** and made "))
	b.check(err)
	<-b.pause
	_, _, err = api.AppendStreamContext(ctx, channel, answer, slack.MsgOptionMarkdownText("**71 arrests**. [[1]](https://example.org/a) [[2]](https://example.org/b)"))
	b.check(err)
	_, _, err = api.StopStreamContext(ctx, channel, answer, slack.MsgOptionBlocks(answerBlocks()...))
	b.check(err)
}

func (b *newsbot) check(err error) {
	if err != nil && b.office.ctx.Err() == nil {
		b.t.Error(err)
	}
}

func mrkdwn(s string) *slack.TextBlockObject {
	return slack.NewTextBlockObject("mrkdwn", s, false, false)
}

func literal(s string) *slack.RichTextSectionTextElement {
	return slack.NewRichTextSectionTextElement(s, nil)
}

func quote(s, source, url string) []slack.RichTextElement {
	return []slack.RichTextElement{
		&slack.RichTextQuote{Type: slack.RTEQuote, Elements: []slack.RichTextSectionElement{literal(s)}},
		slack.NewRichTextSection(slack.NewRichTextSectionLinkElement(url, source, nil)),
	}
}

func answerBlocks() []slack.Block {
	quotes := append(
		quote("Officers searched 61 homes and businesses before dawn on Tuesday and took 71 people into custody.", "[1] North Wire · Dawn raids across two states · 9 March 2026", "https://example.org/a#:~:text=searched%2061%20homes"),
		quote("In all, 71 arrests followed 61 raids, a spokeswoman said.", "[2] The Courier · Police net closes · 9 March 2026", "https://example.org/b")...)
	feedback := slack.NewFeedbackButtonsBlockElement("feedback", slack.NewFeedbackButton(plain("Good answer"), "up"), slack.NewFeedbackButton(plain("Bad answer"), "down"))
	return []slack.Block{
		slack.NewRichTextBlock("", quotes...),
		slack.NewSectionBlock(mrkdwn("*Sources differ* on who spoke for the police."), nil, nil),
		slack.NewActionBlock("acts", slack.NewButtonBlockElement("context", "a1", plain("Show in context"))),
		slack.NewContextBlock("", mrkdwn("2 articles from 2 publishers · as of 09:00 · no model was used")),
		slack.NewContextActionsBlock("", feedback),
	}
}

func contextForm() slack.ModalViewRequest {
	marked := slack.NewRichTextSectionTextElement("Officers searched 61 homes and businesses before dawn on Tuesday and took 71 people into custody.", &slack.RichTextSectionTextStyle{Bold: true})
	why := &slack.PlainTextInputBlockElement{Type: slack.METPlainTextInput, ActionID: "why", Multiline: true}
	kinds := slack.NewRadioButtonsBlockElement("kind", slack.NewOptionBlockObject("quote", plain("The quotation is wrong"), nil), slack.NewOptionBlockObject("missing", plain("Something is missing"), nil))
	kind := slack.NewInputBlock("kind", plain("Kind"), nil, kinds)
	kind.Optional = true
	return slack.ModalViewRequest{Type: slack.VTModal, Title: plain("In context"), Submit: plain("Send"), Close: plain("Close"), Blocks: slack.Blocks{BlockSet: []slack.Block{
		slack.NewHeaderBlock(plain("Dawn raids across two states")),
		slack.NewContextBlock("", mrkdwn("North Wire · 9 March 2026 · <https://example.org/a|open the article>")),
		slack.NewRichTextBlock("", slack.NewRichTextSection(literal("The operation had been planned for eight months. "), marked, literal(" Nobody was hurt."))),
		slack.NewDividerBlock(),
		slack.NewInputBlock("reason", plain("What was wrong with the answer?"), plain("The news desk reads every one of these."), why),
		kind,
	}}}
}

func homeTab() slack.HomeTabViewRequest {
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{
		slack.NewHeaderBlock(plain("What is in the archive")),
		slack.NewSectionBlock(nil, []*slack.TextBlockObject{mrkdwn("*Articles*\n1,204"), mrkdwn("*Publishers*\n3"), mrkdwn("*Newest*\nToday, 08:55"), mrkdwn("*Languages*\nEnglish, Spanish")}, nil),
		slack.NewDividerBlock(),
		slack.NewSectionBlock(mrkdwn("*How to ask*\nMention me in a channel, write to me here, or use `/pullquote ask`."), nil, slack.NewAccessory(slack.NewButtonBlockElement("try", "t", plain("Try it")))),
	}}}
}
