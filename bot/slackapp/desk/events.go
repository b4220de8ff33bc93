package desk

import (
	"encoding/json"
	"slices"
	"strings"
)

// emit sends one event to the app when it subscribed to it. subscription is the
// name in the manifest, such as message.im.
func (d *Desk) emit(subscription string, event map[string]any) {
	if !slices.Contains(d.workspace.App.Events, subscription) {
		return
	}
	app, team := d.workspace.App, d.workspace.TeamID
	kind, _ := event["type"].(string)
	if event["event_ts"] == nil {
		event["event_ts"] = tsOf(d.now().UnixMicro())
	}
	id := d.newID("Ev", 10)
	d.enqueue(&envelope{kind: "events_api", label: kind, eventID: id, retries: true, payload: map[string]any{
		"token": "desk-verification-token", "team_id": team, "context_team_id": team, "context_enterprise_id": nil,
		"api_app_id": app.ID, "event": event, "type": "event_callback", "event_id": id, "event_time": d.now().Unix(),
		"authorizations": []any{map[string]any{"enterprise_id": nil, "team_id": team, "user_id": app.UserID,
			"is_bot": true, "is_enterprise_install": false}},
		"is_ext_shared_channel": false, "event_context": "4-" + d.newID("", 12),
	}})
}

// eventOf is m as the inner event of a message.
func eventOf(c *channel, m *Message) map[string]any {
	event := asMap(m)
	event["channel"], event["channel_type"], event["event_ts"] = c.ID, c.kind(), m.TS
	return event
}

// asMap is v as decoded JSON.
func asMap(v any) map[string]any {
	raw, err := json.Marshal(v)
	if err != nil {
		return map[string]any{}
	}
	var m map[string]any
	if json.Unmarshal(raw, &m) != nil {
		return map[string]any{}
	}
	return m
}

// messageSubscription is message.channels, message.groups or message.im.
func messageSubscription(c *channel) string {
	return map[string]string{"channel": "message.channels", "group": "message.groups", "im": "message.im"}[c.kind()]
}

// messageEvent tells the app of a new message: as message where it is a member,
// and as app_mention where it is named. Its own posts are never app_mentions.
func (d *Desk) messageEvent(c *channel, m *Message) {
	app := d.workspace.App
	if m.OnlyFor != "" || !c.isMember(app.UserID) {
		return
	}
	event := eventOf(c, m)
	if c.im != "" && m.BotID == "" {
		event["app_context"] = map[string]any{"entities": []any{}}
	}
	d.emit(messageSubscription(c), event)
	if c.im == "" && m.BotID == "" && d.mentionsApp(m.Text) {
		mention := eventOf(c, m)
		mention["type"] = "app_mention"
		delete(mention, "channel_type")
		d.emit("app_mention", mention)
	}
}

func (d *Desk) mentionsApp(text string) bool {
	return strings.Contains(text, "<@"+d.workspace.App.UserID+">") || strings.Contains(text, "<@"+d.workspace.App.UserID+"|")
}

func (d *Desk) changedEvent(c *channel, m *Message, before Message) {
	if m.OnlyFor != "" || !c.isMember(d.workspace.App.UserID) {
		return
	}
	d.emit(messageSubscription(c), map[string]any{
		"type": "message", "subtype": "message_changed", "hidden": true, "channel": c.ID, "channel_type": c.kind(),
		"ts": d.newTS(), "message": asMap(m), "previous_message": asMap(&before),
	})
}

func (d *Desk) deletedEvent(c *channel, m *Message) {
	if m.OnlyFor != "" || !c.isMember(d.workspace.App.UserID) {
		return
	}
	d.emit(messageSubscription(c), map[string]any{
		"type": "message", "subtype": "message_deleted", "hidden": true, "channel": c.ID, "channel_type": c.kind(),
		"ts": d.newTS(), "deleted_ts": m.TS, "previous_message": asMap(m),
	})
}

// join makes user a member of c and tells the app.
func (d *Desk) join(c *channel, user, inviter string) {
	c.Members = append(c.Members, user)
	d.changed(change{kind: changeChannels})
	if !c.isMember(d.workspace.App.UserID) {
		return
	}
	kind := "C"
	if c.Private {
		kind = "G"
	}
	event := map[string]any{"type": "member_joined_channel", "user": user, "channel": c.ID, "channel_type": kind, "team": d.workspace.TeamID}
	if inviter != "" {
		event["inviter"] = inviter
	}
	d.emit("member_joined_channel", event)
}
