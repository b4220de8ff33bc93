package slackapp

import (
	"net/url"
	"strings"
	"time"
)

// understand tells what a line means that was said to the app: after its name
// in a channel, in its own conversation, or after /pullquote. Words that are
// no command are a question.
func understand(line string) (want, text string) {
	first, rest, _ := strings.Cut(line, " ")
	switch strings.ToLower(strings.TrimRight(first, ":,!?.")) {
	case "":
		return wantHelp, ""
	case "help", "hi", "hello":
		if rest == "" {
			return wantHelp, ""
		}
	case "ask":
		if rest == "" {
			return wantHelp, ""
		}
		return wantAnswer, rest
	}
	return wantAnswer, line
}

// command is what this app reads of a slash command
// (https://docs.slack.dev/interactivity/implementing-slash-commands).
type command struct {
	TeamID      string `json:"team_id"`
	AppID       string `json:"api_app_id"`
	ChannelID   string `json:"channel_id"`
	UserID      string `json:"user_id"`
	Text        string `json:"text"`
	ResponseURL string `json:"response_url"`
	TriggerID   string `json:"trigger_id"`
}

// commandForm reads a command from a form, in which it comes over HTTP.
func commandForm(f url.Values) command {
	return command{
		TeamID: f.Get("team_id"), AppID: f.Get("api_app_id"), ChannelID: f.Get("channel_id"), UserID: f.Get("user_id"),
		Text: f.Get("text"), ResponseURL: f.Get("response_url"), TriggerID: f.Get("trigger_id"),
	}
}

// request returns what the command asks for. Its answer is for the asker
// alone, who can share it. The id is that of the command's trigger, which
// Slack makes anew for each.
func (c command) request(at time.Time) request {
	r := request{
		ID: strings.Join([]string{"slack", c.TeamID, "command", c.TriggerID}, "/"), Channel: c.ChannelID, User: c.UserID,
		Private: true, Response: c.ResponseURL, At: at, DM: strings.HasPrefix(c.ChannelID, "D"),
	}
	r.Want, r.Text = understand(strings.Join(strings.Fields(c.Text), " "))
	return r
}
