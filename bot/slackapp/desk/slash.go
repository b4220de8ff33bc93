package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Slash is a person typing a slash command into a channel; command has its
// slash. It waits until the app has acknowledged, and shows what the app
// answered with. /invite @name is the desk's own.
func (d *Desk) Slash(ctx context.Context, user, channelID, command, text string) error {
	if command == "/invite" {
		return d.slashInvite(user, channelID, text)
	}
	d.mu.Lock()
	c, err := d.member(user, channelID)
	if err == nil {
		err = d.mayUseApp(user)
	}
	known := slices.ContainsFunc(d.workspace.App.Commands, func(k Command) bool { return k.Name == command })
	if err == nil && !known {
		err = fmt.Errorf("%w: %s", ErrNoCommand, command)
	}
	if err != nil {
		d.mu.Unlock()
		return err
	}
	u, _ := d.workspace.user(user)
	payload := map[string]any{
		"token": "desk-verification-token", "team_id": d.workspace.TeamID, "team_domain": d.workspace.Domain,
		"channel_id": c.ID, "channel_name": channelName(c), "user_id": user, "user_name": u.Name,
		"command": command, "text": blockText(text), "api_app_id": d.workspace.App.ID, "is_enterprise_install": "false",
		"response_url": d.newReplyURL(replyURL{user: user, channel: c.ID}), "trigger_id": d.newTrigger(user, ""),
	}
	wait := d.interact(&envelope{kind: "slash_commands", label: command, payload: payload, accepts: true}, func(answer json.RawMessage) error {
		return d.ackMessage(c, user, answer)
	})
	d.mu.Unlock()
	return wait(ctx)
}

// blockText is command text as Slack sends it: literal, without the escaping
// that messages have (should_escape is off).
func blockText(text string) string { return strings.TrimSpace(text) }

func channelName(c *channel) string {
	switch c.kind() {
	case "im":
		return "directmessage"
	case "group":
		return "privategroup"
	}
	return c.Name
}

func (d *Desk) mayUseApp(user string) error {
	if u, _ := d.workspace.user(user); u.Guest {
		return ErrGuest
	}
	return nil
}

func (d *Desk) slashInvite(user, channelID, text string) error {
	d.mu.Lock()
	name := strings.ToLower(strings.TrimPrefix(strings.TrimSpace(text), "@"))
	invited := ""
	bot, _ := d.workspace.user(d.workspace.App.UserID)
	for _, u := range append(slices.Clone(d.workspace.Users), bot) {
		if name == strings.ToLower(u.Name) || name == strings.ToLower(u.RealName) || name == strings.ToLower(u.ID) {
			invited = u.ID
		}
	}
	d.mu.Unlock()
	if invited == "" {
		return errNoUser
	}
	return d.Invite(user, channelID, invited)
}

// interact sends an envelope that is not retried, and returns how to wait for
// it. answer handles the payload of the ack, under the lock; it may be nil.
// Callers hold the lock.
func (d *Desk) interact(e *envelope, answer func(json.RawMessage) error) (wait func(context.Context) error) {
	done := make(chan error, 1)
	e.acked = func(payload json.RawMessage, err error) {
		if err == nil && answer != nil && len(payload) > 0 && string(payload) != "null" {
			err = answer(payload)
		}
		done <- err
	}
	d.enqueue(e)
	return func(ctx context.Context) error {
		select {
		case err := <-done:
			return err
		case <-ctx.Done():
			return ctx.Err()
		case <-d.stopped.Done():
			return ErrNoApp
		}
	}
}

// ackMessage posts what an ack of a slash command carries, if it is a message.
func (d *Desk) ackMessage(c *channel, user string, payload json.RawMessage) error {
	a := args{}
	if json.Unmarshal(payload, &a.values) != nil || (!a.has("text") && !a.has("blocks")) {
		return nil
	}
	body, refusal := d.readContent(a, postTextLimit)
	if refusal != nil {
		return fmt.Errorf("the app's answer was refused: %w", refusal)
	}
	d.postResponse(c, user, "", body, a.str("response_type") == "in_channel")
	return nil
}
