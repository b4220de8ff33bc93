package desk

import (
	"encoding/json"

	"github.com/pullquote/pullquote/bot/slackapp/desk/blockkit"
)

// Message is one message as the Web API returns it.
type Message struct {
	Type           string           `json:"type"`
	Subtype        string           `json:"subtype,omitempty"`
	User           string           `json:"user,omitempty"`
	BotID          string           `json:"bot_id,omitempty"`
	AppID          string           `json:"app_id,omitempty"`
	BotProfile     *BotProfile      `json:"bot_profile,omitempty"`
	Text           string           `json:"text"`
	TS             string           `json:"ts"`
	ThreadTS       string           `json:"thread_ts,omitempty"`
	ParentUser     string           `json:"parent_user_id,omitempty"`
	Team           string           `json:"team,omitempty"`
	ClientMsgID    string           `json:"client_msg_id,omitempty"`
	Blocks         []blockkit.Block `json:"blocks,omitempty"`
	Attachments    []any            `json:"attachments,omitempty"`
	Metadata       map[string]any   `json:"metadata,omitempty"`
	Edited         *Edit            `json:"edited,omitempty"`
	Files          []map[string]any `json:"files,omitempty"`
	Reactions      []Reaction       `json:"reactions,omitempty"`
	ReplyCount     int              `json:"reply_count,omitempty"`
	ReplyUsers     []string         `json:"reply_users,omitempty"`
	ReplyUserCount int              `json:"reply_users_count,omitempty"`
	LatestReply    string           `json:"latest_reply,omitempty"`
	StreamState    string           `json:"streaming_state,omitempty"` // in_progress or completed

	// OnlyFor is the user who alone sees an ephemeral message; the Web API
	// never returns those.
	OnlyFor string `json:"-"`
	// Broadcast says that a reply is shown in the channel as well.
	Broadcast bool `json:"-"`
	// UnfurlLinks and UnfurlMedia are what the app asked for; nil when it did not say.
	UnfurlLinks *bool `json:"-"`
	UnfurlMedia *bool `json:"-"`
}

// BotProfile is how an app is named in its messages.
type BotProfile struct {
	ID     string `json:"id"`
	AppID  string `json:"app_id"`
	Name   string `json:"name"`
	TeamID string `json:"team_id"`

	Deleted bool  `json:"deleted"`
	Updated int64 `json:"updated"` // Unix seconds
	Icons   Icons `json:"icons"`
}

// Icons are the addresses of an app's picture in three sizes.
type Icons struct {
	Image36 string `json:"image_36"`
	Image48 string `json:"image_48"`
	Image72 string `json:"image_72"`
}

// Edit says who changed a message and when.
type Edit struct {
	User string `json:"user"`
	TS   string `json:"ts"`
}

// Reaction is one emoji on a message.
type Reaction struct {
	Name  string   `json:"name"`
	Users []string `json:"users"`
	Count int      `json:"count"`
}

// isReply says whether the message stands in a thread below its root.
func (m *Message) isReply() bool { return m.ThreadTS != "" && m.ThreadTS != m.TS }

// copy is the message as it is now: later changes do not reach it.
func (m *Message) copy() Message {
	raw, err := json.Marshal(m)
	if err != nil {
		return *m
	}
	var c Message
	if err := json.Unmarshal(raw, &c); err != nil {
		return *m
	}
	c.OnlyFor, c.Broadcast, c.UnfurlLinks, c.UnfurlMedia = m.OnlyFor, m.Broadcast, m.UnfurlLinks, m.UnfurlMedia
	return c
}

// withoutMetadata is the message for callers that did not ask for metadata.
func (m Message) withoutMetadata() Message {
	if m.Metadata != nil {
		m.Metadata = map[string]any{"event_type": m.Metadata["event_type"]}
	}
	return m
}

// botMessage is a new message of the app.
func (d *Desk) botMessage(text string, blocks []blockkit.Block) *Message {
	app, icon := d.workspace.App, d.base()+"/desk/static/icon.svg"
	return &Message{
		Type: "message", User: app.UserID, BotID: app.BotID, AppID: app.ID, Team: d.workspace.TeamID,
		BotProfile: &BotProfile{ID: app.BotID, AppID: app.ID, Name: app.Name, TeamID: d.workspace.TeamID, Icons: Icons{icon, icon, icon}},
		Text:       text, Blocks: blocks,
	}
}

// userMessage is a new message of a person, with the blocks Slack makes of it.
func (d *Desk) userMessage(user, text string) *Message {
	m := &Message{Type: "message", User: user, Team: d.workspace.TeamID, Text: text, ClientMsgID: d.newID("", 16)}
	if text != "" {
		m.Blocks = []blockkit.Block{blockkit.ParseMrkdwn(text)}
		blockkit.AssignIDs(m.Blocks, d.blockID)
	}
	return m
}

func (d *Desk) blockID() string { return d.newID("", 5) }
