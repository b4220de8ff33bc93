package slackapp

import (
	"context"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
)

// The callback ids of the shortcuts.
const (
	findShortcut      = "find_in_articles"
	summarizeShortcut = "summarize_article"
	checkShortcut     = "check_quotes"
)

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
		Text  string      `json:"text"`
		TS    string      `json:"ts"`
		Files attachments `json:"files"`
	} `json:"message"`
	// Container is where the click was made.
	Container struct {
		ThreadTS  string `json:"thread_ts"`
		MessageTS string `json:"message_ts"`
		Ephemeral bool   `json:"is_ephemeral"`
	} `json:"container"`
	Actions []struct {
		ID    string `json:"action_id"`
		Value string `json:"value"`
	} `json:"actions"`
	// View is the form that was sent: its values by block and input.
	View struct {
		ID              string `json:"id"`
		CallbackID      string `json:"callback_id"`
		PrivateMetadata string `json:"private_metadata"`
		State           struct {
			Values map[string]map[string]struct {
				Value        string      `json:"value"`
				Time         string      `json:"selected_time"`
				Conversation string      `json:"selected_conversation"`
				Option       option      `json:"selected_option"`
				Options      []option    `json:"selected_options"`
				Files        attachments `json:"files"`
			} `json:"values"`
		} `json:"state"`
	} `json:"view"`
}

// option is what was chosen in a form.
type option struct {
	Value string `json:"value"`
}

func (a *App) receiveInteraction(ctx context.Context, payload []byte) (ack any, err error) {
	var in interaction
	if err := json.Unmarshal(payload, &in); err != nil {
		return nil, a.unreadable(ctx, kindInteract)
	}
	switch {
	case in.Type == "message_action" && in.CallbackID == findShortcut:
		return nil, a.put(ctx, a.find(in))
	case in.Type == "message_action" && in.CallbackID == summarizeShortcut:
		return nil, a.put(ctx, a.summarize(in))
	case in.Type == "message_action" && in.CallbackID == checkShortcut:
		return nil, a.put(ctx, a.checkingOf(in))
	case in.Type == "view_submission" && in.View.CallbackID == draftForm:
		return a.submitCheck(ctx, in)
	case in.Type == "block_actions":
		return nil, a.click(ctx, in)
	case in.Type == "view_submission" && in.View.CallbackID == reasonForm:
		return nil, a.reason(ctx, in)
	case in.Type == "view_submission" && in.View.CallbackID == digestForm:
		return a.saveDigest(ctx, in)
	}
	return nil, nil
}

// find returns the request of "Find in our articles": what the message
// says is looked for, and shown to the person who asked alone.
func (a *App) find(in interaction) request {
	r := request{
		ID: strings.Join([]string{"slack", in.Team.ID, "shortcut", in.TriggerID}, "/"), Want: wantAnswer,
		Text: beginning(plainWords(in.Message.Text, ""), bot.MaxQuestion), Channel: in.Channel.ID, User: in.User.ID,
		Private: true, Response: in.Response, At: a.opts.Now(), DM: strings.HasPrefix(in.Channel.ID, "D"),
	}
	if r.Text == "" {
		r.Want = wantHelp
	}
	return r
}

// summarize returns the request of "Summarize this article": what the article
// says that the message links to or, when it links to none, what there is on
// what it says; for the person who asked alone.
func (a *App) summarize(in interaction) request {
	r := a.find(in)
	if r.Want == wantHelp {
		return r
	}
	r.Want, r.Reading = string(answer.KindSummary), reading{Of: links(in.Message.Text)}
	if len(r.Reading.Of) == 0 {
		r.Reading.Of = []string{r.Text}
	}
	return r
}

// pick returns the request behind a button that chooses an article: a summary
// of it, seen by those who see the button.
func (a *App) pick(in interaction, article string) request {
	r := request{
		ID: strings.Join([]string{"slack", in.Team.ID, "pick", in.TriggerID}, "/"), Want: string(answer.KindSummary), Text: article,
		Reading: reading{Of: []string{article}}, Channel: in.Channel.ID, User: in.User.ID, At: a.opts.Now(), DM: strings.HasPrefix(in.Channel.ID, "D"),
	}
	if in.Container.Ephemeral {
		r.Private, r.Response = true, in.Response
		return r
	}
	r.Thread = in.Container.ThreadTS
	if r.Thread == "" {
		r.Thread = in.Container.MessageTS
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
