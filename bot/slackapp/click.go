package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/say"
	"github.com/pullquote/pullquote/retrieval/news"
	"github.com/slack-go/slack"
)

// rightsTime is how long Slack may take to say what a person may read before
// it is the open articles only: the modal of a click must be opened within
// three seconds (https://docs.slack.dev/interactivity/handling-user-interaction).
const rightsTime = 1500 * time.Millisecond

// click does what a button of an answer says.
func (a *App) click(ctx context.Context, in interaction) error {
	for _, action := range in.Actions {
		switch action.ID {
		case actionContext:
			a.aside(func(ctx context.Context) error { return a.showContext(ctx, in, action.Value) })
		case actionDetails, actionPage:
			return a.askKeeper(ctx, in, action.ID, action.Value)
		case actionShare:
			return a.put(ctx, a.sharing(in, action.Value))
		case actionFeedback:
			return a.rate(ctx, in, action.Value)
		case actionNewDigest, actionChangeDigest:
			a.aside(func(ctx context.Context) error { return a.showDigestForm(ctx, in, action.Value) })
		case actionTakeBack:
			return a.put(ctx, a.takingBack(in, action.Value))
		case actionEndDigest:
			return a.endDigest(ctx, in, action.Value)
		}
		for _, of := range []string{actionMore, actionLess, actionNotNews} {
			if strings.HasPrefix(action.ID, of) {
				return a.markStory(ctx, in, action.ID, action.Value)
			}
		}
		if strings.HasPrefix(action.ID, actionPick) {
			return a.put(ctx, a.pick(in, action.Value))
		}
	}
	return nil
}

// showContext opens the modal with the paragraphs around the quotations of
// the answer of the key.
func (a *App) showContext(ctx context.Context, in interaction, key string) error {
	view, err := a.context(ctx, in, key)
	if err == nil {
		err = a.client.open(ctx, in, view)
	}
	if err != nil {
		a.opts.Log.WarnContext(ctx, "no context is shown", "key", key, "error", err)
		return a.client.whisper(ctx, in, noContextText)
	}
	return nil
}

// context returns the modal of the answer of the key.
func (a *App) context(ctx context.Context, in interaction, key string) (slack.ModalViewRequest, error) {
	raw, _, err := a.opts.History.Said(ctx, key)
	if err != nil {
		return slack.ModalViewRequest{}, err
	}
	var record say.Record
	if err := json.Unmarshal(raw, &record); err != nil {
		return slack.ModalViewRequest{}, fmt.Errorf("reading the record: %w", err)
	}
	excerpts, hidden, err := a.excerpts(ctx, record.Answer.Citations, a.readerOf(ctx, in))
	return contextView(excerpts, hidden), err
}

// readerOf returns what the person who clicked may read.
func (a *App) readerOf(ctx context.Context, in interaction) news.Reader {
	ctx, cancel := context.WithTimeout(ctx, rightsTime)
	defer cancel()
	return a.client.reader(ctx, request{User: in.User.ID, Channel: in.Channel.ID, Private: true})
}

// open opens a modal for the person who clicked.
func (c *Client) open(ctx context.Context, in interaction, view slack.ModalViewRequest) error {
	_, err := c.api.OpenViewContext(ctx, in.TriggerID, view)
	if err != nil {
		return fmt.Errorf("opening a modal: %w", err)
	}
	return nil
}

// whisper says one of the fixed texts to the person who clicked, where they
// did, and to nobody else.
func (c *Client) whisper(ctx context.Context, in interaction, text string) error {
	options := []slack.MsgOption{
		slack.MsgOptionText(text, false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
	}
	if in.Container.ThreadTS != "" {
		options = append(options, slack.MsgOptionTS(in.Container.ThreadTS))
	}
	return c.gates.pass(ctx, "chat.postEphemeral/"+in.Channel.ID, func() error {
		_, err := c.api.PostEphemeralContext(ctx, in.Channel.ID, in.User.ID, options...)
		return err
	})
}
