package slackapp

import (
	"context"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot"
)

// findShortcut is the callback id of "Find in our articles".
const findShortcut = "find_in_articles"

// interaction is what this app reads of a click, a shortcut or a form
// (https://docs.slack.dev/reference/interaction-payloads).
type interaction struct {
	Type       string `json:"type"`
	CallbackID string `json:"callback_id"`
	TriggerID  string `json:"trigger_id"`
	Response   string `json:"response_url"`
	Team       struct {
		ID string `json:"id"`
	} `json:"team"`
	User struct {
		ID string `json:"id"`
	} `json:"user"`
	Channel struct {
		ID string `json:"id"`
	} `json:"channel"`
	Message struct {
		Text string `json:"text"`
		TS   string `json:"ts"`
	} `json:"message"`
	// Container is where the click was made.
	Container struct {
		ThreadTS string `json:"thread_ts"`
	} `json:"container"`
	Actions []struct {
		ID    string `json:"action_id"`
		Value string `json:"value"`
	} `json:"actions"`
	// View is the form that was sent: its values by block and input.
	View struct {
		CallbackID      string `json:"callback_id"`
		PrivateMetadata string `json:"private_metadata"`
		State           struct {
			Values map[string]map[string]struct {
				Value string `json:"value"`
			} `json:"values"`
		} `json:"state"`
	} `json:"view"`
}

func (a *App) receiveInteraction(ctx context.Context, payload []byte) (ack any, err error) {
	var in interaction
	if err := json.Unmarshal(payload, &in); err != nil {
		return nil, a.unreadable(ctx, kindInteract)
	}
	switch {
	case in.Type == "message_action" && in.CallbackID == findShortcut:
		return nil, a.put(ctx, a.find(in))
	case in.Type == "block_actions":
		return nil, a.click(ctx, in)
	case in.Type == "view_submission" && in.View.CallbackID == reasonForm:
		return nil, a.reason(ctx, in)
	}
	return nil, nil
}

// find returns the request of "Find in our articles": what the message
// says is looked for, and shown to the person who asked alone.
func (a *App) find(in interaction) request {
	r := request{
		ID: strings.Join([]string{"slack", in.Team.ID, "shortcut", in.TriggerID}, "/"), Want: wantAnswer,
		Text: beginning(plainWords(in.Message.Text), bot.MaxQuestion), Channel: in.Channel.ID, User: in.User.ID,
		Private: true, Response: in.Response, At: a.opts.Now(), DM: strings.HasPrefix(in.Channel.ID, "D"),
	}
	if r.Text == "" {
		r.Want = wantHelp
	}
	return r
}

// beginning returns at most limit characters of the text, whole words.
func beginning(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	cut := string([]rune(text)[:limit])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut
}
