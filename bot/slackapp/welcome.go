package slackapp

import (
	"context"

	"github.com/slack-go/slack"
)

const (
	// mostPrompts is how many questions Slack lets an app suggest.
	mostPrompts = 4
	// promptTitle is how much of a question the button shows, in characters:
	// Slack cuts what is longer to fit.
	promptTitle = 75
)

// welcome greets somebody who opens the app: its Home says what there is, and
// the conversation suggests questions that the archive can answer.
func (a *App) welcome(ctx context.Context, e event) error {
	if e.Event.Tab == "home" {
		return a.publishHome(ctx, e.Event.User, homeState{Own: e.Event.Channel, Beside: e.beside()})
	}
	if e.Event.Tab != "messages" || a.opts.Suggest == nil {
		return nil
	}
	suggested := slack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: e.Event.Channel, Title: "You could ask"}
	for _, question := range a.opts.Suggest(ctx) {
		if len(suggested.Prompts) < mostPrompts && question != "" {
			suggested.AddPrompt(shorten(question, promptTitle), question)
		}
	}
	if len(suggested.Prompts) == 0 {
		return nil
	}
	return a.client.gates.pass(ctx, "assistant.threads.setSuggestedPrompts", func() error {
		return a.client.api.SetAssistantThreadsSuggestedPromptsContext(ctx, suggested)
	})
}
