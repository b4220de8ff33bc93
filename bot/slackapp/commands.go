package slackapp

import (
	"net/url"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/digest"
)

// understand tells what a line means that was said to the app: after its name
// in a channel, in its own conversation, or after /pullquote. The words of
// commands begin it; a line that is no command is a question. So is one that
// begins like a command and ends in a question mark, as "Sources say what?"
// does, unless it was said as a command. After /pullquote a word alone that is no
// command, or one that is nearly a command, is none: the text of the help is then
// the line.
func understand(line string, asCommand bool) (want, text string) {
	first, rest, _ := strings.Cut(line, " ")
	first = strings.ToLower(strings.TrimRight(first, ":,!?."))
	switch first {
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
	case wantDigest:
		if asCommand || isDigest(rest) {
			return wantDigest, rest
		}
	case wantWithdraw:
		if asCommand {
			return wantWithdraw, rest
		}
	}
	if kind, ok := readings[first]; ok && (asCommand || !strings.HasSuffix(line, "?")) {
		if rest == "" {
			return wantHelp, ""
		}
		return string(kind), rest
	}
	if asCommand && !readsAsQuestion(line) && (rest == "" || nearestCommand(first) != "") {
		return wantHelp, line
	}
	return wantAnswer, line
}

// mean writes down what the line asks for.
func (r *request) mean(line string, asCommand bool, zone *time.Location) {
	r.Want, r.Text = understand(line, asCommand)
	if kind, ok := r.kind(); ok {
		r.Reading = readReading(kind, r.Text, r.At, zone)
	}
}

// kind returns what kind of message a request for one asks for.
func (r request) kind() (kind answer.Kind, ok bool) {
	for _, kind := range readings {
		if r.Want == string(kind) {
			return kind, true
		}
	}
	return "", false
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
func (c command) request(at time.Time, zone *time.Location) request {
	r := request{
		ID: strings.Join([]string{"slack", c.TeamID, "command", c.TriggerID}, "/"), Channel: c.ChannelID, User: c.UserID,
		Private: true, Response: c.ResponseURL, At: at, DM: strings.HasPrefix(c.ChannelID, "D"),
	}
	r.mean(strings.Join(strings.Fields(c.Text), " "), true, zone)
	return r
}

// key is the ledger's key of what the request is answered with.
func (r request) key() string {
	if r.Want == wantDigest {
		return digest.Key(r.ID)
	}
	if kind, ok := r.kind(); ok {
		return string(kind) + "/" + r.ID
	}
	return string(answer.KindAnswer) + "/" + r.ID
}
