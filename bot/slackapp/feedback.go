package slackapp

import (
	"context"
	"strings"

	"github.com/slack-go/slack"
)

// The ids of the form that asks what is wrong with an answer.
const (
	reasonForm  = "feedback_reason"
	reasonBlock = "reason"
	reasonInput = "text"
	// reasonMax is the longest reason, in characters: Slack takes 3,000.
	reasonMax = 2000
)

// feedbackView is the form behind a bad rating. It carries the key of the
// answer.
func feedbackView(key string) slack.ModalViewRequest {
	input := slack.NewPlainTextInputBlockElement(label("For example: the second claim is not what the article says"), reasonInput)
	input.Multiline, input.MaxLength = true, reasonMax
	block := slack.NewInputBlock(reasonBlock, label("What is wrong with this answer?"), label("Whoever runs Pullquote here can read it."), input)
	block.Optional = true
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: reasonForm, PrivateMetadata: key,
		Title: label("Bad answer"), Submit: label("Send"), Close: label("Cancel"),
		Blocks: slack.Blocks{BlockSet: []slack.Block{block}},
	}
}

// rate writes a rating down before it is acknowledged, thanks for a good one
// and asks for the reason of a bad one.
func (a *App) rate(ctx context.Context, in interaction, value string) error {
	rating, key, _ := strings.Cut(value, " ")
	if err := a.opts.History.Feedback(ctx, key, in.User.ID, rating, "", a.opts.Now()); err != nil {
		return err
	}
	a.aside(func(ctx context.Context) error {
		if rating+" " == feedbackBad {
			return a.client.open(ctx, in, feedbackView(key))
		}
		return a.client.whisper(ctx, in, thanksText)
	})
	return nil
}

// reason writes down why an answer was rated bad.
func (a *App) reason(ctx context.Context, in interaction) error {
	text := visible(in.View.State.Values[reasonBlock][reasonInput].Value)
	rating := strings.TrimSpace(feedbackBad)
	return a.opts.History.Feedback(ctx, in.View.PrivateMetadata, in.User.ID, rating, strings.TrimSpace(text), a.opts.Now())
}
