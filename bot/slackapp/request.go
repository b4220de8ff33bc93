package slackapp

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// request is something to be answered, small enough to be kept until it is.
type request struct {
	// ID is unique to what was asked; see event.request and commandRequest.
	ID      string `json:"id"`
	Want    string `json:"want"` // wantAnswer, wantHelp, wantShare, or an answer.Kind
	Text    string `json:"text,omitempty"`
	Channel string `json:"channel"`
	Thread  string `json:"thread,omitempty"`
	User    string `json:"user"`
	// DM says that the channel is the conversation of the user with the app.
	DM bool `json:"dm,omitempty"`
	// FollowUp says that the app was not named: the text is a question to it
	// only if it has answered in this thread before.
	FollowUp bool `json:"follow_up,omitempty"`
	// Overheard says of a follow-up that it may be talk among people: it is
	// answered if the articles answer it, and otherwise passed over.
	Overheard bool   `json:"overheard,omitempty"`
	Private   bool   `json:"private,omitempty"`  // only the user sees the answer
	Response  string `json:"response,omitempty"` // where to send a private answer
	// Shared says that people of other organisations read the channel.
	Shared bool `json:"shared,omitempty"`
	// Reading is what is asked for when Want is a kind of message.
	Reading reading   `json:"reading,omitzero"`
	At      time.Time `json:"at"` // when it was received
	// Material, Message and View are of a request for a check: its files, the
	// timestamp of the message that holds the draft, and the form that waits for
	// what is found.
	Material material `json:"material,omitzero"`
	Message  string   `json:"message,omitempty"`
	View     string   `json:"view,omitempty"`
	// For is the one process that can answer it; empty: each can.
	For string `json:"for,omitempty"`
	// Click is the button behind a wantClick.
	Click clicked `json:"click,omitzero"`
	// Shortcut says that the whole of the message is the draft.
	Shortcut bool `json:"shortcut,omitempty"`

	// draft is the text to be checked, until it is held in memory: it must not be
	// written down.
	draft string
}

const (
	wantAnswer = "answer"
	wantHelp   = "help"
)

func (r request) where() where {
	if r.Private {
		w := where{channel: r.Channel, user: r.User, response: r.Response}
		if r.Want == wantCheck {
			w.thread = r.Thread
		}
		return w
	}
	return where{channel: r.Channel, thread: r.Thread}
}

// event is what this app reads of an event, whichever way it came
// (https://docs.slack.dev/apis/events-api). It is read here rather than by
// slack-go, which refuses an event as a whole when one field that nobody
// needs has an unknown form.
type event struct {
	TeamID   string `json:"team_id"`
	AppID    string `json:"api_app_id"`
	EventID  string `json:"event_id"`
	External bool   `json:"is_ext_shared_channel"`
	Event    struct {
		Type        string      `json:"type"`
		Subtype     string      `json:"subtype"`
		Hidden      bool        `json:"hidden"`
		BotID       string      `json:"bot_id"`
		User        string      `json:"user"`
		Text        string      `json:"text"`
		TS          string      `json:"ts"`
		ThreadTS    string      `json:"thread_ts"`
		Channel     string      `json:"channel"`
		ChannelType string      `json:"channel_type"`
		Tab         string      `json:"tab"`
		Files       attachments `json:"files"`
		Context     struct {
			Entities []entity `json:"entities"`
		} `json:"context"`
	} `json:"event"`
}

// entity is something that a person has open beside the app. Its value is the
// id of a channel when its type is channelEntity.
type entity struct {
	Type  string          `json:"type"`
	Value json.RawMessage `json:"value"`
}

const channelEntity = "slack#/types/channel_id"

// beside returns the channel that the person who opened the app has open
// beside it; empty when Slack names none.
func (e event) beside() string {
	for _, open := range e.Event.Context.Entities {
		var id string
		if open.Type == channelEntity && json.Unmarshal(open.Value, &id) == nil {
			return id
		}
	}
	return ""
}

// spoken are the subtypes of messages that people write.
var spoken = []string{"", "file_share", "thread_broadcast"}

// request returns what the event asks for. ok is false when it asks for
// nothing: what bots and this app itself say, edits, and talk among people.
//
// The id is the address of the message. It is the same in every delivery of
// an event, and in the two events that one mention causes.
func (e event) request(self identity, at time.Time, zone *time.Location) (r request, ok bool) {
	in := e.Event
	if !slices.Contains(spoken, in.Subtype) || in.Hidden || in.BotID != "" || in.User == "" || in.User == self.user || in.TS == "" || in.Channel == "" {
		return request{}, false
	}
	r = request{
		ID: strings.Join([]string{"slack", e.TeamID, in.Channel, in.TS}, "/"), Channel: in.Channel, User: in.User, At: at,
		DM: in.ChannelType == "im", Shared: e.External, Thread: in.ThreadTS,
	}
	named := calls(in.Text, self.user) || in.Type == "app_mention" && !mentions(in.Text, self.user)
	if in.Type == "app_mention" && !named {
		return request{}, false
	}
	r.FollowUp = !r.DM && !named
	reply := in.ThreadTS != "" && in.ThreadTS != in.TS
	if words, asks := draftIn(greeted.ReplaceAllString(strings.TrimSpace(plainLines(in.Text, self.user)), ""), len(in.Files), r.DM); asks && !r.FollowUp {
		r.Message, r.Private = in.TS, !r.DM
		if r.DM && r.Thread == "" {
			r.Thread = in.TS
		}
		r.asCheck(words, in.Files)
		return r, true
	}
	text := plainWords(in.Text, self.user)
	if r.FollowUp && (!reply || mentionsAnyone(in.Text) || !readsAsQuestion(text)) {
		return request{}, false
	}
	if r.Thread == "" {
		r.Thread = in.TS
	}
	r.Overheard = r.FollowUp && overheard(text)
	r.mean(text, false, zone)
	if r.FollowUp && r.Want == wantDigest { // "Digest on Monday?", among people
		r.Want, r.Text = wantAnswer, text
	}
	return r, true
}

// changesMembers reports whether the event tells that somebody joined or left its
// channel, or with whom it is shared. Slack tells it by events and by messages.
func (e event) changesMembers() bool {
	switch e.Event.Type {
	case "member_joined_channel", "member_left_channel", "channel_shared", "channel_unshared":
		return true
	}
	return slices.Contains([]string{"channel_join", "channel_leave", "group_join", "group_leave", "channel_convert_to_public"}, e.Event.Subtype)
}

// readEvent reads an event; it fails on what is no JSON object of this form.
func readEvent(payload []byte) (event, error) {
	var e event
	err := json.Unmarshal(payload, &e)
	return e, err
}
